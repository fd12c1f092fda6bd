import Foundation
import LinearAlgebra

/// The outcome of a test: a statistic, the distribution it has if the hypothesis is true, and the
/// probability of a statistic at least as extreme.
public struct HypothesisTest: Sendable, Equatable {
  /// The distribution of a test statistic under the hypothesis.
  public enum Reference: Sendable, Equatable {
    case normal
    case studentT(degreesOfFreedom: Double)
    case f(numerator: Double, denominator: Double)
    case chiSquared(degreesOfFreedom: Double)
  }

  /// The name of the test.
  public let name: String
  /// The value of the statistic.
  public let statistic: Double
  /// Its distribution under the hypothesis.
  public let reference: Reference
  /// The probability, under the hypothesis, of a statistic at least as extreme.
  public let probability: Double

  /// A test from its statistic; two-sided for the normal and t distributions.
  public init(name: String, statistic: Double, reference: Reference) {
    self.name = name
    self.statistic = statistic
    self.reference = reference
    switch reference {
    case .normal:
      probability = 2 * NormalDistribution().survival(abs(statistic))
    case .studentT(let degrees):
      probability =
        StudentTDistribution(degreesOfFreedom: degrees).twoSidedProbability(statistic)
    case .f(let numerator, let denominator):
      probability =
        FDistribution(
          numeratorDegreesOfFreedom: numerator, denominatorDegreesOfFreedom: denominator
        ).survival(statistic)
    case .chiSquared(let degrees):
      probability = ChiSquaredDistribution(degreesOfFreedom: degrees).survival(statistic)
    }
  }
}

extension LinearFit {
  /// Tests linear equations in the coefficients by Wald's statistic
  /// (Rβ − q)′(RVR′)⁻¹(Rβ − q)/m, which is F distributed with m and n − k degrees of freedom; where
  /// the variance is known, m times it is χ² distributed.
  ///
  /// - Parameters:
  ///   - hypothesis: the equations Rβ = q.
  ///   - kind: how the covariance V is estimated.
  /// - Throws: `RegressionError.lengthMismatch` when the equations have another number of columns
  ///   than the design, `.dependentRestrictions` when one follows from others or from the model's
  ///   own restrictions; and as `covariance(_:)`.
  public func test(
    _ hypothesis: LinearRestrictions, covariance kind: CoefficientCovariance = .classical
  ) throws(RegressionError) -> HypothesisTest {
    let m = hypothesis.count
    guard hypothesis.matrix.columns == design.columns else {
      throw .lengthMismatch(
        what: "columns of the hypothesis", found: hypothesis.matrix.columns,
        required: design.columns)
    }
    _ = try RestrictedCoefficients(hypothesis)
    let r = DoubleDoubleMatrix(hypothesis.matrix)
    let distance = zip(r.times(exactCoefficients), hypothesis.values).map {
      ($0 - DoubleDouble($1))
    }
    let v = DoubleDoubleMatrix(try covariance(kind))
    let spread =
      kind == .classical ? classicalSpread(r) : r.times(v).times(r.transposed)
    do {
      let factor = try spread.upperCholesky()
      let whitened = factor.upperTriangularInverse.transposedTimes(distance)
      let square = whitened.reduce(DoubleDouble.zero) { $0 + $1 * $1 }.value
      return waldTest(square, m)
    } catch {
      guard case .notPositiveDefinite(let order) = error else {
        preconditionFailure("the spread is square: \(error)")
      }
      throw .dependentRestrictions(row: order - 1)
    }
  }

  /// The F test that all coefficients but the intercept are zero.
  ///
  /// - Throws: `RegressionError.noTerms` when there are none; and as `test(_:covariance:)`.
  public func overallTest(
    covariance kind: CoefficientCovariance = .classical
  ) throws(RegressionError) -> HypothesisTest {
    let terms = design.termNames.indices.filter { $0 != design.interceptColumn }
      .map { design.termNames[$0] }
    guard !terms.isEmpty else { throw .noTerms }
    return try test(.zero(terms, in: design), covariance: kind)
  }

  /// Compares this fit with a larger one that contains it, by the F test
  /// ((RSS₀ − RSS₁)/m)/(RSS₁/(n − k₁)); by a χ² test of the difference where the variance is known.
  ///
  /// - Throws: `RegressionError.notNested` when the responses or errors differ or the other fit has
  ///   no more coefficients or a larger residual sum of squares.
  public func compared(toLarger larger: LinearFit) throws(RegressionError) -> HypothesisTest {
    guard response == larger.response else { throw .notNested(reason: "their responses differ") }
    guard model.errors == larger.model.errors else {
      throw .notNested(reason: "their error structures differ")
    }
    let m = larger.effectiveParameters - effectiveParameters
    guard m > 0 else {
      throw .notNested(reason: "the second has no more coefficients than the first")
    }
    let gain = residualSumOfSquares - larger.residualSumOfSquares
    guard gain >= -0x1p-40 * residualSumOfSquares else {
      throw .notNested(reason: "the second has the larger residual sum of squares")
    }
    if model.errors.scale == .known {
      return HypothesisTest(
        name: "Likelihood ratio", statistic: max(gain, 0),
        reference: .chiSquared(degreesOfFreedom: m))
    }
    try larger.requireDegreesOfFreedom()
    return HypothesisTest(
      name: "F", statistic: max(gain, 0) / m / larger.residualVariance,
      reference: .f(numerator: m, denominator: larger.residualDegreesOfFreedom))
  }

  /// RVR′ for the classical covariance, straight from W.
  private func classicalSpread(_ r: DoubleDoubleMatrix) -> DoubleDoubleMatrix {
    var product = r.times(root).transposed.crossProduct
    for i in product.elements.indices {
      product.elements[i] = product.elements[i] * residualVariance
    }
    return product
  }

  private func waldTest(_ square: Double, _ m: Int) -> HypothesisTest {
    if model.errors.scale == .known {
      return HypothesisTest(
        name: "Wald", statistic: square, reference: .chiSquared(degreesOfFreedom: Double(m)))
    }
    return HypothesisTest(
      name: "Wald F", statistic: square / Double(m),
      reference: .f(numerator: Double(m), denominator: residualDegreesOfFreedom))
  }
}
