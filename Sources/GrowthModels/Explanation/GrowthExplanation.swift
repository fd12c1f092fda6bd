/// Why a forecast is what it is, for one series and one target year.
public struct GrowthExplanation: Sendable, Equatable {
  /// Expected growth of the logarithm of the level, in parts that sum to ``total``.
  public struct GrowthSplit: Sendable, Equatable {
    /// Growth that lasts: the average yearly growth times the years.
    public let lasting: Double
    /// Growth that drifts: what recent years had above or below lasting growth, dying away.
    public let drifting: Double
    /// The last value's irregularity and survey error, expected to be undone.
    public let settling: Double

    /// The expected change of the logarithm from the last value.
    public var total: Double { lasting + drifting + settling }
  }

  /// The variance of the logarithm of the level, in parts that sum to ``total``.
  public struct VarianceSplit: Sendable, Equatable {
    /// Shocks and turns of growth that are yet to come.
    public let process: Double
    /// Not knowing growth, its variances and the level's irregularity exactly.
    public let parameters: Double
    /// The survey error of the past values.
    public let surveyError: Double
    /// Members and scales that expect different levels.
    public let modelChoice: Double

    /// The variance of the logarithm.
    public var total: Double { process + parameters + surveyError + modelChoice }
  }

  /// What one observation does to the forecast.
  public struct Influence: Sendable, Equatable {
    /// The year of the observation.
    public let year: Int
    /// The log of the median with it over the median without it; positive where it raises the
    /// forecast.
    public let logEffect: Double
  }

  /// The target year.
  public let year: Int
  /// The weight by member, largest first.
  public let weights: [ModelAccount.MemberWeight]
  /// Expected growth.
  public let growth: GrowthSplit
  /// The width of the interval.
  public let variance: VarianceSplit
  /// What each observation does, strongest first; observations without which the model cannot be
  /// fitted are left out.
  public let influences: [Influence]
  /// The declared breaks' estimated steps.
  public let breakEstimates: [ModelAccount.BreakEstimate]
}

extension AveragedFamily {
  /// Explains the forecast of a series in one year.
  ///
  /// Growth and variance are of the logarithm of the level, each member linearized at its median.
  ///
  /// - Throws: ``GrowthFault`` as fitting and forecasting do.
  public func explain(_ series: DatedSeries, in year: Int) throws(GrowthFault) -> GrowthExplanation
  {
    let fitted = try fitFamily(series)
    let horizon = try Forecast.horizon(from: series.lastYear, through: year)
    let split = MemberSplit(fitted, horizon: horizon)
    guard let split else { throw .notRepresentable(model: name, year: year) }
    let account = fitted.account
    return GrowthExplanation(
      year: year, weights: account.weights, growth: split.growth, variance: split.variance,
      influences: try influences(series, on: fitted, in: year),
      breakEstimates: account.breakEstimates)
  }

  /// The change of the median when each observation is left out.
  private func influences(
    _ series: DatedSeries, on fitted: FittedFamily, in year: Int
  ) throws(GrowthFault) -> [GrowthExplanation.Influence] {
    guard series.points.count > DatedSeries.fewestPoints,
      let whole = try fitted.forecast(through: year).distribution(in: year)?.median, whole > 0
    else { return [] }
    var influences: [GrowthExplanation.Influence] = []
    for index in series.points.indices {
      var points = series.points
      let left = points.remove(at: index)
      let reduced = DatedSeries(trusted: points, breaks: series.breaks)
      let median: Double?
      do throws(GrowthFault) {
        median = try fitFamily(reduced).forecast(through: year).distribution(in: year)?.median
      } catch {
        // Without this observation there is no forecast to compare with.
        continue
      }
      guard let median, median > 0 else { continue }
      influences.append(
        GrowthExplanation.Influence(
          year: left.year, logEffect: Self.logRatio(whole, median)))
    }
    return influences.sorted {
      (abs($1.logEffect), $0.year) < (abs($0.logEffect), $1.year)
    }
  }
}
