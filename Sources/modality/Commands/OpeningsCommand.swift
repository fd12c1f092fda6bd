import ArgumentParser
import Ingest
import LaborSeries
import Projections
import Reports

/// `modality openings`: how many entrants an occupation needs, and why.
struct OpeningsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openings",
    abstract: "Project the openings of an occupation: growth, exits and transfers, with intervals.",
    discussion: """
      EXAMPLES:
        modality openings mri
        modality openings sonographers --to 2030 --format csv
        modality openings 29-2034+29-2035 --exit-rate 2.6 --transfer-rate 2.1
        modality openings dosimetrists --exit-rate 2.0 --transfer-rate 2.0

      Rates are those of the newest BLS projections unless they are given, in percent of the \
      average of employment at the beginning and the end of the period.
      """)

  @Argument(help: "A SOC code, the beginning of a name, or codes joined with +.")
  var occupation: String

  @Option(name: .customLong("to"), help: "The target year.")
  var targetYear = 2035

  @OptionGroup var rates: RateOptions

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let data = try source.data()
      let outlook = try OccupationOutlook(
        of: try data.series(named: occupation), through: targetYear, official: data.official)
      let record = try data.separationRecord()
      let openings = OpeningsOutlook(
        of: outlook,
        rates: try SeparationRates(
          for: outlook.occupation, in: data.official, record: record, exit: rates.exit,
          transfer: rates.transfer),
        rounds: data.official, record: record)
      let report = OpeningsReport(on: openings)
      try output.write(
        CommandResult(
          report: report.report, rows: OpeningsTidy.rows(openings), chart: try report.chart()))
    }
  }
}
