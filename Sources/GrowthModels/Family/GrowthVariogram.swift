import Foundation

/// The variance of the change in level over a number of years, for yearly growth made of shocks of
/// variance one and drifting growth of variance τ² and autocorrelation φ.
struct GrowthVariogram {
  /// The variance by number of years, from zero.
  private let variances: [Double]

  init(drifting: Double, autocorrelation: Double, years: Int) {
    var variances = [0.0]
    variances.reserveCapacity(years + 1)
    // Adding year d adds its own variance and twice its covariance with the d − 1 before.
    var (covarianceSum, power) = (0.0, 1.0)
    for _ in stride(from: 1, through: years, by: 1) {
      let before = variances[variances.count - 1]
      variances.append(before + 1 + drifting + 2 * drifting * covarianceSum)
      power *= autocorrelation
      covarianceSum += power
    }
    self.variances = variances
  }

  /// The covariance of the changes from year `a` to `b` and from `c` to `d`.
  func covariance(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Double {
    0.5
      * (variances[abs(d - a)] + variances[abs(c - b)] - variances[abs(c - a)]
        - variances[abs(d - b)])
  }
}
