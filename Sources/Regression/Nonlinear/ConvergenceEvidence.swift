/// What shows that a fit stands at a minimum.
public struct ConvergenceEvidence: Sendable, Equatable {
  /// The search that led there.
  public let strategy: SearchStrategy
  /// Steps of the search.
  public let iterations: Int
  /// Newton steps with residuals in twice the working precision.
  public let polishingSteps: Int
  /// The tangent of the angle between residuals and tangent plane, each part divided by the root
  /// of its degrees of freedom: the distance to the minimum in units of a confidence region's
  /// radius (Bates & Watts, 1981).
  public let relativeOffset: Double
  /// Length of the last Newton step relative to the parameters, both in columns of unit length.
  public let lastRelativeStep: Double
  /// The largest eigenvalue of the effective residual curvature: the point is a strict minimum
  /// where it lies below one (Hamilton, Watts & Bates, 1982).
  public let largestResidualCurvature: Double
  /// Searches from the same start that failed before this one.
  public let failedAttempts: [SearchAttempt]

  /// Largest relative offset at a stationary point.
  public static let offsetTolerance = 1e-7
  /// Largest last step of a fit that is exact to rounding, where no angle is defined.
  public static let stepTolerance = 1e-13

  /// Whether the gradient vanishes: the residuals are orthogonal to the tangent plane, or the fit
  /// is exact and the last step was rounding.
  public var isStationary: Bool {
    relativeOffset <= Self.offsetTolerance || lastRelativeStep <= Self.stepTolerance
  }

  /// Whether the sum of squares curves upward in every direction.
  public var isMinimum: Bool { largestResidualCurvature < 1 }
}

/// A search that did not reach a minimum.
public struct SearchAttempt: Sendable, Equatable {
  /// How it searched.
  public let strategy: SearchStrategy
  /// Why it is not a fit.
  public let failure: NonlinearFitError
}
