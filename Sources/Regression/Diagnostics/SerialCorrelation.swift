/// The two forms in which a test by an auxiliary regression is given.
public struct AuxiliaryRegressionTest: Sendable, Equatable {
  /// n·R² of the auxiliary regression, χ² distributed in large samples.
  public let lagrangeMultiplier: HypothesisTest
  /// The F test of the added terms.
  public let f: HypothesisTest
}

extension LinearFit {
  /// Tests for serial correlation of the residuals up to an order.
  ///
  /// The residuals are regressed on the design and on themselves lagged by 1 … `order` rows, with
  /// zeros before the first row (Breusch, 1978; Godfrey, 1978), as lmtest's `bgtest` does.
  ///
  /// - Parameter order: at least one.
  /// - Throws: ``DiagnosticError``.
  public func breuschGodfreyTest(order: Int) throws(DiagnosticError) -> AuxiliaryRegressionTest {
    let name = "Breusch–Godfrey"
    try requireOrdinary(name)
    let n = observations
    let terms = design.columns + order
    guard order >= 1, terms < n else {
      throw .outOfRange(
        what: "The order of \(name)", found: Double(order),
        required: "from 1 to \(n - design.columns - 1)")
    }
    let lags = (1...order).map { lag in
      Term(
        "residual lagged \(lag)",
        [Double](repeating: 0, count: lag) + residuals.dropLast(lag))
    }
    let fit = try Self.auxiliary(name, extendedDesign(name, lags), residuals)
    let explained = residualSumOfSquares - fit.residualSumOfSquares
    let freedom = Double(n - terms)
    return AuxiliaryRegressionTest(
      lagrangeMultiplier: HypothesisTest(
        name: "\(name), order \(order)",
        statistic: Double(n) * fit.fittedValues.sumOfSquares / residualSumOfSquares,
        reference: .chiSquared(degreesOfFreedom: Double(order))),
      f: HypothesisTest(
        name: "\(name) F, order \(order)",
        statistic: explained / Double(order) / (fit.residualSumOfSquares / freedom),
        reference: .f(numerator: Double(order), denominator: freedom)))
  }
}
