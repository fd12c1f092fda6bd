import LinearAlgebra

extension LinearFit {
  /// Tests the functional form: whether powers of the fitted values improve the fit (Ramsey's
  /// regression equation specification error test, 1969).
  ///
  /// - Parameter powers: of the fitted values, each at least two; squares and cubes unless said
  ///   otherwise.
  /// - Throws: ``DiagnosticError``.
  public func resetTest(powers: [Int] = [2, 3]) throws(DiagnosticError) -> HypothesisTest {
    let name = "RESET"
    try requireOrdinary(name)
    if let wrong = powers.first(where: { $0 < 2 }) {
      throw .outOfRange(
        what: "A power of the fitted values", found: Double(wrong), required: "at least 2")
    }
    let freedom = observations - design.columns - powers.count
    guard !powers.isEmpty, freedom > 0 else {
      throw .outOfRange(
        what: "The number of powers", found: Double(powers.count),
        required: "from 1 to \(observations - design.columns - 1)")
    }
    let fitted = exactFittedTerm
    let design = try extendedDesign(name, powers.map { fitted.raised(to: $0) })
    let larger = try Self.auxiliary(name, design, response)
    let gain = residualSumOfSquares - larger.residualSumOfSquares
    return HypothesisTest(
      name: name,
      statistic: gain / Double(powers.count) / (larger.residualSumOfSquares / Double(freedom)),
      reference: .f(numerator: Double(powers.count), denominator: Double(freedom)))
  }

  /// The fitted values with 31 digits: their powers are nearly collinear with the design, so that
  /// rounding them would show in the statistic.
  private var exactFittedTerm: Term {
    let exact = zip(response, residuals).map { DoubleDouble($0) - DoubleDouble($1) }
    return Term("fitted", exact.map(\.high), remainders: exact.map(\.low))
  }
}
