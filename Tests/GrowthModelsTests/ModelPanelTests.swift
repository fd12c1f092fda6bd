import GrowthModels
import Testing

@Suite struct ModelPanelTests {
  @Test func everySeriesHasItsOutcomeInOrder() throws {
    let values: [[Double]] = [[1, 2, 4, 7], [5, 0, 6], [3, 3.5, 3, 4]]
    let series = try values.map { try DatedSeries(years: 2001..<(2001 + $0.count), values: $0) }
    let model = RandomWalkWithDrift()
    let outcomes = model.outlooks(of: series, horizon: 3, levels: [0.5])
    #expect(outcomes.count == 3)
    for (one, outcome) in zip(series, outcomes) where one.values.allSatisfy({ $0 > 0 }) {
      let forecast = try model.fit(one).forecast(through: one.lastYear + 3)
      #expect(try outcome.get() == PanelOutlook(forecast, levels: [0.5]))
    }
    #expect(
      outcomes[1] == .failure(.notPositive(model: model.name, year: 2002, value: 0)))
    #expect(model.outlooks(of: series, horizon: 3, levels: [0.5], threads: 2) == outcomes)
  }
}
