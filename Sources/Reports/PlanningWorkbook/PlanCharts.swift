import Workbooks

/// The charts below the plan of an occupation.
struct PlanCharts {
  let context: PlanContext

  private var layout: PlanLayout { context.layout }

  func charts(_ index: Int) -> [SheetChart] { [staff(index), hires(index)] }

  private func staff(_ index: Int) -> SheetChart {
    let label = context.units[index].shortLabel.shortened(to: 120)
    return SheetChart(
      .line, title: .text("\(label): need and staff"),
      series: [
        series("Need", .required, index, 0x12436D, .solid),
        series("Need, lower 80%", .requiredLow, index, 0x28A197, .dotted, 1.5),
        series("Need, upper 80%", .requiredHigh, index, 0x28A197, .dotted, 1.5),
        series("Staff with the planned hires", .closing, index, 0x801650, .dashed),
      ], valueTitle: "persons at year’s end",
      at: CellPlace(row: layout.planChartRow(unit: index), column: 0), size: (620, 250),
      summary: "Need of \(label) with the 80% interval, and staff that the planned hires lead to.")
  }

  private func hires(_ index: Int) -> SheetChart {
    let label = context.units[index].shortLabel.shortened(to: 120)
    return SheetChart(
      .column, title: .text("\(label): hires needed and planned"),
      series: [
        series("Hires needed", .needed, index, 0x12436D, .solid),
        series("Planned hires", .hires, index, 0x28A197, .solid),
      ], valueTitle: "persons a year",
      at: CellPlace(row: layout.planChartRow(unit: index), column: PlanLayout.startColumn + 3),
      size: (620, 250),
      summary: "Hires that keep staff of \(label) equal to need, beside those planned.")
  }

  private func series(
    _ name: String, _ line: PlanLine, _ index: Int, _ color: UInt32, _ stroke: SheetChart.Stroke,
    _ width: Double = 2.25
  ) -> SheetChart.Series {
    let heading = layout.planHeading(unit: index)
    return SheetChart.Series(
      .text(name), sheet: PlanSheetName.plan,
      categories: CellRange(
        CellPlace(row: heading, column: layout.planColumn(of: layout.baseYear + 1)),
        CellPlace(row: heading, column: layout.planColumn(of: layout.targetYear))),
      values: layout.range(of: line, unit: index), color: color, width: width, stroke: stroke)
  }
}
