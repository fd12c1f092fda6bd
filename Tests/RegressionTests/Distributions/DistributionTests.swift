import Foundation
import Regression
import Testing

/// Reference values: incomplete beta and gamma functions in mpmath 1.3 with 60 digits.
@Suite("Distributions")
struct DistributionTests {
  @Test func normalTailsKeepTheirDigits() {
    let normal = NormalDistribution()
    let expected = [0.066807201268858066004, 7.619853024160526066e-24, 1.124910706472406244e-268]
    #expect(fewestDigits([1.5, 10, 35].map(normal.survival), expected) >= 12)
    #expect(fewestDigits([-1.5, -10, -35].map(normal.cdf), expected) >= 12)
    #expect(digits(normal.quantile(0.975), 1.9599639845400538556) >= 14)
    let upper = [1e-10, 1e-20].map(normal.upperQuantile)
    #expect(fewestDigits(upper, [6.3613409024040561991, 9.2623400897984075796]) >= 14)
    #expect(digits(normal.density(0), 0.3989422804014326779) >= 14)
  }

  @Test func locationAndScaleMoveTheNormal() {
    let normal = NormalDistribution(mean: 3, standardDeviation: 2)
    #expect(digits(normal.survival(6), 0.066807201268858066004) >= 13)
    #expect(digits(normal.quantile(0.975), 3 + 2 * 1.9599639845400538556) >= 14)
    #expect(digits(normal.density(3), 0.3989422804014326779 / 2) >= 14)
  }

  @Test(arguments: [
    (2.5, 3.5, 0.037847321904745039519), (8, 9, 0.00001106740840470007684),
    (40, 2.25, 0.00014755089512444530555), (1.25, 100, 0.10710847446439000836),
  ])
  func studentTails(_ x: Double, _ degrees: Double, _ expected: Double) {
    let t = StudentTDistribution(degreesOfFreedom: degrees)
    #expect(digits(t.survival(x), expected) >= 12)
    #expect(digits(t.cdf(-x), expected) >= 12)
    #expect(digits(t.twoSidedProbability(-x), 2 * expected) >= 12)
    #expect(digits(t.upperQuantile(expected), x) >= 12)
  }

  @Test func studentQuantilesReachTheFarTail() {
    let nine = StudentTDistribution(degreesOfFreedom: 9).upperQuantile(0.025)
    #expect(digits(nine, 2.2621571627982055086) >= 13)
    let heavy = StudentTDistribution(degreesOfFreedom: 3.5).upperQuantile(1e-6)
    #expect(digits(heavy, 61.045121207720624593) >= 12)
    let normal = StudentTDistribution(degreesOfFreedom: .infinity).upperQuantile(0.025)
    #expect(digits(normal, 1.9599639845400538556) >= 13)
  }

  @Test(arguments: [
    (3.5, 2.0, 9.0, 0.075084686279296875), (330, 6, 9, 5.0033327148310826265e-10),
    (1.5, 2.5, 7.75, 0.28611913042888310325), (0.25, 4, 30, 0.90738072830931983962),
  ])
  func fTails(_ x: Double, _ a: Double, _ b: Double, _ expected: Double) {
    let f = FDistribution(numeratorDegreesOfFreedom: a, denominatorDegreesOfFreedom: b)
    #expect(digits(f.survival(x), expected) >= 12)
    #expect(digits(f.cdf(x), 1 - expected) >= 12)
    #expect(digits(f.upperQuantile(expected), x) >= 12)
  }

  @Test(arguments: [
    (3.84, 1.0, 0.050043521248705103189), (50, 4, 3.6108654048906453546e-10),
    (200, 10, 1.613930533697730479e-37), (2.5, 3.5, 0.56395161981743529232),
  ])
  func chiSquaredTails(_ x: Double, _ degrees: Double, _ expected: Double) {
    let chi = ChiSquaredDistribution(degreesOfFreedom: degrees)
    #expect(digits(chi.survival(x), expected) >= 12)
    #expect(digits(chi.upperQuantile(expected), x) >= 12)
  }

  @Test func argumentsOutsideTheDomainAreNotNumbers() {
    #expect(NormalDistribution().quantile(1.5).isNaN)
    #expect(StudentTDistribution(degreesOfFreedom: 3).cdf(.nan).isNaN)
    #expect(ChiSquaredDistribution(degreesOfFreedom: 2).quantile(-0.1).isNaN)
    #expect(NormalDistribution().quantile(1) == .infinity)
  }
}
