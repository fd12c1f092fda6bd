/// Why a diagnostic of a linear fit was not given.
public enum DiagnosticError: Error, Equatable, Sendable {
  /// The test is defined for ordinary least squares; the fit has another error structure,
  /// restrictions or a prior.
  case needsOrdinaryLeastSquares(test: String)
  /// The test needs a column of ones in the design.
  case needsIntercept(test: String)
  /// A number outside the range that the test needs.
  case outOfRange(what: String, found: Double, required: String)
  /// The residuals are all zero, so that nothing can be tested.
  case exactFit(test: String)
  /// The test's own regression could not be done.
  case auxiliaryRegression(test: String, reason: RegressionError)
}

extension DiagnosticError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .needsOrdinaryLeastSquares(let test):
      "\(test) is defined for ordinary least squares. "
        + "Fit with independent errors, without restrictions or a prior."
    case .needsIntercept(let test):
      "\(test) needs an intercept in the design. Add one."
    case .outOfRange(let what, let found, let required):
      "\(what) is \(found), but must be \(required)."
    case .exactFit(let test):
      "\(test) cannot be computed: the fit is exact and leaves no residuals."
    case .auxiliaryRegression(let test, let reason):
      "The auxiliary regression of \(test) failed. \(reason)"
    }
  }
}

extension LinearFit {
  /// Makes sure that this is an ordinary least-squares fit with something left over.
  func requireOrdinary(_ test: String) throws(DiagnosticError) {
    guard model.errors == .independent, model.restrictions == nil, model.shrinkage == nil else {
      throw .needsOrdinaryLeastSquares(test: test)
    }
    guard residualDegreesOfFreedom > 0 else {
      throw .outOfRange(
        what: "The number of residual degrees of freedom", found: residualDegreesOfFreedom,
        required: "positive")
    }
    let scale = response.map { abs($0) }.max() ?? 0
    let rounding = 0x1p-52 * scale * Double(observations).squareRoot()
    guard residualSumOfSquares > rounding * rounding else { throw .exactFit(test: test) }
  }

  /// Fits a regression that a test needs.
  static func auxiliary(_ test: String, _ design: DesignMatrix, _ response: [Double])
    throws(DiagnosticError) -> LinearFit
  {
    do {
      return try LinearModel(design).fit(response)
    } catch {
      throw .auxiliaryRegression(test: test, reason: error)
    }
  }

  /// The design with further terms for a regression that a test needs.
  func extendedDesign(_ test: String, _ terms: [Term]) throws(DiagnosticError) -> DesignMatrix {
    do {
      return try design.appending(terms)
    } catch {
      throw .auxiliaryRegression(test: test, reason: error)
    }
  }
}
