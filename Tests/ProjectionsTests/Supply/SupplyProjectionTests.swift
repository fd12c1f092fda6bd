import GrowthModels
import Ingest
import LaborSeries
import Projections
import Testing

@Suite struct SupplyProjectionTests {
  private static func projection(_ text: String, to year: Int = 2030) throws -> SupplyProjection {
    let ledger = try SupplyFile.ledger(reading: text, file: "s.yaml")
    let official = try OfficialProjections.embedded()
    let lines = try OfficialProjection.embeddedLineItems()
    let series = try Embedded.series(ledger.occupation)
    let outlook = try OccupationOutlook(of: series, through: year, official: official)
    return try SupplyProjection(
      ledger, on: outlook, demand: LevelDraws(of: outlook.projection),
      rates: try SeparationRates(
        for: series.occupation, in: official, record: SeparationRecord(of: lines)),
      completions: try CompletionsLayout.embedded())
  }

  private static let exact = """
    supply: Here
    occupation: 29-2034
    staff: 1000
    completions: 100
    completions_growth: 10
    pass_rate: 80
    entry_rate: 50
    in_migration: 5
    transfers_in: 3
    exits: 4
    transfers: 2
    """

  /// S(1) = 1000 · 0.94 + 100 · 0.8 · 0.5 + 8 = 988; S(2) = 988 · 0.94 + 44 + 8 = 980.72.
  @Test func exactFiguresGiveTheLedgerByHand() throws {
    let years = try Self.projection(Self.exact).years
    #expect(abs(years[0].supply.mean - 988) < 1e-9)
    #expect(abs(years[1].supply.mean - 980.72) < 1e-9)
    #expect(abs(years[0].flows.exits - 40) < 1e-9)
    #expect(abs(years[0].flows.transfersOut - 20) < 1e-9)
    #expect(abs(years[1].flows.entrants - 44) < 1e-9)
    #expect(years[1].supply.interval80.upper - years[1].supply.interval80.lower < 1e-9)
  }

  @Test func theFlowsAddUpToTheChangeAndTheGapToItsParts() throws {
    let projection = try Self.projection(
      """
      supply: Here
      occupation: 29-2034
      staff: {accept: oews}
      vacancies: {value: 9000, standard_error: 2000}
      completions: {accept: ipeds 51.0911}
      pass_rate: {value: 84, standard_error: 3}
      entry_rate: {value: 90, standard_error: 4}
      in_migration: {value: 300, standard_error: 100}
      exits: {accept: bls}
      transfers: {accept: bls}
      """)
    var before = projection.baseStaff
    for year in projection.years {
      #expect(abs(before + year.flows.change - year.supply.mean) < 1e-6 * before)
      #expect(abs(year.demand.mean - year.supply.mean - year.gap.mean) < 1e-6 * before)
      #expect(year.probabilityOfShortage >= 0 && year.probabilityOfShortage <= 1)
      before = year.supply.mean
    }
    #expect(projection.figures.contains { $0.source.contains("IPEDS 51.0911") })
    #expect(projection.figures.contains { $0.source.contains("accepted: OEWS, May 2025") })
  }

  @Test func seatsCompleteAtTheirShare() throws {
    let text = Self.exact.replacing(
      "completions: 100", with: "seats: {value: 125, completion: 80}")
    let flows = try Self.projection(text).years[0].flows
    #expect(abs(flows.entrants - 40) < 1e-9)
  }

  @Test(arguments: [
    ("pass_rate: 80\n", "", "“pass_rate” is missing"),
    ("staff: 1000", "staff: {accept: guess}", "line 3: “guess”"),
    ("completions: 100", "completions: {accept: ipeds 51.0000}", "line 4: no completions"),
    ("completions: 100", "completions: many", "line 4: “many”"),
    ("exits: 4", "exits: 80", "a number from 0 to 50"),
    ("exits: 4\n", "", "“exits” is missing"),
    ("in_migration", "migration", "“migration” is not known"),
    ("completions: 100", "completions: 1\nseats: {value: 3, completion: 80}", "one of the two"),
  ])
  func aBadFileIsASentenceWithItsLine(before: String, after: String, words: String) {
    let error = #expect(throws: ScenarioError.self) {
      try Self.projection(Self.exact.replacing(before, with: after))
    }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }
}
