import Foundation
import Testing

@testable import GrowthModels

@Suite struct AveragedFamilyTests {
  /// The grid and priors that the reference figures were computed with.
  static let referenceModel = AveragedFamily(options: referenceOptions)
  static var referenceOptions: AveragedFamily.Options {
    var options = AveragedFamily.Options()
    options.drifts = AveragedFamily.Drift.grid(
      variances: [0, 0.1, 0.5, 2], autocorrelations: [0.6, 0.85, 0.97])
    options.extraDriftsWithKnownError = []
    options.likelihoodPower = 1
    options.lastingVariances = [0, 0.05, 0.3, 1]
    options.irregularVariances = [0, 0.3, 1, 4]
    options.irregularVariancesWithKnownError = [0, 0.3]
    options.scales = [.log, .linear]
    options.scaleShares = [0.5, 0.5]
    options.shockTrend = 0
    options.priorShape = 1.5
    options.priorDeviations = [0.035]
    options.priorDeviationShares = [1]
    options.smallestWeight = 0
    return options
  }

  struct Reference: Sendable {
    let step: Int
    let quantiles: [Double]
    let probability: Double
  }

  // Figures of Benchmarks/GrowthEngine/reference/family_reference.py (numpy 2, scipy 1).
  static let consecutive = [
    Reference(
      step: 1,
      quantiles: [57147.0597, 58542.475, 60822.1293, 63102.8337, 64522.314],
      probability: 0.9955562),
    Reference(
      step: 5,
      quantiles: [53820.9857, 57398.6012, 63417.7961, 69777.9578, 74090.0782],
      probability: 0.7226197),
    Reference(
      step: 10,
      quantiles: [50169.204, 56213.0982, 66436.1062, 77863.5971, 86421.0697],
      probability: 0.4881775),
  ]

  static let gaps = [
    Reference(
      step: 1,
      quantiles: [16985.5177, 17663.922, 18789.528, 19989.8304, 20784.2953],
      probability: 0.9704763),
    Reference(
      step: 5,
      quantiles: [13792.0313, 15689.5911, 18747.0413, 21864.8716, 23921.2259],
      probability: 0.7958640),
    Reference(
      step: 10,
      quantiles: [10480.4023, 13787.716, 18879.9899, 24201.7988, 28121.0798],
      probability: 0.6821678),
  ]

  static let knownError = [
    Reference(
      step: 1,
      quantiles: [17023.9207, 17689.7886, 18817.8768, 19977.5633, 20692.8624],
      probability: 0.9749047),
    Reference(
      step: 5,
      quantiles: [13814.5275, 15719.1631, 18765.7516, 21851.0815, 23904.0347],
      probability: 0.7962549),
    Reference(
      step: 10,
      quantiles: [10509.5253, 13819.9916, 18892.4514, 24183.3911, 28115.338],
      probability: 0.6824471),
  ]

  static let threePoints = [
    Reference(
      step: 1,
      quantiles: [101.938608, 118.258267, 141.982075, 168.156912, 189.548157],
      probability: 0.7413921),
    Reference(
      step: 5,
      quantiles: [72.4969629, 103.39005, 146.573013, 203.13453, 259.355869],
      probability: 0.5852663),
    Reference(
      step: 10,
      quantiles: [40.2967234, 86.6723713, 151.151312, 251.186767, 376.341885],
      probability: 0.5217939),
  ]

  private func expect(_ series: DatedSeries, gives references: [Reference], tolerance: Double)
    throws
  {
    let forecast = try Self.referenceModel.fit(series).forecast(through: series.lastYear + 10)
    let last = series.values[series.values.count - 1]
    for reference in references {
      let year = series.lastYear + reference.step
      let distribution = try #require(forecast.distribution(in: year))
      for (p, expected) in zip([0.025, 0.1, 0.5, 0.9, 0.975], reference.quantiles) {
        let found = distribution.quantile(p)
        #expect(agree(found, expected, within: tolerance), "\(year) \(p): \(found) \(expected)")
      }
      #expect(abs(distribution.cdf(1.1 * last) - reference.probability) < 10 * tolerance)
    }
  }

