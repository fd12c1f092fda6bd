import GrowthModels
import LaborSeries
import Projections

/// Which of two occupations grows faster, for a terminal or a page of its own.
public struct ComparisonReport: Sendable {
  public let comparison: Comparison

  /// A report on one comparison.
  public init(on comparison: Comparison) {
    self.comparison = comparison
  }

  private var first: EmploymentProjection { comparison.first }
  private var second: EmploymentProjection { comparison.second }

  /// The verdict in one sentence.
  public var verdict: String {
    let names = (first.series.occupation.plural, second.series.occupation.plural)
    let likely = comparison.probabilityFirstFaster
    let probability = Wording.percent(likely, decimals: 0)
    switch comparison.verdict {
    case .firstFaster:
      return "Growth is projected faster for \(names.0) than for \(names.1) "
        + "(probability \(probability))."
    case .secondFaster:
      return "Growth is projected faster for \(names.1) than for \(names.0) "
        + "(probability \(Wording.percent(1 - likely, decimals: 0)))."
    case .notDistinguishable:
      return "The growth of \(names.0) and of \(names.1) is not distinguishable: the probability "
        + "that \(names.0) grow faster is \(probability)."
    }
  }

  /// The report as blocks: the verdict, both growth rates, their difference.
  public var report: Report {
    Report(
      title: "\(first.series.occupation.shortTitle) and \(second.series.occupation.shortTitle), "
        + "growth to \(first.target.year)",
      blocks: [
        .paragraph(verdict), .table(table),
        .paragraph(
          "The two projections are taken as independent; shocks that both share would make the "
            + "difference surer than this."),
      ])
  }

  private var table: Table {
    Table(
      identifier: "comparison", caption: "Projected growth a year",
      columns: [
        .init("Occupation"), .init("From", .year), .init("To", .year),
        .init("Median", .fraction(decimals: 2), showsPlus: true),
        .init("80% interval", .fraction(decimals: 2), showsPlus: true),
        .init("95% interval", .fraction(decimals: 2), showsPlus: true),
      ],
      rows: [row(first), row(second), differenceRow],
      source: Wording.source(release: first.base.release))
  }

  private func row(_ projection: EmploymentProjection) -> [Cell] {
    let growth = projection.annualGrowth
    let bounds = [0.80, 0.95].map { growth.interval(level: $0) }
    return [
      .text(projection.series.occupation.shortTitle), .number(projection.base.year),
      .number(projection.target.year), .number(growth.median),
    ] + bounds.map { .interval($0.lower, $0.upper) }
  }

  private var differenceRow: [Cell] {
    [
      .text("Difference"), .missing, .missing, .number(comparison.difference),
      .interval(comparison.interval80.lower, comparison.interval80.upper),
      .interval(comparison.interval95.lower, comparison.interval95.upper),
    ]
  }
}
