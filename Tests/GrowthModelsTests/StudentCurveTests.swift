import Regression
import Testing

@testable import GrowthModels

@Suite struct StudentCurveTests {
  /// Boost.Math's Student t through Regression is the reference.
  @Test(arguments: [1.0, 2, 3, 4, 5, 6.5, 12, 25, 60, 200])
  func probabilitiesAreBoostsTo1e8(degrees: Double) {
    let curve = StudentCurve(degreesOfFreedom: degrees)
    let reference = StudentTDistribution(degreesOfFreedom: degrees)
    for x in stride(from: -12.0, through: 12.0, by: 0.0371) {
      let (cdf, density) = curve.cdfAndDensity(x)
      #expect(abs(cdf - reference.cdf(x)) < 1e-8, "at \(x)")
      #expect(abs(density - reference.density(x)) < 3e-6, "density at \(x)")
    }
    for p in [1e-4, 0.025, 0.1, 0.5, 0.9, 0.975] {
      let tolerance = 1e-6 * (1 + abs(reference.quantile(p)))
      #expect(abs(curve.quantile(p) - reference.quantile(p)) < tolerance, "quantile \(p)")
    }
  }

  @Test func withoutLimitOfDegreesTheCurveIsNormal() {
    let curve = StudentCurve(degreesOfFreedom: .infinity)
    let reference = NormalDistribution()
    for x in stride(from: -8.0, through: 8.0, by: 0.0371) {
      #expect(abs(curve.cdf(x) - reference.cdf(x)) < 1e-9, "at \(x)")
    }
  }

  @Test func theFarTailsAreZeroAndOne() {
    for degrees in [1.0, 4, 30, .infinity] {
      let curve = StudentCurve(degreesOfFreedom: degrees)
      #expect(curve.cdf(-1e200) < 1e-9)
      #expect(curve.cdf(1e200) > 1 - 1e-9)
    }
  }
}
