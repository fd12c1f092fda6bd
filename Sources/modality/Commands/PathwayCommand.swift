import ArgumentParser
import Ingest
import LaborSeries
import Projections
import Reports

/// `modality pathway`: entry, credentials, and where an occupation leads.
struct PathwayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pathway",
    abstract: "Say how people enter an occupation, stay certified and move on.",
    discussion: """
      EXAMPLES:
        modality pathway 29-2034
        modality pathway sonographers --to 2030 --format md
        modality pathway mri --explain +15,370

      Each step to another occupation comes with the difference in wage and in projected growth.
      """)

  @Argument(help: "A SOC code or the beginning of a name.", completion: .occupation)
  var occupation: String

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The target year of the growth difference.", valueName: "year"))
  var targetYear = 2035

  @OptionGroup var why: ExplainOption
  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let data = try source.data()
      let outlook = try PathwayOutlook(
        of: try data.collection.catalogue.occupation(named: occupation), in: data.collection,
        pathways: try Pathways.embedded(), through: targetYear)
      let ends = try PathwayReasons.occupations(of: outlook).map {
        try data.collection.series(of: $0)
      }
      try output.write(
        try why.applied(
          to: CommandResult(
            report: PathwayReport(on: outlook).report, rows: PathwayTidy.rows(outlook)),
          PathwayReasons(on: [outlook], of: ends)))
    }
  }
}
