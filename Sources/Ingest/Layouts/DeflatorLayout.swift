import LaborSeries

/// The layout of a price index, the embedded one or one that a user supplies: a CSV file with the
/// columns `year` and `index`.
public enum DeflatorLayout {
  /// Reads the file.
  ///
  /// - Throws: ``IngestError`` naming the line, also for a year that occurs twice; `DeflatorError`
  ///   when the values make no index.
  public static func deflator(in bytes: [UInt8], file: String) throws -> Deflator {
    let rows = try readRows(of: bytes, file: file) { row throws(IngestError) in
      guard let value = try row.optionalNumber("index") else {
        throw row.bad("", "index", "a number above zero")
      }
      return (year: try row.integer("year"), value: value, line: row.row.line)
    }
    var lines: [Int: Int] = [:]
    for row in rows {
      if let first = lines.updateValue(row.line, forKey: row.year) {
        throw IngestError.duplicateRow("\(row.year)", file: file, first: first, second: row.line)
      }
    }
    return try Deflator(
      name: file, index: Dictionary(uniqueKeysWithValues: rows.map { ($0.year, $0.value) }))
  }

  /// The consumer prices that the program carries: the CPI-U of May, the month that wages of OEWS
  /// refer to.
  ///
  /// - Throws: ``IngestError`` when the embedded file is not what its layout says.
  public static func embedded() throws -> Deflator {
    let file = try EmbeddedDataset.file("datasets/prices/cpi-u.csv")
    return try Deflator(
      name: "CPI-U (\(file.path))", index: deflator(in: file.bytes, file: file.path).index)
  }
}
