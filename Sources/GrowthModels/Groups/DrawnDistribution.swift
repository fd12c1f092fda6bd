/// A distribution known by draws from it.
public struct DrawnDistribution: Sendable, Equatable {
  /// The draws in order of size.
  public let draws: [Double]

  /// - Precondition: there is at least one draw.
  public init(_ draws: [Double]) {
    precondition(!draws.isEmpty, "at least one draw")
    self.draws = draws.ascending()
  }

  /// The mean of the draws; means of parts add up to the mean of their total.
  public var mean: Double { draws.reduce(0, +) / Double(draws.count) }

  /// The median of the draws.
  public var median: Double { quantile(0.5) }

  /// The value with the given probability at or below it, between neighbouring draws by their
  /// distance (Hyndman and Fan, 1996, definition 7).
  ///
  /// - Precondition: `probability` is between 0 and 1.
  public func quantile(_ probability: Double) -> Double {
    precondition(probability >= 0 && probability <= 1, "a probability between 0 and 1")
    let position = probability * Double(draws.count - 1)
    let below = min(Int(position), draws.count - 1)
    let above = min(below + 1, draws.count - 1)
    return draws[below] + (position - Double(below)) * (draws[above] - draws[below])
  }

  /// The equal-tailed interval that contains a share `level` of the draws.
  ///
  /// - Precondition: `level` is strictly between 0 and 1.
  public func interval(level: Double) -> PredictionInterval {
    precondition(level > 0 && level < 1, "a level strictly between 0 and 1")
    return PredictionInterval(
      lower: quantile((1 - level) / 2), upper: quantile((1 + level) / 2), level: level)
  }

  /// The share of the draws at or below `value`.
  public func cdf(_ value: Double) -> Double {
    var (low, high) = (0, draws.count)
    while low < high {
      let middle = (low + high) / 2
      if draws[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return Double(low) / Double(draws.count)
  }
}
