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
    blocks += reasons.inputs.map(Block.table)
    report = Report(title: "Why \(first.text)", summary: whole.title, blocks: blocks)
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
    guard case .cell(let table, let row, let column, let part) = number.place else {
      return try reasons.method
    }
    let own = try reasons.reasons(
      for: ExplainedCell(table, row: row, column: column, part: part))
    let notes = table.notes.map { Block.paragraph($0) }
    return (own.isEmpty ? try reasons.method : own) + notes
      + [.paragraph("Source of the table: \(table.source)")]
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
      "--explain takes a number as the result shows it, and “\(text)” is none; --explain at the end "
        + "of the command explains all of it."
    case .notShown(let text, let nearest):
      "The result shows no \(text)"
        + (nearest.isEmpty ? "." : "; did you mean \(nearest.joined(separator: ", or "))?")
    }
  }
}
