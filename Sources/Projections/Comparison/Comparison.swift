import GrowthModels
import LaborSeries

/// Which of two occupations grows faster, by how much, and how sure that is.
///
/// The two projections are taken as independent: the distribution of the difference is that of all
/// pairs of 801 equally likely growth rates of each. Shocks that both share would make the interval
/// narrower than it is.
public struct Comparison: Sendable {
  /// What can be said of the order of the two.
  public enum Verdict: Sendable, Equatable {
    /// The first grows faster with a probability above 90 %.
    case firstFaster
    /// The second grows faster with a probability above 90 %.
    case secondFaster
    /// Neither is that probable.
    case notDistinguishable
  }

  public let first: EmploymentProjection
  public let second: EmploymentProjection
  /// Annual growth of the first less that of the second, a fraction a year, at the median.
  public let difference: Double
  /// The 80 % interval of the difference.
  public let interval80: PredictionInterval
  /// The 95 % interval of the difference.
  public let interval95: PredictionInterval
  /// The probability that the first grows faster than the second.
  public let probabilityFirstFaster: Double

  /// Compares two projections.
  public init(_ first: EmploymentProjection, _ second: EmploymentProjection) {
    self.init(LikelyGrowth(of: first), LikelyGrowth(of: second))
  }

  /// Compares two projections whose likely growth rates are at hand, as when one is compared with
  /// many.
  public init(_ one: LikelyGrowth, _ other: LikelyGrowth) {
    first = one.projection
    second = other.projection
    let pairs = PairedDifferences(first: one.rates, second: other.rates)
    difference = pairs.quantile(0.5)
    interval80 = pairs.interval(level: 0.80)
    interval95 = pairs.interval(level: 0.95)
    probabilityFirstFaster = 1 - pairs.probability(notAbove: 0)
  }

  /// Whether the order of the two can be told.
  public var verdict: Verdict {
    if probabilityFirstFaster > 0.9 { return .firstFaster }
    return probabilityFirstFaster < 0.1 ? .secondFaster : .notDistinguishable
  }
}

/// A projection with 801 equally likely rates of its growth a year, ascending.
public struct LikelyGrowth: Sendable {
  public let projection: EmploymentProjection
  /// The rates, fractions a year.
  public let rates: [Double]

  private static let count = 801

  /// The likely rates of a projection.
  public init(of projection: EmploymentProjection) {
    self.projection = projection
    rates = projection.annualGrowth.equallyLikely(Self.count)
  }

  /// A projection with rates that were worked out before for the same one.
  public init(of projection: EmploymentProjection, rates: [Double]) {
    precondition(rates.count == Self.count, "as many rates as are compared")
    self.projection = projection
    self.rates = rates
  }
}

/// The differences of all pairs of equally likely values of two distributions.
private struct PairedDifferences {
  let first: [Double]
  let second: [Double]

  /// The share of pairs whose difference is not above `bound`.
  func probability(notAbove bound: Double) -> Double {
    var pairs = 0
    var reach = 0
    // Both lists ascend, so the seconds that are low enough to exceed the bound only grow.
    for value in first {
      while reach < second.count, value - second[reach] > bound { reach += 1 }
      pairs += second.count - reach
    }
    return Double(pairs) / Double(first.count * second.count)
  }

  /// The difference that a share of pairs does not pass, by bisection.
  func quantile(_ probability: Double) -> Double {
    guard let least = first.first, let most = first.last, let low = second.first,
      let high = second.last
    else { return .nan }
    var lower = least - high
    var upper = most - low
    for _ in 0..<60 {
      let middle = (lower + upper) / 2
      if self.probability(notAbove: middle) < probability { lower = middle } else { upper = middle }
    }
    return (lower + upper) / 2
  }

  func interval(level: Double) -> PredictionInterval {
    PredictionInterval(
      lower: quantile(0.5 - level / 2), upper: quantile(0.5 + level / 2), level: level)
  }
}
