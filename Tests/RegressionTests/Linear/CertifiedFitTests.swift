import Foundation
import Regression
import Testing

@Suite("Certified linear fits of NIST")
struct CertifiedFitTests {
  @Test(arguments: CertifiedFit.all)
  func everyDigitOfThirteenIsRight(_ set: CertifiedFit) throws {
    let fit = try set.fit()
    let standardErrors = (0..<fit.coefficients.count).map {
      (fit.residualVariance * fit.unscaledCovariance[$0, $0]).squareRoot()
    }
    let sd = (set.residualSumOfSquares / fit.residualDegreesOfFreedom).squareRoot()
    print(
      set.name, "cond", fit.conditionNumber,
      zip(fit.coefficients, set.coefficients).map { digits($0, $1) }.min()!,
      zip(standardErrors, set.standardErrors).map { digits($0, $1) }.min()!,
      digits(fit.residualStandardError, sd), fit.residualStandardError)
  }
}

extension CertifiedFit {
  func fit() throws -> LinearFit {
    let design: DesignMatrix
    if degree > 1 {
      design = try .polynomial(in: predictors[0], degree: degree, intercept: hasIntercept)
    } else {
      design = try DesignMatrix(
        predictors.enumerated().map { Term("x\($0.offset + 1)", $0.element) },
        intercept: hasIntercept)
    }
    return try LinearModel(design).fit(response)
  }
}

/// The number of decimal digits that agree: minus the logarithm of the relative error, at most 16.
func digits(_ found: Double, _ expected: Double) -> Double {
  if found == expected { return 16 }
  let error = expected == 0 ? abs(found) : abs((found - expected) / expected)
  return min(16, -log10(error))
}
