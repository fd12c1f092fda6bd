import ArgumentParser
import Projections
import Reports

/// `modality wages`: what occupations pay, now and projected.
struct WagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wages",
    abstract: "Project the wages of occupations, before and after inflation, with intervals.",
    discussion: """
      EXAMPLES:
        modality wages mri
        modality wages mri sonographers --to 2030 --inflation 2.5
        modality wages --format csv
        modality wages mri --deflator cpi.csv
        modality wages sonographers --area CA

      Without occupations: every imaging modality. Premiums are over radiologic technologists \
      (29-2034). Wages are put into dollars of the last release by the CPI-U that the program \
      carries. A deflator of your own is a CSV file with the columns year and index, with a row for \
      every year of the wages; with “none”, wages are projected in current dollars.
      """)

  @Argument(help: "Occupations: codes or beginnings of names.", completion: .occupation)
  var occupations: [String] = []

  @Option(name: .customLong("to"), help: ArgumentHelp("The target year.", valueName: "year"))
  var targetYear = 2035

  @Option(help: ArgumentHelp("Assumed inflation in percent a year.", valueName: "percent"))
  var inflation = 100 * PriceAssumption.usualInflation

  @Option(
    help: ArgumentHelp(
      "A price index by year, a file year,index; or none. The CPI-U otherwise.",
      valueName: "file"), completion: .file()
  )
  var deflator: String?

  @Option(help: "A state or another area; the nation when left out.", completion: .areas)
  var area: String?

  @OptionGroup var why: ExplainOption
  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let data = try source.data()
      let chosen = try Activity.shown("Projecting wages") {
        try ChosenWages(
          names: occupations, to: targetYear, area: area, data: data,
          prices: WagePrices(inflation: inflation / 100, deflator: deflator))
      }
      let report = WagesReport(
        on: chosen.outlooks, premium: chosen.premium, record: chosen.record)
      try output.write(
        try why.applied(
          to: CommandResult(
            report: report.report, rows: WagesTidy.rows(chosen.outlooks, premium: chosen.premium),
            chart: try report.chart()), WageReasons(on: chosen.outlooks)))
    }
  }
}
