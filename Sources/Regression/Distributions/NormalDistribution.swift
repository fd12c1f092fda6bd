import CDistributions

/// The normal distribution.
public struct NormalDistribution: ContinuousDistribution, Equatable {
  /// The mean.
  public let mean: Double
  /// The standard deviation, positive.
  public let standardDeviation: Double

  /// A normal distribution; the standard one unless said otherwise.
  ///
  /// - Precondition: the standard deviation is positive.
  public init(mean: Double = 0, standardDeviation: Double = 1) {
    precondition(standardDeviation > 0, "a standard deviation is positive")
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  public func density(_ x: Double) -> Double {
    modality_normal_density((x - mean) / standardDeviation) / standardDeviation
  }

  public func cdf(_ x: Double) -> Double {
    modality_normal_cdf((x - mean) / standardDeviation)
  }

  public func survival(_ x: Double) -> Double {
    modality_normal_survival((x - mean) / standardDeviation)
  }

  public func quantile(_ p: Double) -> Double {
    mean + standardDeviation * modality_normal_quantile(p)
  }

  public func upperQuantile(_ p: Double) -> Double {
    mean + standardDeviation * modality_normal_upper_quantile(p)
  }
}
