import Foundation
import Testing

@testable import GrowthModels

@Suite struct PanelForecasterTests {
  /// Series of many lengths, levels and shapes, with gaps and a break among them.
  private func panel() throws -> [DatedSeries] {
    var source = RandomSource(seed: 11)
    var panel: [DatedSeries] = []
    for index in 0..<30 {
      let count = 4 + index % 17
      var level = pow(10, Double(index % 5))
      let drift = 0.1 * source.normal()
      let values = (0..<count).map { _ in
        level *= exp(drift + 0.05 * source.normal())
        return level
      }
      let years = (0..<count).map { index % 3 == 0 && $0 > 2 ? 2000 + $0 + 1 : 2000 + $0 }
      let breaks =
        index % 7 == 6 ? [DatedSeries.Break(year: 2000 + count / 2, label: "method")] : []
      panel.append(try DatedSeries(years: years, values: values, breaks: breaks))
    }
    return panel
  }

  private func expectAgreement(_ model: AveragedFamily) throws {
    let panel = try panel()
    let forecaster = PanelForecaster(model: model, horizon: 6)
    for (series, outcome) in zip(panel, forecaster.forecast(panel)) {
      guard case .success(let outlook) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      let forecast = try model.fit(series).forecast(through: series.lastYear + 6)
      for (step, year) in forecast.years.enumerated() {
        let distribution = try #require(forecast.distribution(in: year))
        let (eighty, wide) = (
          distribution.interval(level: 0.8), distribution.interval(level: 0.95)
        )
        let tolerance = 1e-5 * (eighty.upper - eighty.lower)
        let median = outlook.median(step: step + 1)
        #expect(abs(median - distribution.median) < tolerance)
        let found = (0...1).map { outlook.interval(step: step + 1, levelIndex: $0) }
        #expect(abs(found[0].lower - eighty.lower) < tolerance)
        #expect(abs(found[0].upper - eighty.upper) < tolerance)
        #expect(abs(found[1].lower - wide.lower) < 3 * tolerance)
        #expect(abs(found[1].upper - wide.upper) < 3 * tolerance)
      }
    }
  }

  @Test func aPanelAgreesWithTheSeriesOneByOne() throws {
    try expectAgreement(AveragedFamily())
  }

  @Test func otherScalesAndShockTrendsAgreeToo() throws {
    var options = AveragedFamily.Options()
    options.scales = [.log, GrowthScale(power: 0.5), .linear]
    options.scaleShares = [0.2, 0.5, 0.3]
    options.shockTrend = 0.5
    options.priorDeviations = [0.05]
    options.priorDeviationShares = [1]
    options.meanGrowth = 0.01
    try expectAgreement(AveragedFamily(options: options))
  }

  @Test func boundsThatAreCutAtZeroAreZeroInBoth() throws {
    let series = try Samples.consecutive([100, 30, 90, 20, 60, 15, 25])
    let outlook = try #require(PanelForecaster(horizon: 10).forecast([series]).first).get()
    let forecast = try AveragedFamily().fit(series).forecast(through: 2028)
    let distribution = try #require(forecast.distribution(in: 2028))
    #expect(distribution.interval(level: 0.95).lower == 0)
    #expect(outlook.interval(step: 10, levelIndex: 1).lower == 0)
  }

  @Test func failuresKeepTheirPlaceAndHarmNoOther() throws {
    let good = try Samples.consecutive(Samples.steady)
    let bad = try Samples.consecutive([0, 0, 0])
    let constant = try Samples.consecutive([1e300, 1e300, 1e300])
    let outcomes = PanelForecaster(horizon: 3).forecast([good, bad, constant, good])
    #expect(try outcomes[0].get() == outcomes[3].get())
    #expect(throws: GrowthFault.everyValueZero) { try outcomes[1].get() }
    #expect(try agree(outcomes[2].get().median(step: 3), 1e300, within: 1e-6))
  }

  @Test func extremesHaveAClearOutcomeEach() throws {
    let panel = try [
      [1e-300, 1e-300, 1e-300], [1e300, 1.1e300, 1.2e300], [1e-300, 1, 1e300], [0, 0, 5],
      [5, 0, 0, 0], [1, 1, 1, 1, 1, 1], [1e-300, 2e-300, 3e-300, 5e-300],
    ].map { try Samples.consecutive($0) }
    let outcomes = PanelForecaster(horizon: 10).forecast(panel)
    #expect(outcomes.count == panel.count)
    for (series, outcome) in zip(panel, outcomes) {
      switch outcome {
      case .success(let outlook):
        for step in 1...10 {
          let interval = outlook.interval(step: step, levelIndex: 1)
          let bounds = [interval.lower, outlook.median(step: step), interval.upper]
          #expect(bounds.allSatisfy { $0.isFinite && $0 >= 0 }, "\(series.values) \(bounds)")
          #expect(bounds == bounds.sorted(), "\(series.values) \(bounds)")
        }
      case .failure(let fault):
        #expect(!fault.description.isEmpty)
      }
    }
  }

  @Test func outcomesDoNotDependOnThreads() throws {
    let panel = try (0..<5).flatMap { _ in try self.panel() }
    let forecaster = PanelForecaster(horizon: 6)
    let alone = try forecaster.forecast(panel).map { try $0.get() }
    let together = try forecaster.forecast(panel, threads: 3).map { try $0.get() }
    #expect(alone == together)
  }

  @Test func knownErrorsGoThroughTheSameModel() throws {
    let series = try Samples.gaps(knownError: true)
    let outlook = try #require(
      PanelForecaster(horizon: 5).forecast([series]).first
    ).get()
    let forecast = try AveragedFamily().fit(series).forecast(through: 2023)
    #expect(outlook.median(step: 5) == forecast.distribution(in: 2023)?.median)
  }

  @Test func anEmptyPanelHasNoOutcomes() {
    #expect(PanelForecaster(horizon: 1).forecast([]).isEmpty)
  }
}
