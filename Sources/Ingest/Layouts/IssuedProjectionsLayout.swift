import LaborSeries

/// The layout of `projections.csv` in an archive: one row for an occupation, a year and a source.
public enum IssuedProjectionsLayout {
  /// The names of the columns before those of the quantiles.
  public static let columns = [
    "soc", "title", "area", "release", "base_year", "base_employment", "year", "source", "median",
  ]

  /// The name of the column of a quantile: `q0.025`.
  public static func quantileColumn(_ probability: Double) -> String { "q\(probability)" }

  /// Reads the file.
  ///
  /// - Throws: ``IngestError`` naming the line, also when quantiles are missing in part, do not
  ///   rise, or a year is stated twice for one source.
  public static func projections(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [IssuedProjection] {
    let rows = try readRows(of: bytes, file: file) { row throws(IngestError) in
      (projection: try projection(row), line: row.row.line)
    }
    var seen: [String: Int] = [:]
    for row in rows {
      let issued = row.projection
      let key = "\(issued.code) \(issued.area) \(issued.year) \(issued.source.rawValue)"
      if let first = seen.updateValue(row.line, forKey: key) {
        throw .duplicateRow(key, file: file, first: first, second: row.line)
      }
    }
    return rows.map(\.projection)
  }

  private static func projection(_ row: TableRow) throws(IngestError) -> IssuedProjection {
    let text = try row.text("source")
    guard let source = IssuedProjection.Source(rawValue: text) else {
      throw row.bad(text, "source", "a source of projections")
    }
    return IssuedProjection(
      code: try code(row), title: try row.text("title"), area: try row.text("area"),
      release: try row.text("release"), baseYear: try row.integer("base_year"),
      baseEmployment: try jobs("base_employment", row), year: try row.integer("year"),
      source: source, median: try jobs("median", row), quantiles: try quantiles(row))
  }

  private static func code(_ row: TableRow) throws(IngestError) -> OccupationCode {
    let text = try row.text("soc")
    do {
      return try OccupationCode(parsing: text)
    } catch {
      throw row.bad(text, "soc", "a SOC code such as 29-2035, or codes joined with +")
    }
  }

  private static func jobs(_ column: String, _ row: TableRow) throws(IngestError) -> Double {
    guard let number = try row.optionalNumber(column), number > 0 else {
      throw row.bad(try row.text(column), column, "a number of jobs above zero")
    }
    return number
  }

  private static func quantiles(_ row: TableRow) throws(IngestError) -> [Double] {
    var quantiles: [Double] = []
    for probability in IssuedProjection.probabilities {
      if let number = try row.optionalNumber(quantileColumn(probability)) {
        quantiles.append(number)
      }
    }
    let last = quantileColumn(IssuedProjection.probabilities.last ?? 0)
    guard quantiles.isEmpty || quantiles.count == IssuedProjection.probabilities.count else {
      throw row.bad(try row.text(last), last, "given with all other quantiles")
    }
    for (first, second) in zip(quantiles, quantiles.dropFirst()) where second < first {
      throw row.bad("\(second)", last, "part of quantiles that rise")
    }
    return quantiles
  }
}
