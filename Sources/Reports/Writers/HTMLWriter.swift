import Charts

/// Writes a report as one HTML page that needs nothing beside it: style and charts are inside,
/// and there is no script.
///
/// The page suits narrow and wide screens, light and dark, and prints on A4 and Letter.
public struct HTMLWriter: Sendable {
  /// HTML that stands after the first heading of a page; nil for none.
  private let controls: String?

  /// A writer.
  ///
  /// - Parameter controls: HTML, escaped already, that stands after the first heading of a page.
  public init(controls: String? = nil) {
    self.controls = controls
  }

  /// The whole page.
  public func text(_ report: Report) -> String {
    var page = HTMLPage()
    for block in report.blocks { page.add(block) }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(escapedXML(report.title))</title>
      <style>
      \(HTMLStyle.text)
      </style>
      </head>
      <body>
      <a class="skip" href="#content">Skip to content</a>
      <header class="masthead">
      <h1>\(escapedXML(report.title))</h1>
      \(controls ?? "")\
      \(element("p", class: "summary", report.summary))\
      \(element("p", class: "release", report.release))\
      </header>
      <div class="page">
      \(contents(of: report))<main id="content">
      \(page.output)</main>
      </div>
      <footer>
      \(element("p", class: "colophon", report.colophon))</footer>
      </body>
      </html>

      """
  }

  /// One table as a fragment of a page.
  public func text(_ table: Table) -> String {
    var page = HTMLPage()
    page.add(.table(table))
    return page.output
  }

  private func element(_ name: String, class style: String, _ text: String) -> String {
    text.isEmpty ? "" : "<\(name) class=\"\(style)\">\(escapedXML(text))</\(name)>\n"
  }

  /// The headings of level 2 and 3 that have an anchor, as nested lists.
  private func contents(of report: Report) -> String {
    let headings = report.blocks.compactMap { block -> Heading? in
      if case .heading(let heading) = block, heading.level < 4, !heading.anchor.isEmpty {
        return heading
      }
      return nil
    }
    guard !headings.isEmpty else { return "" }
    var output = "<nav aria-label=\"Contents\">\n<p class=\"nav-title\">Contents</p>\n<ol>\n"
    var isNested = false
    var isOpen = false
    for heading in headings {
      let link = "<a href=\"#\(heading.anchor)\">\(escapedXML(heading.text))</a>"
      if heading.level == 3, isOpen {
        output += (isNested ? "" : "\n<ol>\n") + "<li>\(link)</li>\n"
        isNested = true
        continue
      }
      if isNested { output += "</ol>\n" }
      if isOpen { output += "</li>\n" }
      output += "<li>\(link)"
      isNested = false
      isOpen = true
    }
    return output + (isNested ? "</ol>\n" : "") + "</li>\n</ol>\n</nav>\n"
  }
}

/// The body of a page as it grows, block by block; figures and tables are numbered.
struct HTMLPage {
  private(set) var output = ""
  private var figureCount = 0
  private var tableCount = 0

  mutating func add(_ block: Block) {
    switch block {
    case .heading(let heading):
      let anchor = heading.anchor.isEmpty ? "" : " id=\"\(heading.anchor)\""
      let name = "h\(heading.level)"
      output += "<\(name)\(anchor)>\(escapedXML(heading.text))</\(name)>\n"
    case .paragraph(let runs): output += "<p>\(text(runs))</p>\n"
    case .callout(let callout): add(callout)
    case .list(let list):
      let name = list.isNumbered ? "ol" : "ul"
      output += "<\(name)>\n"
      for item in list.items { output += "<li>\(text(item))</li>\n" }
      output += "</\(name)>\n"
    case .table(let table): add(table)
    case .figure(let figure): add(figure)
    case .keyFigures(let figures): add(figures)
    case .pageBreak: output += "<div class=\"page-break\"></div>\n"
    }
  }

  private mutating func add(_ callout: Callout) {
    let title = escapedXML(callout.title)
    output += "<aside class=\"callout \(callout.kind.rawValue)\" aria-label=\"\(title)\">\n"
    output += "<p class=\"callout-title\">\(title)</p>\n"
    for paragraph in callout.paragraphs { output += "<p>\(text(paragraph))</p>\n" }
    output += "</aside>\n"
  }

  private mutating func add(_ figures: [KeyFigure]) {
    output += "<dl class=\"key-figures\">\n"
    for figure in figures {
      output += "<div><dt>\(escapedXML(figure.label))</dt>"
      output += "<dd class=\"value\">\(escapedXML(figure.value))</dd>"
      if !figure.detail.isEmpty {
        output += "<dd class=\"detail\">\(escapedXML(figure.detail))</dd>"
      }
      output += "</div>\n"
    }
    output += "</dl>\n"
  }

  private mutating func add(_ figure: Figure) {
    figureCount += 1
    output += "<figure class=\"chart\">\n"
    if let narrow = figure.narrowSVG {
      output += "<div class=\"wide\">\n\(figure.svg)</div>\n"
      output += "<div class=\"narrow\">\n\(narrow)</div>\n"
    } else {
      output += figure.svg
    }
    output += "<figcaption><strong>Figure \(figureCount).</strong> \(escapedXML(figure.caption))"
    if let path = figure.path, let target = webAddress(path) {
      output += " <a class=\"file\" href=\"\(escapedXML(target))\">SVG file</a>"
    }
    output += "</figcaption>\n</figure>\n"
  }

  private mutating func add(_ table: Table) {
    tableCount += 1
    let name = "table-\(tableCount)"
    // A table of this length fits a printed page and is kept on one.
    let length = table.rows.count <= 25 ? " short" : ""
    output += "<div class=\"table\(length)\" id=\"\(name)\">\n"
    output += "<div class=\"scroll\" role=\"region\" tabindex=\"0\""
    output += " aria-labelledby=\"\(name)-caption\">\n<table>\n"
    output += "<caption id=\"\(name)-caption\"><strong>Table \(tableCount).</strong> "
    output += "\(escapedXML(table.caption))</caption>\n<thead>\n<tr>"
    for column in table.columns {
      let unit = column.unit.isEmpty ? "" : " <span>\(escapedXML(column.unit))</span>"
      output += "<th scope=\"col\"\(style(column))>\(escapedXML(column.name))\(unit)</th>"
    }
    output += "</tr>\n</thead>\n<tbody>\n"
    for row in table.rows { add(row, table.columns) }
    output += "</tbody>\n</table>\n</div>\n<div class=\"notes\">\n"
    for note in table.allNotes { output += "<p>\(escapedXML(note))</p>\n" }
    output += "<p>Source: \(escapedXML(table.source))</p>\n</div>\n</div>\n"
  }

  private mutating func add(_ row: [Cell], _ columns: [Table.Column]) {
    output += "<tr>"
    for (index, (cell, column)) in zip(row, columns).enumerated() {
      let name = index == 0 ? "th" : "td"
      let scope = index == 0 ? " scope=\"row\"" : ""
      output += "<\(name)\(scope)\(style(of: cell, column))>\(text(cell, column))</\(name)>"
    }
    output += "</tr>\n"
  }

  private func style(_ column: Table.Column) -> String {
    column.isNumeric ? " class=\"number\"" : ""
  }

  /// A few words stay on one line in print; longer text may wrap.
  private func style(of cell: Cell, _ column: Table.Column) -> String {
    if case .text(let words) = cell.value, !column.isNumeric, words.count <= 30 {
      return " class=\"brief\""
    }
    return style(column)
  }

  private func text(_ cell: Cell, _ column: Table.Column) -> String {
    let shown = escapedXML(cell.text(in: column))
    guard let flag = cell.flag else { return shown }
    if case .suppressed = cell.value { return "<abbr title=\"\(flag.meaning)\">\(shown)</abbr>" }
    return "\(shown) <abbr title=\"\(flag.meaning)\">[\(flag.rawValue)]</abbr>"
  }

  private func text(_ runs: [Run]) -> String {
    runs.map { run in
      let words = escapedXML(run.words)
      switch run {
      case .text: return words
      case .strong: return "<strong>\(words)</strong>"
      case .link(_, let target):
        return webAddress(target).map { "<a href=\"\(escapedXML($0))\">\(words)</a>" } ?? words
      }
    }.joined()
  }
}
