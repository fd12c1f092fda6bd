/// Medians and interval bounds of one series' forecast, and nothing more, for panels of many series.
public struct PanelOutlook: Sendable, Equatable {
  /// The year of the last observation.
  public let origin: Int
  /// The levels of the intervals, as asked for.
  public let levels: [Double]
  /// Year after year: the median, then the lower and upper bound of each level.
  let values: [Double]

  /// The medians and bounds of a forecast.
  ///
  /// - Precondition: levels are strictly between 0 and 1.
  public init(_ forecast: Forecast, levels: [Double]) {
    let probabilities = Self.probabilities(levels)
    origin = forecast.origin
    self.levels = levels
    values = forecast.years.compactMap(forecast.distribution).flatMap { distribution in
      probabilities.map(distribution.quantile)
    }
  }

  init(origin: Int, levels: [Double], values: [Double]) {
    self.origin = origin
    self.levels = levels
    self.values = values
  }

  /// One half, then the lower and upper tail of each level.
  static func probabilities(_ levels: [Double]) -> [Double] {
    [0.5] + levels.flatMap { [(1 - $0) / 2, (1 + $0) / 2] }
  }

  /// The number of years forecast.
  public var horizon: Int { values.count / (1 + 2 * levels.count) }

  /// The median of the year `step` years after the origin.
  ///
  /// - Precondition: `step` is 1 to ``horizon``.
  public func median(step: Int) -> Double { values[start(step)] }

  /// The interval of the level at `index` in ``levels``, `step` years after the origin.
  ///
  /// - Precondition: `step` is 1 to ``horizon``.
  public func interval(step: Int, levelIndex index: Int) -> PredictionInterval {
    let at = start(step) + 1 + 2 * index
    return PredictionInterval(lower: values[at], upper: values[at + 1], level: levels[index])
  }

  private func start(_ step: Int) -> Int {
    precondition((1...horizon).contains(step), "a step within the horizon")
    return (step - 1) * (1 + 2 * levels.count)
  }
}
