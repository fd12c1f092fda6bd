/// What one OEWS release says of one occupation in a state, a territory, or a metropolitan or
/// nonmetropolitan area.
public struct AreaEstimate: Sendable, Hashable {
  /// The area under the title it has in this release.
  public let area: PublishedArea
  /// The SOC 2018 code of the series that the estimate belongs to.
  public let code: SOCCode
  /// Employment and wages.
  public let observation: Observation
  /// The occupation's jobs per 1,000 jobs of the area, where published.
  public let jobsPer1000: Double?
  /// The occupation's share of the area's jobs over its share of the nation's, where published.
  public let locationQuotient: Double?

  /// One row; see the properties for each argument.
  public init(
    area: PublishedArea, code: SOCCode, observation: Observation, jobsPer1000: Double?,
    locationQuotient: Double?
  ) {
    self.area = area
    self.code = code
    self.observation = observation
    self.jobsPer1000 = jobsPer1000
    self.locationQuotient = locationQuotient
  }
}
