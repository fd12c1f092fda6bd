import LaborSeries
import Workbooks

/// Where every figure comes from: release, files with their digests, version, options.
struct ProvenanceSheet {
  let context: PlanContext

  var sheet: Worksheet {
    let origin = context.book.origin
    var sheet = context.sheet(
      PlanSheetName.provenance, "Provenance",
      "What this workbook was made of; the same inputs give the same file.",
      page: PageSetup(isLandscape: true))
    sheet.setWidths([48, 52, 12, 68])
    let facts =
      [("Program", origin.program), ("Release", origin.release)]
      + origin.options.map { ($0.name, $0.value) }
    var row = 3
    sheet.put([.text("Fact"), .text("Value")], row: row, .heading)
    for fact in facts {
      row += 1
      sheet.put(.text(fact.0), row: row, column: 0, .label)
      sheet.put(.text(fact.1), row: row, column: 1, CellStyle(.body))
    }
    row += 2
    sheet.put(.text("Files"), row: row, column: 0, .section)
    row += 1
    let heading = row
    let columns = ["file", "release", "bytes", "sha256"]
    sheet.put(columns.map(CellValue.text), row: row, .heading)
    for input in origin.inputs {
      row += 1
      sheet.put([.text(input.name), .text(input.release)], row: row)
      sheet.put(.number(Double(input.byteCount)), row: row, column: 2, CellStyle(.body, .integer))
      sheet.put(.text(input.sha256), row: row, column: 3)
    }
    if !origin.inputs.isEmpty {
      sheet.tables = [
        TableRegion(
          name: "files",
          range: CellRange(CellPlace(row: heading, column: 0), CellPlace(row: row, column: 3)),
          columns: columns)
      ]
    }
    row += 2
    sheet.put(.text("Publisher"), row: row, column: 0, CellStyle(.strong))
    sheet.put(
      .text(
        "U.S. Bureau of Labor Statistics: Occupational Employment and Wage Statistics; Employment "
          + "Projections. Public domain."), row: row, column: 1)
    return sheet
  }
}
