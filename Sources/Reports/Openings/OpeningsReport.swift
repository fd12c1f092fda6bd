import Charts
import GrowthModels
import LaborSeries
import Projections

/// The openings of one occupation, for a terminal or a page of its own.
public struct OpeningsReport: Sendable {
  public let outlook: OpeningsOutlook

  /// A report on the openings of one occupation.
  public init(on outlook: OpeningsOutlook) {
    self.outlook = outlook
  }

  private var trend: OpeningsProjection { outlook.trend }
  private var tables: OpeningsTables { OpeningsTables(outlook: outlook) }

  /// The report as blocks: a sentence, the average year, the years, the rates, both bases.
  public var report: Report {
    var blocks: [Block] = [.paragraph(sentence), .table(tables.averageYear)]
    if let bases = tables.bases { blocks.append(.table(bases)) }
    blocks += [
      .table(tables.years), .table(tables.rates), .paragraph(Self.method),
    ]
    return Report(
      title: "\(outlook.occupation.title) (\(outlook.occupation.code)), openings to "
        + "\(trend.averageYear.end), \(outlook.area)",
      blocks: blocks)
  }

  /// The openings in one sentence, with their parts.
  public var sentence: String {
    let average = trend.averageYear
    let growth = Wording.jobs(abs(average.growth.mean))
    let direction =
      average.growth.mean < 0 ? "less a decline of \(growth)" : "\(growth) from growth"
    var text =
      "Openings for \(outlook.occupation.plural) are projected at "
      + "\(Wording.jobs(average.openings.mean)) a year on average from \(average.start) to "
      + "\(average.end) (80% interval \(Wording.jobsRange(average.openings.interval80))): "
      + "\(Wording.jobs(average.exits.mean)) who leave the labor force, "
      + "\(Wording.jobs(average.transfers.mean)) who go to another occupation, and \(direction)."
    if let published = outlook.official?.published, let round = outlook.official?.round {
      text +=
        " BLS projects \(Wording.jobs(published)) a year over \(round), the self-employed included."
    }
    return text
  }

  /// Bars of each year's openings by their parts, as an SVG document.
  ///
  /// - Throws: `ChartError` when it cannot be drawn.
  public func chart(width: Int = 760) throws(ChartError) -> String {
    try figure().svg(width: width)
  }

  func figure() throws(ChartError) -> StackedBarChart {
    try StackedBarChart(
      text: ChartText(
        identifier: "openings-\(outlook.occupation.code)",
        title: "\(outlook.occupation.title): openings by year",
        subtitle: "Jobs a year, means of the draws, \(outlook.area); the self-employed not counted",
        footer: "Source: " + tables.source, description: sentence, unit: "in the year"),
      partNames: ["Labor force exits", "Occupational transfers", "Growth"],
      rows: trend.years.map { year in
        .init(
          name: "\(year.end)",
          parts: [year.exits, year.transfers, year.growth].map { Wording.tens($0.mean) })
      })
  }

  static let method =
    "Openings are jobs that need an entrant from outside the occupation: growth, which may be below "
    + "zero, labor force exits and occupational transfers. Each rate applies to the average of "
    + "employment at the beginning and the end: of the whole period in the average year, as BLS "
    + "does, and of each year in the table by year. Employment, its base and published rates are "
    + "drawn together; a rate that is given is taken as it is. Means of the parts add up to the "
    + "means of the openings; medians and the ends of intervals do not."
}

/// The tables of openings.
struct OpeningsTables {
  let outlook: OpeningsOutlook

  private var trend: OpeningsProjection { outlook.trend }
  private var slug: String { outlook.occupation.code.description.replacing("+", with: "-") }

  var source: String {
    let round = outlook.official.map { " BLS Employment Projections, \($0.round)." } ?? ""
    return Wording.source(release: outlook.release) + round
  }

  /// An average year by its parts, along the three lines.
  var averageYear: Table {
    let average = trend.averageYear
    let combined = outlook.combined?.averageYear
    let official = outlook.official?.annual
    func row(
      _ name: String, _ amount: KeyPath<OpeningsProjection.Period, DrawnAmount>,
      _ flow: KeyPath<OpeningFlows, Double>
    ) -> [Cell] {
      let own = average[keyPath: amount]
      return [
        .text(name), .jobs(own.mean), .jobs(own.median), .jobs(own.interval80),
        .jobs(own.interval95), .rounded(combined?[keyPath: amount].mean),
        .rounded(official?[keyPath: flow]),
      ]
    }
    return Table(
      identifier: "openings-\(slug)",
      caption: "Openings in an average year, \(average.start) to \(average.end)",
      columns: [
        .init("Part"), .init("Mean", .count, unit: "adds up"), .init("Median", .count),
        .init("80% interval", .count), .init("95% interval", .count),
        .init("Combined", .count, unit: "mean"),
        .init("BLS", .count, unit: outlook.official?.round ?? ""),
      ],
      rows: [
        row("Growth", \.growth, \.growth), row("Labor force exits", \.exits, \.exits),
        row("Occupational transfers", \.transfers, \.transfers),
        row("Separations", \.separations, \.separations), row("Openings", \.openings, \.openings),
      ],
      notes: [
        "The lines of the record and of both combined leave out the self-employed; BLS counts them. "
          + "BLS's parts are worked out from its levels and rates."
      ], source: source)
  }

