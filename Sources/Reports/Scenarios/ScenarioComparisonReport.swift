import GrowthModels
import LaborSeries
import Projections

/// Two scenarios side by side.
public struct ScenarioComparisonReport: Sendable {
  public let comparisons: [ScenarioComparison]

  /// A report on some occupations.
  ///
  /// - Precondition: there is at least one.
  public init(on comparisons: [ScenarioComparison]) {
    precondition(!comparisons.isEmpty, "at least one occupation")
    self.comparisons = comparisons
  }

  private var names: (String, String) {
    (comparisons[0].first.scenario.name, comparisons[0].second.scenario.name)
  }
  private var targetYear: Int { comparisons[0].first.outlook.projection.target.year }

  /// The report as blocks.
  public var report: Report {
    Report(
      title: "“\(names.1)” against “\(names.0)”, to \(targetYear)",
      blocks: [
        .paragraph(
          "Differences are the second scenario less the first, taken draw by draw: what is "
            + "uncertain in both drops out of them."),
        .table(
          table(
            "Employment in \(targetYear)", "employment", \.employment, \.outcomeMeans.employment)),
        .table(table("Openings a year", "openings", \.openings, \.outcomeMeans.openings)),
      ])
  }

  private func table(
    _ caption: String, _ identifier: String,
    _ difference: KeyPath<ScenarioComparison, DrawnAmount>,
    _ mean: KeyPath<ScenarioProjection, Double>
  ) -> Table {
    Table(
      identifier: "scenario-\(identifier)", caption: caption,
      columns: [
        .init("Occupation"), .init(names.0, .count, unit: "mean"),
        .init(names.1, .count, unit: "mean"), .init("Difference", .count, showsPlus: true),
        .init("80% interval", .count, showsPlus: true),
      ],
      rows: comparisons.map { comparison in
        [
          .text(comparison.first.outlook.occupation.shortTitle),
          .jobs(comparison.first[keyPath: mean]), .jobs(comparison.second[keyPath: mean]),
          .jobs(comparison[keyPath: difference].mean),
          .jobs(comparison[keyPath: difference].interval80),
        ]
      },
      source: Wording.source(
        release: comparisons[0].first.outlook.projection.base.release)
        + " Assumptions: \(comparisons[0].first.scenario.file) and "
        + "\(comparisons[0].second.scenario.file).")
  }

  /// The differences in long form.
  public var rows: [TidyTable.Row] {
    comparisons.flatMap { comparison in
      let place = ScenarioPlace(comparison.second)
      let (employment, openings) = (comparison.employment, comparison.openings)
      return [
        place.row(
          "employment_jobs_less_\(names.0)", targetYear, employment.mean, employment.interval80,
          employment.interval95),
        place.row(
          "openings_annual_jobs_less_\(names.0)", targetYear, openings.mean, openings.interval80,
          openings.interval95),
      ]
    }
  }
}
