import ArgumentParser
import Ingest
import LaborSeries
import Projections

/// For which occupations and year a scenario is worked out.
struct ScenarioScope: ParsableArguments {
  @OptionGroup var source: SourceOptions

  @Option(
    help: ArgumentHelp(
      "Occupations separated by commas, in place of those of the file.", valueName: "names"),
    completion: .occupations)
  var occupations: String?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The target year, in place of that of the file.", valueName: "year"))
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
    let outlooks = try chosenOccupations().map { occupation in
      try OccupationOutlook(
        of: try data.collection.series(of: occupation),
        through: targetYear ?? scenario.targetYear ?? 2035, official: data.official)
    }
    return try PlannedScenario(scenario: scenario, data: data, lineItems: try data.lines())
      .projections(on: outlooks)
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
