import Workbooks

/// The contents of a workbook: a link to each table, what it shows, its notes and its source.
struct StatisticsContents: Sendable {
  let tables: [StatisticsTable]
  let notes: StatisticsNotes

  private static let columns = ["Sheet", "What it shows", "Rows", "Notes", "Loaded as", "Source"]

  /// The sheet of contents, itself a table.
  var sheet: Worksheet {
    var sheet = Worksheet(name: StatisticsSheets.contents)
    let lines = [
      (StatisticsSheets.notes, "Notes on the tables, by number", notes.notes.count, "notes")
    ]
    sheet.tables = [
      TableRegion(
        name: "contents",
        range: CellRange(
          CellPlace(row: 0, column: 0),
          CellPlace(row: lines.count + tables.count, column: Self.columns.count - 1)),
        columns: Self.columns)
    ]
    for (column, header) in Self.columns.enumerated() {
      sheet.put(
        .text(header), row: 0, column: column,
        column == 2 ? CellStyle(.heading, alignment: .center, wraps: true) : .heading)
    }
    for (index, line) in lines.enumerated() {
      put(line.0, line.1, rows: line.2, name: line.3, at: index + 1, on: &sheet)
    }
    for (index, table) in tables.enumerated() {
      let row = lines.count + index + 1
      put(
        table.sheet, table.caption, rows: table.rows.fields.count, name: table.name, at: row,
        on: &sheet)
      let numbers = notes.numbers(on: table).map(String.init).joined(separator: ", ")
      sheet.put(.text(numbers), row: row, column: 3, .wrapped)
      sheet.put(.text(table.source), row: row, column: 5, .wrapped)
    }
    sheet.setWidths([30, 60, 8, 16, 30, 60])
    sheet.fitRows()
    sheet.frozen = CellPlace(row: 1, column: 0)
    sheet.page = PageSetup(isLandscape: true, repeatedRows: 0...0, footer: "Contents")
    return sheet
  }

  private func put(
    _ target: String, _ words: String, rows: Int, name: String, at row: Int,
    on sheet: inout Worksheet
  ) {
    sheet.put(.link(target, toSheet: target), row: row, column: 0, CellStyle(.link, wraps: true))
    sheet.put(.text(words), row: row, column: 1, .wrapped)
    sheet.put(
      .number(Double(rows)), row: row, column: 2,
      CellStyle(.body, .integer, alignment: .center, wraps: true))
    sheet.put(.text(name), row: row, column: 4, .wrapped)
  }
}