  @Test func consecutiveYearsAgreeWithKrigingOfTheLevels() throws {
    try expect(Samples.consecutive(Samples.steady), gives: Self.consecutive, tolerance: 1e-6)
  }

  @Test func gapsAndABreakAgreeWithKrigingOfTheLevels() throws {
    try expect(Samples.gaps(knownError: false), gives: Self.gaps, tolerance: 1e-6)
  }

  @Test func knownSurveyErrorAgreesWithAFineSumOverTheVariance() throws {
    try expect(Samples.gaps(knownError: true), gives: Self.knownError, tolerance: 1e-4)
  }

  @Test func threePointsAgreeWithKrigingOfTheLevels() throws {
    let series = try DatedSeries(years: [2020, 2021, 2023], values: [120, 150, 140])
    try expect(series, gives: Self.threePoints, tolerance: 1e-6)
  }

  @Test func forecastsScaleWithTheUnit() throws {
    let model = AveragedFamily()
    let jobs = try model.fit(Samples.consecutive(Samples.steady)).forecast(through: 2032)
    let thousands = try model.fit(Samples.consecutive(Samples.steady.map { $0 / 1000 }))
      .forecast(through: 2032)
    for year in jobs.years {
      let (a, b) = (jobs.distribution(in: year), thousands.distribution(in: year))
      for p in [0.025, 0.5, 0.975] {
        let (left, right) = (try #require(a).quantile(p), try #require(b).quantile(p) * 1000)
        #expect(agree(left, right, within: 1e-9))
      }
    }
  }

  @Test func shiftingTheCalendarChangesNothing() throws {
    let model = AveragedFamily()
    let near = try model.fit(Samples.consecutive(Samples.steady)).forecast(through: 2025)
    let far = try model.fit(Samples.consecutive(Samples.steady, from: 12)).forecast(through: 25)
    #expect(near.distribution(in: 2025)?.median == far.distribution(in: 25)?.median)
  }

  @Test func theTimeBeforeABreakDoesNotShiftTheLevelAfterIt() throws {
    let breaks = [DatedSeries.Break(year: 2018, label: "method")]
    let years = 2012..<2023
    let plain = try DatedSeries(years: years, values: Samples.steady, breaks: breaks)
    let doubled = try DatedSeries(
      years: years,
      values: zip(years, Samples.steady).map { $0 < 2018 ? 2 * $1 : $1 }, breaks: breaks)
    var options = AveragedFamily.Options()
    options.useOnly(.log)
    let model = AveragedFamily(options: options)
    let (a, b) = (try model.fit(plain), try model.fit(doubled))
    let (left, right) = (
      try a.forecast(through: 2030).distribution(in: 2030)?.quantile(0.9),
      try b.forecast(through: 2030).distribution(in: 2030)?.quantile(0.9)
    )
    #expect(agree(try #require(left), try #require(right), within: 1e-9))
    let (first, second) = (a.account.breakEstimates[0], b.account.breakEstimates[0])
    #expect(agree(1 + first.relativeStep, 2 * (1 + second.relativeStep), within: 1e-9))
  }

  @Test func theBreakIsEstimatedAtItsReferenceStep() throws {
    var options = Self.referenceOptions
    options.useOnly(.log)
    let fitted = try AveragedFamily(options: options).fit(Samples.gaps(knownError: false))
    let step = try #require(fitted.account.breakEstimates.first)
    #expect(step.year == 2012)
    #expect(step.label == "new classification")
    // The reference averages the log step; exp of it differs by half its variance over members.
    #expect(abs(log1p(step.relativeStep) - (-0.066013)) < 2e-3)
    #expect(step.standardError > 0.02 && step.standardError < 0.2)
  }

  @Test func steadyGrowthIsContinued() throws {
    let values = (0..<15).map { 1000 * pow(1.03, Double($0)) }
    let forecast = try AveragedFamily().fit(Samples.consecutive(values, from: 2000))
      .forecast(through: 2024)
    let median = try #require(forecast.distribution(in: 2024)?.median)
    // The prior expects shocks of some percent, so a part of exact growth is taken for chance.
    let ratio = median / (1000 * pow(1.03, 24))
    #expect(ratio > 0.8 && ratio < 1.01, "\(ratio)")
  }

  @Test func intervalsWidenWithTheHorizonAndTheLevel() throws {
    let forecast = try AveragedFamily().fit(Samples.consecutive(Samples.steady))
      .forecast(through: 2032)
    var previous = 0.0
    for year in forecast.years {
      let distribution = try #require(forecast.distribution(in: year))
      let (narrow, wide) = (distribution.interval(level: 0.8), distribution.interval(level: 0.95))
      #expect(wide.lower < narrow.lower && narrow.upper < wide.upper)
      #expect(narrow.upper - narrow.lower > previous)
      previous = narrow.upper - narrow.lower
    }
  }

  @Test func theAccountNamesPointsTierAndWeights() throws {
    let fitted = try AveragedFamily().fit(Samples.consecutive([100, 104, 109]))
    let account = fitted.account
    #expect(account.tier == .veryShort)
    #expect(abs(account.weights.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
    #expect(account.sentence.contains("3 points from 2012 to 2014, a very short series"))
    #expect(account.sentence.contains("random walk with drift"))
  }

  @Test func zerosAndAbsurdHorizonsAreRefusedByName() throws {
    #expect(throws: GrowthFault.notPositive(model: "damped trend", year: 2013, value: 0)) {
      _ = try AveragedFamily.dampedTrend.fit(Samples.consecutive([100, 0, 109]))
    }
    #expect(throws: GrowthFault.everyValueZero) {
      _ = try AveragedFamily().fit(Samples.consecutive([0, 0, 0]))
    }
    let zeros = try AveragedFamily().fit(Samples.consecutive([100, 0, 109]))
    #expect(zeros.account.sentence.contains("because the series has a value of zero"))
    let fitted = try AveragedFamily().fit(Samples.consecutive([100, 101, 109]))
    for year in [2014, 2115, Int.max, Int.min] {
      #expect(throws: GrowthFault.horizon(requested: year, origin: 2014, limit: 100)) {
        _ = try fitted.forecast(through: year)
      }
    }
  }

  @Test func breaksThatLeaveOneChangeAreRefused() throws {
    let series = try DatedSeries(
      years: 2012..<2015, values: [5, 6, 7],
      breaks: [DatedSeries.Break(year: 2013, label: "method")])
    #expect(throws: GrowthFault.tooFewChanges(found: 1, required: 2, breaks: 1)) {
      _ = try AveragedFamily().fit(series)
    }
  }

  @Test(arguments: [1e-300, 1e-12, 1, 1e300])
  func constantsOfAnySizeAreForecastAsThemselves(level: Double) throws {
    let forecast = try AveragedFamily().fit(Samples.consecutive([level, level, level, level]))
      .forecast(through: 2018)
    let distribution = try #require(forecast.distribution(in: 2018))
    #expect(agree(distribution.median, level, within: 1e-9))
    let interval = distribution.interval(level: 0.8)
    #expect(interval.lower < level && interval.upper > level)
  }

  @Test func levelsThatLeaveTheRangeOfNumbersAreRefused() throws {
    let series = try Samples.consecutive([1e-300, 1, 1e300])
    let fault = #expect(throws: GrowthFault.self) {
      _ = try Self.referenceModel.fit(series).forecast(through: 2024)
    }
    #expect(fault?.description.contains("too large or too small for a number") == true)
  }
}
