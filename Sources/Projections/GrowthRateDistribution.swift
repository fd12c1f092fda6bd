import Foundation
import GrowthModels

/// Compound growth a year between a known base and an uncertain later level.
///
/// With base `b`, level `E` and `h` years, growth is (E/b)^(1/h) − 1, a fraction a year. The base
/// is taken as published.
public struct GrowthRateDistribution: Sendable {
  /// The level that growth leads to.
  public let level: PredictiveDistribution
  /// The level that growth starts from.
  public let base: Double
  /// The number of years.
  public let years: Int

  /// Growth from `base` to a level some years later.
  ///
  /// - Precondition: `base` and `years` are positive.
  public init(of level: PredictiveDistribution, from base: Double, over years: Int) {
    precondition(base > 0 && years > 0, "growth needs a positive base and time")
    self.level = level
    self.base = base
    self.years = years
  }

  /// As likely to be passed as not; a fraction a year.
  public var median: Double { rate(for: level.median) }

  /// The growth that is not passed with the given probability.
  public func quantile(_ probability: Double) -> Double { rate(for: level.quantile(probability)) }

  /// As many rates as asked for, ascending, each as likely as the others.
  public func equallyLikely(_ count: Int) -> [Double] {
    level.equallyLikely(count).map { rate(for: $0) }
  }

  /// The central interval of growth a year.
  public func interval(level confidence: Double) -> PredictionInterval {
    let levels = level.interval(level: confidence)
    return PredictionInterval(
      lower: rate(for: levels.lower), upper: rate(for: levels.upper), level: confidence)
  }

  /// The probability that growth is above a rate, given as a fraction a year above −1.
  public func probability(above rate: Double) -> Double {
    1 - level.cdf(base * pow(1 + rate, Double(years)))
  }

  private func rate(for level: Double) -> Double {
    pow(level / base, 1 / Double(years)) - 1
  }
}
