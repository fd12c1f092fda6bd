import Foundation
import Testing

@testable import GrowthModels

@Suite struct BacktestTests {
  private func judged(_ count: Int = 12, name: String = "steady") throws -> JudgedSeries {
    let values = (0..<count).map { 100 * pow(1.05, Double($0)) * ($0 % 2 == 0 ? 1 : 1.01) }
    return JudgedSeries(name: name, series: try Samples.consecutive(values, from: 2000))
  }

  @Test func everyOriginAndHorizonWithAValueIsJudgedOnce() throws {
    let backtest = Backtest(contenders: [.noChange], horizons: [1, 2, 5], fewestPoints: 5)
    let record = backtest.run([try judged()]).records[0]
    // Origins 2004 to 2010 of values from 2000 to 2011.
    #expect(record.forecasts.filter { $0.horizon == 1 }.count == 7)
    #expect(record.forecasts.filter { $0.horizon == 2 }.count == 6)
    #expect(record.forecasts.filter { $0.horizon == 5 }.count == 3)
    #expect(Set(record.forecasts.map { "\($0.origin) \($0.horizon)" }).count == 16)
  }

  @Test func theFutureDoesNotReachTheProjection() throws {
    let whole = try judged()
    let changed = JudgedSeries(
      name: "changed",
      series: try DatedSeries(
        whole.series.points.map {
          $0.year > 2006 ? DatedSeries.Point(year: $0.year, value: 7) : $0
        }))
    let backtest = Backtest(contenders: [.model(AveragedFamily()), .drift], origins: 2006...2006)
    let (a, b) = (backtest.run([whole]), backtest.run([changed]))
    for index in 0..<2 {
      #expect(
        a.records[index].forecasts.map(\.projected) == b.records[index].forecasts.map(\.projected))
    }
  }

  @Test func noChangeProjectsTheLastValueAndHasAnOverallAverageOfOne() throws {
    let result = Backtest(contenders: [.noChange]).run([try judged()])
    #expect(result.records[0].forecasts.allSatisfy { agree($0.projected, $0.last, within: 1e-12) })
    let scores = result.records[0].scores(levels: result.levels)
    #expect(agree(scores.overallWeightedAverage, 1, within: 1e-9))
  }

  /// By hand: projections 110, 90 and 50 of values 100, 100 and 100, from 80 with changes of 10.
  @Test func scoresAreTheirDefinitions() {
    let forecasts = [110.0, 90, 50].map { projected in
      JudgedForecast(
        series: "a", origin: 2000, horizon: 1, projected: projected, actual: 100, last: 80,
        scale: 10,
        intervals: [PredictionInterval(lower: projected - 10, upper: projected + 10, level: 0.8)],
        rankedProbabilityScore: 5)
    }
    let scores = ForecastScores(forecasts, levels: [0.8])
    #expect(agree(scores.meanAbsolutePercentError, 0.7 / 3, within: 1e-12))
    #expect(agree(scores.medianAbsolutePercentError, 0.1, within: 1e-12))
    #expect(agree(scores.meanPercentError, -0.5 / 3, within: 1e-12))
    #expect(agree(scores.meanAbsoluteScaledError, 7.0 / 3, within: 1e-12))
    let logError = (log(1.1) + log(1 / 0.9) + log(2)) / 3
    #expect(agree(scores.meanAbsoluteLogError, logError, within: 1e-12))
    let symmetric = (20.0 / 210 + 20.0 / 190 + 100.0 / 150) / 3
    #expect(agree(scores.symmetricPercentError, symmetric, within: 1e-12))
    let overall = (symmetric / (40.0 / 180) + (7.0 / 3) / 2) / 2
    #expect(agree(scores.overallWeightedAverage, overall, within: 1e-12))
    #expect(scores.coverage[0].contained == 2)
    #expect(scores.coverage[0].count == 3)
    // Widths of 20; the third misses by 40, at a price of 10 each.
    let interval = (2.0 + 2.0 + (20 + 400) / 10) / 3
    #expect(agree(scores.coverage[0].meanScaledIntervalScore, interval, within: 1e-12))
    #expect(agree(scores.meanScaledRankedProbabilityScore, 0.5, within: 1e-12))
  }

  /// The closed form for a normal distribution (Gneiting and Raftery, 2007, equation 21), with the
  /// standard normal's density and probability at 0.7.
  @Test func theRankedProbabilityScoreOfANormalIsItsClosedForm() throws {
    let projection = OfficialProjection(
      publisher: "record", base: 2022, target: 2032, growthFactor: 1, tenYearDeviation: 1e-4)
    let series = try Samples.consecutive(Samples.steady)
    let distribution = try #require(projection.forecast(of: series).distribution(in: 2032))
    let deviation = 60180 * 1e-4
    let score = distribution.rankedProbabilityScore(60180 + 0.7 * deviation)
    let closed =
      deviation * (0.7 * (2 * 0.758036347776927 - 1) + 2 * 0.312253933366761 - 1 / sqrt(.pi))
    #expect(agree(score, closed, within: 2e-3))
  }

  @Test func failuresAreKeptBesideTheOthers() throws {
    let zero = JudgedSeries(
      name: "zeros", series: try Samples.consecutive([0, 0, 0, 0, 0, 0, 5], from: 2000))
    let result = Backtest(contenders: [.model(AveragedFamily()), .drift]).run([zero, try judged()])
    #expect(result.failures.contains { $0.series == "zeros" && $0.fault == .everyValueZero })
    #expect(result.records.allSatisfy { !$0.forecasts(of: "steady").isEmpty })
  }

  @Test func threadsDoNotChangeTheResult() throws {
    let panel = try (0..<6).map { try judged(8 + $0, name: "\($0)") }
    let backtest = Backtest(horizons: [1, 3])
    let (alone, together) = (backtest.run(panel), backtest.run(panel, threads: 3))
    for (a, b) in zip(alone.records, together.records) { #expect(a.forecasts == b.forecasts) }
  }

  @Test func officialProjectionsAreJudgedFromTheirBaseOnly() throws {
    let plain = try judged(16)
    let judged = JudgedSeries(
      name: "with", series: plain.series,
      parent: try DatedSeries(
        plain.series.points.map { DatedSeries.Point(year: $0.year, value: 10 * $0.value) }),
      officialProjections: [
        OfficialProjection(publisher: "BLS", base: 2005, target: 2015, growthFactor: 1.6)
      ])
    let contenders: [Contender] = [.official, .combined(AveragedFamily()), .constantShare]
    let result = Backtest(contenders: contenders, horizons: [10]).run([judged])
    #expect(result.failures.isEmpty)
    #expect(result.records[0].forecasts.map(\.origin) == [2005])
    #expect(result.records[1].forecasts.map(\.origin) == [2005])
    #expect(result.records[2].forecasts.map(\.origin) == [2004, 2005])
    let last = plain.series.values[5]
    #expect(agree(result.records[0].forecasts[0].projected, 1.6 * last, within: 1e-9))
  }
}
