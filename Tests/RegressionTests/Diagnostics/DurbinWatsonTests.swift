import Testing

@testable import Regression

@Suite struct DurbinWatsonTests {
  // Statistics in 50-digit arithmetic; p-values from R's lmtest 0.9-40, `dwtest(exact = TRUE)`
  // (Pan's algorithm), confirmed to 15 digits by Imhof's integral in mpmath.
  @Test func longleyAgrees() throws {
    let test = try DiagnosticSeries.longley.durbinWatsonTest()
    #expect(correctDigits(test.statistic, 2.559487689281534) >= 11.5)
    #expect(correctDigits(test.probability, 0.483424222205716) >= 11.5)
  }

  @Test func sonographersAgreeForEveryAlternative() throws {
    let fit = try DiagnosticSeries.sonographers
    #expect(correctDigits(try fit.durbinWatsonTest().statistic, 1.5429569188799613) >= 11.5)
    #expect(correctDigits(try fit.durbinWatsonTest().probability, 0.0957831978947085) >= 11.5)
    let negative = try fit.durbinWatsonTest(alternative: .negative)
    #expect(correctDigits(negative.probability, 0.90421680210531563) >= 11.5)
    let either = try fit.durbinWatsonTest(alternative: .either)
    #expect(correctDigits(either.probability, 0.19156639578936879) >= 11)
  }

  @Test func aHundredRowsAgree() throws {
    // Pan's algorithm cancels in the tail here: with 15 and 40 nodes lmtest gives 2.85032382978e-05
    // and 2.85032382939e-05, so nine digits are all it has.
    let test = try DiagnosticSeries.nileOnYear.durbinWatsonTest()
    #expect(correctDigits(test.statistic, 1.2472281299888048) >= 12)
    #expect(correctDigits(test.probability, 2.850323829e-05) >= 8.5)
  }

  @Test func theTailsAddToOne() throws {
    let fit = try DiagnosticSeries.nileOnConstant
    let positive = try fit.durbinWatsonTest().probability
    let negative = try fit.durbinWatsonTest(alternative: .negative).probability
    #expect(abs(positive + negative - 1) < 1e-13)
  }

  @Test func aDifferenceOfTwoSquaresHasTheArctangentLaw() {
    // P(bη² < aξ²) = (2/π)·arctan √(a/b).
    for (a, b) in [(1.0, 1.0), (1, 100), (3, 0.02), (1e-6, 1)] {
      let value = QuadraticFormDistribution(weights: [-a, b]).probabilityBelowZero
      let exact = 2 / Double.pi * Double.atan((a / b).squareRoot())
      #expect(correctDigits(value, exact) >= 11.5)
    }
  }

  @Test func aRatioOfChiSquaresHasTheFDistribution() {
    // Σ of m squares less c times Σ of n squares is negative just where F(m, n) < c·n/m.
    for (m, n, c) in [(3, 7, 0.4), (10, 12, 1.5), (40, 60, 0.2), (1, 30, 0.001)] {
      let weights = [Double](repeating: 1, count: m) + [Double](repeating: -c, count: n)
      let value = QuadraticFormDistribution(weights: weights).probabilityBelowZero
      let exact = FDistribution(
        numeratorDegreesOfFreedom: Double(m), denominatorDegreesOfFreedom: Double(n)
      ).cdf(c * Double(n) / Double(m))
      #expect(correctDigits(value, exact) >= 11.5)
    }
  }

  @Test func formsOfOneSignAreCertain() {
    #expect(QuadraticFormDistribution(weights: [1, 2]).probabilityBelowZero == 0)
    #expect(QuadraticFormDistribution(weights: [-1, -2, 0]).probabilityBelowZero == 1)
  }
}
