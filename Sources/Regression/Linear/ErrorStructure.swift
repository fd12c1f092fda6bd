import LinearAlgebra

/// Whether the variance of the errors is known as given, or only up to a factor.
public enum VarianceScale: Sendable, Equatable {
  /// The variances are known: σ² = 1, and inference is normal.
  case known
  /// The variances are known up to a common factor σ² that the residuals estimate.
  case estimated
}

/// How the errors of the observations vary and hang together.
public enum ErrorStructure: Sendable, Equatable {
  /// Independent errors of one unknown variance: ordinary least squares.
  case independent
  /// Independent errors with variance σ²/w, as when an observation is a mean of w values.
  case analyticWeights([Double])
  /// Independent errors with known standard deviations, so that the weights are their inverse
  /// squares.
  case standardErrors([Double], scale: VarianceScale = .known)
  /// Errors with this covariance, dense and symmetric.
  case covariance(Matrix, scale: VarianceScale = .estimated)
  /// Errors in independent groups of consecutive rows, each with its covariance.
  case blocks([Matrix], scale: VarianceScale = .estimated)
  /// Errors whose covariance vanishes beyond a few diagonals: `diagonals[d][i]` is the covariance
  /// of rows i and i + d.
  case banded([[Double]], scale: VarianceScale = .estimated)
  /// Errors with correlation ρ to the power of the distance in rows (a stationary first-order
  /// autoregression) and one unknown variance.
  case autoregressive(Double)

  /// Whether residuals estimate the variance's scale.
  public var scale: VarianceScale {
    switch self {
    case .independent, .analyticWeights, .autoregressive: .estimated
    case .standardErrors(_, let scale), .covariance(_, let scale), .blocks(_, let scale),
      .banded(_, let scale):
      scale
    }
  }
}
