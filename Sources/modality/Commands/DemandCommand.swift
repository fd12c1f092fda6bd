import ArgumentParser
import Ingest
import LaborSeries
import Projections
import Reports

/// `modality demand`: employment and the population aged 65 and over.
struct DemandCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demand",
    abstract: "Say whether the growth of the older population helps to project employment.",
    discussion: """
      EXAMPLES:
        modality demand
        modality demand mri sonographers --to 2040 --format csv

      Without occupations: the imaging modalities with ten or more observations. The elasticity of \
      employment with its interval, and the record of projections with and without it.
      """)

  @Argument(help: "Occupations: codes or beginnings of names.", completion: .occupation)
  var occupations: [String] = []

  @Option(name: .customLong("to"), help: ArgumentHelp("The target year.", valueName: "year"))
  var targetYear = 2035

  @OptionGroup var why: ExplainOption
  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let data = try source.data()
      let series =
        occupations.isEmpty
        ? try data.collection.catalogue.imagingModalities
          .map { try data.collection.series(of: $0) }
          .filter { $0.employmentObservations.count >= 10 }
        : try occupations.map { try data.series(named: $0) }
      let outlook = try Activity.shown("Projecting with and without the population") {
        try DemandOutlook(
          of: series, population: try OlderPopulation.embedded(), through: targetYear)
      }
      try output.write(
        try why.applied(
          to: CommandResult(
            report: DemandReport(on: outlook).report, rows: DemandTidy.rows(outlook)),
          DemandReasons(on: outlook, of: series)))
    }
  }
}
