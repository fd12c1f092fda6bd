import Charts
import LaborSeries
import Projections

extension WagesReport {
  /// The published wage ladder of the last release: percentiles, median and mean by occupation.
  ///
  /// - Throws: `ChartError` when it cannot be drawn.
  public func ladderChart() throws(ChartError) -> WageLadderChart {
    let marks = outlooks.flatMap(Self.unpublished)
    let year = outlooks[0].median.baseYear
    return try WageLadderChart(
      text: ChartText(
        identifier: "wage-ladder",
        title: outlooks.count == 1
          ? "\(outlooks[0].occupation.title): wages, \(year)" : "Wages by occupation, \(year)",
        subtitle: "Dollars a year, \(outlooks[0].series.area)",
        footer: "Source: " + published
          + (marks.isEmpty ? "" : " Not drawn: \(Wording.list(marks))."),
        description: words, unit: "a year"),
      rows: outlooks.sorted { $0.median.base > $1.median.base }.map(Self.row))
  }

  /// Each occupation in a sentence; the ends alone of more than three, whose figures stand beside.
  private var words: String {
    let ordered = outlooks.sorted { $0.median.base < $1.median.base }
    guard outlooks.count > 3, let low = ordered.first, let high = ordered.last else {
      return outlooks.map(Self.sentence).joined(separator: " ")
    }
    return "Median wages run from \(Wording.dollars(low.median.base)) a year for "
      + "\(low.occupation.plural) to \(Wording.dollars(high.median.base)) for "
      + "\(high.occupation.plural)."
  }

  private static func row(_ outlook: WageOutlook) -> WageLadderChart.Row {
    let wages = outlook.series.observation(in: outlook.median.baseYear)?.wages ?? .absent
    func figure(_ rung: WageRung) -> WageLadderChart.Figure? {
      rung.value(in: wages).number.map { WageLadderChart.Figure($0) }
    }
    return WageLadderChart.Row(
      name: outlook.occupation.shortTitle, percentile10: figure(.percentile10),
      percentile25: figure(.percentile25), median: figure(.median),
      percentile75: figure(.percentile75), percentile90: figure(.percentile90),
      mean: figure(.mean), remark: Wording.dollars(outlook.median.base))
  }

  /// The figures that the publisher put a mark in the place of, each with its mark.
  private static func unpublished(_ outlook: WageOutlook) -> [String] {
    let wages = outlook.series.observation(in: outlook.median.baseYear)?.wages ?? .absent
    return WageRung.allCases.compactMap { rung in
      rung.value(in: wages).mark.map {
        "\(rung.words) of \(outlook.occupation.plural) (\($0))"
      }
    }
  }

  private static func sentence(_ outlook: WageOutlook) -> String {
    let wages = outlook.series.observation(in: outlook.median.baseYear)?.wages ?? .absent
    let ends = [WageRung.percentile10, .percentile90].compactMap { $0.value(in: wages).number }
    let range =
      ends.count == 2
      ? ", 10th to 90th percentile \(Wording.dollars(ends[0])) to \(Wording.dollars(ends[1]))" : ""
    return
      "\(outlook.occupation.shortTitle): median \(Wording.dollars(outlook.median.base))\(range)."
  }
}
