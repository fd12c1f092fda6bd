import CDistributions

/// The chi-squared distribution.
public struct ChiSquaredDistribution: ContinuousDistribution, Equatable {
  /// The degrees of freedom, positive, not necessarily whole.
  public let degreesOfFreedom: Double

  /// A chi-squared distribution.
  ///
  /// - Precondition: the degrees of freedom are positive.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  public func density(_ x: Double) -> Double {
    modality_chi_squared_density(degreesOfFreedom, x)
  }

  public func cdf(_ x: Double) -> Double {
    modality_chi_squared_cdf(degreesOfFreedom, x)
  }

  public func survival(_ x: Double) -> Double {
    modality_chi_squared_survival(degreesOfFreedom, x)
  }

  public func quantile(_ p: Double) -> Double {
    modality_chi_squared_quantile(degreesOfFreedom, p)
  }

  public func upperQuantile(_ p: Double) -> Double {
    modality_chi_squared_upper_quantile(degreesOfFreedom, p)
  }
}
