import ArgumentParser
import GrowthModels
import Ingest
import LaborSeries
import Projections
import Reports

/// `modality supply`: supply by the user's own figures, beside demand.
struct SupplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "supply",
    abstract: "Put supply beside demand, from figures that you supply or accept by name.",
    discussion: """
      EXAMPLES:
        modality supply --template > supply.yaml
        modality supply supply.yaml
        modality supply supply.yaml --scenario expanded-training --to 2032

      Nothing is assumed in silence: each figure of the file is yours, or one that the file \
      accepts by name (oews, ipeds 51.0911, bls).
      """)

  @Argument(help: "A supply file; - is standard input.", completion: .file())
  var file: String?

  @Flag(help: "Print a supply file to begin with.")
  var template = false

  @Option(help: "A scenario file or preset that demand and rates follow.", completion: .scenario)
  var scenario: String?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The target year, in place of that of the file.", valueName: "year"))
  var targetYear: Int?

  @OptionGroup var why: ExplainOption
  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      if template {
        try StandardOutput.write(Self.text)
        return
      }
      guard let file else {
        throw UsageError(description: "Name a supply file, or ask for --template.")
      }
      let ledger = try SupplyFile.ledger(reading: try ScenarioSource.text(of: file), file: file)
      let projection = try projection(of: ledger)
      let report = SupplyReport(on: projection)
      try output.write(
        try why.applied(
          to: CommandResult(report: report.report, rows: report.rows),
          SupplyReasons(on: projection)))
    }
  }

  private func projection(of ledger: SupplyLedger) throws -> SupplyProjection {
    let data = try source.data()
    let series = try data.series(named: ledger.occupation)
    let year = targetYear ?? ledger.targetYear ?? 2035
    let completions = try CompletionsLayout.embedded()
    if let scenario {
      var scope = try ScenarioScope.parse([])
      scope.source = source
      scope.occupations = series.occupation.code.description
      scope.targetYear = year
      let projections = try scope.projections(of: try ScenarioSource.scenario(named: scenario))
      if let first = projections.first {
        return try SupplyProjection(
          ledger, on: first.outlook, demand: first.outcome.employment, rates: first.outcome.rates,
          completions: completions, scenario: first.scenario)
      }
    }
    let outlook = try OccupationOutlook(of: series, through: year, official: data.official)
    let record = try data.separationRecord()
    return try SupplyProjection(
      ledger, on: outlook, demand: LevelDraws(of: outlook.projection),
      rates: try SeparationRates(for: outlook.occupation, in: data.official, record: record),
      completions: completions)
  }

  private static let text = """
    supply: Radiographers in our region
    occupation: 29-2034
    target_year: 2035
    staff: {value: 1200, standard_error: 20, source: our payroll}   # or {accept: oews}
    vacancies: {value: 90, source: our postings}
    completions: {value: 70, standard_error: 6, source: the three programs here}
    # completions: {accept: ipeds 51.0911}
    # seats: {value: 96, completion: 80, source: the three programs here}
    completions_growth: 1            # percent a year
    pass_rate: {value: 84, standard_error: 3, source: the programs' five-year average}
    entry_rate: {value: 88, standard_error: 4, source: our guess}
    in_migration: {value: 6, standard_error: 3}
    transfers_in: 2
    exits: {accept: bls}             # or a value in percent a year
    transfers: {accept: bls}

    """
}
