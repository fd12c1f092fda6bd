import CDistributions

/// Student's t distribution.
public struct StudentTDistribution: ContinuousDistribution, Equatable {
  /// The degrees of freedom, positive, not necessarily whole; infinity is the normal distribution.
  public let degreesOfFreedom: Double

  /// A t distribution.
  ///
  /// - Precondition: the degrees of freedom are positive.
  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "degrees of freedom are positive")
    self.degreesOfFreedom = degreesOfFreedom
  }

  public func density(_ x: Double) -> Double {
    modality_student_density(degreesOfFreedom, x)
  }

  public func cdf(_ x: Double) -> Double {
    modality_student_cdf(degreesOfFreedom, x)
  }

  public func survival(_ x: Double) -> Double {
    modality_student_survival(degreesOfFreedom, x)
  }

  public func quantile(_ p: Double) -> Double {
    modality_student_quantile(degreesOfFreedom, p)
  }

  public func upperQuantile(_ p: Double) -> Double {
    modality_student_upper_quantile(degreesOfFreedom, p)
  }

  /// The probability of a value at least as far from zero as `statistic`, on either side.
  public func twoSidedProbability(_ statistic: Double) -> Double {
    2 * survival(abs(statistic))
  }
}
