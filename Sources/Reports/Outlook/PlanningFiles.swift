import Charts
import Projections

/// The files of the sections that a planner asks for: a chart and a table in long form each.
struct PlanningFiles {
  let planning: PlanningOutlook
  let words: Translator

  func all() throws(ChartError) -> [OutputFile] {
    var files: [OutputFile] = []
    func add(_ path: String, _ rows: [TidyTable.Row]) {
      guard !rows.isEmpty else { return }
      files.append(OutputFile(path: path, text: TidyTable(rows: rows).delimitedText()))
    }
    add("openings.csv", planning.openings.flatMap(OpeningsTidy.rows))
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
      add("wages.csv", WagesTidy.rows(planning.wages, premium: planning.premium))
    }
    if let comparison = planning.comparison {
      let report = GrowthComparisonReport(on: comparison)
      files.append(
        OutputFile(
          path: "probabilities.svg",
          text: try words.translated(report.matrix()).svg(width: OutlookCharts.width)))
      add("comparison.csv", GrowthComparisonTidy.rows(comparison))
    }
    add("states.csv", planning.states.flatMap(AreasTidy.rows))
    if let demand = planning.demand { add("demand.csv", DemandTidy.rows(demand)) }
    return files
  }
}
