import Charts
import GrowthModels
import LaborSeries
import Projections

/// The charts of an outlook: a fan for one occupation, and growth rates side by side.
enum OutlookCharts {
  /// The width of a chart on a page, in pixels, and on a narrow screen.
  static let width = 760
  static let narrowWidth = 360

  /// The file in which the fan of an occupation lies beside the report.
  static func fanPath(of outlook: OccupationOutlook) -> String {
    "fan-\(outlook.occupation.code).svg"
  }

  /// Observed employment, the projected median with both intervals, and BLS's growth put on it.
  static func fan(of outlook: OccupationOutlook) throws(ChartError) -> FanChart {
    let projection = outlook.projection
    return try FanChart(
      text: fanText(of: outlook),
      observed: outlook.series.employmentObservations.compactMap(observedPoint),
      projected: FanChart.Line(
        label: "Median",
        points: projection.years.map { .init(year: $0.year, value: Wording.tens($0.median)) }),
      bands: [band(0.80, \.interval80, projection), band(0.95, \.interval95, projection)],
      official: officialLine(of: outlook),
      breaks: outlook.series.breaks.map { .init(year: $0.year, text: $0.label) })
  }

  /// Growth a year by occupation: projected with intervals, over the last ten years, and BLS's.
  static func comparison(of workforce: WorkforceOutlook) throws(ChartError) -> IntervalChart {
    let shown = ordered(workforce)
    let long = shown.filter { !$0.isVeryShort }
    let rows = (long.isEmpty ? shown : long).map(row)
    let release = workforce.latestRelease
    return try IntervalChart(
      text: ChartText(
        identifier: "comparison",
        title: "Projected growth by occupation, \(release.year) to \(workforce.targetYear)",
        subtitle: "Percent a year, \(workforce.area), with 80% and 95% prediction intervals",
        footer:
          "Source: \(Wording.source(release: release.name))\(official(in: shown)) Ten-year growth is "
          + "left out where a break or a missing year lies in it."
          + leftOut(long.isEmpty ? [] : shown.filter(\.isVeryShort)),
        description: comparisonDescription(of: workforce), unit: "a year"),
      rows: rows,
      names: IntervalChart.Names(
        value: "Projected", history: "Last ten years", official: "BLS projection"))
  }

  /// The occupations by projected growth, fastest first, very short series last.
  static func ordered(_ workforce: WorkforceOutlook) -> [OccupationOutlook] {
    workforce.occupations.sorted { first, second in
      let short = (first.isVeryShort ? 1 : 0, second.isVeryShort ? 1 : 0)
      if short.0 != short.1 { return short.0 < short.1 }
      return first.projection.annualGrowth.median > second.projection.annualGrowth.median
    }
  }

  private static func official(in outlooks: [OccupationOutlook]) -> String {
    let rounds = Set(outlooks.compactMap { $0.official?.round }).sorted()
    return rounds.isEmpty ? "" : " BLS: Employment Projections \(rounds.joined(separator: ", "))."
  }

  /// Names the series that are too short for their interval to share an axis with the others.
  private static func leftOut(_ outlooks: [OccupationOutlook]) -> String {
    outlooks.map { outlook in
      let interval = outlook.projection.annualGrowth.interval(level: 0.80)
      return " \(outlook.occupation.shortTitle) (\(outlook.projection.account.pointCount) "
        + "observations) are not drawn: 80% interval \(Wording.percentRange(interval))."
    }.joined()
  }

  private static func row(_ outlook: OccupationOutlook) -> IntervalChart.Row {
    let growth = outlook.projection.annualGrowth
    let intervals = [0.80, 0.95].map { level in
      let interval = growth.interval(level: level)
      return IntervalChart.Interval(
        level: level, lower: interval.lower * 100, upper: interval.upper * 100)
    }
    let decade = outlook.history.first { $0.span == 10 && $0.breaks.isEmpty }?.growth
    return IntervalChart.Row(
      name: outlook.occupation.shortTitle, value: growth.median * 100, intervals: intervals,
      history: decade.map { $0.annual * 100 },
      official: outlook.official.map { $0.annualGrowth * 100 },
      remark: Wording.signedPercent(growth.median))
  }

  private static func fanText(of outlook: OccupationOutlook) -> ChartText {
    let projection = outlook.projection
    return ChartText(
      identifier: "fan-\(outlook.occupation.code)",
      title: "\(outlook.occupation.title), "
        + "\(projection.account.span.lowerBound) to \(projection.target.year)",
      subtitle: "Jobs, \(outlook.series.area); bars at the observations are their 95% survey error",
      footer: "Source: " + Wording.source(release: projection.base.release)
        + (outlook.official.map { " BLS: growth of the \($0.round) projections from that level." }
          ?? ""),
      description: OutlookSentences(outlook: outlook).projected, unit: "jobs")
  }

  static func observedPoint(_ observation: Observation) -> FanChart.Point? {
    guard let jobs = observation.employment.number else { return nil }
    // A 95 % confidence interval of a normal estimate reaches 1.96 standard errors either way.
    let reach = observation.employmentPRSE.map { 1.96 * $0 / 100 * jobs }
    return FanChart.Point(
      year: observation.year, value: jobs, margin: reach.map { (jobs - $0)...(jobs + $0) })
  }

  private static func band(
    _ level: Double, _ interval: KeyPath<EmploymentProjection.Year, PredictionInterval>,
    _ projection: EmploymentProjection
  ) -> FanChart.Band {
    FanChart.Band(
      level: level,
      bounds: projection.years.map { year in
        .init(
          year: year.year, lower: Wording.tens(year[keyPath: interval].lower),
          upper: Wording.tens(year[keyPath: interval].upper))
      })
  }

  private static func officialLine(of outlook: OccupationOutlook) -> FanChart.Line? {
    let sentences = OutlookSentences(outlook: outlook)
    let points = outlook.projection.years.compactMap { year in
      sentences.officialEmployment(in: year.year).map {
        FanChart.Point(year: year.year, value: Wording.tens($0))
      }
    }
    return points.isEmpty ? nil : FanChart.Line(label: "BLS", points: points)
  }

  private static func comparisonDescription(of workforce: WorkforceOutlook) -> String {
    ordered(workforce).map { outlook in
      let growth = outlook.projection.annualGrowth
      return "\(outlook.occupation.shortTitle): \(Wording.signedPercent(growth.median)) a year, "
        + "80% interval \(Wording.percentRange(growth.interval(level: 0.80)))."
    }.joined(separator: " ")
  }
}

extension OccupationOutlook {
  /// Whether the series has so few points that it is set apart from the others.
  var isVeryShort: Bool { projection.account.tier == .veryShort }
}
