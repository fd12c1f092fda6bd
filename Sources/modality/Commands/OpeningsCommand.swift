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
        modality openings sonographers --area CA --exit-rate 2.0
        modality openings mri --explain 1,070
        modality openings dosimetrists --exit-rate 2.0 --transfer-rate 2.0

      Rates are those of the newest BLS projections unless they are given, in percent of the \
      average of employment at the beginning and the end of the period.
      """)

  @Argument(
    help: "A SOC code, the beginning of a name, or codes joined with +.", completion: .occupation)
  var occupation: String

  @Option(name: .customLong("to"), help: ArgumentHelp("The target year.", valueName: "year"))
  var targetYear = 2035

  @Option(help: "A state or another area; the nation when left out.", completion: .areas)
  var area: String?

  @OptionGroup var rates: RateOptions

  @OptionGroup var why: ExplainOption
  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let data = try source.data()
      let series = try data.series(named: occupation)
      let record = try data.separationRecord()
      let rates = try SeparationRates(
        for: series.occupation, in: data.official, record: record, exit: rates.exit,
        transfer: rates.transfer)
      let openings = try openings(of: series, rates, record, data)
      let report = OpeningsReport(on: openings)
      try output.write(
        try why.applied(
          to: CommandResult(
            report: report.report, rows: OpeningsTidy.rows(openings), chart: try report.chart()),
          OpeningsReasons(
            on: openings, of: series,
            official: OfficialOutlook(for: series.occupation, in: data.official))))
    }
  }

  private func openings(
    of series: OccupationalSeries, _ rates: SeparationRates, _ record: SeparationRecord,
    _ data: OutlookData
  ) throws -> OpeningsOutlook {
    guard let area else {
      return OpeningsOutlook(
        of: try OccupationOutlook(of: series, through: targetYear, official: data.official),
        rates: rates, rounds: data.official, record: record)
    }
    let areas = try AreaFigures(data: data)
    let found = try areas.projection(
      of: series.occupation, in: try areas.lookup.area(named: area), through: targetYear)
    return OpeningsOutlook(
      of: found.projection, in: found.panel, rates: rates, record: record)
  }
}
