import Charts
import GrowthModels
import LaborSeries
import Projections

extension AreaReport {
  /// Observed employment of the area and its projection with both intervals.
  ///
  /// - Parameter panel: the figures that the projection is made of.
  /// - Throws: `ChartError` when it cannot be drawn.
  public func fan(in panel: AreaPanel) throws(ChartError) -> FanChart {
    let occupation = outlook.occupation
    let drawn = projection.draws.years.compactMap { year in
      projection.draws.distribution(in: year).map { (year: year, level: $0) }
    }
    func band(_ level: Double) -> FanChart.Band {
      FanChart.Band(
        level: level,
        bounds: drawn.map {
          let interval = $0.level.interval(level: level)
          return .init(
            year: $0.year, lower: Wording.tens(interval.lower),
            upper: Wording.tens(interval.upper))
        })
    }
    return try FanChart(
      text: ChartText(
        identifier: "fan-\(occupation.code)-\(projection.area.code)",
        title: "\(occupation.title) in \(projection.area.title), to "
          + "\(outlook.nation.target.year)",
        subtitle: "Jobs; bars at the observations are their 95% survey error",
        footer: "Source: BLS Occupational Employment and Wage Statistics, state and area "
          + "estimates. The projection is of the level, as a share of the nation's.",
        description: projected, unit: "jobs"),
      observed: (panel.member(of: projection.area)?.employed ?? [])
        .compactMap(OutlookCharts.observedPoint),
      projected: FanChart.Line(
        label: "Median",
        points: drawn.map { .init(year: $0.year, value: Wording.tens($0.level.median)) }),
      bands: [band(0.80), band(0.95)])
  }
}
