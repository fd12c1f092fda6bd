import Foundation

/// How a set of projections did: points, intervals and whole distributions.
public struct ForecastScores: Sendable, Equatable {
  /// How many values were contained in the interval of one level.
  public struct Coverage: Sendable, Equatable {
    /// The level of the interval.
    public let level: Double
    /// The number of values on or between the bounds.
    public let contained: Int
    /// The number of values judged.
    public let count: Int
    /// The mean width plus the penalty for values outside, in mean absolute yearly changes (the mean
    /// scaled interval score of the M4 competition; Gneiting and Raftery, 2007).
    public let meanScaledIntervalScore: Double

    /// The share contained.
    public var share: Double { count > 0 ? Double(contained) / Double(count) : .nan }
  }

  /// The number of values judged.
  public let count: Int
  /// The mean of |error| / actual, over actual values that are not zero.
  public let meanAbsolutePercentError: Double
  /// The median of the same.
  public let medianAbsolutePercentError: Double
  /// The mean of error / actual: whether projections run high or low.
  public let meanPercentError: Double
  /// The mean of |log(projected / actual)|, over values that are both positive.
  public let meanAbsoluteLogError: Double
  /// The mean of 2 |error| / (|projected| + |actual|).
  public let symmetricPercentError: Double
  /// The mean of |error| in mean absolute yearly changes (Hyndman and Koehler, 2006), over series
  /// that are not constant.
  public let meanAbsoluteScaledError: Double
  /// The mean of the symmetric percent error and the scaled error, each over the last value's own
  /// (the overall weighted average of the M4 competition).
  public let overallWeightedAverage: Double
  /// The mean continuous ranked probability score in mean absolute yearly changes.
  public let meanScaledRankedProbabilityScore: Double
  /// The mean continuous ranked probability score as a fraction of the actual value.
  public let meanRelativeRankedProbabilityScore: Double
  /// Coverage by level.
  public let coverage: [Coverage]

  /// The scores of the projections; not a number where nothing can be averaged.
  ///
  /// - Parameters:
  ///   - forecasts: the projections beside what came.
  ///   - levels: the levels of the intervals that the projections carry, in their order.
  public init(_ forecasts: [JudgedForecast], levels: [Double]) {
    func mean(_ values: [Double]) -> Double {
      values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
    }
    let relative = forecasts.filter { $0.actual != 0 }
    let scaled = forecasts.filter { $0.scale > 0 }
    let percents = relative.map { abs($0.error) / abs($0.actual) }.sorted()
    count = forecasts.count
    meanAbsolutePercentError = mean(percents)
    medianAbsolutePercentError = Self.median(percents)
    meanPercentError = mean(relative.map { $0.error / $0.actual })
    meanAbsoluteLogError = mean(
      forecasts.filter { $0.projected > 0 && $0.actual > 0 }
        .map { abs(log($0.projected / $0.actual)) })
    let symmetric = mean(forecasts.map { Self.symmetric($0.projected, $0.actual) })
    let naiveSymmetric = mean(forecasts.map { Self.symmetric($0.last, $0.actual) })
    let absolute = mean(scaled.map { abs($0.error) / $0.scale })
    let naiveAbsolute = mean(scaled.map { abs($0.last - $0.actual) / $0.scale })
    symmetricPercentError = symmetric
    meanAbsoluteScaledError = absolute
    overallWeightedAverage = (symmetric / naiveSymmetric + absolute / naiveAbsolute) / 2
    meanScaledRankedProbabilityScore = mean(scaled.map { $0.rankedProbabilityScore / $0.scale })
    meanRelativeRankedProbabilityScore = mean(
      relative.map { $0.rankedProbabilityScore / abs($0.actual) })
    coverage = levels.enumerated().map { index, level in
      Coverage(
        level: level,
        contained: forecasts.filter { $0.intervals[index].contains($0.actual) }.count,
        count: forecasts.count,
        meanScaledIntervalScore: mean(
          scaled.map { Self.intervalScore($0.intervals[index], $0.actual) / $0.scale }))
    }
  }

  private static func median(_ sorted: [Double]) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  private static func symmetric(_ projected: Double, _ actual: Double) -> Double {
    let size = abs(projected) + abs(actual)
    return size > 0 ? 2 * abs(projected - actual) / size : 0
  }

  private static func intervalScore(_ interval: PredictionInterval, _ actual: Double) -> Double {
    let outside = max(interval.lower - actual, 0) + max(actual - interval.upper, 0)
    return interval.upper - interval.lower + 2 / (1 - interval.level) * outside
  }
}

extension Backtest.Record {
  /// The scores over all projections.
  public func scores(levels: [Double]) -> ForecastScores {
    ForecastScores(forecasts, levels: levels)
  }

  /// The scores by years ahead, in order.
  public func scoresByHorizon(levels: [Double]) -> [(horizon: Int, scores: ForecastScores)] {
    Dictionary(grouping: forecasts, by: \.horizon).sorted { $0.key < $1.key }
      .map { ($0.key, ForecastScores($0.value, levels: levels)) }
  }

  /// The projections of one series: "of n projections made this way, k contained what came".
  public func forecasts(of series: String) -> [JudgedForecast] {
    forecasts.filter { $0.series == series }
  }
}
