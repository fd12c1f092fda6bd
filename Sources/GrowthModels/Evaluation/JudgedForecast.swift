import Foundation

/// One projected value beside the value that came. An error is projected − actual.
public struct JudgedForecast: Sendable, Equatable {
  /// The series' name.
  public let series: String
  /// The last year that was known.
  public let origin: Int
  /// The years ahead.
  public let horizon: Int
  /// The median projected.
  public let projected: Double
  /// What came.
  public let actual: Double
  /// The last value known.
  public let last: Double
  /// The mean absolute yearly change known at the origin, which scaled scores are measured in; zero
  /// for a constant series.
  public let scale: Double
  /// The intervals, in the order of the backtest's levels.
  public let intervals: [PredictionInterval]
  /// The continuous ranked probability score, in the unit of the series (Gneiting and Raftery, 2007);
  /// not a number where the backtest leaves it out.
  public let rankedProbabilityScore: Double

  /// A judgement of numbers that are already known.
  init(
    series: String, origin: Int, horizon: Int, projected: Double, actual: Double, last: Double,
    scale: Double, intervals: [PredictionInterval], rankedProbabilityScore: Double
  ) {
    self.series = series
    self.origin = origin
    self.horizon = horizon
    self.projected = projected
    self.actual = actual
    self.last = last
    self.scale = scale
    self.intervals = intervals
    self.rankedProbabilityScore = rankedProbabilityScore
  }

  /// Judges one year's distribution.
  init(
    series: String, origin: Int, horizon: Int, distribution: PredictiveDistribution,
    actual: Double, last: Double, scale: Double, levels: [Double], ranksProbabilities: Bool
  ) {
    self.series = series
    self.origin = origin
    self.horizon = horizon
    self.actual = actual
    self.last = last
    self.scale = scale
    projected = distribution.median
    intervals = levels.map(distribution.interval)
    rankedProbabilityScore =
      ranksProbabilities ? distribution.rankedProbabilityScore(actual) : .nan
  }

  /// Projected − actual.
  public var error: Double { projected - actual }
}

extension PredictiveDistribution {
  /// The continuous ranked probability score of the value that came: the integral over all levels of
  /// the squared difference between the probability of a level not being exceeded and whether it was
  /// (Gneiting and Raftery, 2007). For a point forecast it is the absolute error.
  public func rankedProbabilityScore(_ actual: Double) -> Double {
    let (low, high) = (min(quantile(0.0005), actual), max(quantile(0.9995), actual))
    let below = integral(from: low, to: actual) { $0 * $0 }
    let above = integral(from: actual, to: high) { (1 - $0) * (1 - $0) }
    return below + above
  }

  /// The integral of a function of the probability over levels, in pieces where it bends most.
  private func integral(
    from low: Double, to high: Double, _ integrand: (Double) -> Double
  ) -> Double {
    guard high > low else { return 0 }
    let middle = median
    let cuts = [low, high, middle, quantile(0.1), quantile(0.9)].filter { $0 >= low && $0 <= high }
      .sorted()
    var sum = 0.0
    for (start, end) in zip(cuts, cuts.dropFirst()) where end > start {
      for (node, weight) in zip(GaussLegendre.nodes, GaussLegendre.weights) {
        sum += weight * (end - start) * integrand(cdf(start + (end - start) * node))
      }
    }
    return sum
  }
}
