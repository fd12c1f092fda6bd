import Foundation
import Testing

@testable import GrowthModels

@Suite struct NamedModelsTests {
  private func distribution(_ model: some GrowthModel, _ series: DatedSeries, in year: Int) throws
    -> PredictiveDistribution
  {
    try #require(model.fit(series).forecast(through: year).distribution(in: year))
  }

  /// statsmodels 0.14, OLS of log employment on the year, `get_prediction(...).summary_frame(0.05)`:
  /// mean, obs_ci_lower and obs_ci_upper, exponentiated.
  @Test func theLogLinearTrendAgreesWithStatsmodels() throws {
    let found = try distribution(
      LogLinearTrend(), Samples.consecutive(Samples.steady), in: 2027)
    #expect(agree(found.median, 65971.18903447711, within: 1e-8))
    let interval = found.interval(level: 0.95)
    #expect(agree(interval.lower, 63153.50942893436, within: 1e-6))
    #expect(agree(interval.upper, 68914.58324291815, within: 1e-6))
  }

  /// statsmodels 0.14, WLS with weights 1/PRSE² and a step column from 2012, at the median weight.
  @Test func theWeightedTrendWithABreakAgreesWithStatsmodels() throws {
    let series = try Samples.gaps(knownError: true)
    let found = try distribution(LogLinearTrend(weighting: .surveyError), series, in: 2023)
    #expect(agree(found.median, 21403.913817481607, within: 1e-8))
    let interval = found.interval(level: 0.8)
    #expect(agree(interval.lower, 18360.8418530578, within: 1e-6))
    #expect(agree(interval.upper, 24951.335585404213, within: 1e-6))
    let fitted = try LogLinearTrend(weighting: .surveyError).fit(series)
    let step = try #require(fitted.account.breakEstimates.first)
    #expect(agree(log1p(step.relativeStep), -0.06647768163086853, within: 1e-8))
  }

  /// By hand: the mean change, and σ√(h + h²/n) with n changes.
  @Test func driftIsTheMeanChangeAndItsErrorGrowsWithTheHorizon() throws {
    let series = try Samples.consecutive(Samples.steady)
    let logs = Samples.steady.map { log($0) }
    let changes = zip(logs.dropFirst(), logs).map { $0 - $1 }
    let drift = changes.reduce(0, +) / 10
    let variance = changes.reduce(0) { $0 + ($1 - drift) * ($1 - drift) } / 9
    let found = try distribution(RandomWalkWithDrift(), series, in: 2027)
    #expect(agree(found.median, exp(logs[10] + 5 * drift), within: 1e-10))
    let error = (variance * (5 + 25.0 / 10)).squareRoot()
    // 1.833112932653634 is the 95 % quantile of Student t with 9 degrees of freedom (R, qt).
    let upper = exp(logs[10] + 5 * drift + 1.833112932653634 * error)
    #expect(agree(found.quantile(0.95), upper, within: 1e-7))
  }

  @Test func exactGrowthIsRecoveredExactly() throws {
    let values = (0..<8).map { 500 * pow(1.04, Double($0)) }
    let series = try Samples.consecutive(values, from: 2000)
    for model in [LogLinearTrend() as any GrowthModel, RandomWalkWithDrift()] {
      let forecast = try model.fit(series).forecast(through: 2017)
      let found = try #require(forecast.distribution(in: 2017))
      #expect(agree(found.median, 500 * pow(1.04, 17), within: 1e-9), "\(model.name)")
    }
    let straight = try Samples.consecutive((0..<8).map { 500 + 20 * Double($0) }, from: 2000)
    let found = try distribution(LinearTrend(), straight, in: 2017)
    #expect(agree(found.median, 840, within: 1e-9))
  }

  @Test func theRandomWalkStaysAtTheLastValue() throws {
    let found = try distribution(RandomWalk(), Samples.consecutive(Samples.steady), in: 2030)
    #expect(agree(found.median, 60180, within: 1e-10))
  }

  @Test func aConstantSeriesIsAPointMassForTheTrend() throws {
    let found = try distribution(LinearTrend(), Samples.consecutive([5, 5, 5, 5]), in: 2020)
    #expect(agree(found.median, 5, within: 1e-9))
    #expect(agree(found.interval(level: 0.95).upper, 5, within: 1e-6))
  }

