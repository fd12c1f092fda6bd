import LinearAlgebra

/// A nonlinear least-squares fit.
public struct NonlinearFit: Sendable {
  /// The parameters with their standard errors, in the model's order.
  public let parameters: [FittedParameter]
  /// Σ wᵢ(yᵢ − ŷᵢ)², from residuals in twice the working precision.
  public let residualSumOfSquares: Double
  /// Rows less parameters that were free to move.
  public let degreesOfFreedom: Int
  /// √(residual sum of squares / degrees of freedom).
  public let residualStandardDeviation: Double
  /// y − ŷ, not weighted, in the response's unit.
  public let residuals: [Double]
  /// ŷ, in the response's unit.
  public let fitted: [Double]
  /// Covariance of the estimates, row by row; zero for parameters on an end of their domain.
  /// From the inverse of the final triangle R: s²·R⁻¹R⁻ᵀ.
  public let covariance: [[Double]]
  /// The ratio of the largest to the smallest diagonal element of R, on columns of unit length: a
  /// lower bound of the condition of the estimation.
  public let conditionEstimate: Double
  /// What shows that this is a minimum.
  public let convergence: ConvergenceEvidence
  private let function: any ResidualFunction

  /// The estimates alone.
  public var estimates: [Double] { parameters.map(\.estimate) }

  /// The parameter of that name, or nil.
  public func parameter(_ name: String) -> FittedParameter? {
    parameters.first { $0.name == name }
  }

  /// An interval for a parameter from Student's t and its standard error, which treats the model as
  /// linear near the minimum; nil where the parameter has no standard error.
  ///
  /// - Precondition: the parameter exists and the level lies between 0 and 1.
  public func confidenceInterval(of index: Int, level: Double) -> ClosedRange<Double>? {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    let parameter = parameters[index]
    guard let error = parameter.standardError else { return nil }
    let reach =
      error
      * StudentTDistribution(degreesOfFreedom: Double(degreesOfFreedom))
      .upperQuantile((1 - level) / 2)
    return (parameter.estimate - reach)...(parameter.estimate + reach)
  }

  /// The correlation of two estimates; nil where one of them has no standard error.
  public func correlation(_ first: Int, _ second: Int) -> Double? {
    guard let a = parameters[first].standardError, let b = parameters[second].standardError else {
      return nil
    }
    return covariance[first][second] / (a * b)
  }
}

extension NonlinearFit {
  /// The model's value at a row of covariates, with its uncertainty to first order (the delta
  /// method: Seber & Wild, 1989, §5.1).
  ///
  /// - Precondition: as many covariates as the model takes, all finite.
  public func prediction(at x: [Double]) -> NonlinearPrediction {
    let (value, gradient) = function.valueAndGradient(at: x, estimates)
    var variance = 0.0
    for j in gradient.indices {
      for k in gradient.indices { variance += gradient[j] * covariance[j][k] * gradient[k] }
    }
    return NonlinearPrediction(
      mean: value, standardError: Swift.max(variance, 0).squareRoot(),
      residualStandardDeviation: residualStandardDeviation, degreesOfFreedom: degreesOfFreedom)
  }
}

/// A fitted model's value at given covariates.
public struct NonlinearPrediction: Sendable, Equatable {
  /// The estimated mean of the response.
  public let mean: Double
  /// The standard error of that mean.
  public let standardError: Double
  /// The standard deviation of one observation of unit weight about its mean.
  public let residualStandardDeviation: Double
  /// Degrees of freedom of both.
  public let degreesOfFreedom: Int

  /// An interval for the mean, from Student's t.
  public func confidenceInterval(level: Double) -> ClosedRange<Double> {
    interval(level, standardError)
  }

  /// An interval for one further observation of unit weight, from Student's t.
  public func predictionInterval(level: Double) -> ClosedRange<Double> {
    let variance =
      standardError * standardError + residualStandardDeviation * residualStandardDeviation
    return interval(level, variance.squareRoot())
  }

  private func interval(_ level: Double, _ deviation: Double) -> ClosedRange<Double> {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    let quantile = StudentTDistribution(degreesOfFreedom: Double(degreesOfFreedom))
      .upperQuantile((1 - level) / 2)
    return (mean - quantile * deviation)...(mean + quantile * deviation)
  }
}

/// An estimated parameter.
public struct FittedParameter: Sendable, Equatable {
  /// The parameter's name.
  public let name: String
  /// The estimate.
  public let estimate: Double
  /// Its standard error; nil where the estimate rests on an end of its domain.
  public let standardError: Double?
  /// The relative standard error |standard error / estimate|.
  public var relativeStandardError: Double? { standardError.map { abs($0 / estimate) } }
}

extension NonlinearFit {
  init(
    _ function: any ResidualFunction, _ data: NonlinearData, _ polish: NewtonPolish,
    _ evidence: ConvergenceEvidence
  ) {
    let frame = polish.frame
    let freedom = function.rows - frame.free.count
    let deviation = (polish.sumOfSquares / ExtendedDouble(Double(freedom))).high.squareRoot()
    let inverse = frame.factorization.inverseRows
    var errors = [Double?](repeating: nil, count: function.columns)
    var covariance = [[Double]](
      repeating: [Double](repeating: 0, count: function.columns), count: function.columns)
    for (a, j) in frame.free.enumerated() {
      errors[j] = deviation * inverse[a].norm / frame.scale[j]
      for (b, k) in frame.free.enumerated() {
        let product = zip(inverse[a], inverse[b]).reduce(0) { $0 + $1.0 * $1.1 }
        covariance[j][k] = deviation / frame.scale[j] * (deviation / frame.scale[k]) * product
      }
    }
    parameters = function.parameters.indices.map { j in
      FittedParameter(
        name: function.parameters[j].name, estimate: polish.point[j].high,
        standardError: errors[j])
    }
    residualSumOfSquares = polish.sumOfSquares.high
    degreesOfFreedom = freedom
    residualStandardDeviation = deviation
    residuals = zip(polish.residuals, data.rootWeights).map { $0.high / $1 }
    fitted = zip(data.response, residuals).map { ($0 - ExtendedDouble($1)).high }
    self.covariance = covariance
    conditionEstimate = 1 / (frame.factorization.relativeDiagonal.last ?? 0)
    convergence = evidence
    self.function = function
  }
}
