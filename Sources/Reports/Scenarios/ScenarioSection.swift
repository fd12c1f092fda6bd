import Charts
import GrowthModels
import LaborSeries
import Projections

/// The presets side by side: what each assumes, and what it would come to.
public struct ScenarioPresets: Sendable {
  public let scenarios: [Scenario]
  /// One for each occupation, with an outcome for each scenario.
  public let overviews: [ScenarioOverview]

  /// The scenarios and what they come to.
  ///
  /// - Precondition: every overview has an outcome for each scenario.
  public init(scenarios: [Scenario], overviews: [ScenarioOverview]) {
    precondition(
      overviews.allSatisfy { $0.outcomes.count == scenarios.count }, "an outcome for each scenario")
    self.scenarios = scenarios
    self.overviews = overviews
  }
}

/// The section of an outlook on scenarios.
struct ScenarioSection {
  let presets: ScenarioPresets
  let start: Int
  let targetYear: Int
  let source: String
  let words: Translator

  /// Sentences, a chart and tables; none where there is no occupation or no scenario.
  func blocks() throws(ChartError) -> [Block] {
    guard !presets.overviews.isEmpty, !presets.scenarios.isEmpty else { return [] }
    let figure = try words.figure(
      "Openings in all to \(targetYear), baseline and scenarios", chart(), source: source)
    return [
      .paragraph(ScenarioReport.wording), .figure(figure), .table(assumptions),
      .table(
        table(
          "scenario-jobs", "Jobs in \(targetYear), by scenario", \.employment,
          same: "the jobs of \(targetYear)")),
      .table(
        table(
          "scenario-openings", "Openings in all to \(targetYear), by scenario",
          \.cumulativeOpenings, same: "openings")),
      .paragraph(
        "modality scenario run shows one of them with its intervals and with what each assumption "
          + "adds; a file of your own takes their place."),
    ]
  }

  /// Openings of all occupations together, a bar for the baseline and one for each scenario that has
  /// a figure for every occupation.
  private func chart() throws(ChartError) -> StackedBarChart {
    let baseline = presets.overviews.reduce(0) { $0 + $1.baseline.cumulativeOpenings }
    let scenarios = presets.scenarios.indices.compactMap { index in
      sum(\.cumulativeOpenings, index).map { (presets.scenarios[index].name, baseline + $0) }
    }
    let rows = [("Baseline", baseline)] + scenarios.sorted { $0.1 > $1.1 }
    let ends = rows.dropFirst().map { "\(Wording.jobs($0.1)) under “\($0.0)”" }
    return try StackedBarChart(
      text: ChartText(
        identifier: "scenarios", title: "Openings in all, \(start) to \(targetYear), by scenario",
        subtitle: "Jobs, means of the draws, all occupations of this section together",
        footer: "Source: " + source
          + " A scenario is given no probability.",
        description: "Openings in all, \(start) to \(targetYear): \(Wording.jobs(baseline)) in the "
          + "baseline; \(Wording.list(ends)).", unit: "jobs"),
      partNames: ["Openings"],
      rows: rows.map { .init(name: $0.0, parts: [Wording.tens($0.1)]) })
  }

  /// What a scenario adds in all; nil where an occupation has no figure under it.
  private func sum(_ measure: KeyPath<ScenarioMeans, Double>, _ index: Int) -> Double? {
    let own = presets.overviews.compactMap { difference(measure, $0, index) }
    return own.count == presets.overviews.count ? own.reduce(0, +) : nil
  }

  private var assumptions: Table {
    Table(
      identifier: "scenario-assumptions", caption: "What the scenarios assume",
      columns: [.init("Scenario"), .init("What it says"), .init("Assumption"), .init("Basis")],
      rows: presets.scenarios.map { scenario in
        let words = scenario.assumptions.map(\.effect.words.uppercasedFirst)
        let bases = scenario.assumptions.map(\.basis).filter { !$0.isEmpty }
        return [
          .text(scenario.name), .text(scenario.summary),
          .text(words.isEmpty ? "none" : words.joined(separator: "; ")),
          .text(bases.isEmpty ? "–" : bases.joined(separator: "; ").uppercasedFirst),
        ]
      }, source: "datasets/scenarios; modality scenario print shows the file of each.")
  }

  /// One measure by occupation and scenario; scenarios that leave it as it is are named below.
  private func table(
    _ identifier: String, _ caption: String, _ measure: KeyPath<ScenarioMeans, Double>,
    same: String
  ) -> Table {
    let moving = presets.scenarios.indices.filter { moves(measure, by: $0) }
    let still = presets.scenarios.indices.filter { !moving.contains($0) }
      .filter { !presets.scenarios[$0].assumptions.isEmpty }.map { presets.scenarios[$0].name }
    var notes = ["Means, so that they add up; medians are a little lower."]
    if !still.isEmpty { notes.append("No difference in \(same): \(Wording.list(still)).") }
    let differences = moving.map { index in
      Table.Column(presets.scenarios[index].name, .count, unit: "less baseline", showsPlus: true)
    }
    let rows = presets.overviews.map { overview in
      [.text(overview.occupation.shortTitle), .jobs(overview.baseline[keyPath: measure])]
        + moving.map { difference(measure, overview, $0).map(Cell.jobs) ?? .missing }
    }
    return Table(
      identifier: identifier, caption: caption,
      columns: [.init("Occupation"), .init("Baseline", .count, unit: "mean")] + differences,
      rows: rows + [total(measure, moving)], notes: notes + reasons, source: source, totalCount: 1)
  }

  private func total(_ measure: KeyPath<ScenarioMeans, Double>, _ moving: [Int]) -> [Cell] {
    let sum = presets.overviews.reduce(0) { $0 + $1.baseline[keyPath: measure] }
    return [.text("Together"), .jobs(sum)]
      + moving.map { index in
        .jobs(presets.overviews.reduce(0) { $0 + (difference(measure, $1, index) ?? 0) })
      }
  }

  private func difference(
    _ measure: KeyPath<ScenarioMeans, Double>, _ overview: ScenarioOverview, _ index: Int
  ) -> Double? {
    guard case .means(let means) = overview.outcomes[index] else { return nil }
    return means[keyPath: measure] - overview.baseline[keyPath: measure]
  }

  /// Whether a scenario changes the measure of any occupation by what rounding would show.
  private func moves(_ measure: KeyPath<ScenarioMeans, Double>, by index: Int) -> Bool {
    presets.overviews.contains { overview in
      (difference(measure, overview, index) ?? 0).magnitude >= 5
    }
  }

  /// Why a scenario has no figure for an occupation.
  private var reasons: [String] {
    presets.overviews.flatMap { overview in
      overview.outcomes.compactMap { outcome in
        guard case .impossible(let reason) = outcome else { return nil }
        return "\(overview.occupation.shortTitle): \(reason)"
      }
    }
  }
}
