import GrowthModels

/// A quantity over joint draws: its mean, which adds up with the means of other quantities of the
/// same draws, and its median and intervals, which do not.
public struct DrawnAmount: Sendable, Equatable {
  /// The mean over the central draws; means of parts add up to that of their sum.
  public let mean: Double
  /// As likely to be passed as not.
  public let median: Double
  /// The 80 % interval.
  public let interval80: PredictionInterval
  /// The 95 % interval.
  public let interval95: PredictionInterval

  /// An amount of which mean and distribution are known.
  init(mean: Double, draws: [Double]) {
    let drawn = DrawnDistribution(draws)
    self.mean = mean
    median = drawn.median
    interval80 = drawn.interval(level: 0.80)
    interval95 = drawn.interval(level: 0.95)
  }

  /// The amount of some draws.
  ///
  /// - Parameter central: The draws that the mean is taken over.
  init(_ draws: [Double], central: [Int]) {
    self.init(mean: Self.mean(of: draws, over: central), draws: draws)
  }

  /// The mean of some of the draws.
  static func mean(of draws: [Double], over central: [Int]) -> Double {
    central.reduce(0) { $0 + draws[$1] } / Double(central.count)
  }
}
