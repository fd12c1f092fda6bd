/// A test of normality by skewness and kurtosis.
public struct JarqueBeraTest: Sendable, Equatable {
  /// The third standardised moment of the residuals.
  public let skewness: Double
  /// The fourth standardised moment; three for a normal distribution.
  public let kurtosis: Double
  /// n/6·(S² + (K − 3)²/4), χ² distributed with two degrees of freedom in large samples.
  public let test: HypothesisTest
}

extension LinearFit {
  /// Tests whether the residuals are normal (Jarque & Bera, 1980), with moments about their mean
  /// and divisor n.
  ///
  /// - Throws: ``DiagnosticError``.
  public func jarqueBeraTest() throws(DiagnosticError) -> JarqueBeraTest {
    let name = "Jarque–Bera"
    try requireOrdinary(name)
    let n = Double(observations)
    let mean = residuals.sum / n
    let centred = residuals.map { $0 - mean }
    let variance = centred.map { $0 * $0 }.sum / n
    guard variance > 0 else { throw .exactFit(test: name) }
    let skewness = centred.map { $0 * $0 * $0 }.sum / n / (variance * variance.squareRoot())
    let kurtosis = centred.map { $0 * $0 * $0 * $0 }.sum / n / (variance * variance)
    let excess = kurtosis - 3
    return JarqueBeraTest(
      skewness: skewness, kurtosis: kurtosis,
      test: HypothesisTest(
        name: name, statistic: n / 6 * (skewness * skewness + excess * excess / 4),
        reference: .chiSquared(degreesOfFreedom: 2)))
  }
}
