extension LinearFit {
  /// Tests whether the residuals' variance depends on the terms of the design.
  ///
  /// The squared residuals are regressed on the design. Without studentising the statistic is half
  /// the explained sum of squares of e²/σ̂², with σ̂² = Σe²/n (Breusch & Pagan, 1979); studentised it
  /// is n·R², which does not lean on normal errors (Koenker, 1981).
  ///
  /// - Parameter studentized: whether to use Koenker's form.
  /// - Throws: ``DiagnosticError``.
  public func breuschPaganTest(studentized: Bool = true) throws(DiagnosticError) -> HypothesisTest {
    let name = studentized ? "Studentised Breusch–Pagan" : "Breusch–Pagan"
    try requireOrdinary(name)
    guard design.interceptColumn != nil else { throw .needsIntercept(test: name) }
    guard design.columns > 1 else {
      throw .outOfRange(
        what: "The number of terms besides the intercept", found: 0, required: "at least 1")
    }
    let n = Double(observations)
    let variance = residualSumOfSquares / n
    let relative = residuals.map { $0 * $0 / variance - 1 }
    let fitted = try Self.auxiliary(name, design, relative).fittedValues
    let explained = fitted.sumOfSquares
    let statistic = studentized ? n * explained / relative.sumOfSquares : explained / 2
    return HypothesisTest(
      name: name, statistic: statistic,
      reference: .chiSquared(degreesOfFreedom: Double(design.columns - 1)))
  }
}
