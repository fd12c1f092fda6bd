import Foundation
import LinearAlgebra
import Regression
import Testing

/// Every covariance, test, diagnostic and measure of influence that statsmodels has too.
@Suite("Agreement with statsmodels to ten digits")
struct StatsmodelsTests {
  enum Series: CaseIterable, Sendable {
    case longley, sonographers

    var reference: StatsmodelsReference {
      switch self {
      case .longley: .longley
      case .sonographers: .sonographers
      }
    }

    func fit(_ errors: ErrorStructure = .independent) throws -> LinearFit {
      switch self {
      case .longley:
        let fit = try DiagnosticSeries.longley
        return try LinearModel(fit.design, errors: errors).fit(fit.response)
      case .sonographers:
        let design = try DesignMatrix([Term("year", Sonographers.elapsed)])
        return try LinearModel(design, errors: errors).fit(Sonographers.logarithms)
      }
    }

    var weights: [Double] {
      switch self {
      case .longley: (0..<16).map { 1 + Double($0) / 8 }
      case .sonographers: Sonographers.standardErrors.map { 1 / ($0 * $0) }
      }
    }

    func hypothesis(_ fit: LinearFit) throws -> LinearRestrictions {
      try .zero(self == .longley ? ["x1", "x4"] : ["year"], in: fit.design)
    }
  }

  private static let corrected = CoefficientCovariance.neweyWest(lag: .fixed(2))

  @Test(arguments: Series.allCases)
  func covariances(_ series: Series) throws {
    let (fit, reference) = (try series.fit(), series.reference)
    let plain = CoefficientCovariance.neweyWest(lag: .fixed(2), smallSampleCorrection: false)
    let pairs: [(CoefficientCovariance, [Double])] = [
      (.hc0, reference.hc0), (.hc1, reference.hc1), (.hc2, reference.hc2), (.hc3, reference.hc3),
      (plain, reference.neweyWest), (Self.corrected, reference.neweyWestCorrected),
    ]
    for (kind, expected) in pairs {
      #expect(fewestDigits(try fit.standardErrors(kind), expected) >= 10, "\(kind)")
    }
  }

  @Test(arguments: Series.allCases)
  func hypotheses(_ series: Series) throws {
    let (fit, reference) = (try series.fit(), series.reference)
    let hypothesis = try series.hypothesis(fit)
    let pairs: [(HypothesisTest, [Double])] = [
      (try fit.test(hypothesis), reference.f), (try fit.overallTest(), reference.overall),
      (try fit.test(hypothesis, covariance: .hc3), reference.waldHC3),
      (try fit.test(hypothesis, covariance: Self.corrected), reference.waldNeweyWest),
    ]
    for (test, expected) in pairs {
      #expect(fewestDigits([test.statistic, test.probability], expected) >= 10, "\(test)")
    }
  }

  @Test(arguments: Series.allCases)
  func diagnostics(_ series: Series) throws {
    let (fit, reference) = (try series.fit(), series.reference)
    let statistic = try fit.durbinWatsonTest().statistic
    #expect(digits(statistic, reference.durbinWatson[0]) >= 10)
    for (order, expected) in [(1, reference.breuschGodfrey1), (2, reference.breuschGodfrey2)] {
      let test = try fit.breuschGodfreyTest(order: order)
      let found = [
        test.lagrangeMultiplier.statistic, test.lagrangeMultiplier.probability,
        test.f.statistic, test.f.probability,
      ]
      #expect(fewestDigits(found, expected) >= 10, "order \(order)")
    }
    for (studentized, expected) in [(true, reference.koenker), (false, reference.breuschPagan)] {
      let test = try fit.breuschPaganTest(studentized: studentized)
      #expect(fewestDigits([test.statistic, test.probability], expected) >= 10)
    }
    let normality = try fit.jarqueBeraTest()
    let moments = [
      normality.test.statistic, normality.test.probability, normality.skewness, normality.kurtosis,
    ]
    #expect(fewestDigits(moments, reference.jarqueBera) >= 10)
    let reset = try fit.resetTest()
    #expect(fewestDigits([reset.statistic, reset.probability], reference.reset) >= 10)
  }

  @Test(arguments: Series.allCases)
  func influence(_ series: Series) throws {
    let (fit, reference) = (try series.fit(), series.reference)
    #expect(fewestDigits(fit.leverages, reference.leverages) >= 10)
    #expect(fewestDigits(try fit.standardizedResiduals(), reference.standardized) >= 10)
    #expect(fewestDigits(try fit.studentizedResiduals(), reference.studentized) >= 10)
    #expect(fewestDigits(try fit.cooksDistances(), reference.cooksDistances) >= 10)
  }

  @Test(arguments: Series.allCases)
  func weightedLeastSquares(_ series: Series) throws {
    let (fit, reference) = (try series.fit(.analyticWeights(series.weights)), series.reference)
    #expect(fewestDigits(fit.coefficients, reference.weighted) >= 10)
    #expect(fewestDigits(try fit.standardErrors(), reference.weightedStandardErrors) >= 10)
    #expect(fewestDigits(try fit.standardErrors(.hc3), reference.weightedHC3) >= 10)
    #expect(digits(fit.logLikelihood, reference.weightedLogLikelihood[0]) >= 10)
    #expect(digits(fit.rSquared, reference.weightedRSquared[0]) >= 10)
  }

  @Test(arguments: Series.allCases)
  func generalizedLeastSquares(_ series: Series) throws {
    let (fit, reference) = (try series.fit(.autoregressive(0.5)), series.reference)
    #expect(fewestDigits(fit.coefficients, reference.generalized) >= 10)
    #expect(fewestDigits(try fit.standardErrors(), reference.generalizedStandardErrors) >= 10)
    #expect(digits(fit.logLikelihood, reference.generalizedLogLikelihood[0]) >= 10)
  }

  @Test func aPerturbedValueIsNoticed() throws {
    let errors = try Series.sonographers.fit().standardErrors(.hc3)
    var expected = StatsmodelsReference.sonographers.hc3
    expected[1] *= 1 + 3e-10
    withKnownIssue("the reference is wrong in the tenth digit on purpose") {
      #expect(fewestDigits(errors, expected) >= 10)
    }
  }
}
