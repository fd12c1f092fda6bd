/// Writes reports and tables as plain text for a terminal of a given width.
public struct TextWriter: Sendable {
  /// The number of columns of the terminal, at least 20.
  public let width: Int

  /// A writer for a terminal of `width` columns, at least 20.
  public init(width: Int = 80) {
    precondition(width >= 20, "text needs at least 20 columns")
    self.width = width
  }

  /// The report as text that ends in a newline.
  public func text(_ report: Report) -> String {
    var parts = [wrapped(report.title) + "\n" + rule("=", under: report.title)]
    if !report.summary.isEmpty { parts.append(wrapped(report.summary)) }
    if !report.release.isEmpty { parts.append(wrapped(report.release)) }
    parts += report.blocks.compactMap(text)
    if !report.colophon.isEmpty { parts.append(wrapped(report.colophon)) }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The table with its caption above and its notes and source below, ending in a newline.
  public func text(_ table: Table) -> String {
    let below = (table.allNotes() + ["Source: " + table.source]).map(wrapped)
    let grid = TextTable(table, width: width).lines.joined(separator: "\n")
    return [wrapped(table.caption), "", grid, ""].joined(separator: "\n") + "\n"
      + below.joined(separator: "\n") + "\n"
  }

  private func text(_ block: Block) -> String? {
    switch block {
    case .heading(let heading):
      wrapped(heading.text) + "\n" + rule(heading.level == 2 ? "-" : "·", under: heading.text)
    case .paragraph(let runs): text(runs)
    case .callout(let callout):
      ([callout.title.uppercased()] + callout.paragraphs.map { $0.words })
        .map { wrapped($0, indent: "  ", first: "  ") }.joined(separator: "\n")
    case .list(let list):
      list.items.enumerated().map { index, item in
        let mark = list.isNumbered ? "\(index + 1). " : "- "
        return wrapped(
          item.words, indent: String(repeating: " ", count: mark.count), first: mark)
      }.joined(separator: "\n")
    case .table(let table): String(text(table).dropLast())
    case .figure(let figure):
      [figure.caption, figure.alternativeText, "Source: " + figure.source]
        .map { wrapped($0) }.joined(separator: "\n")
        + (figure.path.map { "\nFile: " + $0 } ?? "")
    case .keyFigures(let figures):
      figures.map { figure in
        let detail = figure.detail.isEmpty ? "" : " (\(figure.detail))"
        return wrapped("\(figure.label): \(figure.value)\(detail)", indent: "  ", first: "")
      }.joined(separator: "\n")
    case .pageBreak: nil
    }
  }

  private func text(_ runs: [Run]) -> String {
    wrapped(
      runs.map { run in
        if case .link(let words, let target) = run, !target.hasPrefix("#"), words != target {
          return "\(words) (\(target))"
        }
        return run.words
      }.joined())
  }

  private func rule(_ mark: String, under text: String) -> String {
    String(repeating: mark, count: min(terminalWidth(of: text), width))
  }

  private func wrapped(_ text: String) -> String { wrapped(text, indent: "", first: "") }

  private func wrapped(_ text: String, indent: String, first: String) -> String {
    wrappedLines(text, width: width - terminalWidth(of: indent)).enumerated()
      .map { ($0 == 0 ? first : indent) + $1 }.joined(separator: "\n")
  }
}

/// The columns that `text` takes in a terminal: two for wide East Asian characters and pictures,
/// none for marks that combine with the one before.
func terminalWidth(of text: String) -> Int {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
  return text.reduce(0) { $0 + terminalWidth(of: $1) }
}

private func terminalWidth(of character: Character) -> Int {
  guard let scalar = character.unicodeScalars.first else { return 0 }
  switch scalar.value {
  case 0x20..<0x7F: return 1
  case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
    0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
    return 2
  default: return scalar.properties.generalCategory == .control ? 0 : 1
  }
}

/// `text` without control characters, broken at spaces into lines of at most `width` columns; a
/// word that is longer than a line is broken inside.
func wrappedLines(_ text: String, width: Int) -> [String] {
  let limit = max(width, 1)
  var lines: [String] = []
  var (line, reach) = ("", 0)
  for word in terminalSafe(text).split(separator: " ") {
    let own = terminalWidth(of: String(word))
    if !line.isEmpty, reach + 1 + own <= limit {
      line += " " + word
      reach += 1 + own
      continue
    }
    if !line.isEmpty { lines.append(line) }
    if own <= limit {
      (line, reach) = (String(word), own)
      continue
    }
    (line, reach) = ("", 0)
    for character in word {
      let step = terminalWidth(of: character)
      if !line.isEmpty, reach + step > limit {
        lines.append(line)
        (line, reach) = ("", 0)
      }
      line.append(character)
      reach += step
    }
  }
  return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
}
