import LaborSeries
import Workbooks

/// Employment year by year: as observed, as the model projects it, and under the chosen scenario.
struct ProjectionSheet {
  let context: PlanContext

  private var layout: PlanLayout { context.layout }

  static let columns = [
    "Year", "Observed", "Model median", "Model lower 80%", "Model upper 80%", "Scenario factor",
    "Median", "Lower 80%", "Upper 80%", "Chosen line", "Index",
  ]
  private static let widths: [Double] = [8, 10, 10, 10, 10, 9, 10, 10, 10, 10, 9, 2]

  /// The columns of the sheet, counted from 0.
  enum Column: Int {
    case year
    case observed
    case modelMedian
    case modelLower
    case modelUpper
    case factor
    case median
    case lower
    case upper
    case chosen
    case index
  }

  var sheet: Worksheet {
    var sheet = context.sheet(
      PlanSheetName.projection, "Projection",
      "Jobs, projected from the record to \(layout.targetYear), times the factor of the chosen "
        + "scenario. Median and 80% prediction interval.",
      page: PageSetup(
        isLandscape: true,
        pageStarts: context.units.indices.dropFirst().map { layout.projectionStart(unit: $0) }))
    sheet.setWidths(Self.widths)
    sheet.frozen = CellPlace(row: 2, column: 1)
    for index in context.units.indices { putBlock(index, on: &sheet) }
    return sheet
  }

  private func putBlock(_ index: Int, on sheet: inout Worksheet) {
    let unit = context.units[index]
    let heading = layout.projectionHeading(unit: index)
    sheet.put(.text(unit.label), row: heading - 2, column: 0, .section)
    sheet.put(
      .text("number of the occupation; row of the chosen scenario on the sheet Scenarios"),
      row: heading - 1, column: 3, CellStyle(.note))
    sheet.put(.text("Row"), row: heading - 1, column: 0, CellStyle(.note))
    sheet.setHeight(31, ofRow: heading)
    sheet.put(
      .number(Double(index + 1)), row: heading - 1, column: 1, CellStyle(.note, .integer))
    let number = CellPlace(row: heading - 1, column: 1).absoluteName
    sheet.put(
      .formula(
        "(Scenario_number-1)*Occupation_count+\(number)",
        .number(Double(context.book.choices.scenario * context.units.count + index + 1))),
      at: layout.scenarioRowPlace(unit: index), CellStyle(.note, .integer))
    for (column, name) in Self.columns.enumerated() {
      sheet.put(.text(name), row: heading, column: column, .numberHeading)
    }
    for year in layout.firstYear...layout.targetYear { put(year, index, on: &sheet) }
    sheet.tables.append(
      TableRegion(
        name: "projection_\(unit.key)",
        range: CellRange(
          CellPlace(row: heading, column: 0),
          CellPlace(
            row: layout.projectionRow(of: layout.targetYear, unit: index),
            column: Self.columns.count - 1)),
        columns: Self.columns))
    sheet.charts.append(chart(index))
  }

  private func put(_ year: Int, _ index: Int, on sheet: inout Worksheet) {
    let row = layout.projectionRow(of: year, unit: index)
    let unit = context.units[index]
    sheet.put(.number(Double(year)), row: row, column: 0, CellStyle(.label, .year))
    if let place = unit.history.firstIndex(where: { $0.year == year }),
      let jobs = unit.history[place].employment.number
    {
      let source = CellPlace(
        row: layout.historyStart(unit: index) + place, column: HistorySheet.jobsColumn)
      sheet.put(
        .formula("\(PlanSheetName.history)!\(source.absoluteName)", .number(jobs)), row: row,
        column: Column.observed.rawValue, CellStyle(.body, .integer))
    }
    guard year >= layout.baseYear else { return }
    putModel(year, row, index, on: &sheet)
    putScenario(context.figures[index].years[year - layout.baseYear], row, index, on: &sheet)
  }

