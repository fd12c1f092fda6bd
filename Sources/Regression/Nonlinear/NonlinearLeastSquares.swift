import LinearAlgebra

/// Nonlinear least squares: minimises Σ wᵢ(yᵢ − f(xᵢ, b))² from a start.
///
/// Each search is Levenberg–Marquardt in a trust region on pivoted QR; its end is polished by
/// Newton's method with residuals in twice the working precision and must pass every test of
/// ``ConvergenceEvidence``. Where a search fails, the next of ``SearchStrategy`` begins from the
/// same start; the fit lists what was tried. Of the searches that succeed the first is kept.
public struct NonlinearLeastSquares: Sendable {
  /// How many steps one search may take.
  public let iterationLimit: Int
  /// The smallest ratio of diagonal elements of R, on columns of unit length, at which parameters
  /// count as told apart.
  public let rankTolerance: Double
  /// The searches to try, in order.
  public let strategies: [SearchStrategy]

  /// - Parameters:
  ///   - iterationLimit: steps allowed to one search.
  ///   - rankTolerance: see ``rankTolerance``.
  ///   - strategies: searches to try, in order; at least one.
  public init(
    iterationLimit: Int = 1000, rankTolerance: Double = 1e-12,
    strategies: [SearchStrategy] = SearchStrategy.allCases
  ) {
    precondition(!strategies.isEmpty && iterationLimit > 0 && rankTolerance > 0)
    self.iterationLimit = iterationLimit
    self.rankTolerance = rankTolerance
    self.strategies = strategies
  }

  /// Fits a model written for any number type.
  ///
  /// - Parameters:
  ///   - model: the model.
  ///   - data: the observations.
  ///   - start: one value per parameter, each in its domain.
  /// - Throws: ``NonlinearFitError``.
  public func fit(_ model: some NonlinearModel, to data: NonlinearData, from start: [Double])
    throws(NonlinearFitError) -> NonlinearFit
  {
    try fit(modelling: model, to: data, from: start)
  }

  func fit<Model: NonlinearModel>(
    modelling model: Model, to data: NonlinearData, from start: [Double]
  )
    throws(NonlinearFitError) -> NonlinearFit
  {
    guard data.covariates.count == model.covariateCount else {
      throw .covariateCount(found: data.covariates.count, required: model.covariateCount)
    }
    return try fit(CompiledResiduals(model, data), data, start)
  }

  func fit(_ function: any ResidualFunction, _ data: NonlinearData, _ start: [Double])
    throws(NonlinearFitError) -> NonlinearFit
  {
    try check(start, function)
    var failures: [SearchAttempt] = []
    for strategy in strategies {
      do {
        return try attempt(strategy, function, data, start, after: failures)
      } catch {
        failures.append(SearchAttempt(strategy: strategy, failure: error))
      }
    }
    throw Self.mostTelling(failures)
  }

  private func check(_ start: [Double], _ function: any ResidualFunction)
    throws(NonlinearFitError)
  {
    guard start.count == function.columns else {
      throw .startCount(found: start.count, required: function.columns)
    }
    for (value, parameter) in zip(start, function.parameters)
    where !(value.isFinite && parameter.domain.contains(value)) {
      throw .startOutsideDomain(
        parameter: parameter.name, value: value, domain: parameter.domain)
    }
    guard function.rows > function.columns else {
      throw .tooFewRows(found: function.rows, parameters: function.columns)
    }
    if let row = function.residuals(start).firstIndex(where: { !$0.isFinite }) {
      throw .undefinedAtStart(row: row)
    }
  }

  private func attempt(
    _ strategy: SearchStrategy, _ function: any ResidualFunction, _ data: NonlinearData,
    _ start: [Double], after failures: [SearchAttempt]
  ) throws(NonlinearFitError) -> NonlinearFit {
    let end = search(strategy, function, start)
    guard let polish = NewtonPolish(function, from: end.point, rankTolerance: rankTolerance) else {
      throw failure(at: end, function)
    }
    let evidence = ConvergenceEvidence(
      strategy: strategy, iterations: end.iterations, polishingSteps: polish.steps,
      relativeOffset: polish.frame.relativeOffset, lastRelativeStep: polish.lastRelativeStep,
      largestResidualCurvature: polish.largestCurvature, failedAttempts: failures)
    let sum = polish.sumOfSquares.high
    guard evidence.isStationary else {
      throw .notConverged(
        iterations: end.iterations, relativeOffset: evidence.relativeOffset, sumOfSquares: sum)
    }
    guard evidence.isMinimum else { throw .notAMinimum(sumOfSquares: sum) }
    return NonlinearFit(function, data, polish, evidence)
  }

