import LaborSeries

/// A cell of a table, as reasons are asked for it.
public struct ExplainedCell: Sendable {
  /// The identifier of the table.
  public let table: String
  /// The name of the row, and its number.
  public let row: String
  public let rowIndex: Int
  /// The name of the column, and its unit.
  public let column: String
  public let unit: String
  /// The number of the column.
  public let index: Int
  public let part: PrintedNumber.Part

  init(_ table: Table, row: Int, column: Int, part: PrintedNumber.Part) {
    self.table = table.identifier
    self.row = table.rows[row][0].text(in: table.columns[0])
    rowIndex = row
    self.column = table.columns[column].name
    unit = table.columns[column].unit
    index = column
    self.part = part
  }

  /// The same number as another table shows it.
  init(
    table: String, row: String, column: String, index: Int = 0, like cell: ExplainedCell,
    part: PrintedNumber.Part? = nil
  ) {
    self.table = Heading.anchor(from: table)
    self.row = row
    rowIndex = cell.rowIndex
    self.column = column
    unit = cell.unit
    self.index = index
    self.part = part ?? cell.part
  }

  /// Whether it belongs to an interval.
  var isBound: Bool { part != .whole }
}

/// What a kind of result knows about how its numbers come about.
public protocol NumberReasons: Sendable {
  /// Model, weights and the formula with the numbers put in, for one cell; empty where the notes
  /// of the table say it all.
  func reasons(for cell: ExplainedCell) throws -> [Block]
  /// What is true of all of its numbers.
  var method: [Block] { get throws }
  /// The published figures that they rest on, each with its file and row.
  var inputs: [Table] { get }
  /// The published figures that one cell rests on; all of them where nothing else is said.
  func inputs(for cell: ExplainedCell) -> [Table]
}

extension NumberReasons {
  public func inputs(for cell: ExplainedCell) -> [Table] { inputs }
}

/// Why numbers of a report are what they are.
public struct NumberExplanation: Sendable {
  public let report: Report

  /// Explains a number wherever the report shows it.
  ///
  /// - Throws: ``NumberExplanationError`` where it shows no such number, and what working out the
  ///   reasons throws.
  public init(of text: String, in whole: Report, by reasons: some NumberReasons) throws {
    let numbers = PrintedNumbers(of: whole)
    guard PrintedNumbers.isNumber(text) else { throw NumberExplanationError.notANumber(text) }
    let places = numbers.places(of: text)
    guard let first = places.first else {
      throw NumberExplanationError.notShown(text, nearest: numbers.nearest(to: text))
    }
    var blocks: [Block] = []
    for place in places.prefix(Self.mostPlaces) {
      if places.count > 1 {
        blocks.append(.heading(2, place.whereabouts))
      } else {
        blocks.append(.paragraph(place.whereabouts))
      }
      blocks += try Self.blocks(for: place, by: reasons)
    }
    if places.count > Self.mostPlaces {
      blocks.append(
        .paragraph("It stands in \(places.count - Self.mostPlaces) more places in the same way."))
    }
    blocks += Self.inputs(of: places.prefix(Self.mostPlaces), by: reasons).map(Block.table)
    report = Report(title: "Why \(first.text)", summary: whole.title, blocks: blocks)
  }

  /// The figures that the places rest on, each table once.
  private static func inputs(
    of places: some Sequence<PrintedNumber>, by reasons: some NumberReasons
  ) -> [Table] {
    var tables: [Table] = []
    for place in places {
      for table in place.cell.map(reasons.inputs(for:)) ?? reasons.inputs(for: place.place)
      where !tables.contains(where: { $0.identifier == table.identifier }) {
        tables.append(table)
      }
    }
    return tables
  }

  /// A report with what is true of all of its numbers at its end.
  public static func adding(_ reasons: some NumberReasons, to report: Report) throws -> Report {
    Report(
      title: report.title, summary: report.summary, release: report.release,
      blocks: report.blocks + [.heading(2, "Why")] + (try reasons.method)
        + reasons.inputs.map(Block.table), colophon: report.colophon)
  }

  /// A number in more places than these is explained for the first of them.
  private static let mostPlaces = 4

  private static func blocks(
    for number: PrintedNumber, by reasons: some NumberReasons
  ) throws -> [Block] {
    if case .keyFigure(let figure) = number.place, let parts = figure.parts {
      return [.table(parts)]
    }
    guard case .cell(let table, _, _, _) = number.place, let cell = number.cell else {
      return try reasons.method
    }
    let own = try reasons.reasons(for: cell)
    let notes = table.notes.map { Block.paragraph($0) }
    return (own.isEmpty ? try reasons.method : own) + notes
      + [.paragraph("Source of the table: \(table.source)")]
  }
}

extension NumberReasons {
  /// What a number outside tables rests on; the parts of a key figure say it themselves.
  fileprivate func inputs(for place: PrintedNumber.Place) -> [Table] {
    if case .keyFigure(let figure) = place, figure.parts != nil { return [] }
    return inputs
  }
}

extension PrintedNumber {
  /// The cell that it stands in; nil for a number of a sentence.
  fileprivate var cell: ExplainedCell? {
    guard case .cell(let table, let row, let column, let part) = place else { return nil }
    return ExplainedCell(table, row: row, column: column, part: part)
  }
}

/// Why a number cannot be explained.
public enum NumberExplanationError: Error, Equatable, CustomStringConvertible {
  case notANumber(String)
  /// The report shows no such number; the nearest that it shows.
  case notShown(String, nearest: [String])

  public var description: String {
    switch self {
    case .notANumber(let text):
      "--explain takes a number as the result shows it, and “\(text)” is none; write the number "
        + "after --explain, and nothing where all of it is to be explained: modality project mri "
        + "--explain."
    case .notShown(let text, let nearest):
      "The result shows no \(text)"
        + (nearest.isEmpty ? "." : "; did you mean \(nearest.joined(separator: ", or "))?")
    }
  }
}
