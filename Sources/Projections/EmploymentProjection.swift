import GrowthModels
import LaborSeries

/// Employment of one occupation in every year up to a target year, as distributions.
///
/// What is projected is the figure that the survey will publish: the growth model's level, with a
/// survey error as large as that of the last observation.
public struct EmploymentProjection: Sendable {
  /// One projected year, in jobs.
  public struct Year: Sendable {
    public let year: Int
    /// As likely to be passed as not.
    public let median: Double
    /// The 80 % prediction interval.
    public let interval80: PredictionInterval
    /// The 95 % prediction interval.
    public let interval95: PredictionInterval
    /// The whole distribution of employment.
    public let distribution: PredictiveDistribution
  }

  /// The series projected.
  public let series: OccupationalSeries
  /// The last observation, which growth is counted from.
  public let base: Observation
  /// Employment at the last observation, in jobs.
  public let baseEmployment: Double
  /// The years after the base year through the target year.
  public let years: [Year]
  /// The target year.
  public let target: Year
  /// Growth a year from the base to the target year.
  public let annualGrowth: GrowthRateDistribution
  /// What the model assumed and what carried the weight.
  public let account: ModelAccount
  /// The joint distribution over years, of the level without survey error.
  public let forecast: Forecast

  /// Projects a series.
  ///
  /// - Parameters:
  ///   - series: A series with at least three observations of employment.
  ///   - targetYear: 1 to 25 years after the last observation.
  ///   - model: How growth is learned.
  /// - Throws: ``ProjectionError``.
  public init(
    of series: OccupationalSeries, through targetYear: Int,
    by model: some GrowthModel = AveragedFamily.ofPooledSamples
  ) throws(ProjectionError) {
    let observed = series.employmentObservations
    guard let base = observed.last, let baseEmployment = base.employment.number,
      observed.count >= DatedSeries.fewestPoints
    else {
      throw ProjectionError.tooFewPoints(
        found: observed.count, required: DatedSeries.fewestPoints,
        occupation: series.occupation.label)
    }
    try Self.check(targetYear, after: base.year, of: series.occupation)
    let (fitted, forecast) = try Self.fit(model, to: series, through: targetYear)
    let surveyError = base.employmentPRSE.map { $0 / 100 }
    let years = forecast.years.compactMap { year in
      forecast.distribution(in: year, includingSurveyError: surveyError)
        .map { Year(year: year, distribution: $0) }
    }
    guard let target = years.last else {
      preconditionFailure("a forecast through a later year has that year")
    }
    self.series = series
    self.base = base
    self.baseEmployment = baseEmployment
    self.years = years
    self.target = target
    self.forecast = forecast
    account = fitted.account
    annualGrowth = GrowthRateDistribution(
      of: target.distribution, from: baseEmployment, over: targetYear - base.year)
  }

  /// The change from base to target employment, in jobs, at the median.
  public var change: Double { target.median - baseEmployment }

  /// The projected year, if it lies after the base year and not after the target year.
  public func year(_ year: Int) -> Year? {
    years.first { $0.year == year }
  }

  private init(_ longer: EmploymentProjection, forecast: Forecast, target: Year) {
    series = longer.series
    base = longer.base
    baseEmployment = longer.baseEmployment
    years = longer.years.filter { $0.year <= target.year }
    self.target = target
    self.forecast = forecast
    account = longer.account
    annualGrowth = GrowthRateDistribution(
      of: target.distribution, from: longer.baseEmployment, over: target.year - longer.base.year)
  }

  /// The projection that would have been made through an earlier year, to the last bit; nil where
  /// the model has to be asked anew, or for a year that was not projected.
  public func shortened(through year: Int) -> EmploymentProjection? {
    guard let target = self.year(year), let forecast = forecast.shortened(through: year) else {
      return nil
    }
    return EmploymentProjection(self, forecast: forecast, target: target)
  }

  private static func fit(
    _ model: some GrowthModel, to series: OccupationalSeries, through targetYear: Int
  ) throws(ProjectionError) -> (any FittedGrowthModel, Forecast) {
    let dated: DatedSeries
    do {
      dated = try DatedSeries(employmentOf: series)
    } catch {
      throw .refused(.series(error), occupation: series.occupation.label)
    }
    do {
      let fitted = try model.fit(dated)
      return (fitted, try fitted.forecast(through: targetYear))
    } catch {
      throw .refused(error, occupation: series.occupation.label)
    }
  }

  private static func check(
    _ target: Int, after last: Int, of occupation: Occupation
  ) throws(ProjectionError) {
    guard target > last else {
      throw .targetNotAfterLastObservation(
        target: target, last: last, occupation: occupation.label)
    }
    guard target - last <= ProjectionError.longestHorizon else {
      throw .horizonTooLong(target: target, last: last, occupation: occupation.label)
    }
  }
}

extension EmploymentProjection.Year {
  fileprivate init(year: Int, distribution: PredictiveDistribution) {
    self.year = year
    self.distribution = distribution
    median = distribution.median
    interval80 = distribution.interval(level: 0.80)
    interval95 = distribution.interval(level: 0.95)
  }
}

extension DatedSeries {
  /// The employment of an occupational series with its survey errors, and its breaks.
  ///
  /// - Throws: `SeriesFault` when there are fewer than three observations of employment.
  public init(employmentOf series: OccupationalSeries) throws(SeriesFault) {
    let points = series.employmentObservations.compactMap { observation in
      observation.employment.number.map { jobs in
        Point(
          year: observation.year, value: jobs,
          relativeStandardError: observation.employmentPRSE.map { $0 / 100 })
      }
    }
    try self.init(
      points, breaks: series.breaks.map { Break(year: $0.year, label: $0.label) })
  }
}
