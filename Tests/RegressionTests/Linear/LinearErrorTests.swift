import LinearAlgebra
import Regression
import Testing

@Suite("Data that cannot be fitted")
struct LinearErrorTests {
  static let x: [Double] = [1, 2, 3, 4, 5, 7]
  static let y: [Double] = [2, 4, 5, 4, 5, 8]

  private func design() throws -> DesignMatrix { try DesignMatrix([Term("x", Self.x)]) }

  private func expect(
    _ error: RegressionError, _ message: String? = nil, from body: () throws -> some Any
  ) {
    #expect(throws: error) { _ = try body() }
    if let message { #expect(error.description.contains(message)) }
  }

  @Test func valuesThatAreNoNumbersAreNamedByRowAndTerm() {
    expect(.nonFiniteTerm(row: 2, term: "x"), "row 2") {
      try DesignMatrix([Term("x", [1, 2, .nan, 4])])
    }
    expect(.nonFiniteResponse(row: 5), "row 5") {
      try LinearModel(design()).fit([2, 4, 5, 4, 5, .infinity])
    }
  }

  @Test func moreTermsThanRowsStop() {
    expect(.moreTermsThanRows(terms: 3, rows: 2), "3 terms") {
      try LinearModel(DesignMatrix([Term("a", [1, 2]), Term("b", [2, 1])]))
    }
  }

  @Test func dependentTermsAreNamed() throws {
    let third = zip(Self.x, Self.y).map { 0.1 * $0 - 0.3 * $1 }
    let design = try DesignMatrix([
      Term("free", [3, 1, 4, 1, 5, 9]), Term("a", Self.x), Term("b", Self.y), Term("c", third),
    ])
    expect(.rankDeficient(terms: [["a", "b", "c"]]), "a, b, c") {
      try LinearModel(design).fit(Self.y)
    }
  }

  @Test func aConstantBesideTheInterceptIsDependent() throws {
    let design = try DesignMatrix([Term("one", [7, 7, 7, 7, 7, 7])])
    expect(.rankDeficient(terms: [["intercept", "one"]])) { try LinearModel(design).fit(Self.y) }
    let zero = try DesignMatrix([Term("zero", [0, 0, 0, 0, 0, 0])])
    expect(.rankDeficient(terms: [["zero"]])) { try LinearModel(zero).fit(Self.y) }
  }

  @Test func dependenceIsSeenAcrossScales() throws {
    let small = Self.x.map { $0 * 1e-150 }
    let large = Self.x.map { $0 * 1e150 }
    let design = try DesignMatrix([Term("small", small), Term("large", large)])
    expect(.rankDeficient(terms: [["small", "large"]])) { try LinearModel(design).fit(Self.y) }
  }

  @Test(arguments: [0, -1, Double.infinity])
  func weightsThatAreNotPositiveAreNamedByRow(_ weight: Double) throws {
    let weights = [1, 1, 1, weight, 1, 1]
    expect(.invalidWeight(row: 3, weight: weight), "row 3") {
      try LinearModel(design(), errors: .analyticWeights(weights)).fit(Self.y)
    }
    expect(.invalidStandardError(row: 3, standardError: weight), "row 3") {
      try LinearModel(design(), errors: .standardErrors(weights)).fit(Self.y)
    }
  }

  @Test func covariancesMustBePositiveDefiniteAndSymmetric() throws {
    var covariance = Matrix.identity(6)
    covariance[4, 4] = -1
    expect(.covarianceNotPositiveDefinite(of: "the errors", order: 5), "order 5") {
      try LinearModel(design(), errors: .covariance(covariance)).fit(Self.y)
    }
    covariance = .identity(6)
    covariance[4, 1] = 0.5
    expect(.invalidCovariance(of: "the errors", row: 4, column: 1)) {
      try LinearModel(design(), errors: .covariance(covariance)).fit(Self.y)
    }
    expect(.covarianceNotPositiveDefinite(of: "the errors", order: 2)) {
      let off = [2.0, 2, 2, 2, 2]
      return try LinearModel(design(), errors: .banded([[1, 1, 1, 1, 1, 1], off])).fit(Self.y)
    }
    expect(.autocorrelationOutOfRange(1)) {
      try LinearModel(design(), errors: .autoregressive(1)).fit(Self.y)
    }
    expect(.lengthMismatch(what: "rows of the blocks", found: 5, required: 6)) {
      try LinearModel(design(), errors: .blocks([.identity(5)])).fit(Self.y)
    }
  }

  @Test func weightsThatOverflowATermAreAnErrorAndNotATrap() throws {
    let design = try DesignMatrix([Term("x", Self.x.map { $0 * 1e200 })])
    let errors = [Double](repeating: 1e-150, count: 6)
    #expect(throws: RegressionError.self) {
      try LinearModel(design, errors: .standardErrors(errors)).fit(Self.y)
    }
  }

  @Test func priorsAndPenaltiesAreChecked() throws {
    expect(.invalidPenalty(-1)) {
      try LinearModel(design(), shrinkage: .ridge(penalty: -1)).fit(Self.y)
    }
    let prior = CoefficientPrior(
      terms: ["x"], mean: [0], covariance: Matrix(diagonal: [0]))
    expect(.covarianceNotPositiveDefinite(of: "the prior", order: 1)) {
      try LinearModel(design(), shrinkage: .prior(prior)).fit(Self.y)
    }
    expect(.unknownTerm("z", known: ["intercept", "x"]), "“z”") {
      let prior = CoefficientPrior(terms: ["z"], mean: [0], covariance: .identity(1))
      return try LinearModel(design(), shrinkage: .prior(prior)).fit(Self.y)
    }
  }

  @Test func restrictionsThatFollowFromOthersStop() throws {
    let twice = try LinearRestrictions([["x": 1], ["x": 2]], equal: [1, 2], in: design())
    expect(.dependentRestrictions(row: 1), "Restriction 1") {
      try LinearModel(design(), restrictions: twice).fit(Self.y)
    }
    expect(.dependentRestrictions(row: 1)) {
      try LinearModel(design()).fit(Self.y).test(twice)
    }
  }

  @Test func nothingIsInferredWithoutDegreesOfFreedom() throws {
    let fit = try LinearModel(DesignMatrix([Term("x", [1, 2])])).fit([3, 4])
    #expect(fit.coefficients == [2, 1])
    expect(.noDegreesOfFreedom(terms: 2, rows: 2)) { try fit.coefficientTable() }
  }

  @Test func anObservationOnItsOwnHasNoStudentizedResidual() throws {
    let dummy = Term("only", [0, 0, 0, 0, 0, 1])
    let fit = try LinearModel(DesignMatrix([Term("x", Self.x), dummy])).fit(Self.y)
    expect(.unitLeverage(row: 5), "Row 5") { try fit.studentizedResiduals() }
    expect(.unitLeverage(row: 5)) { try fit.covariance(.hc3) }
  }

  @Test func fitsThatAreNotNestedAreNotCompared() throws {
    let fit = try LinearModel(design()).fit(Self.y)
    #expect(throws: RegressionError.self) { try fit.compared(toLarger: fit) }
    let other = try LinearModel(design()).fit(Self.y.reversed())
    expect(.notNested(reason: "their responses differ")) { try fit.compared(toLarger: other) }
  }
}
