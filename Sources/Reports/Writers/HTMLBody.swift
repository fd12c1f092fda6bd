import Charts

/// The body of a page as it grows, block by block; figures and tables are numbered throughout.
struct HTMLBody {
  let labels: WriterLabels
  private(set) var output = ""
  private var figureCount = 0
  private var tableCount = 0

  init(labels: WriterLabels) { self.labels = labels }

  /// Empties the output and goes on counting.
  mutating func begin() { output = "" }

  mutating func add(_ block: Block) {
    switch block {
    case .heading(let heading): output += text(heading)
    case .paragraph(let runs): output += "<p>\(text(runs))</p>\n"
    case .callout(let callout): output += text(callout)
    case .list(let list):
      let name = list.isNumbered ? "ol" : "ul"
      output += "<\(name)>\n"
      for item in list.items { output += "<li>\(text(item))</li>\n" }
      output += "</\(name)>\n"
    case .table(let table):
      tableCount += 1
      output += HTMLTable(table: table, number: tableCount, labels: labels).markup
    case .figure(let figure):
      figureCount += 1
      output += text(figure)
    case .keyFigures(let figures): output += text(figures)
    case .pageBreak: output += "<div class=\"new-page\"></div>\n"
    }
  }

  private func text(_ heading: Heading) -> String {
    let anchor = heading.anchor.isEmpty ? "" : " id=\"\(heading.anchor)\""
    let name = "h\(heading.level)"
    return "<\(name)\(anchor)>\(escapedXML(heading.text))</\(name)>\n"
  }

  private func text(_ callout: Callout) -> String {
    var values = TemplateValues()
    values.set("kind", text: callout.kind.rawValue)
    values.set("title", text: callout.title)
    values.set("paragraphs", eachMarkup: callout.paragraphs.map(text))
    return PageTemplates.all.text(.callout, values)
  }

  private func text(_ figures: [KeyFigure]) -> String {
    var values = TemplateValues()
    values.set(
      "figures",
      each: figures.map { figure in
        var values = TemplateValues()
        values.set("label", text: figure.label)
        values.set("value", text: figure.value)
        values.set("detail", text: figure.detail)
        return values
      })
    return PageTemplates.all.text(.keyFigures, values)
  }

  private func text(_ figure: Figure) -> String {
    var values = TemplateValues()
    values.set("name", text: labels.figure)
    values.set("number", text: String(figureCount))
    values.set("wide", markup: figure.svg.droppingLastNewline)
    values.set("narrow", markup: (figure.narrowSVG ?? "").droppingLastNewline)
    values.set("caption", text: figure.caption)
    values.set("file", text: figure.path.flatMap(webAddress) ?? "")
    values.set("fileName", text: labels.chartFile)
    return PageTemplates.all.text(.figure, values)
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
