import LinearAlgebra

/// A linear model fitted to a response by least squares.
public struct LinearFit: Sendable {
  /// The model with its factored design.
  public let factored: FactoredLinearModel
  /// The response, as given.
  public let response: [Double]
  /// The estimated coefficients, one for each term.
  public let coefficients: [Double]
  /// Response minus fitted value, in the response's units.
  public let residuals: [Double]
  /// Residuals after whitening, which have equal variances; the residuals themselves in ordinary
  /// least squares.
  public let whitenedResiduals: [Double]
  /// The sum of squared whitened residuals, r′Ω⁻¹r. A prior's share is not part of it.
  public let residualSumOfSquares: Double
  /// Observations minus free coefficients. Under a prior, minus the trace of the hat matrix.
  public let residualDegreesOfFreedom: Double
  /// The coefficients to about 31 digits, which predictions of polynomials need.
  let exactCoefficients: [DoubleDouble]
  /// W, over all terms, with WW′ the covariance of the coefficients in units of σ².
  let root: DoubleDoubleMatrix
  let whitenedResponse: [Double]

  init(
    _ factored: FactoredLinearModel, _ response: [Double], _ whitenedResponse: [Double],
    _ solution: RefinedSolution
  ) {
    let n = response.count
    self.factored = factored
    self.response = response
    self.whitenedResponse = whitenedResponse
    whitenedResiduals =
      solution.residuals.count == n ? solution.residuals : Array(solution.residuals.prefix(n))
    residualSumOfSquares = solution.residualSumOfSquares
    if let restricted = factored.restricted {
      exactCoefficients = zip(restricted.basis.times(solution.coefficients), restricted.offset)
        .map { $0 + $1 }
      root = restricted.basis.times(factored.freeRoot)
    } else {
      exactCoefficients = solution.coefficients
      root = factored.freeRoot
    }
    coefficients = exactCoefficients.map(\.value)
    residuals =
      factored.whitening.isIdentity
      ? whitenedResiduals : factored.model.design.residuals(of: response, exactCoefficients)
    residualDegreesOfFreedom = Double(n) - factored.effectiveParameters
  }

  /// The model.
  public var model: LinearModel { factored.model }
  /// The right-hand side.
  public var design: DesignMatrix { factored.model.design }
  /// The number of observations.
  public var observations: Int { response.count }
  /// The fitted values, in the response's units.
  public var fittedValues: [Double] { zip(response, residuals).map { $0 - $1 } }
  /// The condition number of the design; see `FactoredLinearModel.conditionNumber`.
  public var conditionNumber: Double { factored.conditionNumber }

  /// The number of free coefficients. Under a prior, the trace of the hat matrix.
  public var effectiveParameters: Double { factored.effectiveParameters }

  /// The estimate of σ²: one where the variances are known, otherwise the residual sum of squares
  /// divided by its degrees of freedom (not a number when there are none).
  public var residualVariance: Double {
    switch model.errors.scale {
    case .known: 1
    case .estimated: residualSumOfSquares / residualDegreesOfFreedom
    }
  }

  /// The square root of the residual variance.
  public var residualStandardError: Double { residualVariance.squareRoot() }

  /// The covariance of the coefficients divided by σ², (X′Ω⁻¹X)⁻¹.
  public var unscaledCovariance: Matrix { root.outerProduct }
}

extension FactoredLinearModel {
  /// The number of free coefficients; under a prior, the trace of the hat matrix.
  var effectiveParameters: Double {
    model.shrinkage == nil ? Double(freeRoot.columns) : whitenedBasis.squaredRowLengths.sum
  }

  /// The whitened observations' rows of XW; orthonormal columns unless there is a prior.
  var whitenedBasis: Matrix {
    let root = restricted?.basis.times(freeRoot) ?? freeRoot
    return whitenedDesign.times(root).rounded
  }
}

extension DesignMatrix {
  /// y − Xβ in double-double, rounded once.
  func residuals(of response: [Double], _ coefficients: [DoubleDouble]) -> [Double] {
    let fitted = exact.times(coefficients)
    return zip(response, fitted).map { (DoubleDouble($0) - $1).value }
  }
}

extension Matrix {
  /// The sum of squares of each row.
  var squaredRowLengths: [Double] {
    var lengths = [Double](repeating: 0, count: rows)
    for j in 0..<columns {
      for (i, value) in column(j).enumerated() { lengths[i] += value * value }
    }
    return lengths
  }
}

extension [Double] {
  /// The sum, with the rounding errors carried along (Neumaier 1974).
  var sum: Double {
    reduce(DoubleDouble.zero) { $0 + DoubleDouble($1) }.value
  }
}
