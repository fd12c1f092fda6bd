import Foundation
import Testing

@testable import Regression

/// Curves simulated with noise (numpy 2, seed 7), rounded as written; minima in 50-digit arithmetic
/// (mpmath) from these values. No start is given to the fit.
@Suite struct GrowthCurveTests {
  struct Reference: Sendable, CustomStringConvertible {
    let curve: GrowthCurve
    let times: [Double]
    let values: [Double]
    let estimates: [Double]
    let standardErrors: [Double]
    let residualSumOfSquares: Double
    var description: String { "\(curve)" }
  }

  static let years = (2000...2024).map { Double($0) }
  static let references = [
    Reference(
      curve: .logistic, times: years,
      values: [
        2128.9, 3114.6, 3547.3, 4236.3, 6244.6, 7835.3, 11402.0, 15800.0, 18075.0, 22566.0,
        28788.0, 34366.0, 40095.0, 45118.0, 51626.0, 57502.0, 60272.0, 64994.0, 66941.0,
        70112.0, 71689.0, 74751.0, 75065.0, 77398.0, 78013.0,
      ],
      estimates: [
        79300.498217129719, 0.29878182461957368, 2011.9785864330766,
      ],
      standardErrors: [
        471.46813352066735, 0.0046695977932038036, 0.069683181196389943,
      ],
      residualSumOfSquares: 10945888.838672071),
    Reference(
      curve: .gompertz, times: years,
      values: [
        -56.387, -1068.3, 409.51, 1805.2, 4015.9, 6458.5, 11299.0, 16126.0, 21668.0,
        28068.0, 32311.0, 37395.0, 41974.0, 44761.0, 47945.0, 50484.0, 52437.0, 53385.0,
        55310.0, 56964.0, 56312.0, 58148.0, 58275.0, 58285.0, 59911.0,
      ],
      estimates: [
        60044.418075153529, 0.25228673887243543, 2008.0511338545429,
      ],
      standardErrors: [
        277.55173250518618, 0.0041077089589525769, 0.041784036946454793,
      ],
      residualSumOfSquares: 5594460.947397835),
    Reference(
      curve: .richards, times: (0..<80).map { 1990 + 0.5 * Double($0) },
      values: [
        1254.5, 751.45, 1226.1, 1477.0, 1356.0, 1735.1, 1637.7, 1995.9, 2376.8, 1904.5,
        2343.6, 2333.7, 2716.6, 2545.2, 2969.0, 3345.4, 3957.0, 4337.5, 3928.9, 4446.9,
        5268.4, 4897.6, 5812.0, 6414.6, 7353.9, 7759.8, 8077.5, 8737.5, 9498.8, 10814.0,
        11071.0, 12016.0, 13188.0, 14092.0, 15188.0, 16109.0, 17712.0, 18932.0, 20841.0,
        22186.0, 23549.0, 25382.0, 26754.0, 28881.0, 30291.0, 32196.0, 33341.0, 35497.0,
        36490.0, 37909.0, 39853.0, 40991.0, 42510.0, 44213.0, 44249.0, 45154.0, 46136.0,
        46855.0, 47195.0, 47646.0, 48307.0, 48579.0, 48386.0, 48900.0, 49123.0, 48953.0,
        49477.0, 49249.0, 49886.0, 49725.0, 49754.0, 49599.0, 49781.0, 49250.0, 49537.0,
        50008.0, 49279.0, 50186.0, 49421.0, 50182.0,
      ],
      estimates: [
        49904.775242994476, 0.40111124637941612, 2011.9974407412384, 2.5098404909633793,
      ],
      standardErrors: [
        75.784394574343055, 0.0077193553873662512, 0.05939734979137425, 0.068555316024208577,
      ],
      residualSumOfSquares: 5470163.9347143306),
    Reference(
      curve: .bass(introduction: 1999), times: years,
      values: [
        277.04, 1397.0, 2263.2, 3296.6, 5979.6, 8641.9, 11530.0, 15298.0, 19472.0, 23412.0,
        27748.0, 30599.0, 33332.0, 35130.0, 36620.0, 37483.0, 38829.0, 38964.0, 39574.0,
        39558.0, 39530.0, 39721.0, 39729.0, 39915.0, 39848.0,
      ],
      estimates: [
        39980.236556731255, 0.010246124590658047, 0.3963523853729404,
      ],
      standardErrors: [
        77.558461600271774, 0.0002844357012577125, 0.0043882000838293391,
      ],
      residualSumOfSquares: 946645.0529922362),
    Reference(
      curve: .exponentialAsymptote(origin: 2000), times: years,
      values: [
        29790.0, 35820.0, 42238.0, 49297.0, 52403.0, 56333.0, 61031.0, 65082.0, 66009.0,
        69478.0, 71486.0, 72739.0, 76299.0, 77375.0, 78868.0, 79555.0, 81522.0, 81821.0,
        82980.0, 83087.0, 83706.0, 86107.0, 85363.0, 86407.0, 86608.0,
      ],
      estimates: [
        89842.843648726229, 0.12029180218550041, 29670.698138450322,
      ],
      standardErrors: [
        493.01477293646427, 0.0030194900758275953, 459.15021333087982,
      ],
      residualSumOfSquares: 9517091.1191105899),
  ]

