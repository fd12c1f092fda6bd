import ArgumentParser
import Ingest
import LaborSeries
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
      (29-2034). A deflator is a CSV file with the columns year and index, such as the CPI-U, with \
      a row for every year of the wages.
      """)

  @Argument(help: "Occupations: codes or beginnings of names.", completion: .occupation)
  var occupations: [String] = []

  @Option(name: .customLong("to"), help: ArgumentHelp("The target year.", valueName: "year"))
  var targetYear = 2035

  @Option(help: ArgumentHelp("Assumed inflation in percent a year.", valueName: "percent"))
  var inflation = 100 * PriceAssumption.usualInflation

  @Option(
    help: ArgumentHelp(
      "A price index by year, a file year,index; the assumed inflation otherwise.",
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
          names: occupations, to: targetYear, inflation: inflation / 100, deflator: deflator,
          area: area, data: data)
      }
      let report = WagesReport(on: chosen.outlooks, premium: chosen.premium)
      try output.write(
        try why.applied(
          to: CommandResult(
            report: report.report, rows: WagesTidy.rows(chosen.outlooks, premium: chosen.premium),
            chart: try report.chart()), WageReasons(on: chosen.outlooks)))
    }
  }
}

/// The wages that a command line asks for.
struct ChosenWages {
  /// The occupation whose wage the others are compared with.
  static let reference = "29-2034"

  let outlooks: [WageOutlook]
  let premium: WagePremium?

  init(
    names: [String], to target: Int, inflation: Double, deflator: String?, area: String? = nil,
    data: OutlookData
  ) throws {
    let prices = try PriceAssumption(
      inflation: inflation,
      deflator: try deflator.map {
        try DeflatorLayout.deflator(in: try InputFile.bytes(at: $0), file: $0)
      })
    let areas = try area.map { name in
      let areas = try AreaFigures(data: data)
      return (areas, try areas.lookup.area(named: name))
    }
    func series(_ name: String) throws -> OccupationalSeries {
      guard let (areas, area) = areas else { return try data.series(named: name) }
      let panel = try areas.panel(of: try data.collection.catalogue.occupation(named: name))
      guard let member = panel.member(of: area) else {
        throw AreaError.noFigures(area: area.title, occupation: panel.occupation.label)
      }
      return try panel.series(of: member)
    }
    func outlook(_ name: String) throws -> WageOutlook {
      try WageOutlook(of: try series(name), through: target, prices: prices)
    }
    let codes = data.collection.catalogue.imagingModalities.map(\.code.description)
    outlooks = try (names.isEmpty ? codes : names).map(outlook)
    let others = outlooks.filter { $0.occupation.code.description != Self.reference }
    let own = outlooks.first { $0.occupation.code.description == Self.reference }
    premium =
      others.isEmpty
      ? nil : try WagePremium(of: others, over: try own ?? outlook(Self.reference))
  }
}
