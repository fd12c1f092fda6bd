/// The distribution of one year's level: a mixture of Student t distributions on the scales that
/// the model works on, cut at zero.
///
/// Mass that a linear-scale model puts at or below zero is counted as zero, so no quantile is
/// negative.
public struct PredictiveDistribution: Sendable {
  /// The mixtures by scale; their weights sum to one together.
  let parts: [StudentMixture]
  /// The level that a value of one (on the linear scale) or zero (on the log scale) stands for.
  let unit: Double

  /// - Precondition: the weights of all parts sum to one; `unit` is positive.
  init(parts: [StudentMixture], unit: Double) {
    self.parts = parts
    self.unit = unit
  }

  /// The level that is as likely to be exceeded as not: the point forecast.
  public var median: Double { quantile(0.5) }

  /// The mean over the central 99 % of the distribution.
  ///
  /// On the log scale a Student t has tails so heavy that the mean of the level does not exist;
  /// the mean of what lies between the 0.5 % and the 99.5 % quantile does, and differs little from
  /// the mean of the same distribution with normal tails.
  public var mean: Double {
    let (lowest, highest) = (0.005, 0.995)
    let levels = quantiles(GaussLegendre.nodes.map { lowest + (highest - lowest) * $0 })
    return zip(levels, GaussLegendre.weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The level below which the true value lies with the given probability.
  ///
  /// - Precondition: `probability` is strictly between 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a probability strictly between 0 and 1")
    return unit * MixtureQuantile(parts: parts).value(at: probability)
  }

  /// The levels of several probabilities at once, which takes a fraction of the work.
  ///
  /// - Precondition: `probabilities` rise and are strictly between 0 and 1.
  public func quantiles(_ probabilities: [Double]) -> [Double] {
    precondition(
      probabilities.allSatisfy { $0 > 0 && $0 < 1 }, "probabilities strictly between 0 and 1")
    precondition(
      zip(probabilities, probabilities.dropFirst()).allSatisfy { $0 <= $1 }, "rising probabilities")
    return MixtureQuantile(parts: parts).values(at: probabilities).map { unit * $0 }
  }

  /// As many levels as asked for, ascending, each as likely as the others: the quantiles at the
  /// middles of equal shares of the probability.
  ///
  /// - Precondition: `count` is positive.
  public func equallyLikely(_ count: Int) -> [Double] {
    precondition(count > 0, "one level or more")
    return quantiles((0..<count).map { (Double($0) + 0.5) / Double(count) })
  }

  /// The equal-tailed prediction interval that contains the true value with probability `level`.
  ///
  /// - Precondition: `level` is strictly between 0 and 1.
  public func interval(level: Double) -> PredictionInterval {
    precondition(level > 0 && level < 1, "a level strictly between 0 and 1")
    let ends = quantiles([(1 - level) / 2, (1 + level) / 2])
    return PredictionInterval(lower: ends[0], upper: ends[1], level: level)
  }

  /// The probability that the level is at or below `value`.
  public func cdf(_ value: Double) -> Double {
    MixtureQuantile(parts: parts).cdf(value / unit)
  }

  /// The probability per unit of the level at `value`, for values above zero; the point mass at
  /// zero (see ``cdf(_:)``) is not part of it.
  public func density(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    return MixtureQuantile(parts: parts).sum(at: value / unit).slope / unit
  }
}

/// A pair of bounds that contains the value to come with a stated probability.
public struct PredictionInterval: Sendable, Equatable {
  /// The lower bound.
  public let lower: Double
  /// The upper bound.
  public let upper: Double
  /// The probability of the interval, as a fraction.
  public let level: Double

  /// An interval with the given bounds.
  public init(lower: Double, upper: Double, level: Double) {
    self.lower = lower
    self.upper = upper
    self.level = level
  }

  /// Whether the value lies on or between the bounds.
  public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }
}
