import LaborSeries
import Workbooks

/// What was observed, one row for each occupation and year, as a table that programs load.
struct HistorySheet {
  let context: PlanContext

  static let jobsColumn = 4
  private static let columns = [
    "soc", "occupation", "area", "year", "jobs", "relative_standard_error", "mark", "source",
  ]

  var sheet: Worksheet {
    var sheet = context.sheet(
      PlanSheetName.history, "History",
      "Jobs as published, \(context.book.origin.release) the latest. An empty cell was not published; "
        + "the mark says how.",
      page: PageSetup(isLandscape: true, repeatedRows: 3...3))
    sheet.setWidths([18, 30, 18, 8, 12, 28, 10, 44])
    sheet.frozen = CellPlace(row: PlanLayout.historyRow, column: 0)
    for (column, name) in Self.columns.enumerated() {
      sheet.put(
        .text(name), row: 3, column: column, (3...5).contains(column) ? .numberHeading : .heading)
    }
    var row = PlanLayout.historyRow
    for unit in context.units {
      for observation in unit.history {
        put(observation, of: unit, row: row, on: &sheet)
        row += 1
      }
    }
    sheet.tables = [
      TableRegion(
        name: "history",
        range: CellRange(
          CellPlace(row: 3, column: 0),
          CellPlace(row: max(row - 1, 4), column: Self.columns.count - 1)),
        columns: Self.columns, hasFilters: true)
    ]
    return sheet
  }

  private func put(
    _ observation: Observation, of unit: PlannedUnit, row: Int, on sheet: inout Worksheet
  ) {
    sheet.put(.text(unit.occupation.code.description), row: row, column: 0)
    sheet.put(.text(unit.occupation.shortTitle), row: row, column: 1)
    sheet.put(.text(unit.area.isEmpty ? "United States" : unit.area), row: row, column: 2)
    sheet.put(.number(Double(observation.year)), row: row, column: 3, CellStyle(.body, .year))
    if let jobs = observation.employment.number {
      sheet.put(.number(jobs), row: row, column: Self.jobsColumn, CellStyle(.body, .integer))
    } else if let mark = observation.employment.mark {
      sheet.put(.text(mark), row: row, column: 6)
    }
    if let error = observation.employmentPRSE {
      sheet.put(.number(error / 100), row: row, column: 5, CellStyle(.body, .percent(1)))
    }
    let source = observation.sources.map(\.description).joined(separator: ", ")
    sheet.put(.text(source), row: row, column: 7, CellStyle(.note))
  }
}
