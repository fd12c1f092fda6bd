/// Writes reports and tables as Markdown with the tables of GitHub.
public struct MarkdownWriter: Sendable {
  private let labels: WriterLabels

  /// A writer with the words of a language.
  public init(labels: WriterLabels = .english) { self.labels = labels }

  /// The report as Markdown that ends in a newline.
  public func text(_ report: Report) -> String {
    var parts = ["# " + escaped(report.title)]
    if !report.summary.isEmpty { parts.append(escaped(report.summary)) }
    if !report.release.isEmpty { parts.append("*" + escaped(report.release) + "*") }
    let contents = contents(of: report)
    if !contents.isEmpty { parts.append(contents) }
    parts += report.blocks.compactMap(text)
    if !report.colophon.isEmpty { parts += ["---", escaped(report.colophon)] }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The table with its caption, notes and source.
  public func text(_ table: Table) -> String {
    var lines = ["**" + escaped(table.caption) + "**", ""]
    let header = table.columns.map { column in
      cell(column.unit.isEmpty ? column.name : "\(column.name) (\(column.unit))")
    }
    lines.append("| " + header.joined(separator: " | ") + " |")
    let rules = table.columns.map { $0.isNumeric ? "---:" : "---" }
    lines.append("| " + rules.joined(separator: " | ") + " |")
    for row in table.rows {
      let cells = zip(row, table.columns).map { cell($0.markedText(in: $1, labels.language)) }
      lines.append("| " + cells.joined(separator: " | ") + " |")
    }
    let notes = table.allNotes(in: labels.language)
    if !notes.isEmpty { lines += [""] + notes.map { "- " + escaped($0) } }
    lines += ["", labels.source + " " + escaped(table.source)]
    return lines.joined(separator: "\n")
  }

  /// Links to the sections, by the anchors that code hosts give to headings; empty for a report of
  /// a few sections. A heading that comes again gets a number.
  private func contents(of report: Report) -> String {
    var counts = [Self.anchor(of: report.title): 1]
    var links: [String] = []
    for case .heading(let heading) in report.blocks {
      let anchor = Self.anchor(of: heading.text)
      let count = counts[anchor, default: 0]
      counts[anchor] = count + 1
      guard heading.level == 2, !heading.anchor.isEmpty else { continue }
      let target = count == 0 ? anchor : "\(anchor)-\(count)"
      links.append("- [\(escaped(heading.label))](#\(webAddress(target) ?? target))")
    }
    return links.count > 4 ? links.joined(separator: "\n") : ""
  }

  /// The anchor of a heading: its letters and digits in lower case, a hyphen for each space.
  static func anchor(of heading: String) -> String {
    var anchor = ""
    for character in heading.lowercased() {
      if character.isLetter || character.isNumber || character == "-" || character == "_" {
        anchor.append(character)
      } else if character == " " {
        anchor.append("-")
      }
    }
    return anchor
  }

  private func text(_ block: Block) -> String? {
    switch block {
    case .heading(let heading):
      String(repeating: "#", count: heading.level) + " " + escaped(heading.text)
    case .paragraph(let runs): text(runs)
    case .callout(let callout):
      (["**\(escaped(callout.title))**"] + callout.paragraphs.map(text))
        .map { "> " + $0 }.joined(separator: "\n>\n")
    case .list(let list):
      list.items.enumerated().map { index, item in
        (list.isNumbered ? "\(index + 1). " : "- ") + text(item)
      }.joined(separator: "\n")
    case .table(let table): text(table)
    case .figure(let figure): text(figure)
    case .keyFigures(let figures):
      figures.map { figure in
        "- \(escaped(figure.label)): **\(escaped(figure.value))**"
          + (figure.detail.isEmpty ? "" : " – " + escaped(figure.detail))
      }.joined(separator: "\n")
    case .pageBreak: nil
    }
  }

  private func text(_ figure: Figure) -> String {
    let words = escaped(figure.alternativeText)
    let picture = figure.path.map { "![\(words)](\(webAddress($0) ?? ""))" } ?? words
    return [picture, "*\(escaped(figure.caption))* \(labels.source) \(escaped(figure.source))"]
      .joined(separator: "\n\n")
  }

  private func text(_ runs: [Run]) -> String {
    runs.map { run in
      switch run {
      case .text(let words): escaped(words)
      case .strong(let words): "**" + escaped(words) + "**"
      case .link(let words, let target):
        webAddress(target).map { "[\(escaped(words))](\($0))" } ?? escaped(words)
      }
    }.joined()
  }

  private func cell(_ text: String) -> String { escaped(text, isWithinLine: true) }

  /// `text` on one line, with the characters that Markdown would act upon escaped.
  private func escaped(_ text: String, isWithinLine: Bool = false) -> String {
    let text = terminalSafe(text)
    var output = ""
    for index in text.indices {
      let character = text[index]
      let isLineStart = output.isEmpty && !isWithinLine
      let next = text[text.index(after: index)...].first
      // A letter or number sign after an ampersand may begin an entity.
      let isEntity = character == "&" && (next == "#" || next?.isLetter == true)
      if "\\`*_[]<>|~".contains(character) || isEntity
        || (isLineStart && "#+-=".contains(character))
      {
        output += "\\"
      }
      output.append(character)
    }
    return output
  }
}

/// `target` as a link may carry it: the web, mail, a place in the page or a path beside it.
/// Anything else, such as a script, is nil. Spaces, quotes and brackets are percent-encoded.
func webAddress(_ target: String) -> String? {
  let scheme = target.prefix { $0 != ":" && $0 != "/" && $0 != "#" && $0 != "?" }
  let hasScheme = target.dropFirst(scheme.count).first == ":"
  if hasScheme, !["http", "https", "mailto"].contains(scheme.lowercased()) { return nil }
  let hexDigits = Array("0123456789ABCDEF")
  var output = ""
  for byte in target.utf8 {
    let isPlain = byte > 32 && byte < 127 && !Array("\"'()<>\\^`{|}".utf8).contains(byte)
    if isPlain {
      output.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      output += "%" + String(hexDigits[Int(byte >> 4)]) + String(hexDigits[Int(byte & 15)])
    }
  }
  return output
}