  @Test func aTrendWithTooFewPointsForItsBreaksSaysSo() throws {
    let series = try DatedSeries(
      years: 2012..<2015, values: [5, 6, 7],
      breaks: [DatedSeries.Break(year: 2014, label: "method")])
    let fault = #expect(throws: GrowthFault.self) { try LogLinearTrend().fit(series) }
    #expect(fault?.description.contains("3 points for 3 coefficients") == true)
  }

  @Test func weightsNeedEverySurveyError() throws {
    let fault = #expect(throws: GrowthFault.self) {
      try LogLinearTrend(weighting: .surveyError).fit(Samples.gaps(knownError: false))
    }
    #expect(fault?.description.contains("2004") == true)
  }

  /// statsmodels 0.14, `ThetaModel(y, deseasonalize=False).fit(use_mle=False).forecast(5)`, whose
  /// search for the smoothing weight stops at 0.440419.
  @Test func thetaAgreesWithStatsmodels() throws {
    let values: [Double] = [100, 112, 95, 108, 118, 101, 115, 122, 109, 125, 131]
    let forecast = try ThetaModel().fit(Samples.consecutive(values)).forecast(through: 2027)
    let expected = [126.55941326, 127.8048678, 129.05032235, 130.2957769, 131.54123144]
    for (year, value) in zip(forecast.years, expected) {
      let found = try #require(forecast.distribution(in: year))
      #expect(agree(found.median, value, within: 1e-6))
    }
  }

  @Test func aLogisticCurveThatLevelsOffIsRecovered() throws {
    let values = (0..<16).map { 800 / (1 + exp(-0.5 * (Double($0) - 7))) }
    let noisy = values.enumerated().map { $1 * (1 + 0.004 * sin(2.3 * Double($0))) }
    let series = try Samples.consecutive(noisy, from: 2000)
    let fitted = try CeilingCurve(.logistic).fit(series)
    let distribution = try #require(fitted.forecast(through: 2025).distribution(in: 2025))
    #expect(abs(distribution.median - 800) < 8)
    #expect(distribution.interval(level: 0.95).upper < 830)
    #expect(fitted.account.sentence.contains("The ceiling lies between 79"))
  }

  @Test func aCurveWithoutASignOfItsCeilingIsRefused() throws {
    let values = (0..<10).map { (year: Int) -> Double in
      let time = Double(year)
      return 100 * exp(0.03 * time) * (1 + 0.01 * sin(7 * time))
    }
    let series = try Samples.consecutive(values, from: 2000)
    for shape in CeilingCurve.Shape.allCases {
      let fault = #expect(throws: GrowthFault.self) { _ = try CeilingCurve(shape).fit(series) }
      #expect(fault?.description.contains("cannot be estimated from this series") == true)
    }
  }

  @Test func theLocalLevelHasNoGrowthAndTheLocalTrendHas() throws {
    let rising = try Samples.consecutive((0..<12).map { 100 * pow(1.05, Double($0)) }, from: 2000)
    let level = try distribution(AveragedFamily.localLevel, rising, in: 2021)
    let trend = try distribution(AveragedFamily.localLinearTrend, rising, in: 2021)
    let damped = try distribution(AveragedFamily.dampedTrend, rising, in: 2021)
    let last = rising.values[11]
    #expect(level.median <= last * 1.0001)
    #expect(damped.median > last * 1.02 && damped.median < trend.median)
    #expect(trend.median > last * 1.4)
    let account = try AveragedFamily.localLevel.fit(rising).account
    #expect(account.sentence.contains("Local level, learned from 12 points"))
  }

  @Test func aConstantShareFollowsItsParent() throws {
    let parent = try Samples.consecutive(Samples.steady)
    let part = try Samples.consecutive(
      Samples.steady.map { $0 * 0.2 }.enumerated().map {
        $0 == 10 ? $1 / 2 : $1
      })
    let share = try distribution(ConstantShare(of: parent), part, in: 2027)
    let whole = try distribution(AveragedFamily(), parent, in: 2027)
    #expect(agree(share.median, 0.1 * whole.median, within: 1e-9))
    #expect(agree(share.quantile(0.9), 0.1 * whole.quantile(0.9), within: 1e-9))
  }

  @Test func aShareOfAParentWithoutTheLastYearIsRefused() throws {
    let parent = try Samples.consecutive(Array(Samples.steady.prefix(8)))
    let fault = #expect(throws: GrowthFault.self) {
      _ = try ConstantShare(of: parent).fit(Samples.consecutive(Samples.steady))
    }
    #expect(fault?.description.contains("2022") == true)
  }
}
