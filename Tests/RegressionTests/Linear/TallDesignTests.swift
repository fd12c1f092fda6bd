import LinearAlgebra
import Regression
import Testing

@Suite("Designs of many rows")
struct TallDesignTests {
  /// 300 copies of a small design: the coefficients are the same, and so is RSS per copy.
  private func copies(_ values: [Double]) -> [Double] {
    (0..<300).flatMap { _ in values }
  }

  @Test func copiesOfLongleyKeepTheCertifiedCoefficients() throws {
    let set = CertifiedFit.longley
    let one = try set.fit()
    let terms = set.predictors.enumerated().map { Term("x\($0 + 1)", copies($1)) }
    // 4800 rows of seven columns are not tall enough for the Gram matrix; 48000 are.
    let long = terms.map { term in Term(term.name, (0..<10).flatMap { _ in term.values }) }
    let response = (0..<10).flatMap { _ in copies(set.response) }
    let fit = try LinearModel(DesignMatrix(long)).fit(response)
    #expect(fewestDigits(fit.coefficients, set.coefficients) >= 13)
    #expect(digits(fit.residualSumOfSquares, 3000 * set.residualSumOfSquares) >= 13)
    let ratio = (one.residualDegreesOfFreedom / fit.residualDegreesOfFreedom).squareRoot()
    let expected = try one.standardErrors().map { $0 * ratio }
    #expect(fewestDigits(try fit.standardErrors(), expected) >= 13)
    #expect(digits(fit.rSquared, one.rSquared) >= 13)
    #expect(digits(fit.conditionNumber, one.conditionNumber) >= 6)
  }

  @Test func aPerfectFitOfManyRowsIsPerfect() throws {
    let x = (0..<30_000).map { Double($0 % 101) }
    let design = try DesignMatrix([Term("x", x)])
    let fit = try LinearModel(design).fit(x.map { 3 + 2 * $0 })
    #expect(fewestDigits(fit.coefficients, [3, 2]) >= 15)
    #expect(fit.residualSumOfSquares < 1e-40)
  }

  @Test func dependentTermsOfManyRowsAreNamed() throws {
    var generator = Generator(state: 8)
    let (a, b) = (generator.normals(20_000), generator.normals(20_000))
    let design = try DesignMatrix([
      Term("a", a), Term("b", b), Term("sum", zip(a, b).map { $0 + $1 }),
    ])
    #expect(throws: RegressionError.rankDeficient(terms: [["a", "b", "sum"]])) {
      try LinearModel(design).fit(a)
    }
  }

  @Test func weightedDesignsOfManyRowsAgreeWithShortOnes() throws {
    let set = CertifiedFit.norris
    let weights = set.response.map { 1 / (1 + $0) }
    let short = try LinearModel(
      DesignMatrix([Term("x", set.predictors[0])]), errors: .analyticWeights(weights)
    ).fit(set.response)
    let long = try LinearModel(
      DesignMatrix([Term("x", (0..<4).flatMap { _ in copies(set.predictors[0]) })]),
      errors: .analyticWeights((0..<4).flatMap { _ in copies(weights) })
    ).fit((0..<4).flatMap { _ in copies(set.response) })
    #expect(fewestDigits(long.coefficients, short.coefficients) >= 12)
    // Rows of a tall design are weighted in double precision.
    #expect(digits(long.residualSumOfSquares, 1200 * short.residualSumOfSquares) >= 11)
  }
}
