import ArgumentParser
import Projections
import Reports

/// `modality project`: one occupation, year by year.
struct ProjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project",
    abstract: "Project the employment of one occupation, year by year, with intervals.",
    discussion: """
      EXAMPLES:
        modality project mri --to 2030
        modality project 29-2032 --format csv
        modality project 29-2034+29-2035 --output both.json
        modality project sonographers --output fan.svg
      """)

  @Argument(help: "A SOC code, the beginning of a name, or codes joined with +.")
  var occupation: String

  @Option(name: .customLong("to"), help: "The target year.")
  var targetYear = 2035

  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let data = try EmbeddedData()
      let outlook = try OccupationOutlook(
        of: try data.series(named: occupation), through: targetYear, official: data.official)
      try output.write(
        CommandResult(
          report: ProjectionReport(on: outlook).report,
          rows: OutlookTidy.projected(outlook.projection) + OutlookTidy.official(outlook),
          chart: try ProjectionReport(on: outlook).chart()))
    }
  }
}
