import LaborSeries

/// A number that a report shows, and where it stands.
public struct PrintedNumber: Sendable, Equatable {
  /// Which number of a cell it is.
  public enum Part: Sendable, Equatable {
    case whole
    case lower
    case upper
  }

  /// Where it stands.
  public enum Place: Sendable, Equatable {
    case cell(Table, row: Int, column: Int, Part)
    case sentence(String)
    case keyFigure(KeyFigure)
  }

  /// The number as it is shown: `53,100`, `+2.0%`.
  public let text: String
  public let place: Place
}

/// The numbers of a report, found as people write them.
public struct PrintedNumbers: Sendable {
  /// In the order of the report; years and the names of rows are left out.
  public let numbers: [PrintedNumber]

  /// The numbers of the tables and sentences of a report.
  public init(of report: Report) {
    numbers =
      Self.sentences(report.summary)
      + report.blocks.flatMap { block -> [PrintedNumber] in
        switch block {
        case .table(let table): Self.cells(table)
        case .paragraph(let runs): Self.sentences(runs.map(\.words).joined())
        case .list(let list): list.items.flatMap { Self.sentences($0.map(\.words).joined()) }
        case .keyFigures(let figures): figures.flatMap(Self.figures)
        case .callout, .heading, .figure, .pageBreak: []
        }
      }
  }

  /// The number of a key figure, and those beside it.
  private static func figures(_ figure: KeyFigure) -> [PrintedNumber] {
    (sentences(figure.value) + sentences(figure.detail)).map {
      PrintedNumber(text: $0.text, place: .keyFigure(figure))
    }
  }

  /// The places where a number stands that reads as `text` does: `52300` finds `52,300`, and `27`
  /// finds `27%`, while `27%` finds no `27`. Cells come alone where there are any.
  public func places(of text: String) -> [PrintedNumber] {
    let wanted = Self.plain(text)
    let found = numbers.filter { number in
      let own = Self.plain(number.text)
      return own == wanted || own.withoutUnit == wanted
    }
    let cells = found.filter(\.isCell)
    return cells.isEmpty ? found : cells
  }

  /// The three numbers that are nearest in value, as they are shown.
  public func nearest(to text: String) -> [String] {
    guard let value = Self.value(of: text) else { return [] }
    var near: [String] = []
    let ranked = numbers.compactMap { number in
      Self.value(of: number.text).map { (text: number.text, distance: abs($0 - value)) }
    }
    for (text, _) in ranked.sorted(by: { $0.distance < $1.distance }) where !near.contains(text) {
      near.append(text)
      if near.count == 3 { break }
    }
    return near
  }

  /// Whether a text is a number at all.
  public static func isNumber(_ text: String) -> Bool { value(of: text) != nil }

  private static func cells(_ table: Table) -> [PrintedNumber] {
    table.rows.indices.flatMap { row in
      table.columns.indices.dropFirst().flatMap { index -> [PrintedNumber] in
        let column = table.columns[index]
        guard column.kind != .year else { return [] }
        func printed(_ value: Double, _ part: PrintedNumber.Part) -> PrintedNumber {
          PrintedNumber(
            text: column.text(value), place: .cell(table, row: row, column: index, part))
        }
        switch table.rows[row][index].value {
        case .number(let value): return [printed(value, .whole)]
        case .interval(let lower, let upper):
          return [printed(lower, .lower), printed(upper, .upper)]
        case .text, .suppressed, .missing: return []
        }
      }
    }
  }

  /// The numbers of sentences, each with the sentence it stands in.
  private static func sentences(_ text: String) -> [PrintedNumber] {
    text.split(separator: /\.\s+/).flatMap { sentence in
      sentence.matches(of: /[−+-]?\$?\d[\d,]*(?:\.\d+)?%?/).map { match in
        PrintedNumber(
          text: String(match.output).trimmingLastComma,
          place: .sentence(sentence.hasSuffix(".") ? String(sentence) : sentence + "."))
      }
    }
  }

  /// A number as it is compared: no commas, spaces or plus, the minus as a hyphen.
  private static func plain(_ text: String) -> String {
    text.replacing("−", with: "-").filter { !", +".contains($0) }
  }

  private static func value(of text: String) -> Double? { Double(plain(text).withoutUnit) }
}

extension PrintedNumber {
  /// Whether it stands in a table.
  var isCell: Bool {
    if case .cell = place { return true }
    return false
  }

  /// Where it stands, in a sentence.
  var whereabouts: String {
    switch place {
    case .sentence(let sentence): return "\(text) stands in the sentence: “\(sentence)”"
    case .keyFigure(let figure):
      let words = [figure.label, figure.value, figure.detail].filter { !$0.isEmpty }
      return "\(text) stands among the first figures: “\(words.joined(separator: "; "))”."
    case .cell(let table, let row, let column, let part):
      let head = table.columns[column]
      let unit = head.unit.isEmpty ? "" : ", \(head.unit)"
      let end =
        switch part {
        case .whole: ""
        case .lower: "the lower end of "
        case .upper: "the upper end of "
        }
      let row = table.rows[row][0].text(in: table.columns[0])
      // A bare count, such as years ahead, says nothing without its head.
      let isBare = Int(row) != nil && table.columns[0].kind != .year
      let name = isBare ? "“\(table.columns[0].name)” \(row)" : row
      return "\(text) is \(end)“\(head.name)\(unit)” of \(name) in the table “\(table.caption)”."
    }
  }
}

extension String {
  /// The text without a dollar sign and a percent sign.
  fileprivate var withoutUnit: String { filter { $0 != "$" && $0 != "%" } }

  fileprivate var trimmingLastComma: String { hasSuffix(",") ? String(dropLast()) : self }
}
