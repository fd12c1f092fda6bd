import Charts
import Projections

/// The files of the sections that a planner asks for: a chart and a table in long form each.
struct PlanningFiles {
  let planning: PlanningOutlook
  let words: Translator

  /// The tables in long form, each by the name of its file.
  var tables: [DataRows] {
    [
      ("openings", planning.openings.flatMap(OpeningsTidy.rows)),
      ("wages", WagesTidy.rows(planning.wages, premium: planning.premium)),
      ("comparison", planning.comparison.map(GrowthComparisonTidy.rows) ?? []),
      ("states", planning.states.flatMap(AreasTidy.rows)),
      ("demand", planning.demand.map(DemandTidy.rows) ?? []),
    ].filter { !$0.1.isEmpty }.map { TidyTable(rows: $0.1).dataRows(named: $0.0) }
  }

  /// The charts.
  func charts() throws(ChartError) -> [OutputFile] {
    var files: [OutputFile] = []
    if !planning.openings.isEmpty {
      let chart = try words.translated(OpeningsSummary(openings: planning.openings).chart())
      files.append(
        OutputFile(path: "openings.svg", text: try chart.svg(width: OutlookCharts.width)))
    }
    if !planning.wages.isEmpty {
      let report = WagesReport(on: planning.wages, premium: planning.premium)
      files.append(
        OutputFile(
          path: "wages.svg",
          text: try words.translated(report.figure()).svg(width: OutlookCharts.width)))
    }
    if let comparison = planning.comparison {
      let report = GrowthComparisonReport(on: comparison)
      files.append(
        OutputFile(
          path: "probabilities.svg",
          text: try words.translated(report.matrix()).svg(width: OutlookCharts.width)))
    }
    return files
  }
}
