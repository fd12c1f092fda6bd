import Ingest
import LaborSeries
import Projections

/// Works out a scenario for some occupations.
struct PlannedScenario {
  let scenario: Scenario
  let data: OutlookData
  let lineItems: [LaborSeries.OfficialProjection]

  /// The scenario for each outlook, in their order.
  ///
  /// - Throws: `ScenarioError`, `OpeningsError` and what looking up an occupation throws.
  func projections(on outlooks: [OccupationOutlook]) throws -> [ScenarioProjection] {
    let record = try data.separationRecord()
    let population = try OlderPopulationLayout.embedded()
    var unplaced = scenario.declared
    let projections = try outlooks.map { outlook in
      let parents = try unplaced.filter {
        try data.collection.catalogue.occupation(named: $0.parent).code == outlook.occupation.code
      }
      unplaced.removeAll { parents.contains($0) }
      return try ScenarioProjection(
        scenario, on: outlook,
        rates: try SeparationRates(for: outlook.occupation, in: data.official, record: record),
        rounds: lineItems, population: population, declared: parents)
    }
    if let first = unplaced.first {
      throw ScenarioError.notPossible(
        "“\(first.name)” is counted in \(first.parent), which is not among the occupations; add it.",
        file: scenario.file, line: first.line)
    }
    return projections
  }
}
