/// Persons aged 65 and over by vintage of the Census projections and year, from
/// `datasets/population/population.csv`.
public enum OlderPopulationLayout {
  /// Reads the projections; estimates are left out.
  ///
  /// - Returns: Persons by the year of the vintage, then by year.
  /// - Throws: ``IngestError`` naming the line, also when a vintage names no year.
  public static func projections(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [Int: [Int: Double]] {
    let rows = try readRows(of: bytes, file: file) {
      row throws(IngestError) -> (vintage: Int, year: Int, persons: Double)? in
      guard try row.text("kind") == "projection" else { return nil }
      let vintage = try row.text("vintage")
      let words = vintage.split(separator: " ")
      guard let year = words.compactMap({ Int($0) }).first else {
        throw row.bad(vintage, "vintage", "a vintage with its year")
      }
      guard let persons = try row.optionalNumber("age_65_plus") else {
        throw row.bad("", "age_65_plus", "a number of persons")
      }
      return (year, try row.integer("year"), persons)
    }
    var result: [Int: [Int: Double]] = [:]
    for row in rows.compactMap({ $0 }) { result[row.vintage, default: [:]][row.year] = row.persons }
    return result
  }

  /// The projections that the program carries.
  ///
  /// - Throws: ``IngestError`` when the embedded file is not what its layout says.
  public static func embedded() throws(IngestError) -> [Int: [Int: Double]] {
    let file = try EmbeddedDataset.file("datasets/population/population.csv")
    return try projections(in: file.bytes, file: file.path)
  }
}
