import Regression
import Testing

@Suite struct StructuralBreakTests {
  // Chow statistics in 50-digit arithmetic; p-values from R's strucchange 1.5-3,
  // `sctest(type = "Chow")`.
  @Test func chowAgreesWithAKnownBreak() throws {
    let longley = try DiagnosticSeries.longley.chowTest(secondRegimeFrom: 8)
    #expect(correctDigits(longley.statistic, 1.801975864269602) >= 10.5)
    #expect(correctDigits(longley.probability, 0.40256557107586288) >= 10)
    let sonographers = try DiagnosticSeries.sonographers.chowTest(secondRegimeFrom: 9)
    #expect(correctDigits(sonographers.statistic, 2.1056635951058484) >= 10.5)
    #expect(correctDigits(sonographers.probability, 0.1563162682484005) >= 10)
  }

  // R's strucchange 1.5-3: Fstats(y ~ x, from = 0.2), sctest.
  @Test func supFAgreesOnSonographers() throws {
    let test = try DiagnosticSeries.sonographers.supFTest(trimming: 0.2)
    #expect(correctDigits(test.statistic, 4.2445492161335654) >= 10)
    #expect(correctDigits(test.probability, 0.67466415812416358) >= 10)
    #expect(test.firstCandidate == 3 && test.statistics.count == 14)
    #expect(test.firstRowOfSecondRegime == 6)
    #expect(correctDigits(test.statistics[6], 4.211327190212582394) >= 10)
  }

  // R's strucchange 1.5-3: Fstats(Nile ~ 1) and Fstats(Nile ~ year, from = 0.1). The flow fell after
  // 1898, the 28th year, when the first dam was built.
  @Test func supFFindsTheDamOnTheNile() throws {
    let constant = try DiagnosticSeries.nileOnConstant.supFTest()
    #expect(correctDigits(constant.statistic, 75.929769427485425) >= 11)
    #expect(constant.firstRowOfSecondRegime == 28)
    #expect(constant.probability < 1e-14)
    let trend = try DiagnosticSeries.nileOnYear.supFTest(trimming: 0.1)
    #expect(correctDigits(trend.statistic, 38.947901268728778) >= 11)
    // strucchange takes the p-value as one minus a probability, which leaves it nine digits.
    #expect(correctDigits(trend.probability, 1.6394440988110048e-07) >= 8.5)
    #expect(trend.firstRowOfSecondRegime == 28)
  }

  @Test func criticalValuesInvertTheProbabilities() {
    for terms in 1...10 {
      let law = HansenSupF(terms: terms, spread: (0.85 / 0.15) * (0.85 / 0.15))
      var previous = 0.0
      for probability in [0.1, 0.05, 0.01] {
        let value = law.criticalValue(probability: probability)
        #expect(abs(law.probability(above: value) - probability) < 1e-10)
        #expect(value > previous)
        previous = value
      }
    }
  }

  @Test func aBreakTooNearTheEndIsRefused() throws {
    let fit = try DiagnosticSeries.sonographers
    #expect(
      throws: DiagnosticError.outOfRange(
        what: "The first row after the break", found: 18,
        required: "from 2 to 17, with more than 4 rows in all")
    ) { try fit.chowTest(secondRegimeFrom: 18) }
    #expect(
      throws: DiagnosticError.outOfRange(
        what: "The trimming", found: 0.5, required: "between 0 and 0.5")
    ) { try fit.supFTest(trimming: 0.5) }
  }
}
