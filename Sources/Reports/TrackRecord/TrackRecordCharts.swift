import Charts
import GrowthModels
import Projections

/// The charts of a scorecard: what the intervals contained and how large the errors were, by years
/// ahead.
public struct TrackRecordCharts: Sendable {
  /// The file in which the chart of coverage lies beside a scorecard.
  public static let coveragePath = "coverage-by-horizon.svg"
  /// The file in which the chart of errors lies beside a scorecard.
  public static let errorPath = "error-by-horizon.svg"

  let scorecard: Scorecard
  let source: String

  /// The share of values inside the 80 % and 95 % interval; nil when one horizon alone was judged.
  ///
  /// - Throws: `ChartError` when the chart cannot be drawn.
  public func coverage() throws(ChartError) -> HorizonChart? {
    try Self.coverage(of: scorecard.rolling, source: source)
  }

  /// The chart for some sets; nil when none has several horizons.
  static func coverage(of sets: [ScoredSet], source: String) throws(ChartError) -> HorizonChart? {
    let sets = sets.filter { $0.horizons.count > 1 }
    guard !sets.isEmpty else { return nil }
    let levels = [0.8, 0.95]
    return try HorizonChart(
      text: ChartText(
        identifier: "coverage-by-horizon", title: "What the intervals contained, by years ahead",
        subtitle: "Percent of published estimates inside the 80% and the 95% interval of the "
          + "averaged family; dashed: what the intervals promise",
        footer: "Source: \(source)", description: coverageDescription(of: sets)),
      panels: sets.map { set in
        HorizonChart.Panel(
          title: set.title.uppercasedFirst,
          lines: levels.map { level in
            HorizonChart.Line(
              label: "in \(Wording.percent(level, decimals: 0)) interval",
              points: points(of: set, .family) { scores in
                scores.coverage.first { $0.level == level }?.share ?? .nan
              })
          }, counts: counts(of: set))
      }, targets: levels.map { $0 * 100 })
  }

  /// The mean absolute percent error of the contenders; nil when one horizon alone was judged.
  ///
  /// - Throws: `ChartError` when the chart cannot be drawn.
  public func errors() throws(ChartError) -> HorizonChart? {
    let panels = errorPanels
    guard !panels.isEmpty else { return nil }
    return try HorizonChart(
      text: ChartText(
        identifier: "error-by-horizon", title: "How large the errors were, by years ahead",
        subtitle: "Mean absolute error in percent of the published estimate",
        footer: "Source: \(source)", description: errorDescription),
      panels: panels, format: .percent(1))
  }

  /// Beside BLS: the family, both together, BLS, no change. From every origin: the family and
  /// yardsticks that need neither a round nor a total.
  private var errorPanels: [HorizonChart.Panel] {
    let rivals: [TrackRecord.Contender] = [.family, .combined, .official, .noChange]
    let yardsticks: [TrackRecord.Contender] = [.family, .tenYearLine, .drift, .noChange]
    let beside = scorecard.beside.map { ($0, rivals) }
    let rolling = scorecard.rolling.map { ($0, yardsticks) }
    return (beside + rolling).filter { $0.0.horizons.count > 1 }.map { set, contenders in
      HorizonChart.Panel(
        title: set.title.uppercasedFirst,
        lines: contenders.filter(set.contenders.contains).map { contender in
          HorizonChart.Line(
            label: contender.rawValue.uppercasedFirst,
            points: Self.points(of: set, contender, \.meanAbsolutePercentError))
        }, counts: Self.counts(of: set))
    }
  }

  /// One score in percent by years ahead, where there is one.
  private static func points(
    of set: ScoredSet, _ contender: TrackRecord.Contender,
    _ score: (ForecastScores) -> Double
  ) -> [HorizonChart.Point] {
    set.horizons.compactMap { horizon in
      guard let row = set.row(contender, horizon: horizon) else { return nil }
      let value = (score(row.scores) * 100).rounded(toDecimals: 2)
      return value.isFinite ? HorizonChart.Point(horizon: horizon, value: value) : nil
    }
  }

  private static func counts(of set: ScoredSet) -> [Int: Int] {
    Dictionary(
      uniqueKeysWithValues: set.horizons.compactMap { horizon in
        set.row(.family, horizon: horizon).map { (horizon, $0.scores.count) }
      })
  }

  private static func coverageDescription(of sets: [ScoredSet]) -> String {
    sets.map(TrackRecordReport.sentence).joined(separator: " ")
  }

  private var errorDescription: String {
    (scorecard.beside + scorecard.rolling).map { set in
      let errors = set.contenders.compactMap { contender in
        set.row(contender).map {
          "\(contender.rawValue) \(Wording.percent($0.scores.meanAbsolutePercentError))"
        }
      }
      return "\(set.title.uppercasedFirst), mean absolute error over all horizons: "
        + Wording.list(errors) + "."
    }.joined(separator: " ")
  }
}
