import Workbooks

/// The notes of a workbook, numbered, each with the tables that it is on.
struct StatisticsNotes: Sendable {
  /// One note.
  struct Note: Sendable, Equatable {
    let number: Int
    let text: String
    /// The sheets of the tables that it is on; empty for all of them.
    let sheets: [String]
  }

  let notes: [Note]

  /// The cautions of a report, then the notes of its tables, each once.
  init(of report: Report, _ tables: [StatisticsTable]) {
    var texts = Self.cautions(of: report, tables)
    let general = texts.count + 1
    texts.append(
      "An empty cell in a column of numbers means that there is no value; a flag beside it says "
        + "why, where that is known.")
    var sheets: [String: [String]] = [:]
    for table in tables {
      for note in table.notes {
        if sheets[note] == nil { texts.append(note) }
        sheets[note, default: []].append(table.sheet)
      }
    }
    notes = texts.enumerated().map { index, text in
      Note(number: index + 1, text: text, sheets: index < general ? [] : sheets[text] ?? [])
    }
  }

  /// The cautions of a report; those of BLS on figures of BLS where it has none.
  private static func cautions(of report: Report, _ tables: [StatisticsTable]) -> [String] {
    let own = report.blocks.flatMap { block -> [String] in
      guard case .callout(let callout) = block else { return [] }
      return [callout.title + ": " + callout.paragraphs.map(\.words).joined(separator: " ")]
    }
    let isOfBLS = tables.contains { $0.source.contains("BLS") || $0.source.contains("OEWS") }
    return own.isEmpty && isOfBLS ? ClosingSections.publisher.map(\.words) : own
  }

  /// The numbers of the notes on a table.
  func numbers(on table: StatisticsTable) -> [Int] {
    notes.filter { $0.sheets.isEmpty || $0.sheets.contains(table.sheet) }.map(\.number)
  }

  /// The sheet of notes, itself a table.
  var sheet: Worksheet {
    var sheet = Worksheet(name: StatisticsSheets.notes)
    sheet.tables = [
      TableRegion(
        name: "notes",
        range: CellRange(
          CellPlace(row: 0, column: 0), CellPlace(row: max(notes.count, 1), column: 2)),
        columns: ["Note", "Text", "Tables"])
    ]
    sheet.put(
      .text("Note"), row: 0, column: 0, CellStyle(.heading, alignment: .center, wraps: true))
    sheet.put([.text("Text"), .text("Tables")], row: 0, from: 1, .heading)
    for (index, note) in notes.enumerated() {
      sheet.put(
        .number(Double(note.number)), row: index + 1, column: 0,
        CellStyle(.body, .year, alignment: .center, wraps: true))
      sheet.put(.text(note.text), row: index + 1, column: 1, .wrapped)
      let tables = note.sheets.isEmpty ? "all" : note.sheets.joined(separator: ", ")
      sheet.put(.text(shortened(tables, to: 32_000)), row: index + 1, column: 2, .wrapped)
    }
    sheet.setWidths([8, 90, 40])
    sheet.fitRows()
    sheet.frozen = CellPlace(row: 1, column: 0)
    sheet.page = PageSetup(isLandscape: true, repeatedRows: 0...0, footer: "Notes")
    return sheet
  }
}
