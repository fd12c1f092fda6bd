import Tabular

/// Where the columns of a LABSTAT data file stand.
struct LABSTATColumns {
  let series: Int
  let year: Int
  let period: Int
  let value: Int
  /// Some files have no footnotes.
  let footnotes: Int?

  static let required = ["series_id", "year", "period", "value"]

  /// Finds the columns by name.
  ///
  /// - Throws: ``LABSTATError/missingColumn(_:file:header:)``,
  ///   ``LABSTATError/duplicateColumn(_:file:)``.
  init(header: [String], file: String) throws(LABSTATError) {
    func position(_ name: String) throws(LABSTATError) -> Int? {
      let found = header.indices.filter { header[$0] == name }
      guard found.count <= 1 else { throw .duplicateColumn(name, file: file) }
      return found.first
    }
    func required(_ name: String) throws(LABSTATError) -> Int {
      guard let found = try position(name) else {
        throw .missingColumn(name, file: file, header: header)
      }
      return found
    }
    series = try required("series_id")
    year = try required("year")
    period = try required("period")
    value = try required("value")
    footnotes = try position("footnote_codes")
  }

  /// The text of a field, for messages too.
  func text(_ column: Int, _ lines: borrowing TabbedLines) throws(LABSTATLineFault) -> String {
    guard let text = lines.text(column) else { throw .notText }
    return text
  }

  /// The year of the line.
  func year(_ lines: borrowing TabbedLines) throws(LABSTATLineFault) -> Int16 {
    var (year, word) = (0, lines.word(year))
    for _ in 0..<4 {
      let digit = UInt8(truncatingIfNeeded: word) &- 0x30
      guard digit < 10 else { throw .year(try text(self.year, lines)) }
      year = 10 * year + Int(digit)
      word >>= 8
    }
    guard word == 0, (1900...2200).contains(year) else { throw .year(try text(self.year, lines)) }
    return Int16(year)
  }

  /// The value of the line; `nil` for a dash.
  func value(_ lines: borrowing TabbedLines) throws(LABSTATLineFault) -> Double? {
    if lines.length(value) == 1, lines.word(value) == UInt64(UInt8(ascii: "-")) { return nil }
    guard let number = lines.number(value), number.isFinite, number >= 0 else {
      throw .value(try text(value, lines))
    }
    return number
  }

  /// The same for a value that may be below zero.
  func change(_ lines: borrowing TabbedLines) throws(LABSTATLineFault) -> Double? {
    if lines.length(value) == 1, lines.word(value) == UInt64(UInt8(ascii: "-")) { return nil }
    guard let number = lines.number(value), number.isFinite else {
      throw .value(try text(value, lines))
    }
    return number
  }
}
