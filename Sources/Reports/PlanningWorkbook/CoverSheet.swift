import LaborSeries
import Workbooks

/// The first page: what the plan comes to in a table, and where everything is.
struct CoverSheet {
  let context: PlanContext

  private var layout: PlanLayout { context.layout }
  private static let columns: [PlanSummary.Column] = [
    .staff, .needAtTarget, .closing, .gap, .hires, .hiresPerYear,
  ]

  var sheet: Worksheet {
    var sheet = context.sheet(
      PlanSheetName.cover, context.book.title,
      "Headcount plan \(layout.baseYear + 1) to \(layout.targetYear), given the inputs, the record to "
        + "\(layout.baseYear) and the chosen scenario", page: PageSetup(isLandscape: true))
    sheet.setWidths([44, 16, 16, 16, 16, 16, 16])
    sheet.tabColor = 0x12436D
    putState(on: &sheet)
    let row = putSummary(on: &sheet)
    putContents(from: row, on: &sheet)
    return sheet
  }

  private func putState(on sheet: inout Worksheet) {
    let choices = context.book.choices
    sheet.put(.text("Scenario"), row: 3, column: 0, .label)
    sheet.put(
      .formula("Scenario", .text(context.scenarioNames[choices.scenario])), row: 3, column: 1,
      CellStyle(.strong))
    sheet.put(.text("Line of the projection"), row: 4, column: 0, .label)
    sheet.put(
      .formula("Projection_line", .text(choices.line.rawValue)), row: 4, column: 1,
      CellStyle(.strong))
    sheet.put(.text("All checks"), row: 5, column: 0, .label)
    let truth = CellPlace(row: 5, column: 1)
    sheet.put(
      .formula("All_checks", .boolean(true)), at: truth,
      CellStyle(.strong, .truth, alignment: .left))
    sheet.looks = [
      ConditionalLook(CellRange(truth), while: "NOT(\(truth.name))", .bad),
      ConditionalLook(CellRange(truth), while: truth.name, .good),
    ]
    sheet.put(.text("Staff figures"), row: 6, column: 0, .label)
    sheet.put(
      .text(
        context.book.hasOwnStaff
          ? "your own, as the sheet Inputs says"
          : "employment as published; put your own into the yellow cells of the sheet Inputs"),
      row: 6, column: 1, CellStyle(.body))
  }

  /// Answers the row behind the table.
  private func putSummary(on sheet: inout Worksheet) -> Int {
    let heading = 8
    sheet.put(.text("Occupation"), row: heading, column: 0, .heading)
    sheet.setHeight(31, ofRow: heading)
    for (offset, column) in Self.columns.enumerated() {
      sheet.put(
        .text(column.title(layout)), row: heading, column: 1 + offset, .numberHeading)
    }
    let summary = PlanSummary(context: context)
    let count = context.units.count + (layout.summaryTotalRow == nil ? 0 : 1)
    for line in 0..<count {
      let isTotal = line == context.units.count
      sheet.put(
        .text(isTotal ? "All of these" : context.units[line].label), row: heading + 1 + line,
        column: 0, CellStyle(isTotal ? .strong : .label))
      for (offset, column) in Self.columns.enumerated() {
        let place = CellPlace(row: PlanLayout.summaryRow + line, column: column.rawValue)
        let value =
          isTotal
          ? context.units.indices.reduce(0) { $0 + summary.value(column, $1) }
          : summary.value(column, line)
        sheet.put(
          .formula("\(PlanSheetName.plan)!\(place.absoluteName)", .number(value)),
          row: heading + 1 + line, column: 1 + offset,
          CellStyle(isTotal || column == .hires ? .strong : .body, context.persons))
      }
    }
    return heading + 1 + count + 1
  }

  private func putContents(from row: Int, on sheet: inout Worksheet) {
    sheet.put(.text("Sheets"), row: row, column: 0, .section)
    let contents = [
      (PlanSheetName.inputs, "every figure that you may change, with unit, range and source"),
      (PlanSheetName.history, "jobs as published, year by year"),
      (
        PlanSheetName.projection,
        "median and 80% interval to \(layout.targetYear), with a chart each"
      ),
      (PlanSheetName.scenarios, "what may be assumed, and what it does to each occupation"),
      (PlanSheetName.plan, "need, staff, gap and hires, year by year, with charts"),
      (PlanSheetName.checks, "what has to be true, and whether it is"),
      (PlanSheetName.notes, "the rules of the plan, how to read an interval, cautions of BLS"),
      (PlanSheetName.provenance, "release, files and their digests, version, options"),
    ]
    for (offset, item) in contents.enumerated() {
      sheet.put(
        .link(item.0, toSheet: item.0), row: row + 1 + offset, column: 0, CellStyle(.link))
      sheet.put(.text(item.1), row: row + 1 + offset, column: 1, CellStyle(.body))
    }
    let last = row + contents.count + 2
    sheet.put(
      .text(
        "Yellow cells of the sheet Inputs are the only ones to change. It is a projection, given "
          + "the record and these assumptions."), row: last, column: 0, CellStyle(.note))
  }
}
