import Charts
import GrowthModels
import LaborSeries
import Projections

/// What a planner asks beside employment: openings, wages, who can be told apart, the states, and
/// the older population. Any of them may be left out.
public struct PlanningOutlook: Sendable {
  /// Openings of the occupations that have separation rates.
  public let openings: [OpeningsOutlook]
  public let wages: [WageOutlook]
  public let premium: WagePremium?
  /// What projections of wages were worth in the past.
  public let wageRecord: WageRecord?
  public let comparison: GrowthComparison?
  /// Occupations by state.
  public let states: [AreaOutlook]
  /// How well shares of states were foretold.
  public let stateRecord: AreaRecord?
  public let demand: DemandOutlook?
  /// The presets side by side.
  public let scenarios: ScenarioPresets?

  /// The parts of a report; empty lists and nil leave their section out.
  public init(
    openings: [OpeningsOutlook] = [], wages: [WageOutlook] = [], premium: WagePremium? = nil,
    wageRecord: WageRecord? = nil, comparison: GrowthComparison? = nil, states: [AreaOutlook] = [],
    stateRecord: AreaRecord? = nil, demand: DemandOutlook? = nil,
    scenarios: ScenarioPresets? = nil
  ) {
    self.openings = openings
    self.wages = wages
    self.premium = premium
    self.wageRecord = wageRecord
    self.comparison = comparison
    self.states = states
    self.stateRecord = stateRecord
    self.demand = demand
    self.scenarios = scenarios
  }
}

/// The sections of a report that a planner asks for, each without what it has nothing for.
struct PlanningSections {
  let planning: PlanningOutlook
  /// Whether it is said how the figures came about.
  var showsMethod = true
  let words: Translator

  /// The blocks of one of the sections; none where there is nothing to show.
  func blocks(of section: OutlookSection) throws(ChartError) -> [Block] {
    let own =
      switch section {
      case .comparison: try comparison()
      case .openings: try openings()
      case .wages: try wages()
      case .states: states()
      case .population: demand()
      case .scenarios: try scenarios()
      default: [Block]()
      }
    return own.isEmpty ? [] : [section.heading] + (showsMethod ? own : Self.withoutMethod(own))
  }

  /// How the figures came about is the last paragraph of a section.
  private static func withoutMethod(_ blocks: [Block]) -> [Block] {
    guard case .paragraph = blocks.last else { return blocks }
    return Array(blocks.dropLast())
  }

  private func comparison() throws(ChartError) -> [Block] {
    guard let comparison = planning.comparison else { return [] }
    let report = GrowthComparisonReport(on: comparison)
    let matrix = try words.figure(
      "Probability that one occupation grows faster than another", report.matrix(),
      source: report.source, path: "probabilities.svg")
    return report.sentences.map { .paragraph($0) } + [.figure(matrix)] + report.blocks
  }

  private func openings() throws(ChartError) -> [Block] {
    guard let first = planning.openings.first else { return [] }
    let tables = OpeningsSummary(openings: planning.openings)
    let figure = try words.figure(
      "Openings in an average year by occupation", tables.chart(),
      source: OpeningsTables(outlook: first).source, path: "openings.svg")
    return [
      .paragraph(tables.sentence), .figure(figure), .table(tables.table), .table(tables.parts),
      .table(tables.rates), .paragraph(OpeningsReport.method),
    ]
  }

  private func wages() throws(ChartError) -> [Block] {
    guard !planning.wages.isEmpty else { return [] }
    let report = WagesReport(
      on: planning.wages, premium: planning.premium, record: planning.wageRecord)
    let ladder = try words.figure(
      "Wages by occupation as published: percentiles, median and mean", report.ladderChart(),
      source: report.published)
    let projected = try words.figure(
      "Median wage by occupation, published and projected", report.figure(),
      source: report.source, path: "wages.svg")
    return [.paragraph(report.rangeSentence), .figure(ladder), .figure(projected)] + report.blocks
  }

  private func states() -> [Block] {
    guard let tables = StatesSummary(planning.states, record: planning.stateRecord) else {
      return []
    }
    return [
      .paragraph(tables.sentence), .table(tables.table), .paragraph(tables.method),
    ]
  }

  private func demand() -> [Block] {
    guard let demand = planning.demand else { return [] }
    let report = DemandReport(on: demand)
    return [.paragraph(report.sentence)] + report.tables.map { .table($0) }
      + [.paragraph(DemandReport.method)]
  }

  private func scenarios() throws(ChartError) -> [Block] {
    guard let presets = planning.scenarios, let first = planning.openings.first else { return [] }
    return try ScenarioSection(
      presets: presets, start: first.trend.averageYear.start,
      targetYear: first.trend.averageYear.end, source: OpeningsTables(outlook: first).source,
      words: words
    ).blocks()
  }
}
