/// The wage distribution of an occupation in one release, in current dollars.
public struct Wages: Sendable, Hashable {
  /// Mean and percentiles in one unit: dollars an hour, or dollars a year.
  public struct Distribution: Sendable, Hashable {
    public let mean: PublishedValue
    public let percentile10: PublishedValue
    public let percentile25: PublishedValue
    public let median: PublishedValue
    public let percentile75: PublishedValue
    public let percentile90: PublishedValue

    /// Mean, then the 10th, 25th, 50th, 75th and 90th percentiles.
    public init(
      mean: PublishedValue, percentile10: PublishedValue, percentile25: PublishedValue,
      median: PublishedValue, percentile75: PublishedValue, percentile90: PublishedValue
    ) {
      self.mean = mean
      self.percentile10 = percentile10
      self.percentile25 = percentile25
      self.median = median
      self.percentile75 = percentile75
      self.percentile90 = percentile90
    }

    /// A distribution of which the source carries nothing.
    public static let absent = Distribution(
      mean: .absent, percentile10: .absent, percentile25: .absent, median: .absent,
      percentile75: .absent, percentile90: .absent)
  }

  /// Dollars an hour.
  public let hourly: Distribution
  /// Dollars a year; BLS takes a year as 2,080 hours.
  public let annual: Distribution
  /// Percent relative standard error of the mean wage.
  public let meanPRSE: Double?

  /// Hourly and annual wages and the percent relative standard error of their mean.
  public init(hourly: Distribution, annual: Distribution, meanPRSE: Double?) {
    self.hourly = hourly
    self.annual = annual
    self.meanPRSE = meanPRSE
  }

  /// Wages of which the source carries nothing.
  public static let absent = Wages(hourly: .absent, annual: .absent, meanPRSE: nil)
}
