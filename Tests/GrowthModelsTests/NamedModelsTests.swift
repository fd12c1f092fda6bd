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
}
