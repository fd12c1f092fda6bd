import Charts
import GrowthModels
import LaborSeries
import Projections

/// The charts of one occupation in the states: every state on one scale, and a map.
public struct StateCharts: Sendable {
  /// What a map shows.
  public enum Measure: String, Sendable, CaseIterable {
    /// Jobs in the occupation of 1,000 jobs of the state.
    case density
    /// The density over that of the nation.
    case quotient
    /// Jobs in the occupation.
    case jobs
    /// Projected growth a year, in percent.
    case growth
  }

  let outlook: AreaOutlook
  let panel: AreaPanel

  /// The charts of an outlook of states and the figures that it is made of.
  public init(of outlook: AreaOutlook, in panel: AreaPanel) {
    self.outlook = outlook
    self.panel = panel
  }

  private var base: Int { outlook.nation.base.year }
  private var target: Int { outlook.nation.target.year }
  private var occupation: Occupation { outlook.occupation }

  static let source =
    "Source: BLS Occupational Employment and Wage Statistics, state estimates."

  // MARK: Small multiples

  /// Employment in each state, as percent of the level that is held likely in the base year.
  ///
  /// - Throws: `ChartError` when there is no state or it cannot be drawn.
  public func multiples() throws(ChartError) -> SmallMultiplesChart {
    try SmallMultiplesChart(
      text: ChartText(
        identifier: "states-\(occupation.code)",
        title: "\(occupation.title) by state, to \(target)",
        subtitle: "Employment, level of \(base) = 100; below each name the newest published jobs",
        footer: Self.source
          + " The level of \(base) is the one that the model of shares holds likely; states with "
          + "figures of fewer than \(Wording.small(AreaOutlook.fewestYears)) years are not "
          + "projected.",
        description: AreasReport(on: outlook, record: nil).sentence),
      panels: statePanels, level: 0.8, reference: 100, format: .count)
  }

  private var statePanels: [SmallMultiplesChart.Panel] {
    let projected = outlook.areas.map { ($0.area, Optional($0)) }
    let others = outlook.unprojected.map { ($0.area, AreaProjection?.none) }
    return (projected + others).sorted { $0.0.title < $1.0.title }.map { area, projection in
      let jobs = (panel.member(of: area)?.employed ?? []).compactMap { observation in
        observation.employment.number.map { (year: observation.year, jobs: $0) }
      }
      let level =
        projection?.draws.distribution(in: base)?.median ?? jobs.last?.jobs ?? 0
      return statePanel(area, jobs: jobs.filter { _ in level > 0 }, level: level, projection)
    }
  }

  private func statePanel(
    _ area: PublishedArea, jobs: [(year: Int, jobs: Double)], level: Double,
    _ projection: AreaProjection?
  ) -> SmallMultiplesChart.Panel {
    func percent(_ value: Double) -> Double { 100 * value / level }
    let years = projection?.draws.years ?? []
    let drawn = years.compactMap { year in
      projection?.draws.distribution(in: year).map { (year: year, level: $0) }
    }
    return SmallMultiplesChart.Panel(
      name: area.title,
      note: jobs.last.map { "\(Wording.jobs($0.jobs)) in \($0.year)" } ?? "",
      observed: jobs.map { .init(year: $0.year, value: percent($0.jobs)) },
      projected: drawn.map { .init(year: $0.year, value: percent($0.level.median)) },
      bounds: drawn.map {
        let interval = $0.level.interval(level: 0.8)
        return .init(
          year: $0.year, lower: percent(interval.lower), upper: percent(interval.upper))
      })
  }

  // MARK: Map

  /// A measure by state; a state without a figure of the newest release is not available.
  ///
  /// - Throws: `ChartError` when no state has a figure or it cannot be drawn.
  public func map(of measure: Measure) throws(ChartError) -> TileMapChart {
    try StateMap(of: outlook).chart(of: measure)
  }
}