  /// Openings of an average year on both bases; nil where there is no official level to compare.
  var bases: Table? {
    guard let ratio = outlook.officialRatio, let official = outlook.official else { return nil }
    func row(_ name: String, _ factor: Double, _ bls: Double) -> [Cell] {
      let own = trend.averageYear.openings
      return [
        .text(name), .jobs(factor * outlook.trend.employment.paths.baseMean(trend)),
        .jobs(factor * own.mean),
        .interval(
          Wording.tens(factor * own.interval80.lower), Wording.tens(factor * own.interval80.upper)),
        .rounded(outlook.combined.map { factor * $0.averageYear.openings.mean }),
        .jobs(bls),
      ]
    }
    return Table(
      identifier: "openings-bases-\(slug)", caption: "The same openings on both counts of jobs",
      columns: [
        .init("Counted"), .init("Jobs \(trend.averageYear.start)", .count),
        .init("Openings a year", .count, unit: "mean"), .init("80% interval", .count),
        .init("Combined", .count, unit: "mean"), .init("BLS", .count, unit: "worked out"),
      ],
      rows: [
        row("Wage and salary jobs (OEWS)", 1, official.annual.openings / ratio),
        row("Self-employed included (EP)", ratio, official.annual.openings),
      ],
      notes: [
        "The two differ by the ratio of BLS's base employment to the survey's, "
          + "\(Wording.decimal(ratio, 3)), held constant."
      ], source: source)
  }

  /// Each year and the sum so far.
  var years: Table {
    Table(
      identifier: "openings-years-\(slug)", caption: "Openings by year, and summed from the base",
      columns: [
        .init("Year", .year), .init("Growth", .count, unit: "mean"),
        .init("Exits", .count, unit: "mean"), .init("Transfers", .count, unit: "mean"),
        .init("Openings", .count, unit: "mean"), .init("Median", .count),
        .init("80% interval", .count), .init("Cumulative", .count, unit: "mean"),
        .init("80% interval of the sum", .count),
      ],
      rows: zip(trend.years, trend.cumulative).map { year, sum in
        [
          .number(year.end), .jobs(year.growth.mean), .jobs(year.exits.mean),
          .jobs(year.transfers.mean), .jobs(year.openings.mean), .jobs(year.openings.median),
          .jobs(year.openings.interval80), .jobs(sum.openings.mean),
          .jobs(sum.openings.interval80),
        ]
      },
      notes: ["Figures are rounded to ten after they were added up."], source: source)
  }

  /// The rates in force and how unsure they are.
  var rates: Table {
    func row(_ name: String, _ rate: SeparationRates.Rate) -> [Cell] {
      let origin =
        switch rate.origin {
        case .published(let round): "BLS, \(round)"
        case .given: "given"
        }
      return [
        .text(name), .number(rate.value), .text(origin),
        rate.logDeviation > 0 ? .number(rate.logDeviation) : .text("taken as given"),
      ]
    }
    return Table(
      identifier: "openings-rates-\(slug)", caption: "Separation rates",
      columns: [
        .init("Rate"), .init("A year", .fraction(decimals: 2)), .init("From"),
        .init("Relative deviation", .fraction(decimals: 0)),
      ],
      rows: [
        row("Labor force exits", outlook.rates.exit),
        row("Occupational transfers", outlook.rates.transfer),
      ],
      notes: [
        "How unsure a published rate is: between successive rounds the rates of occupations of the "
          + "same major group changed by \(Wording.percent(outlook.record.exit, decimals: 0)) "
          + "(exits) and \(Wording.percent(outlook.record.transfer, decimals: 0)) (transfers), "
          + "root mean square of the logarithm over "
          + "\(Wording.small(outlook.record.pairs)) pairs."
      ], source: "BLS Employment Projections, rounds with rates.")
  }
}

extension [[Double]] {
  /// The mean of the first year over the central draws of a projection.
  fileprivate func baseMean(_ openings: OpeningsProjection) -> Double {
    let central = openings.employment.central
    return central.reduce(0) { $0 + self[$1][0] } / Double(central.count)
  }
}

extension Cell {
  /// Jobs rounded to ten, or no value.
  static func rounded(_ jobs: Double?) -> Cell { jobs.map(Cell.jobs) ?? .missing }
}
