import Foundation
import LinearAlgebra
import Regression
import Testing

@Suite("A log-linear trend of an imaging occupation")
struct SonographersTests {
  typealias R = Sonographers.R
  typealias Exact = Sonographers.Exact
  let design: DesignMatrix
  let fit: LinearFit

  init() throws {
    design = try DesignMatrix([Term("year", Sonographers.elapsed)])
    fit = try LinearModel(design).fit(Sonographers.logarithms)
  }

  private func fit(_ errors: ErrorStructure) throws -> LinearFit {
    try LinearModel(design, errors: errors).fit(Sonographers.logarithms)
  }

  @Test func ordinaryLeastSquaresAgreesWithLm() throws {
    #expect(fewestDigits(fit.coefficients, R.coefficients) >= 12)
    #expect(fewestDigits(try fit.standardErrors(), R.standardErrors) >= 12)
    #expect(digits(fit.residualStandardError, R.residualStandardError) >= 12)
    #expect(digits(fit.rSquared, R.rSquared) >= 12)
    #expect(digits(fit.adjustedRSquared, R.adjustedRSquared) >= 12)
    #expect(digits(fit.logLikelihood, R.logLikelihood) >= 12)
    #expect(digits(fit.aic, R.aic) >= 12)
    #expect(digits(fit.bic, R.bic) >= 12)
    let probabilities = try fit.coefficientTable().rows.map(\.probability)
    #expect(fewestDigits(probabilities, R.probabilities) >= 10)
  }

  @Test func robustStandardErrorsAgreeWithSandwich() throws {
    #expect(fewestDigits(try fit.standardErrors(.hc0), R.hc0) >= 11)
    #expect(fewestDigits(try fit.standardErrors(.hc1), R.hc1) >= 11)
    #expect(fewestDigits(try fit.standardErrors(.hc2), R.hc2) >= 11)
    #expect(fewestDigits(try fit.standardErrors(.hc3), R.hc3) >= 11)
    #expect(fewestDigits(try fit.standardErrors(.neweyWest()), R.neweyWestRule) >= 10)
    #expect(try fit.lagLength(.plugIn) == Int(R.plugInBandwidth))
    let automatic = CoefficientCovariance.neweyWest(lag: .plugIn)
    #expect(fewestDigits(try fit.standardErrors(automatic), R.neweyWestPlugIn) >= 10)
  }

