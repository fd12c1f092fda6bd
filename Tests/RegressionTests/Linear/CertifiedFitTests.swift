import Foundation
import Regression
import Testing

@Suite("Certified linear fits of NIST")
struct CertifiedFitTests {
  @Test(arguments: CertifiedFit.all)
  func thirteenDigitsOfEveryCoefficientAndStandardErrorAreRight(_ set: CertifiedFit) throws {
    let fit = try set.fit()
    #expect(fewestDigits(fit.coefficients, set.coefficients) >= 13)
    #expect(fewestDigits(try fit.standardErrors(), set.standardErrors) >= 13)
    #expect(digits(fit.residualStandardError, set.exactStandardDeviation) >= 13)
  }

  @Test(arguments: CertifiedFit.all)
  func certifiedRSquaredAgrees(_ set: CertifiedFit) throws {
    #expect(digits(try set.fit().rSquared, set.rSquared) >= 13)
  }

  /// A value that is wrong in its twelfth digit must fail, or the tests above say nothing.
  @Test func oneDigitWrongIsNoticed() throws {
    let set = CertifiedFit.longley
    let wrong = set.coefficients.enumerated().map { $0 == 4 ? $1 * (1 + 1e-12) : $1 }
    #expect(fewestDigits(try set.fit().coefficients, wrong) < 13)
  }

  @Test func tenthDegreeKeepsThirteenDigitsWherePowersInDoublesKeepNine() throws {
    let design = try DesignMatrix.polynomial(in: TenthDegree.x, degree: 10)
    let fit = try LinearModel(design).fit(TenthDegree.y)
    #expect(fewestDigits(fit.coefficients, TenthDegree.coefficients) >= 13)
    #expect(fewestDigits(try fit.standardErrors(), TenthDegree.standardErrors) >= 13)
    #expect(digits(fit.residualStandardError, TenthDegree.residualStandardDeviation) >= 13)
    #expect(fit.conditionNumber > 1e9)

    let rounded = try DesignMatrix(design.values, termNames: design.termNames, interceptColumn: 0)
    let plain = try LinearModel(rounded).fit(TenthDegree.y)
    #expect(fewestDigits(plain.coefficients, TenthDegree.coefficients) < 10)
  }

  /// Wampler's fourth and fifth sets are the third with residuals a hundred and ten thousand times
  /// as large; then coefficients stay one, and standard errors grow by that factor.
  @Test(arguments: [100.0, 10_000])
  func hugeResidualsLeaveTheCoefficientsAlone(_ factor: Double) throws {
    let set = CertifiedFit.wampler3
    let response = zip(set.predictors[0], set.response).map { x, y in
      let exact = (0...5).reduce(0) { $0 + pow(x, Double($1)) }
      return exact + factor * (y - exact)
    }
    let design = try DesignMatrix.polynomial(in: set.predictors[0], degree: 5)
    let fit = try LinearModel(design).fit(response)
    #expect(fewestDigits(fit.coefficients, set.coefficients) >= 13)
    let expected = set.standardErrors.map { factor * $0 }
    #expect(fewestDigits(try fit.standardErrors(), expected) >= 13)
  }
}

extension CertifiedFit {
  var exactStandardDeviation: Double {
    let degrees = response.count - coefficients.count
    return (residualSumOfSquares / Double(degrees)).squareRoot()
  }

  func fit() throws -> LinearFit {
    let design: DesignMatrix
    if degree > 1 {
      design = try .polynomial(in: predictors[0], degree: degree, intercept: hasIntercept)
    } else {
      let terms = predictors.enumerated().map { Term("x\($0.offset + 1)", $0.element) }
      design = try DesignMatrix(terms, intercept: hasIntercept)
    }
    return try LinearModel(design).fit(response)
  }
}
