import Charts
import GrowthModels
import LaborSeries
import Projections

/// The openings of several occupations side by side.
struct OpeningsSummary {
  let openings: [OpeningsOutlook]

  private var period: String {
    let average = openings[0].trend.averageYear
    return "\(average.start) to \(average.end)"
  }

  private var source: String { OpeningsTables(outlook: openings[0]).source }

  /// All openings together, and what part of them is growth.
  var sentence: String {
    let total = openings.reduce(0) { $0 + $1.trend.averageYear.openings.mean }
    let growth = openings.reduce(0) { $0 + $1.trend.averageYear.growth.mean }
    return "In an average year from \(period), \(Wording.jobs(total)) openings are projected in "
      + "these \(Wording.small(openings.count)) occupations together (mean): "
      + "\(Wording.percent(growth / total, decimals: 0)) from growth, the rest because people leave "
      + "the labor force or change their occupation. They are jobs to be filled from outside the "
      + "occupation, and no vacancies."
  }

  /// Openings by occupation along the three lines.
  var table: Table {
    Table(
      identifier: "openings", caption: "Openings in an average year, \(period)",
      columns: [
        .init("Occupation"), .init("Mean", .count), .init("Median", .count),
        .init("80% interval", .count), .init("95% interval", .count),
        .init("Combined", .count, unit: "mean"),
        .init("BLS", .count, unit: openings[0].official?.round ?? ""),
        .init("BLS class", unit: "against the average"),
        .init("Cumulative", .count, unit: "mean, \(period)"), .init("80% interval", .count),
      ],
      rows: openings.map { outlook in
        let own = outlook.trend.averageYear.openings
        let sum = outlook.trend.cumulative.last?.openings
        return [
          .text(outlook.occupation.shortTitle), .jobs(own.mean), .jobs(own.median),
          .jobs(own.interval80), .jobs(own.interval95),
          .rounded(outlook.combined?.averageYear.openings.mean),
          .number(outlook.official?.published),
          outlook.growthClass.map { .text(Wording.briefClass($0)) } ?? .missing,
          .rounded(sum?.mean),
          sum.map { .jobs($0.interval80) } ?? .missing,
        ]
      },
      notes: ["BLS counts the self-employed; the other lines leave them out."], source: source)
  }

  /// The parts, in means that add up.
  var parts: Table {
    func row(_ name: String, _ flows: [OpeningFlows]) -> [Cell] {
      let sum = flows.reduce(OpeningFlows(growth: 0, exits: 0, transfers: 0)) {
        OpeningFlows(
          growth: $0.growth + $1.growth, exits: $0.exits + $1.exits,
          transfers: $0.transfers + $1.transfers)
      }
      return [
        .text(name), .jobs(sum.growth), .jobs(sum.exits), .jobs(sum.transfers),
        .jobs(sum.separations), .jobs(sum.openings),
      ]
    }
    let flows = openings.map { $0.trend.averageYear.means }
    return Table(
      identifier: "openings-parts", caption: "Where openings come from: means of an average year",
      columns: [
        .init("Occupation"), .init("Growth", .count, showsPlus: true), .init("Exits", .count),
        .init("Transfers", .count), .init("Separations", .count), .init("Openings", .count),
      ],
      rows: zip(openings, flows).map { row($0.occupation.shortTitle, [$1]) }
        + [row("Together", flows)],
      notes: ["Rounded to ten after they were added up."], source: source, totalCount: 1)
  }

  /// The rates in force.
  var rates: Table {
    let fraction = Table.Kind.fraction(decimals: 1)
    return Table(
      identifier: "openings-rates", caption: "Separation rates a year",
      columns: [
        .init("Occupation"), .init("Exits", fraction), .init("Transfers", fraction),
        .init("Both", fraction),
      ],
      rows: openings.map { outlook in
        let (exit, transfer) = (outlook.rates.exit.value, outlook.rates.transfer.value)
        return [
          .text(outlook.occupation.shortTitle), .number(exit), .number(transfer),
          .number(exit + transfer),
        ]
      },
      notes: [
        "How unsure they are: between successive rounds, exit rates in healthcare changed by "
          + "\(Wording.percent(openings[0].record.exit, decimals: 0)) and transfer rates by "
          + "\(Wording.percent(openings[0].record.transfer, decimals: 0)) (root mean square of the "
          + "logarithm over \(openings[0].record.pairs) pairs); the intervals hold this."
      ], source: "BLS Employment Projections, \(openings[0].official?.round ?? "").")
  }

  func chart() throws(ChartError) -> StackedBarChart {
    try StackedBarChart(
      text: ChartText(
        identifier: "openings", title: "Openings in an average year, \(period)",
        subtitle: "Jobs a year, means of the draws; the self-employed not counted",
        footer: "Source: " + source, description: sentence, unit: "a year"),
      partNames: ["Labor force exits", "Occupational transfers", "Growth"],
      rows: openings.map { outlook in
        let means = outlook.trend.averageYear.means
        return .init(
          name: outlook.occupation.shortTitle,
          parts: [means.exits, means.transfers, means.growth].map(Wording.tens))
      }.sorted { $0.total > $1.total })
  }
}

extension OpeningsProjection.Period {
  /// The means of the parts.
  var means: OpeningFlows {
    OpeningFlows(growth: growth.mean, exits: exits.mean, transfers: transfers.mean)
  }
}
