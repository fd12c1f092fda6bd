/// One projected year as it was issued: kept to be judged when the year has been observed.
public struct IssuedProjection: Sendable, Equatable {
  /// Who projected.
  public enum Source: String, Sendable, CaseIterable {
    /// The record's growth: the averaged family.
    case record
    /// The record and BLS combined.
    case combined
    /// BLS's growth on the survey's level; a point.
    case official = "bls"
    /// No change from the last observation; a point.
    case noChange = "no-change"
    /// A random walk with the mean growth of the past as drift.
    case drift
  }

  public let code: OccupationCode
  public let title: String
  public let area: String
  /// The release of the last observation at the time.
  public let release: String
  public let baseYear: Int
  /// Published employment of the base year, in jobs.
  public let baseEmployment: Double
  public let year: Int
  public let source: Source
  /// Employment as likely to be passed as not, in jobs.
  public let median: Double
  /// The quantiles at ``probabilities``, in jobs, ascending; empty for a point.
  public let quantiles: [Double]

  /// The probabilities of the quantiles that are kept.
  public static let probabilities: [Double] = [
    0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75,
    0.8, 0.85, 0.9, 0.95, 0.975, 0.99,
  ]

  /// A projected year; see the properties for each argument.
  ///
  /// - Precondition: `quantiles` is empty or has one number for each probability.
  public init(
    code: OccupationCode, title: String, area: String, release: String, baseYear: Int,
    baseEmployment: Double, year: Int, source: Source, median: Double, quantiles: [Double]
  ) {
    precondition(
      quantiles.isEmpty || quantiles.count == Self.probabilities.count,
      "a quantile for each probability")
    self.code = code
    self.title = title
    self.area = area
    self.release = release
    self.baseYear = baseYear
    self.baseEmployment = baseEmployment
    self.year = year
    self.source = source
    self.median = median
    self.quantiles = quantiles
  }
}
