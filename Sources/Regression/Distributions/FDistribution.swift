import CDistributions

/// Fisher's F distribution.
public struct FDistribution: ContinuousDistribution, Equatable {
  /// Degrees of freedom of the numerator, positive, not necessarily whole.
  public let numeratorDegreesOfFreedom: Double
  /// Degrees of freedom of the denominator, positive, not necessarily whole.
  public let denominatorDegreesOfFreedom: Double

  /// An F distribution.
  ///
  /// - Precondition: both degrees of freedom are positive and finite.
  public init(numeratorDegreesOfFreedom: Double, denominatorDegreesOfFreedom: Double) {
    precondition(
      numeratorDegreesOfFreedom > 0 && denominatorDegreesOfFreedom > 0,
      "degrees of freedom are positive")
    self.numeratorDegreesOfFreedom = numeratorDegreesOfFreedom
    self.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom
  }

  public func density(_ x: Double) -> Double {
    modality_f_density(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, x)
  }

  public func cdf(_ x: Double) -> Double {
    modality_f_cdf(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, x)
  }

  public func survival(_ x: Double) -> Double {
    modality_f_survival(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, x)
  }

  public func quantile(_ p: Double) -> Double {
    modality_f_quantile(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, p)
  }

  public func upperQuantile(_ p: Double) -> Double {
    modality_f_upper_quantile(numeratorDegreesOfFreedom, denominatorDegreesOfFreedom, p)
  }
}
