/// IPEDS completions by program and year, from `datasets/supply/supply.csv`: first majors, all
/// award levels.
public enum CompletionsLayout {
  private static let prefix = "IPEDS completions CIP "
  private static let suffix = ": all award levels"

  /// Reads the completions.
  ///
  /// - Returns: Awards by program (`51.0911`), then by the year in which the academic year ends.
  /// - Throws: ``IngestError`` naming the line.
  public static func completions(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [String: [Int: Double]] {
    let rows = try readRows(of: bytes, file: file) {
      row throws(IngestError) -> (program: String, year: Int, awards: Double)? in
      let series = try row.text("series")
      guard series.hasPrefix(prefix), series.hasSuffix(suffix) else { return nil }
      guard let awards = try row.optionalNumber("value") else {
        throw row.bad("", "value", "a number of awards")
      }
      let program = series.dropFirst(prefix.count).prefix { $0 != " " }
      return (String(program), try row.integer("year"), awards)
    }
    var result: [String: [Int: Double]] = [:]
    for row in rows.compactMap({ $0 }) { result[row.program, default: [:]][row.year] = row.awards }
    return result
  }

  /// The completions that the program carries.
  ///
  /// - Throws: ``IngestError`` when the embedded file is not what its layout says.
  public static func embedded() throws(IngestError) -> [String: [Int: Double]] {
    let file = try EmbeddedDataset.file("datasets/supply/supply.csv")
    return try completions(in: file.bytes, file: file.path)
  }
}
