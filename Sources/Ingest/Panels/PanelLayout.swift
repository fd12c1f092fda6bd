import Tabular

/// Which column of a panel holds what.
struct PanelLayout {
  let series: Int
  let index: Int
  let value: Int
  /// The column of standard errors, if there is one.
  let standardError: Int?
  /// Whether standard errors are fractions of the value.
  let isRelative: Bool
  /// The columns that mean nothing here.
  let ignored: [Int]
  private let header: [String]

  /// The farthest that an index may be from zero.
  static let largestIndex = 1_000_000_000

  /// Finds the columns by name.
  ///
  /// - Throws: ``PanelError/notATable(reason:)`` for a missing column,
  ///   ``PanelError/ambiguousColumns(_:_:file:)``.
  init(header: [String], file: String) throws(PanelError) {
    func one(of names: [String]) throws(PanelError) -> Int? {
      let found = header.indices.filter { names.contains(header[$0]) }
      guard found.count <= 1 else {
        throw .ambiguousColumns(header[found[0]], header[found[1]], file: file)
      }
      return found.first
    }
    func required(_ names: String...) throws(PanelError) -> Int {
      guard let column = try one(of: names) else {
        let name = names.joined(separator: "” or “")
        let error = DelimitedTextError.missingColumn(name, file: file, header: header)
        throw .notATable(reason: error.description)
      }
      return column
    }
    series = try required("series_id")
    index = try required("index", "year")
    value = try required("value")
    standardError = try one(of: ["standard_error", "relative_standard_error"])
    isRelative = standardError.map { header[$0] == "relative_standard_error" } ?? false
    let used = [series, index, value] + (standardError.map { [$0] } ?? [])
    ignored = header.indices.filter { !used.contains($0) }
    self.header = header
  }

  /// What the stream's row states.
  func point(_ row: borrowing DelimitedStream) throws(PanelFault) -> PanelSeries.Point {
    guard let index = row.wholeNumber(self.index), abs(index) <= Self.largestIndex else {
      throw bad(self.index, "a whole number of at most nine digits", row)
    }
    let value = try number(self.value, row)
    return PanelSeries.Point(
      index: index, value: value, relativeStandardError: try relativeError(of: value, row))
  }

  private func relativeError(
    of value: Double, _ row: borrowing DelimitedStream
  ) throws(PanelFault) -> Double? {
    guard let standardError, !row.isEmpty(standardError) else { return nil }
    let error = try number(standardError, row)
    if isRelative { return error }
    if value == 0 {
      guard error == 0 else { throw .standardErrorOfZero(line: row.line) }
      return 0
    }
    return error / abs(value)
  }

  private func number(_ column: Int, _ row: borrowing DelimitedStream) throws(PanelFault) -> Double
  {
    guard let number = row.number(column) else { throw bad(column, "a number", row) }
    return number
  }

  private func bad(
    _ column: Int, _ required: String, _ row: borrowing DelimitedStream
  ) -> PanelFault {
    guard !row.isEmpty(column) else {
      return .emptyCell(column: header[column], line: row.line)
    }
    return .badCell(
      String(row.text(column).prefix(60)), column: header[column], line: row.line,
      required: required)
  }
}
