import Regression
import Testing

/// Statistics of the auxiliary regressions in 50-digit arithmetic (mpmath), with which R's lmtest
/// 0.9-40 and statsmodels 0.15 agree to the digits that they have; p-values from lmtest.
@Suite struct SpecificationTestTests {
  struct Reference: Sendable {
    let name: String
    let breuschGodfrey: [Double]
    let breuschGodfreyF: [Double]
    let breuschGodfreyProbability: [Double]
    let koenker: Double
    let koenkerProbability: Double
    let breuschPagan: Double
    let breuschPaganProbability: Double
    let skewness: Double
    let kurtosis: Double
    let jarqueBera: Double
    let reset: Double
    let resetProbability: Double

    var fit: LinearFit {
      get throws {
        switch name {
        case "Longley": try DiagnosticSeries.longley
        case "sonographers": try DiagnosticSeries.sonographers
        default: try DiagnosticSeries.nileOnYear
        }
      }
    }
  }

  static let references = [
    Reference(
      name: "Longley",
      breuschGodfrey: [2.6851538952110371, 2.8762444708136127],
      breuschGodfreyF: [1.613329286168927, 0.76707125681056809],
      breuschGodfreyProbability: [0.10128743983832469, 0.23737307120371573],
      koenker: 2.5096632076435335, koenkerProbability: 0.8673846348569767,
      breuschPagan: 1.7990940431591927, breuschPaganProbability: 0.93721763280151915,
      skewness: 0.41998380088740409, kurtosis: 2.433733448918403,
      jarqueBera: 0.68413558593677975,
      reset: 2.2727103129087635, resetProbability: 0.17354375114917509),
    Reference(
      name: "sonographers",
      breuschGodfrey: [0.74165368945428564, 4.0440197591578886],
      breuschGodfreyF: [0.64991970408704005, 2.0279612372619981],
      breuschGodfreyProbability: [0.3891316568634634, 0.13238911132896125],
      koenker: 0.41728551102731973, koenkerProbability: 0.51829463854982116,
      breuschPagan: 0.2846554426191073, breuschPaganProbability: 0.59366598341965038,
      skewness: -0.42505218273319825, kurtosis: 2.3643198006962234,
      jarqueBera: 0.89202367547776502,
      reset: 0.11060316924438845, resetProbability: 0.89601729650078965),
    Reference(
      name: "Nile",
      breuschGodfrey: [14.071424281671139, 15.4639031636626],
      breuschGodfreyF: [15.884449892388437, 8.7804781582575392],
      breuschGodfreyProbability: [0.00017599746224193202, 0.00043858734225208431],
      koenker: 1.7310540015271287, koenkerProbability: 0.18827634778129498,
      breuschPagan: 1.8252861900135761, breuschPaganProbability: 0.17668533338308548,
      skewness: -0.11321187285695054, kurtosis: 3.1088726156472486,
      jarqueBera: 0.26300399608744529,
      reset: 7.8236598468634888, resetProbability: 0.00071170614473614233),
  ]

  @Test(arguments: references)
  func breuschGodfreyAgrees(reference: Reference) throws {
    for order in 1...2 {
      let test = try reference.fit.breuschGodfreyTest(order: order)
      let place = order - 1
      #expect(
        correctDigits(test.lagrangeMultiplier.statistic, reference.breuschGodfrey[place]) >= 11)
      #expect(correctDigits(test.f.statistic, reference.breuschGodfreyF[place]) >= 11)
      #expect(
        correctDigits(
          test.lagrangeMultiplier.probability, reference.breuschGodfreyProbability[place]) >= 11)
    }
  }

  @Test(arguments: references)
  func breuschPaganAgrees(reference: Reference) throws {
    let studentized = try reference.fit.breuschPaganTest()
    let plain = try reference.fit.breuschPaganTest(studentized: false)
    #expect(correctDigits(studentized.statistic, reference.koenker) >= 11)
    #expect(correctDigits(studentized.probability, reference.koenkerProbability) >= 10)
    #expect(correctDigits(plain.statistic, reference.breuschPagan) >= 11)
    #expect(correctDigits(plain.probability, reference.breuschPaganProbability) >= 10)
  }

  @Test(arguments: references)
  func jarqueBeraAgrees(reference: Reference) throws {
    let test = try reference.fit.jarqueBeraTest()
    #expect(correctDigits(test.skewness, reference.skewness) >= 11)
    #expect(correctDigits(test.kurtosis, reference.kurtosis) >= 11)
    #expect(correctDigits(test.test.statistic, reference.jarqueBera) >= 11)
  }

  @Test(arguments: references)
  func resetAgrees(reference: Reference) throws {
    let test = try reference.fit.resetTest()
    #expect(correctDigits(test.statistic, reference.reset) >= 11)
    #expect(correctDigits(test.probability, reference.resetProbability) >= 10)
  }

  @Test func aPerturbedStatisticIsNoticed() throws {
    let test = try DiagnosticSeries.longley.breuschGodfreyTest(order: 1)
    withKnownIssue("the reference is wrong in the tenth digit on purpose") {
      #expect(correctDigits(test.lagrangeMultiplier.statistic, 2.685153896) >= 10.5)
    }
  }

  @Test func theLagrangeMultiplierIsRowsTimesRSquared() throws {
    let fit = try DiagnosticSeries.sonographers
    let test = try fit.breuschGodfreyTest(order: 3)
    let n = Double(fit.observations)
    // F and n·R² are two forms of one regression: LM = n·3F/(3F + n − k − 3).
    let f = 3 * test.f.statistic
    #expect(correctDigits(test.lagrangeMultiplier.statistic, n * f / (f + n - 5)) >= 11)
  }

  @Test func testsRefuseWhatTheyAreNotDefinedFor() throws {
    let fit = try DiagnosticSeries.sonographers
    let weights = (1...19).map { Double($0) }
    let weighted = try LinearModel(fit.design, errors: .analyticWeights(weights)).fit(fit.response)
    #expect(throws: DiagnosticError.needsOrdinaryLeastSquares(test: "RESET")) {
      try weighted.resetTest()
    }
    #expect(
      throws: DiagnosticError.outOfRange(
        what: "The order of Breusch–Godfrey", found: 0, required: "from 1 to 16")
    ) { try fit.breuschGodfreyTest(order: 0) }
    #expect(
      throws: DiagnosticError.outOfRange(
        what: "A power of the fitted values", found: 1, required: "at least 2")
    ) { try fit.resetTest(powers: [1, 2]) }
    let line = try LinearModel(fit.design).fit(weights)
    #expect(throws: DiagnosticError.exactFit(test: "Jarque–Bera")) { try line.jarqueBeraTest() }
    let bare = try LinearModel(DesignMatrix([Term("x", weights)], intercept: false)).fit(
      fit.response)
    #expect(throws: DiagnosticError.needsIntercept(test: "Studentised Breusch–Pagan")) {
      try bare.breuschPaganTest()
    }
  }
}