  @Test func intervalsFor2030AgreeWithPredict() throws {
    let row = try DesignMatrix([Term("year", [20])])
    let prediction = try #require(try fit.predictions(at: row).first)
    let value = prediction.predictionInterval(level: 0.95)
    #expect(
      fewestDigits([value.lower, value.upper], [R.prediction2030.lower, R.prediction2030.upper])
        >= 12)
    let mean = prediction.confidenceInterval(level: 0.95)
    #expect(
      fewestDigits([mean.lower, mean.upper], [R.confidence2030.lower, R.confidence2030.upper]) >= 12
    )
  }

  @Test func nestedFitsAgreeWithAnova() throws {
    let year = Term("year", Sonographers.elapsed)
    let square = year.raised(to: 2)
    let larger = try LinearModel(design.appending([square])).fit(Sonographers.logarithms)
    let test = try fit.compared(toLarger: larger)
    #expect(digits(test.statistic, R.quadratic.statistic) >= 10)
    #expect(digits(test.probability, R.quadratic.probability) >= 10)
  }

  @Test func withoutInterceptRSquaredIsAroundZero() throws {
    let origin = try DesignMatrix([Term("year", Sonographers.elapsed)], intercept: false)
    let fit = try LinearModel(origin).fit(Sonographers.logarithms)
    #expect(digits(fit.rSquared, R.withoutIntercept.rSquared) >= 12)
    #expect(digits(fit.adjustedRSquared, R.withoutIntercept.adjusted) >= 12)
  }

  @Test func analyticWeightsAgreeWithWeightedLm() throws {
    let weights = Sonographers.standardErrors.map { 1 / ($0 * $0) }
    let fit = try fit(.analyticWeights(weights))
    #expect(fewestDigits(fit.coefficients, R.weightedCoefficients) >= 12)
    #expect(fewestDigits(try fit.standardErrors(), R.weightedStandardErrors) >= 12)
    #expect(fewestDigits(try fit.standardErrors(.hc1), R.weightedHC1) >= 11)
    #expect(fewestDigits(try fit.standardErrors(.hc3), R.weightedHC3) >= 11)
    #expect(digits(fit.rSquared, R.weightedRSquared) >= 12)
    #expect(digits(fit.logLikelihood, R.weightedLogLikelihood) >= 12)
    #expect(digits(fit.residualStandardError, R.weightedResidualStandardError) >= 12)
    #expect(fewestDigits(try fit.studentizedResiduals(), R.weightedStudentized) >= 10)
    #expect(fewestDigits(try fit.cooksDistances(), R.weightedCooksDistances) >= 10)
  }

  @Test func publishedStandardErrorsGiveNormalInference() throws {
    let fit = try fit(.standardErrors(Sonographers.standardErrors))
    #expect(fewestDigits(fit.coefficients, Exact.known) >= 13)
    #expect(fewestDigits(try fit.standardErrors(), Exact.knownStandardErrors) >= 13)
    #expect(digits(fit.logLikelihood, Exact.knownLogLikelihood) >= 13)
    let table = try fit.coefficientTable(level: 0.95)
    #expect(table.degreesOfFreedom == .infinity)
    let half = (table.rows[1].upper - table.rows[1].lower) / 2
    #expect(digits(half / table.rows[1].standardError, 1.959963984540054) >= 12)
  }

  @Test func autoregressiveErrorsAgreeWithTheDenseCovariance() throws {
    let structured = try fit(.autoregressive(0.5))
    var dense = Matrix(rows: 16, columns: 16)
    for i in 0..<16 {
      for j in 0..<16 { dense[i, j] = pow(0.5, abs(Double(i - j))) }
    }
    for fit in [structured, try fit(.covariance(dense))] {
      #expect(fewestDigits(fit.coefficients, Exact.autoregressive) >= 12)
      #expect(fewestDigits(try fit.standardErrors(), Exact.autoregressiveStandardErrors) >= 12)
      #expect(digits(fit.logLikelihood, Exact.autoregressiveLogLikelihood) >= 12)
    }
  }

  @Test func bandsAndBlocksAgreeWithTheDenseCovariance() throws {
    let diagonals = [
      [Double](repeating: 2, count: 16), [Double](repeating: 0.75, count: 15),
      [Double](repeating: 0.25, count: 14),
    ]
    var dense = Matrix(rows: 16, columns: 16)
    for (d, diagonal) in diagonals.enumerated() {
      for (i, value) in diagonal.enumerated() {
        dense[i + d, i] = value
        dense[i, i + d] = value
      }
    }
    for fit in [
      try fit(.banded(diagonals)), try fit(.covariance(dense)), try fit(.blocks([dense])),
    ] {
      #expect(fewestDigits(fit.coefficients, Exact.banded) >= 12)
      #expect(fewestDigits(try fit.standardErrors(), Exact.bandedStandardErrors) >= 12)
      #expect(digits(fit.logLikelihood, Exact.bandedLogLikelihood) >= 12)
    }
  }

  @Test func aPriorOnGrowthDrawsTheSlopeToIt() throws {
    let prior = CoefficientPrior(
      terms: ["year"], mean: [0.02], covariance: Matrix(diagonal: [0.000025]))
    let fit = try LinearModel(
      design, errors: .standardErrors(Sonographers.standardErrors), shrinkage: .prior(prior)
    ).fit(Sonographers.logarithms)
    #expect(fewestDigits(fit.coefficients, Exact.prior) >= 12)
    #expect(fewestDigits(try fit.standardErrors(), Exact.priorStandardErrors) >= 12)
  }
}
