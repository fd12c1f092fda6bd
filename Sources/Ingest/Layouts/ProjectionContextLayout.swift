import LaborSeries

/// The layouts of what stands in `datasets/employment-projections/` beside the rounds themselves:
/// states' own projections, the factors behind BLS's, and their wages and flows.
public enum ProjectionContextLayout {
  /// Reads `states.csv`.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func states(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [StateProjection] {
    try readRows(of: bytes, file: file) { row throws(IngestError) in
      StateProjection(
        state: try row.text("state"),
        line: OfficialProjection(
          code: try row.code("soc"), title: try row.text("title_as_published"),
          baseYear: try row.integer("base_year"), targetYear: try row.integer("target_year"),
          baseEmployment: try row.optionalNumber("base_jobs"),
          projectedEmployment: try row.optionalNumber("projected_jobs"),
          percentChange: try row.optionalNumber("change_percent"),
          annualOpenings: try row.optionalNumber("openings_annual_jobs"),
          exitRate: nil, transferRate: nil,
          source: try row.source("source", grade: "state-projections"),
          note: try row.text("note")),
        annualExits: try row.optionalNumber("exits_annual_jobs"),
        annualTransfers: try row.optionalNumber("transfers_annual_jobs"))
    }
  }

  /// Reads `factors.csv`.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func factors(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [ProjectionFactor] {
    try readRows(of: bytes, file: file) { row throws(IngestError) in
      let direction = try row.text("direction")
      guard ["increases", "decreases"].contains(direction) else {
        throw row.bad(direction, "direction", "increases or decreases")
      }
      return ProjectionFactor(
        code: try row.code("soc"), baseYear: try row.integer("base_year"),
        targetYear: try row.integer("target_year"), industryCode: try row.text("industry_code"),
        industry: try row.text("industry"), kind: try row.text("kind"),
        increases: direction == "increases", text: try row.text("text"),
        source: try row.source("source", grade: "employment-projections"))
    }
  }

  /// Reads `details.csv`.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func details(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [ProjectionDetails] {
    try readRows(of: bytes, file: file) { row throws(IngestError) in
      ProjectionDetails(
        code: try row.code("soc"), baseYear: try row.integer("base_year"),
        targetYear: try row.integer("target_year"),
        medianAnnualWage: try row.optionalNumber("median_annual_wage"),
        wageRelease: try row.text("wage_release"), education: try row.text("education"),
        workExperience: try row.text("work_experience"), training: try row.text("training"),
        percentSelfEmployed: try row.text("self_employed_percent") == "—"
          ? nil : try row.optionalNumber("self_employed_percent"),
        percentSeparations: try row.optionalNumber("separations_rate_percent"),
        annualExits: try jobs(row, "exits_annual_thousands"),
        annualTransfers: try jobs(row, "transfers_annual_thousands"),
        annualSeparations: try jobs(row, "separations_annual_thousands"),
        source: try row.source("source", grade: "employment-projections"))
    }
  }

  private static func jobs(_ row: TableRow, _ column: String) throws(IngestError) -> Double? {
    try row.optionalNumber(column).map { ($0 * 1000).rounded() }
  }
}

extension StateProjection {
  /// The state projections that the program carries: three states, one round each.
  ///
  /// - Throws: ``IngestError`` when the embedded file is not what its layout says.
  public static func embedded() throws(IngestError) -> [StateProjection] {
    let file = try EmbeddedDataset.file("datasets/employment-projections/states.csv")
    return try ProjectionContextLayout.states(in: file.bytes, file: file.path)
  }
}

extension ProjectionFactor {
  /// The factors of the imaging occupations that the program carries.
  ///
  /// - Throws: ``IngestError`` when the embedded file is not what its layout says.
  public static func embedded() throws(IngestError) -> [ProjectionFactor] {
    let file = try EmbeddedDataset.file("datasets/employment-projections/factors.csv")
    return try ProjectionContextLayout.factors(in: file.bytes, file: file.path)
  }
}

extension ProjectionDetails {
  /// The wages, education and flows of the imaging occupations by round that the program carries.
  ///
  /// - Throws: ``IngestError`` when the embedded file is not what its layout says.
  public static func embedded() throws(IngestError) -> [ProjectionDetails] {
    let file = try EmbeddedDataset.file("datasets/employment-projections/details.csv")
    return try ProjectionContextLayout.details(in: file.bytes, file: file.path)
  }
}
