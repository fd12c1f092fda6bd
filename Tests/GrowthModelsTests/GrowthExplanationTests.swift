import Foundation
import Testing

@testable import GrowthModels

@Suite struct GrowthExplanationTests {
  private func logVariance(_ distribution: PredictiveDistribution) -> Double {
    // From the central 98 % of quantiles, as a check that shares no code with the split.
    let nodes = (0..<400).map { 0.01 + 0.98 * (Double($0) + 0.5) / 400 }
    let logs = nodes.map { log(distribution.quantile($0)) }
    let mean = logs.reduce(0, +) / 400
    return logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 400
  }

  @Test func partsSumToTheForecastsGrowthAndVariance() throws {
    for knownError in [false, true] {
      let series = try Samples.gaps(knownError: knownError)
      let explanation = try AveragedFamily().explain(series, in: 2023)
      let distribution = try #require(
        AveragedFamily().fit(series).forecast(through: 2023).distribution(in: 2023))
      let growth = log(distribution.median / 18810)
      #expect(abs(explanation.growth.total - growth) < 0.02)
      let ratio = explanation.variance.total / logVariance(distribution)
      #expect(ratio > 0.9 && ratio < 1.45, "\(ratio)")
      let parts = [
        explanation.variance.process, explanation.variance.parameters,
        explanation.variance.modelChoice,
      ]
      #expect(parts.allSatisfy { $0 > 0 })
      #expect((explanation.variance.surveyError > 0) == knownError)
    }
  }

  @Test func steadyGrowthIsLastingAndARecentSurgeDrifts() throws {
    let steady = try Samples.consecutive((0..<15).map { 100 * pow(1.03, Double($0)) }, from: 2000)
    let lasting = try AveragedFamily().explain(steady, in: 2024).growth
    #expect(lasting.lasting > 0.6 * lasting.total)
    var values = [Double](repeating: 100, count: 15)
    for index in 12..<15 { values[index] = values[index - 1] * 1.08 }
    let noisy = values.enumerated().map { $1 * (1 + 0.004 * sin(5 * Double($0))) }
    let surge = try AveragedFamily().explain(Samples.consecutive(noisy, from: 2000), in: 2024)
      .growth
    #expect(surge.drifting / surge.total > lasting.drifting / lasting.total)
  }

  @Test func aLonelyOutlierIsTheMostInfluentialOfTheOldValues() throws {
    var values = Samples.steady
    values[9] *= 1.2
    let explanation = try AveragedFamily().explain(Samples.consecutive(values), in: 2027)
    #expect(explanation.influences.count == 11)
    #expect(explanation.influences.prefix(2).map(\.year).contains(2021))
  }

  @Test func withoutDriftTheProcessIsOneShockAYear() {
    let walk = MemberGrid.Covariance(
      drifting: 0, autocorrelation: 0, irregular: 0.5, priorWeight: 1)
    #expect(walk.processVariance(years: 7) == 7.5)
    // Two years of drift with φ = 0.5 and τ² = 2: innovations of variance 1.5 that reach 1.5 and 1.
    let drift = MemberGrid.Covariance(
      drifting: 2, autocorrelation: 0.5, irregular: 0, priorWeight: 1)
    #expect(agree(drift.processVariance(years: 2), 2 + 1.5 * (2.25 + 1), within: 1e-12))
  }
}
