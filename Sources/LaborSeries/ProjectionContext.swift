/// One line of a state's own projections. Counts are jobs.
public struct StateProjection: Sendable, Hashable {
  /// The postal abbreviation of the state.
  public let state: String
  /// The years, employment and openings; its rates are nil, because states publish counts.
  public let line: OfficialProjection
  /// Labor force exits in jobs a year, where published.
  public let annualExits: Double?
  /// Occupational transfers in jobs a year, where published.
  public let annualTransfers: Double?

  /// One published line; see the properties for each argument.
  public init(
    state: String, line: OfficialProjection, annualExits: Double?, annualTransfers: Double?
  ) {
    self.state = state
    self.line = line
    self.annualExits = annualExits
    self.annualTransfers = annualTransfers
  }
}

/// Why BLS projects an occupation's share of an industry's employment to change (Table 1.12).
public struct ProjectionFactor: Sendable, Hashable {
  public let code: SOCCode
  public let baseYear: Int
  public let targetYear: Int
  /// The industry of the National Employment Matrix, `621500` or `TE1000` for all.
  public let industryCode: String
  public let industry: String
  /// The kind of change in BLS's word: `demand`, `sourcing`, `productivity`.
  public let kind: String
  /// Whether the share increases; it decreases otherwise.
  public let increases: Bool
  /// BLS's sentence.
  public let text: String
  public let source: SourceReference

  /// One row of the table; see the properties for each argument.
  public init(
    code: SOCCode, baseYear: Int, targetYear: Int, industryCode: String, industry: String,
    kind: String, increases: Bool, text: String, source: SourceReference
  ) {
    self.code = code
    self.baseYear = baseYear
    self.targetYear = targetYear
    self.industryCode = industryCode
    self.industry = industry
    self.kind = kind
    self.increases = increases
    self.text = text
    self.source = source
  }
}

/// What a round of projections says of an occupation beside its employment.
public struct ProjectionDetails: Sendable, Hashable {
  public let code: SOCCode
  public let baseYear: Int
  public let targetYear: Int
  /// Median annual wage in dollars, from the OEWS release of `wageRelease`, which may be later than
  /// the base year.
  public let medianAnnualWage: Double?
  /// The OEWS release of the wage: “May 2024”.
  public let wageRelease: String
  /// Typical education needed for entry, in BLS's words; empty where not given.
  public let education: String
  /// Work experience in a related occupation, in BLS's words; empty where not given.
  public let workExperience: String
  /// Typical on-the-job training, in BLS's words; empty where not given.
  public let training: String
  /// The self-employed in percent of base employment; nil where BLS prints a dash or nothing.
  public let percentSelfEmployed: Double?
  /// Separations a year in percent of the average of base and target employment.
  public let percentSeparations: Double?
  /// Jobs a year that workers leave for good, for another occupation, and both.
  public let annualExits: Double?
  public let annualTransfers: Double?
  public let annualSeparations: Double?
  public let source: SourceReference

  /// One row; see the properties for each argument.
  public init(
    code: SOCCode, baseYear: Int, targetYear: Int, medianAnnualWage: Double?, wageRelease: String,
    education: String, workExperience: String, training: String, percentSelfEmployed: Double?,
    percentSeparations: Double?, annualExits: Double?, annualTransfers: Double?,
    annualSeparations: Double?, source: SourceReference
  ) {
    self.code = code
    self.baseYear = baseYear
    self.targetYear = targetYear
    self.medianAnnualWage = medianAnnualWage
    self.wageRelease = wageRelease
    self.education = education
    self.workExperience = workExperience
    self.training = training
    self.percentSelfEmployed = percentSelfEmployed
    self.percentSeparations = percentSeparations
    self.annualExits = annualExits
    self.annualTransfers = annualTransfers
    self.annualSeparations = annualSeparations
    self.source = source
  }
}
