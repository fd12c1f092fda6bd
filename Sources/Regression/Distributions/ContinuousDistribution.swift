/// A continuous distribution of one quantity, as tests and intervals need it.
///
/// Arguments outside the domain (a probability above 1, a parameter that is not positive) give
/// NaN. Values come from Boost.Math (Maddock and others).
public protocol ContinuousDistribution: Sendable {
  /// The probability density at `x`.
  func density(_ x: Double) -> Double
  /// The probability of a value at or below `x`.
  func cdf(_ x: Double) -> Double
  /// The probability of a value above `x`, accurate far into the tail where `1 - cdf(x)` is not.
  func survival(_ x: Double) -> Double
  /// The value with probability `p` below it.
  func quantile(_ p: Double) -> Double
  /// The value with probability `p` above it, accurate for very small `p`.
  func upperQuantile(_ p: Double) -> Double
}
