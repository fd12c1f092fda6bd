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

/// The prices that a command line asks for.
struct WagePrices {
  /// What stands for leaving past prices aside.
  static let none = "none"

  var inflation = PriceAssumption.usualInflation
  /// A file, ``none``, or nil for those that the program carries.
  var deflator: String?

  /// - Throws: `IngestError` and `DeflatorError` for the file, `WageError` for the inflation.
  func assumption(for series: [OccupationalSeries]) throws -> PriceAssumption {
    guard let deflator else {
      try UsualPrices.remark(on: series)
      return try UsualPrices.assumption(for: series, inflation: inflation)
    }
    guard deflator != Self.none else { return try PriceAssumption(inflation: inflation) }
    let index = try DeflatorLayout.deflator(
      in: try InputFile.bytes(at: deflator), file: deflator)
    return try PriceAssumption(inflation: inflation, deflator: index)
  }
}

/// The wages that a command line asks for.
struct ChosenWages {
  /// The occupation whose wage the others are compared with.
  static let reference = "29-2034"

  let outlooks: [WageOutlook]
  let premium: WagePremium?
  /// What such projections of all modalities were worth; nil for an area, whose wages go back too
  /// few years to be judged.
  let record: WageRecord?

  init(
    names: [String], to target: Int, area: String? = nil, data: OutlookData,
    prices wanted: WagePrices = WagePrices()
  ) throws {
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
    let modalities = data.collection.catalogue.imagingModalities
    let codes = modalities.map(\.code.description)
    let chosen = try (names.isEmpty ? codes : names).map(series)
    let prices = try wanted.assumption(for: chosen)
    func outlook(_ series: OccupationalSeries) throws -> WageOutlook {
      try WageOutlook(of: series, through: target, prices: prices)
    }
    outlooks = try chosen.map(outlook)
    let others = outlooks.filter { $0.occupation.code.description != Self.reference }
    let own = outlooks.first { $0.occupation.code.description == Self.reference }
    premium =
      others.isEmpty
      ? nil : try WagePremium(of: others, over: try own ?? outlook(try series(Self.reference)))
    record = area == nil ? try Self.record(of: modalities, data, prices) : nil
  }

  /// Judges the modalities that the data have and whose years the prices cover.
  private static func record(
    of modalities: [Occupation], _ data: OutlookData, _ prices: PriceAssumption
  ) throws -> WageRecord? {
    let series = try modalities.compactMap { occupation -> OccupationalSeries? in
      do {
        let series = try data.collection.series(of: occupation)
        let isCovered = series.observations.allSatisfy { prices.deflator?.index[$0.year] != nil }
        return prices.deflator == nil || isCovered ? series : nil
      } catch SeriesError.empty {
        return nil  // A store may hold some of them alone.
      }
    }
    return try WageRecord(in: series, prices: prices)
  }
}
