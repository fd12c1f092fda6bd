import LaborSeries

/// The layout of `datasets/employment-projections/`: rounds of BLS projections, and the bands of
/// the words BLS uses for growth. Thousands become jobs here, and percents become fractions.
public enum EmploymentProjectionsLayout {
  /// Reads `rounds.csv`.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func lines(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [OfficialProjection] {
    try readRows(of: bytes, file: file) { row throws(IngestError) in
      OfficialProjection(
        code: try row.code("soc"),
        title: try row.text("title_as_published"),
        baseYear: try row.integer("base_year"),
        targetYear: try row.integer("target_year"),
        baseEmployment: try jobs(row, "base_thousands"),
        projectedEmployment: try jobs(row, "projected_thousands"),
        percentChange: try row.optionalNumber("change_percent"),
        annualOpenings: try jobs(row, "openings_annual_thousands"),
        exitRate: try row.optionalNumber("exit_rate_percent").map { $0 / 100 },
        transferRate: try row.optionalNumber("transfer_rate_percent").map { $0 / 100 },
        source: try row.source("source", grade: "employment-projections"),
        note: try row.text("note"))
    }
  }

  /// Reads `line-items.csv`: every line item of the rounds that could be had whole.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func lineItems(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [OfficialProjection] {
    try readRows(of: bytes, file: file) { row throws(IngestError) in
      let base = try row.integer("base_year")
      return OfficialProjection(
        code: try row.code("soc"),
        title: try row.text("title"),
        baseYear: base,
        targetYear: base + 10,
        baseEmployment: try jobs(row, "base_thousands"),
        projectedEmployment: try jobs(row, "projected_thousands"),
        percentChange: nil,
        annualOpenings: try jobs(row, "openings_annual_thousands"),
        exitRate: try row.optionalNumber("exit_rate_percent").map { $0 / 100 },
        transferRate: try row.optionalNumber("transfer_rate_percent").map { $0 / 100 },
        source: SourceReference(
          file: file, line: row.row.line,
          publication: "BLS Employment Projections, base year \(base)",
          grade: "employment-projections"),
        note: "")
    }
  }

  /// Reads `growth-classes.csv`.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func growthClasses(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [GrowthClass] {
    try readRows(of: bytes, file: file) { row throws(IngestError) in
      GrowthClass(
        baseYear: try row.integer("base_year"),
        targetYear: try row.integer("target_year"),
        name: try row.text("class"),
        leastPercent: try row.integer("least_percent"),
        mostPercent: try row.text("most_percent").isEmpty ? nil : try row.integer("most_percent"),
        basis: try row.text("basis"),
        source: try row.source("source", grade: "employment-projections"))
    }
  }

  /// Thousands with one or two decimals as a whole number of jobs.
  private static func jobs(_ row: TableRow, _ column: String) throws(IngestError) -> Double? {
    try row.optionalNumber(column).map { ($0 * 1000).rounded() }
  }
}
