import Charts
import Projections

extension OpeningsReport {
  /// How employment of the base year becomes that of the target year: openings that are filled,
  /// less those who leave the labor force and those who go to another occupation.
  ///
  /// - Throws: `ChartError` when it cannot be drawn.
  public func waterfall() throws(ChartError) -> WaterfallChart {
    guard let sum = outlook.trend.cumulative.last else {
      throw .nothingToDraw(chart: outlook.occupation.title)
    }
    let employment = outlook.trend.employment
    let base =
      employment.central.reduce(0) { $0 + employment.paths[$1][0] }
      / Double(employment.central.count)
    let (exits, transfers) = (Wording.tens(sum.exits.mean), Wording.tens(sum.transfers.mean))
    let growth = Wording.tens(base + sum.growth.mean) - Wording.tens(base)
    let filled = growth + exits + transfers
    return try WaterfallChart(
      text: ChartText(
        identifier: "waterfall-\(outlook.occupation.code)",
        title: "\(outlook.occupation.title): where openings go, \(sum.start) to \(sum.end)",
        subtitle: "Jobs, means of the draws, \(outlook.area); the self-employed not counted",
        footer: "Source: " + OpeningsTables(outlook: outlook).source
          + " Openings are filled from outside the occupation.",
        description: "\(Wording.jobs(base)) jobs in \(sum.start) become "
          + "\(Wording.jobs(base + growth)) in \(sum.end): \(Wording.jobs(filled)) openings are "
          + "filled, \(Wording.jobs(exits)) people leave the labor force and "
          + "\(Wording.jobs(transfers)) go to another occupation (means).", unit: "jobs"),
      start: .init(name: "Jobs in \(sum.start)", value: Wording.tens(base)),
      steps: [
        // Openings are what the other parts, rounded, leave for them, so that the bars add up.
        .init(name: "Openings filled", change: filled),
        .init(name: "Labor force exits", change: -exits),
        .init(name: "Occupational transfers", change: -transfers),
      ], endName: "Jobs in \(sum.end)")
  }

  /// Openings of several occupations in an average year, as bars of their parts.
  ///
  /// - Precondition: at least one occupation.
  /// - Throws: `ChartError` when it cannot be drawn.
  public static func summary(of openings: [OpeningsOutlook]) throws(ChartError) -> StackedBarChart {
    precondition(!openings.isEmpty, "at least one occupation")
    return try OpeningsSummary(openings: openings).chart()
  }
}

extension OpeningsReport {
  /// Bars of each year's openings by their parts.
  ///
  /// - Throws: `ChartError` when it cannot be drawn.
  public func yearChart() throws(ChartError) -> StackedBarChart { try figure() }
}
