import GrowthModels
import Ingest
import LaborSeries
import Projections
import Testing

@Suite struct ScenarioOverviewTests {
  private static func overview(
    _ code: String, _ scenarios: [[Assumption.Effect]]
  ) throws -> (overview: ScenarioOverview, openings: OpeningsOutlook) {
    let official = try OfficialProjections.embedded()
    let lines = try OfficialProjection.embeddedLineItems()
    let series = try Embedded.series(code)
    let record = SeparationRecord(of: lines)
    let outlook = try OccupationOutlook(of: series, through: 2032, official: official)
    let openings = OpeningsOutlook(
      of: outlook, rates: try SeparationRates(for: series.occupation, in: official, record: record),
      rounds: official, record: record, drawCount: 400)
    let overview = try ScenarioOverview(
      of: outlook, openings: openings,
      scenarios: scenarios.map { effects in
        Scenario(
          name: "t", assumptions: effects.map { Assumption(effect: $0, line: 3) }, file: "t.yaml")
      }, rounds: lines + official.lines, population: try OlderPopulationLayout.embedded())
    return (overview, openings)
  }

  /// The openings of the report are worked out apart, by the same draws.
  @Test func theBaselineIsThatOfTheOpenings() throws {
    let (overview, openings) = try Self.overview("29-2034", [[]])
    let mean = openings.trend.averageYear.openings.mean
    #expect(abs(overview.baseline.openings - mean) < 1e-9 * mean)
    #expect(overview.outcomes == [.means(overview.baseline)])
  }

  /// One percent more exams per technologist in each of seven years divides jobs by 1.01⁷.
  @Test func productivityDividesTheJobsOfTheLastYear() throws {
    let (overview, _) = try Self.overview("29-2034", [[.productivity(percent: 1)]])
    guard case .means(let means) = try #require(overview.outcomes.first) else {
      Issue.record("the scenario has no outcome")
      return
    }
    let factor = (0..<7).reduce(1.0) { product, _ in product / 1.01 }
    #expect(abs(means.employment / overview.baseline.employment - factor) < 1e-12)
  }

  @Test func aScenarioThatIsImpossibleSaysWhyAndSparesTheOthers() throws {
    let (overview, _) = try Self.overview(
      "29-2034",
      [[.population(vintage: 1900, elasticity: 1)], [.productivity(percent: 1)]])
    guard case .impossible(let reason) = overview.outcomes[0], case .means = overview.outcomes[1]
    else {
      Issue.record("\(overview.outcomes)")
      return
    }
    #expect("\(reason)".contains("t.yaml"))
  }
}