  /// The model's own figures are data; they cannot be worked out in a workbook.
  private func putModel(_ year: Int, _ row: Int, _ index: Int, on sheet: inout Worksheet) {
    let unit = context.units[index]
    let offset = year - layout.baseYear
    let levels =
      offset == 0
      ? [unit.base.jobs, unit.base.jobs, unit.base.jobs]
      : [
        unit.years[offset - 1].median, unit.years[offset - 1].lower, unit.years[offset - 1].upper,
      ]
    sheet.put(
      levels.map(CellValue.number), row: row, from: Column.modelMedian.rawValue,
      CellStyle(.body, .integer))
  }

  private func putScenario(
    _ figures: PlanFigures.Year, _ row: Int, _ index: Int, on sheet: inout Worksheet
  ) {
    func cell(_ column: Column) -> String { CellPlace(row: row, column: column.rawValue).name }
    func fixed(_ column: Column, _ row: Int) -> String {
      CellPlace(row: row, column: column.rawValue).absoluteName
    }
    let isBase = figures.year == layout.baseYear
    let scenarioRow = layout.scenarioRowPlace(unit: index).absoluteName
    sheet.put(
      isBase
        ? .number(1)
        : .formula(
          "INDEX(Scenario_factors,\(scenarioRow),MATCH(\(cell(.year)),Scenario_years,0))",
          .number(figures.factor)),
      row: row, column: Column.factor.rawValue, CellStyle(.body, .decimal(4)))
    let lines: [(Column, Column, Double)] = [
      (.median, .modelMedian, figures.median), (.lower, .modelLower, figures.lower),
      (.upper, .modelUpper, figures.upper),
    ]
    for (column, model, value) in lines {
      sheet.put(
        .formula("\(cell(model))*\(cell(.factor))", .number(value)), row: row,
        column: column.rawValue, CellStyle(column == .median ? .strong : .body, .integer))
    }
    let heading = layout.projectionHeading(unit: index)
    sheet.put(
      .formula(
        "INDEX(\(cell(.median)):\(cell(.upper)),MATCH(Projection_line,"
          + "\(fixed(.median, heading)):\(fixed(.upper, heading)),0))", .number(figures.chosen)),
      row: row, column: Column.chosen.rawValue, CellStyle(.body, .integer))
    let base = layout.projectionRow(of: layout.baseYear, unit: index)
    sheet.put(
      .formula("\(cell(.chosen))/\(fixed(.chosen, base))", .number(figures.index)), row: row,
      column: Column.index.rawValue, CellStyle(.body, .decimal(4)))
  }

  private func chart(_ index: Int) -> SheetChart {
    let unit = context.units[index]
    let rows =
      layout.projectionRow(
        of: layout.firstYear, unit: index)...layout.projectionRow(
        of: layout.targetYear, unit: index)
    func series(
      _ name: String, _ column: Column, _ color: UInt32, _ width: Double,
      _ stroke: SheetChart.Stroke
    ) -> SheetChart.Series {
      SheetChart.Series(
        .text(name), sheet: PlanSheetName.projection, categories: CellRange(column: 0, rows: rows),
        values: CellRange(column: column.rawValue, rows: rows), color: color, width: width,
        stroke: stroke)
    }
    return SheetChart(
      .line, title: .text("\(unit.shortLabel.shortened(to: 120)): observed and projected jobs"),
      series: [
        series("Observed", .observed, 0x12436D, 2.5, .solid),
        series("Median", .median, 0x12436D, 2.25, .dashed),
        series("Lower 80%", .lower, 0x28A197, 1.5, .dotted),
        series("Upper 80%", .upper, 0x28A197, 1.5, .dotted),
      ], valueTitle: "jobs",
      at: CellPlace(row: layout.projectionHeading(unit: index), column: Self.columns.count + 1),
      size: (640, 440),
      summary: "Jobs of \(unit.label.shortened(to: 120)), observed to \(layout.baseYear) and "
        + "projected to \(layout.targetYear) with the 80% prediction interval under the chosen scenario."
    )
  }
}
