import ArgumentParser
import Ingest
import LaborSeries
import Projections

/// For which occupations and year a scenario is worked out.
struct ScenarioScope: ParsableArguments {
  @OptionGroup var source: SourceOptions

  @Option(help: "Occupations separated by commas, in place of those of the file.")
  var occupations: String?

  @Option(name: .customLong("to"), help: "The target year, in place of that of the file.")
  var targetYear: Int?

  /// The scenario for each occupation.
  ///
  /// - Throws: `ScenarioError`, `ProjectionError`, `OpeningsError` and what looking up an
  ///   occupation throws.
  func projections(of scenario: Scenario) throws -> [ScenarioProjection] {
    try ChosenScenario(
      scenario: scenario, occupations: occupations, targetYear: targetYear,
      data: try source.data()
    ).projections()
  }
}

/// A scenario, and for what it is worked out.
struct ChosenScenario {
  let scenario: Scenario
  /// A list separated by commas; nil for those of the scenario.
  let occupations: String?
  let targetYear: Int?
  let data: OutlookData

  /// The scenario for each occupation.
  ///
  /// - Throws: as ``ScenarioScope/projections(of:)`` does.
  func projections() throws -> [ScenarioProjection] {
    let lines = try data.lines()
    let record = try data.separationRecord()
    let population = try OlderPopulationLayout.embedded()
    let chosen = try chosenOccupations()
    var unplaced = scenario.declared
    let projections = try chosen.map { occupation in
      let parents = try unplaced.filter {
        try data.collection.catalogue.occupation(named: $0.parent).code == occupation.code
      }
      unplaced.removeAll { parents.contains($0) }
      return try ScenarioProjection(
        scenario,
        on: try OccupationOutlook(
          of: try data.collection.series(of: occupation),
          through: targetYear ?? scenario.targetYear ?? 2035, official: data.official),
        rates: try SeparationRates(for: occupation, in: data.official, record: record),
        rounds: lines, population: population, declared: parents)
    }
    if let first = unplaced.first {
      throw ScenarioError.notPossible(
        "“\(first.name)” is counted in \(first.parent), which is not among the occupations; add it.",
        file: scenario.file, line: first.line)
    }
    return projections
  }

  private func chosenOccupations() throws -> [Occupation] {
    if let occupations { return try data.occupations(named: occupations) }
    if !scenario.occupations.isEmpty {
      return try data.occupations(named: scenario.occupations.joined(separator: ","))
    }
    // Dosimetrists have no published rates in some rounds and five observations: not by default.
    return data.collection.catalogue.imagingModalities.filter { occupation in
      ((try? data.collection.series(of: occupation))?.employmentObservations.count ?? 0) >= 10
    }
  }
}