  /// Runs one search without the tests that make its end a fit.
  func search(_ strategy: SearchStrategy, _ function: any ResidualFunction, _ start: [Double])
    -> SearchEnd
  {
    var settings = strategy.settings
    settings.iterationLimit = iterationLimit
    guard strategy == .logarithmic else {
      var search = TrustRegionSearch(function, from: start, settings: settings)
      return search.run()
    }
    guard let logarithmic = LogarithmicParameters(function, start: start) else {
      return SearchEnd(
        point: start, sumOfSquares: function.residuals(start).sumOfSquares, iterations: 0)
    }
    var search = TrustRegionSearch(
      logarithmic, from: logarithmic.logarithms(of: start), settings: settings)
    let end = search.run()
    return SearchEnd(
      point: logarithmic.point(at: end.point), sumOfSquares: end.sumOfSquares,
      iterations: end.iterations)
  }

  /// Why no minimum was found where a search ended.
  private func failure(at end: SearchEnd, _ function: any ResidualFunction) -> NonlinearFitError {
    let residuals = function.residuals(end.point)
    let none = [Double](repeating: 0, count: function.columns)
    guard let frame = LocalFrame(function, end.point, residuals, minimumScale: none) else {
      return .notConverged(
        iterations: end.iterations, relativeOffset: .nan, sumOfSquares: end.sumOfSquares)
    }
    let dependent = frame.factorization.dependentColumns(tolerance: rankTolerance)
    guard dependent.isEmpty else {
      return .notIdentified(
        parameters: dependent.map { function.parameters[frame.free[$0]].name },
        sumOfSquares: end.sumOfSquares)
    }
    return .notConverged(
      iterations: end.iterations, relativeOffset: frame.relativeOffset,
      sumOfSquares: end.sumOfSquares)
  }

  /// Of the failures, the one with the smallest sum of squares.
  private static func mostTelling(_ failures: [SearchAttempt]) -> NonlinearFitError {
    precondition(!failures.isEmpty)
    return failures.map(\.failure).min { $0.reachedSum < $1.reachedSum } ?? failures[0].failure
  }
}

/// A way of searching from a start.
public enum SearchStrategy: String, Sendable, CaseIterable {
  /// Levenberg–Marquardt with geodesic correction.
  case geodesic
  /// Levenberg–Marquardt with a wide first radius and no correction, as in MINPACK.
  case plain
  /// As `geodesic`, in the logarithms of the parameters with the signs of the start; where one
  /// starts at zero or has a bounded domain it ends at once.
  case logarithmic
  /// Levenberg–Marquardt with geodesic correction and scales that follow the present point only.
  case adaptive
  /// Levenberg–Marquardt with geodesic correction and a narrow first radius.
  case cautious
  /// As `geodesic`, solving for the linear parameters after every step.
  case geodesicSeparable
  /// As `plain`, solving for the linear parameters after every step.
  case plainSeparable

  var settings: SearchSettings {
    switch self {
    case .geodesic, .logarithmic: SearchSettings()
    case .adaptive: SearchSettings(remembersScale: false)
    case .geodesicSeparable: SearchSettings(solvesLinearParameters: true)
    case .plain: SearchSettings(radiusFactor: 100, followsCurvature: false)
    case .plainSeparable:
      SearchSettings(radiusFactor: 100, followsCurvature: false, solvesLinearParameters: true)
    case .cautious: SearchSettings(radiusFactor: 0.01)
    }
  }
}

extension NonlinearFitError {
  /// The sum of squares at which the search gave up; infinite for errors in the input.
  var reachedSum: Double {
    switch self {
    case .notIdentified(_, let sum), .notConverged(_, _, let sum), .notAMinimum(let sum):
      sum.isNaN ? .infinity : sum
    default: .infinity
    }
  }
}
