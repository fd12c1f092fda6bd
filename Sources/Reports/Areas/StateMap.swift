import Charts
import GrowthModels
import LaborSeries
import Projections

/// The states of one occupation as a map of tiles.
struct StateMap {
  let outlook: AreaOutlook

  /// A map of an outlook of states.
  init(of outlook: AreaOutlook) {
    self.outlook = outlook
  }

  /// The states and the District of Columbia.
  private static let stateCount = 51

  private typealias Row = (area: PublishedArea, weight: AreaWeight, own: AreaProjection?)

  /// A measure of a state, where there is one.
  private typealias Value = (area: PublishedArea, value: Double?)

  private var base: Int { outlook.nation.base.year }

  private var rows: [Row] {
    outlook.areas.map { ($0.area, $0.weight, Optional($0)) }
      + outlook.unprojected.map { ($0.area, $0.weight, AreaProjection?.none) }
  }

  /// The year of the newest figures.
  private var newest: Int { rows.map(\.weight.year).max() ?? base }

  /// The measure by state; a state without a figure of the newest release is not available.
  ///
  /// - Throws: `ChartError` when no state has a figure or it cannot be drawn.
  func chart(of measure: StateCharts.Measure) throws(ChartError) -> TileMapChart {
    let format = format(of: measure)
    let values = values(of: measure)
    let bounds = ClassBounds(of: values.compactMap(\.value), decimals: format.decimals)
    return try TileMapChart(
      text: text(of: measure, values, format, bounds),
      tiles: values.map { .init(code: $0.area.state, name: $0.area.title, value: $0.value) },
      bounds: bounds.values, format: format)
  }

  /// How many states have a value.
  func knownCount(of measure: StateCharts.Measure) -> Int {
    values(of: measure).count { $0.value != nil }
  }

  /// What the chart shows, as a caption.
  func caption(of measure: StateCharts.Measure) -> String {
    "\(outlook.occupation.title): \(words(of: measure).subtitle.lowercasedFirst)"
  }

  private func values(of measure: StateCharts.Measure) -> [Value] {
    let newest = newest
    return rows.filter { $0.area.isStateLike }.sorted { $0.area.state < $1.area.state }
      .map { ($0.area, value(of: measure, $0, newest: newest)) }
  }

  private func value(
    of measure: StateCharts.Measure, _ row: Row, newest: Int
  ) -> Double? {
    guard measure == .growth || row.weight.year == newest else { return nil }
    return switch measure {
    case .density: row.weight.jobsPer1000
    case .quotient: row.weight.locationQuotient
    case .jobs: row.weight.jobs
    case .growth: row.own.map { 100 * $0.growth.median }
    }
  }

  private func format(of measure: StateCharts.Measure) -> NumberFormat {
    switch measure {
    case .density, .quotient: .decimal(2)
    case .jobs: .count
    case .growth: .percent(1, showsPlus: true)
    }
  }

  private func whyMissing(_ measure: StateCharts.Measure) -> String {
    measure == .growth
      ? "figures of fewer than \(Wording.small(AreaOutlook.fewestYears)) years"
      : "no figure was published"
  }

  private func words(of measure: StateCharts.Measure) -> (subtitle: String, unit: String) {
    switch measure {
    case .density: ("Jobs per 1,000 jobs of the state, May \(newest)", "per 1,000 jobs")
    case .quotient: ("Location quotient (the nation is 1), May \(newest)", "")
    case .jobs: ("Jobs, May \(newest)", "jobs")
    case .growth:
      (
        "Projected growth of employment, percent a year, \(base) to "
          + "\(outlook.nation.target.year), median", "a year"
      )
    }
  }

  private func text(
    of measure: StateCharts.Measure, _ values: [Value], _ format: NumberFormat,
    _ bounds: ClassBounds
  ) -> ChartText {
    let words = words(of: measure)
    let known = values.filter { $0.value != nil }
    let isWhole =
      known.count == values.count
      && known.count { $0.area.kind == .state } == Self.stateCount
    let unit = measure == .growth ? " percentage points" : ""
    let most = NumberFormat.decimal(format.decimals).text(bounds.spread) + unit
    let one =
      bounds.values.isEmpty
      ? " One shade for all: the states differ by no more than \(most)." : ""
    return ChartText(
      identifier: "map-\(measure.rawValue)-\(outlook.occupation.code)",
      title: "\(outlook.occupation.title) by state", subtitle: words.subtitle,
      footer: StateCharts.source + (isWhole ? "" : " x: \(whyMissing(measure)).") + one,
      description: words.subtitle + ends(of: values, format), unit: words.unit)
  }

  /// The three states at either end, each with its value.
  private func ends(of values: [Value], _ format: NumberFormat) -> String {
    let known = values.compactMap { area, value in value.map { (name: area.title, value: $0) } }
      .sorted { ($1.value, $0.name) < ($0.value, $1.name) }
    func list(_ part: [(name: String, value: Double)]) -> String {
      Wording.list(part.map { "\($0.name) (\(format.text($0.value)))" })
    }
    guard known.count >= 6 else { return ": \(list(known))." }
    return ": highest in \(list(Array(known.prefix(3)))); lowest in "
      + "\(list(known.suffix(3).reversed()))."
  }
}
