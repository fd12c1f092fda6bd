import Foundation

/// The asymptotic distribution of the sup-F statistic.
///
/// For k changing coefficients and trimming π the p-value is that of χ²(η) at a + b·x, with
/// coefficients fitted to simulated distributions (Hansen, B.E., 1997, “Approximate asymptotic P
/// values for structural-change tests”, Journal of Business & Economic Statistics 15, 60–67). They
/// are interpolated linearly between trimmings.
public struct HansenSupF: Sendable {
  /// The largest number of changing coefficients for which coefficients are tabulated here.
  public static let largestTermCount = 10
  private let terms: Int
  private let trimming: Double

  /// The distribution for symmetric or asymmetric trimming.
  ///
  /// - Parameters:
  ///   - terms: the number of changing coefficients, from 1 to ``largestTermCount``.
  ///   - spread: λ = π₂(1 − π₁)/(π₁(1 − π₂)) of the first and last candidate breaks' shares; above
  ///     one. Trimming π at both ends has λ = ((1 − π)/π)².
  public init(terms: Int, spread: Double) {
    precondition(terms >= 1 && terms <= Self.largestTermCount, "from 1 to 10 terms")
    precondition(spread > 1, "the candidate breaks span a range")
    self.terms = terms
    trimming = 1 / (1 + spread.squareRoot())
  }

  /// The probability of a statistic above a value if there is no break.
  public func probability(above statistic: Double) -> Double {
    if trimming >= 0.49 {
      let fixed = ChiSquaredDistribution(degreesOfFreedom: Double(terms)).survival(statistic)
      return ((0.5 - trimming) * tabulated(0, statistic) + (trimming - 0.49) * fixed) * 100
    }
    if trimming <= 0.01 { return tabulated(24, statistic) }
    // Row r of the table, from 0, holds trimming 0.49 − 0.02·r.
    let place = (0.51 - trimming) * 50
    let row = Int(place.rounded(.down))
    let share = place - Double(row)
    return (1 - share) * tabulated(row - 1, statistic) + share * tabulated(row, statistic)
  }

  /// The value that the statistic exceeds with a probability if there is no break.
  ///
  /// - Parameter wanted: the probability, above 0 and below 0.5.
  public func criticalValue(probability wanted: Double) -> Double {
    precondition(wanted > 0 && wanted < 0.5, "a probability between 0 and 0.5")
    var (low, high) = (0.0, 400.0)
    for _ in 0..<200 where high - low > 1e-12 * high {
      let middle = 0.5 * (low + high)
      if probability(above: middle) > wanted { low = middle } else { high = middle }
    }
    return 0.5 * (low + high)
  }

  private func tabulated(_ row: Int, _ statistic: Double) -> Double {
    let entry = Self.coefficients[terms - 1][Swift.min(row, 24)]
    let value = Swift.max(entry.0 + entry.1 * statistic, 0)
    return ChiSquaredDistribution(degreesOfFreedom: entry.2).survival(value)
  }
}
