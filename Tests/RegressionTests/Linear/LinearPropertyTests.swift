import Foundation
import LinearAlgebra
import Regression
import Testing

/// What holds for any data, on data drawn anew from fixed seeds.
@Suite("Properties of linear fits")
struct LinearPropertyTests {
  static let seeds = Array(UInt64(1)...12)

  struct Sample {
    let terms: [Term]
    let response: [Double]
    var design: DesignMatrix { get throws { try DesignMatrix(terms) } }

    init(_ seed: UInt64) {
      var generator = Generator(state: seed)
      let rows = 8 + Int(30 * generator.uniform())
      let count = 1 + Int(4 * generator.uniform())
      terms = (0..<count).map { j in
        Term("x\(j)", generator.normals(rows).map { $0 * pow(10, Double(j)) })
      }
      response = generator.normals(rows).map { 100 + $0 }
    }
  }

  @Test(arguments: seeds) func residualsAreOrthogonalToEveryTerm(_ seed: UInt64) throws {
    let sample = Sample(seed)
    let fit = try LinearModel(sample.design).fit(sample.response)
    for j in 0..<fit.design.columns {
      let column = fit.design.values.column(j)
      let product = zip(column, fit.residuals).reduce(0) { $0 + $1.0 * $1.1 }
      let scale = zip(column, fit.residuals).reduce(0) { $0 + abs($1.0 * $1.1) }
      #expect(abs(product) <= 1e-14 * scale)
    }
  }

  @Test(arguments: seeds) func scalingATermScalesItsCoefficientExactly(_ seed: UInt64) throws {
    let sample = Sample(seed)
    let fit = try LinearModel(sample.design).fit(sample.response)
    let scaled = sample.terms.map { Term($0.name, $0.values.map { $0 * 1024 }) }
    let other = try LinearModel(DesignMatrix(scaled)).fit(sample.response)
    let back = other.coefficients.enumerated().map { $0 == 0 ? $1 : $1 * 1024 }
    #expect(fewestDigits(back, fit.coefficients) >= 15)
    #expect(digits(other.residualSumOfSquares, fit.residualSumOfSquares) >= 15)
    #expect(fewestDigits(other.leverages, fit.leverages) >= 13)
  }

  @Test(arguments: seeds) func shiftingATermMovesOnlyTheIntercept(_ seed: UInt64) throws {
    let sample = Sample(seed)
    let fit = try LinearModel(sample.design).fit(sample.response)
    let shifted = sample.terms.enumerated().map { j, term in
      j == 0 ? Term(term.name, term.values.map { $0 + 2 }) : term
    }
    let other = try LinearModel(DesignMatrix(shifted)).fit(sample.response)
    #expect(
      fewestDigits(Array(other.coefficients.dropFirst()), Array(fit.coefficients.dropFirst()))
        >= 11)
    #expect(digits(other.coefficients[0] + 2 * fit.coefficients[1], fit.coefficients[0]) >= 12)
    #expect(digits(other.residualSumOfSquares, fit.residualSumOfSquares) >= 13)
  }

  @Test(arguments: seeds) func leverageForetellsTheFitWithoutAnObservation(_ seed: UInt64) throws {
    let sample = Sample(seed)
    let fit = try LinearModel(sample.design).fit(sample.response)
    let foretold = try fit.leaveOneOutResiduals()
    let studentized = try fit.studentizedResiduals()
    for row in stride(from: 0, to: sample.response.count, by: 5) {
      let others = sample.response.indices.filter { $0 != row }
      let without = try LinearModel(fit.design.selecting(rows: others))
        .fit(others.map { sample.response[$0] })
      let prediction = try #require(
        try without.predictions(at: fit.design.selecting(rows: [row])).first)
      let error = sample.response[row] - prediction.mean
      #expect(abs(error - foretold[row]) <= 1e-11 * max(1, abs(error)))
      #expect(
        abs(error / prediction.standardErrorOfPrediction - studentized[row])
          <= 1e-11 * max(1, abs(studentized[row])))
    }
  }

  @Test(arguments: seeds) func generalizedIsOrdinaryAfterWhitening(_ seed: UInt64) throws {
    let sample = Sample(seed)
    let design = try sample.design
    let n = design.rows
    var generator = Generator(state: seed &+ 1000)
    let root = Matrix(rows: n, columns: n, elements: generator.normals(n * n))
    var covariance = try root.times(root, other: .transposed)
    for i in 0..<n { covariance[i, i] += Double(n) }
    let factor = try Cholesky(covariance)
    let whitened = try DesignMatrix(
      factor.whitening(design.values), termNames: design.termNames)
    let ordinary = try LinearModel(whitened).fit(factor.whitening(sample.response))
    let generalized = try LinearModel(design, errors: .covariance(covariance)).fit(sample.response)
    #expect(fewestDigits(generalized.coefficients, ordinary.coefficients) >= 12)
    #expect(fewestDigits(try generalized.standardErrors(), try ordinary.standardErrors()) >= 12)
    #expect(digits(generalized.residualSumOfSquares, ordinary.residualSumOfSquares) >= 12)
  }

  @Test(arguments: seeds) func aRidgeIsAPriorWithItsCovariance(_ seed: UInt64) throws {
    let sample = Sample(seed)
    let design = try sample.design
    let terms = sample.terms.map(\.name)
    let prior = CoefficientPrior(
      terms: terms, mean: [],
      covariance: Matrix(diagonal: [Double](repeating: 0.25, count: terms.count)))
    let ridge = try LinearModel(design, shrinkage: .ridge(penalty: 4)).fit(sample.response)
    let bayes = try LinearModel(design, shrinkage: .prior(prior)).fit(sample.response)
    #expect(fewestDigits(bayes.coefficients, ridge.coefficients) >= 14)
    #expect(digits(bayes.effectiveParameters, ridge.effectiveParameters) >= 13)
    let free = try LinearModel(design, shrinkage: .ridge(penalty: 0)).fit(sample.response)
    let ordinary = try LinearModel(design).fit(sample.response)
    #expect(fewestDigits(free.coefficients, ordinary.coefficients) >= 14)
    #expect(digits(free.effectiveParameters, Double(design.columns)) >= 13)
  }

  @Test(arguments: seeds) func restrictionsHoldToTheLastDigit(_ seed: UInt64) throws {
    let sample = Sample(seed)
    let design = try sample.design
    let restrictions = try LinearRestrictions(
      [["intercept": 1, "x0": -3]], equal: [7], in: design)
    let fit = try LinearModel(design, restrictions: restrictions).fit(sample.response)
    #expect(abs(fit.coefficients[0] - 3 * fit.coefficients[1] - 7) < 1e-13)
    #expect(fit.residualDegreesOfFreedom == Double(design.rows - design.columns + 1))
  }

  @Test(arguments: seeds) func equalWeightsChangeNothing(_ seed: UInt64) throws {
    let sample = Sample(seed)
    let n = sample.response.count
    let ordinary = try LinearModel(sample.design).fit(sample.response)
    let weighted = try LinearModel(
      sample.design, errors: .analyticWeights([Double](repeating: 3, count: n))
    ).fit(sample.response)
    #expect(fewestDigits(weighted.coefficients, ordinary.coefficients) >= 14)
    #expect(fewestDigits(try weighted.standardErrors(), try ordinary.standardErrors()) >= 14)
    #expect(digits(weighted.logLikelihood, ordinary.logLikelihood) >= 13)
  }
}
