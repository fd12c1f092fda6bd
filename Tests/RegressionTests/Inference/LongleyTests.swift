import LinearAlgebra
import Regression
import Testing

@Suite("Inference on Longley's data")
struct LongleyTests {
  typealias Exact = LongleyReference.Exact
  typealias R = LongleyReference.R
  let fit: LinearFit

  init() throws { fit = try CertifiedFit.longley.fit() }

  @Test func robustCovariancesAgreeToTenDigits() throws {
    #expect(fewestDigits(try fit.standardErrors(.hc0), Exact.hc0) >= 10)
    #expect(fewestDigits(try fit.standardErrors(.hc1), Exact.hc1) >= 10)
    #expect(fewestDigits(try fit.standardErrors(.hc2), Exact.hc2) >= 10)
    #expect(fewestDigits(try fit.standardErrors(.hc3), Exact.hc3) >= 10)
  }

  @Test func neweyWestAgreesWithAndWithoutCorrection() throws {
    let plain = CoefficientCovariance.neweyWest(lag: .fixed(2), smallSampleCorrection: false)
    #expect(fewestDigits(try fit.standardErrors(plain), Exact.neweyWestLag2) >= 10)
    let corrected = CoefficientCovariance.neweyWest(lag: .fixed(2))
    #expect(fewestDigits(try fit.standardErrors(corrected), Exact.neweyWestLag2Corrected) >= 10)
  }

  @Test func thePlugInLagIsThatOfSandwich() throws {
    #expect(try fit.lagLength(.plugIn) == Int(R.plugInBandwidth))
    let automatic = CoefficientCovariance.neweyWest(lag: .plugIn)
    #expect(fewestDigits(try fit.standardErrors(automatic), Exact.neweyWestLag4Corrected) >= 10)
  }

  @Test func theTableAgreesWithSummaryAndConfint() throws {
    let rows = try fit.coefficientTable(level: 0.95).rows
    #expect(rows.map(\.term) == ["intercept", "x1", "x2", "x3", "x4", "x5", "x6"])
    #expect(fewestDigits(rows.map(\.statistic), R.statistics) >= 10)
    #expect(fewestDigits(rows.map(\.probability), R.probabilities) >= 10)
    #expect(fewestDigits(rows.map(\.lower), R.lower) >= 10)
    #expect(fewestDigits(rows.map(\.upper), R.upper) >= 10)
  }

  @Test func goodnessOfFitAgrees() {
    #expect(digits(fit.rSquared, Exact.rSquared) >= 13)
    #expect(digits(fit.adjustedRSquared, Exact.adjustedRSquared) >= 13)
    #expect(digits(fit.logLikelihood, Exact.logLikelihood) >= 13)
    #expect(digits(fit.aic, Exact.aic) >= 13)
    #expect(digits(fit.bic, Exact.bic) >= 13)
    #expect(digits(fit.aicc, Exact.aicc) >= 13)
  }

  @Test func influenceAgreesToTwelveDigits() throws {
    #expect(fewestDigits(fit.leverages, Exact.leverages) >= 12)
    #expect(fewestDigits(try fit.standardizedResiduals(), Exact.standardized) >= 12)
    #expect(fewestDigits(try fit.studentizedResiduals(), Exact.studentized) >= 12)
    #expect(fewestDigits(try fit.cooksDistances(), Exact.cooksDistances) >= 12)
  }

  @Test func hypothesesAgreeWithAnovaAndWaldtest() throws {
    let overall = try fit.overallTest()
    #expect(digits(overall.statistic, R.overall.statistic) >= 10)
    #expect(digits(overall.probability, R.overall.probability) >= 9)

    let hypothesis = try LinearRestrictions.zero(["x1", "x4"], in: fit.design)
    let smaller = try LinearModel(
      fit.design.selecting(terms: ["intercept", "x2", "x3", "x5", "x6"])
    )
    .fit(fit.response)
    for test in [try fit.test(hypothesis), try smaller.compared(toLarger: fit)] {
      #expect(digits(test.statistic, R.nested.statistic) >= 10)
      #expect(digits(test.probability, R.nested.probability) >= 10)
    }
    // R's sandwich keeps seven or eight digits on these data.
    let robust = try fit.test(hypothesis, covariance: .hc3)
    #expect(digits(robust.statistic, R.waldHC3.statistic) >= 7)
    #expect(digits(robust.probability, R.waldHC3.probability) >= 7)
  }

  @Test func predictionIntervalsAgreeWithPredict() throws {
    let last = fit.design.selecting(rows: [15])
    let prediction = try #require(try fit.predictions(at: last).first)
    let interval = prediction.predictionInterval(level: 0.95)
    #expect(digits(prediction.mean, R.prediction.mean) >= 12)
    #expect(digits(prediction.standardErrorOfMean, R.prediction.standardError) >= 10)
    #expect(digits(interval.lower, R.prediction.lower) >= 10)
    #expect(digits(interval.upper, R.prediction.upper) >= 10)
  }

  @Test func restrictedLeastSquaresAgrees() throws {
    let restrictions = try LinearRestrictions(
      [["x4": 1, "x5": -1], ["x1": 1]], equal: [0, 20], in: fit.design)
    let restricted = try LinearModel(fit.design, restrictions: restrictions).fit(fit.response)
    #expect(fewestDigits(restricted.coefficients, Exact.restricted) >= 12)
    let errors = try restricted.standardErrors()
    #expect(errors[1] == 0)
    #expect(fewestDigits(errors, Exact.restrictedStandardErrors) >= 12)
    #expect(digits(try fit.test(restrictions).statistic, Exact.restrictionF) >= 12)
    #expect(
      digits(try restricted.compared(toLarger: fit).statistic, Exact.restrictionF) >= 12)
  }

  @Test func ridgeAgreesAndCountsItsParameters() throws {
    let ridge = try LinearModel(fit.design, shrinkage: .ridge(penalty: 1000)).fit(fit.response)
    #expect(fewestDigits(ridge.coefficients, Exact.ridge) >= 12)
    #expect(digits(ridge.effectiveParameters, Exact.ridgeParameters) >= 12)
    #expect(fewestDigits(try ridge.standardErrors(), Exact.ridgeStandardErrors) >= 12)
  }
}
