import LaborSeries
import Testing

@Suite struct OccupationalSeriesTests {
  private func series(
    _ observations: [Observation], history: [HistoryEntry] = []
  ) throws -> OccupationalSeries {
    try OccupationalSeries(
      occupation: Samples.occupation("29-2032", "Sonographers"), area: "United States",
      observations: observations, history: history)
  }

  @Test func observationsAreOrderedByYear() throws {
    let series = try series([
      Samples.observation(2024, .value(20)), Samples.observation(2012, .value(10)),
    ])
    #expect(series.observations.map(\.year) == [2012, 2024])
    #expect(series.latest?.year == 2024)
  }

  @Test func suppressedYearsStayButAreNoEmployment() throws {
    let series = try series([
      Samples.observation(2023, .value(10)), Samples.observation(2024, .suppressed(mark: "**")),
    ])
    #expect(series.observations.count == 2)
    #expect(series.employmentObservations.map(\.year) == [2023])
    #expect(series.observation(in: 2024)?.employment.mark == "**")
  }

  @Test func badObservationsAreNamed() {
    #expect(throws: SeriesError.empty("Sonographers (29-2032)")) { try series([]) }
    #expect(
      throws: SeriesError.duplicateYear(
        2024, occupation: "Sonographers (29-2032)", first: "sample.csv:2", second: "sample.csv:3")
    ) {
      try series([
        Samples.observation(2024, .value(1)), Samples.observation(2024, .value(2), line: 3),
      ])
    }
    #expect(throws: SeriesError.employmentNotPositive(0, year: 2024, place: "sample.csv:2")) {
      try series([Samples.observation(2024, .value(0))])
    }
    #expect(throws: SeriesError.standardErrorOutOfRange(51, year: 2024, place: "sample.csv:2")) {
      try series([Samples.observation(2024, .value(1), prse: 51)])
    }
  }

  @Test func onlyStepsInsideTheSeriesAreBreaks() throws {
    let history = [
      try Samples.entry("29-2032", 2012, .classification, movesLevel: true),
      try Samples.entry("29-2032", 2019, .title),
      try Samples.entry("29-2032", 2021, .definition, movesLevel: true),
      try Samples.entry("29-2032", 2030, .definition, movesLevel: true),
    ]
    let series = try series(
      [Samples.observation(2012, .value(1)), Samples.observation(2025, .value(1))],
      history: history)
    #expect(series.breaks.map(\.year) == [2021])
    #expect(series.breaks(after: 2021, through: 2025).isEmpty)
    #expect(series.breaks(after: 2020, through: 2021).map(\.year) == [2021])
  }
}