  @Test(arguments: references)
  func estimatesAreFoundWithoutAStart(reference: Reference) throws {
    let result = try reference.curve.fit(times: reference.times, values: reference.values)
    let errors = result.fit.parameters.compactMap(\.standardError)
    #expect(correctDigits(result.fit.estimates, reference.estimates) >= 13)
    #expect(correctDigits(errors, reference.standardErrors) >= 11.5)
    #expect(
      correctDigits(result.fit.residualSumOfSquares, reference.residualSumOfSquares) >= 13)
    #expect(result.ceiling.isIdentified)
  }

  // Limits by scipy 1.17: brentq on least_squares with the ceiling held, F(1, 22) at 0.95.
  @Test func theProfileIntervalOfTheCeilingAgrees() throws {
    let reference = Self.references[0]
    let result = try reference.curve.fit(times: reference.times, values: reference.values)
    guard case .identified(let lower, let upper, let level) = result.ceiling else {
      Issue.record("\(result.ceiling)")
      return
    }
    #expect(level == 0.95)
    #expect(correctDigits(lower, 78332.88472119154) >= 7)
    #expect(correctDigits(upper, 80309.20690417224) >= 7)
  }

  // Jobs of sonographers, May 2007–2025 (see DiagnosticSeries): the logistic's minimum (mpmath) has
  // a ceiling of 1.9 million jobs with a standard error of 9.1 million.
  @Test func aCeilingThatTheSeriesDoesNotShowIsNotIdentified() throws {
    let years = (2007...2025).map { Double($0) }
    let result = try GrowthCurve.logistic.fit(
      times: years, values: DiagnosticSeries.sonographerJobs)
    #expect(
      correctDigits(
        result.fit.estimates, [1892708.6462141387, 0.036796297035355633, 2106.5407410840772])
        >= 9)
    guard case .notIdentified(let lower, let followedTo, _) = result.ceiling else {
      Issue.record("\(result.ceiling)")
      return
    }
    #expect(lower > 90_160 && lower < 1_892_708)
    #expect(followedTo > 1e9)
    #expect("\(result.ceiling)".contains("not identified"))
  }

  // The series bends upward, so that these curves improve as far as their ceiling is raised.
  @Test(arguments: [GrowthCurve.gompertz, .exponentialAsymptote(origin: 2007)])
  func aCurveThatImprovesWithoutEndIsRefusedForItsCeiling(curve: GrowthCurve) throws {
    let years = (2007...2025).map { Double($0) }
    #expect {
      try curve.fit(times: years, values: DiagnosticSeries.sonographerJobs)
    } throws: { error in
      guard case .notIdentified(["ceiling"], _)? = error as? NonlinearFitError else {
        return false
      }
      return true
    }
  }

  @Test func anExactCurveIsRecovered() throws {
    let curve = GrowthCurve.logistic
    let truth = [5000.0, 0.35, 2011.5]
    let values = Self.years.map { curve.value(at: [$0], truth) }
    let result = try curve.fit(times: Self.years, values: values)
    #expect(correctDigits(result.fit.estimates, truth) >= 12)
  }

  @Test func aDeclineHasANegativeRate() throws {
    let curve = GrowthCurve.logistic
    let truth = [5000.0, -0.35, 2011.5]
    let values = Self.years.enumerated().map { place, year in
      curve.value(at: [year], truth) + (place % 2 == 0 ? 20 : -20)
    }
    let result = try curve.fit(times: Self.years, values: values)
    #expect(abs(result.fit.estimates[1] + 0.35) < 0.02)
  }

  @Test func richardsWithShapeOneIsTheLogistic() {
    for time in stride(from: 1990.0, through: 2030, by: 2.5) {
      let logistic = GrowthCurve.logistic.value(at: [time], [900, 0.3, 2008])
      let richards = GrowthCurve.richards.value(at: [time], [900, 0.3, 2008, 1])
      #expect(correctDigits(richards, logistic) >= 14)
    }
  }

  // At a shape of zero the curve is Gompertz's, and at both ends of the series that is used around
  // zero (|νz| = 0.1) it goes on without a step.
  @Test func richardsPassesGompertzSmoothly() {
    for time in stride(from: 2000.0, through: 2030, by: 2.5) {
      let gompertz = GrowthCurve.gompertz.value(at: [time], [900, 0.3, 2008])
      let richards = GrowthCurve.richards.value(at: [time], [900, 0.3, 2008, 0])
      #expect(correctDigits(richards, gompertz) >= 15)
      let near = GrowthCurve.richards.value(at: [time], [900, 0.3, 2008, 1e-9])
      #expect(correctDigits(near, gompertz) >= 7)
    }
    for end in [0.1, -0.1] {
      let values = [0.999999999, 1.000000001].map {
        GrowthCurve.richards.value(at: [2008], [900, 0.3, 2008, end * $0])
      }
      let slope = values[0] * (log1p(end) / end - 1 / (1 + end)) / end
      #expect(abs(values[1] - values[0] - slope * end * 2e-9) < 1e-11)
    }
  }

  @Test func richardsEndsAtTheExponentialAndIsZeroBeforeItBegins() {
    let exponential = GrowthCurve.exponentialAsymptote(origin: 2000)
    for time in stride(from: 2000.0, through: 2030, by: 2.5) {
      let richards = GrowthCurve.richards.value(at: [time], [900, 0.3, 2000, -1])
      #expect(abs(richards - exponential.value(at: [time], [900, 0.3, 0])) < 1e-10)
    }
    #expect(GrowthCurve.richards.value(at: [1999], [900, 0.3, 2000, -1]) == 0)
  }

  @Test func shiftingTheYearsShiftsTheMidpointAlone() throws {
    let reference = Self.references[1]
    let result = try reference.curve.fit(
      times: reference.times.map { $0 - 2000 }, values: reference.values)
    #expect(correctDigits(result.fit.estimates[0], reference.estimates[0]) >= 13)
    #expect(correctDigits(result.fit.estimates[1], reference.estimates[1]) >= 13)
    #expect(correctDigits(result.fit.estimates[2] + 2000, reference.estimates[2]) >= 13)
  }

  @Test func badInputIsNamed() throws {
    #expect(throws: NonlinearFitError.tooFewRows(found: 3, parameters: 3)) {
      try GrowthCurve.logistic.fit(times: [1, 2, 3], values: [1, 2, 3])
    }
    #expect(throws: NonlinearFitError.nonFiniteCovariate(row: 1, column: 0, value: .infinity)) {
      try GrowthCurve.gompertz.fit(times: [1, .infinity, 3, 4], values: [1, 2, 3, 4])
    }
    #expect(throws: NonlinearFitError.invalidWeight(row: 2, value: 0)) {
      try GrowthCurve.gompertz.fit(
        times: [1, 2, 3, 4], values: [1, 2, 3, 4], weights: [1, 1, 0, 1])
    }
    #expect(throws: NonlinearFitError.self) {
      try GrowthCurve.logistic.fit(times: [5, 5, 5, 5], values: [1, 2, 3, 4])
    }
  }
}
