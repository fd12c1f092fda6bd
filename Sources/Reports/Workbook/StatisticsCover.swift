import Workbooks

/// The first sheet: what the workbook is, where its figures come from, and how to cite it.
struct StatisticsCover: Sendable {
  let report: Report
  let tables: [StatisticsTable]
  let program: String

  /// The sheet, one column of text.
  var sheet: Worksheet {
    var sheet = Worksheet(name: StatisticsSheets.cover)
    var row = 0
    func put(_ value: CellValue, _ style: CellStyle) {
      sheet.put(value, row: row, column: 0, style)
      row += 1
    }
    put(.text(report.title), CellStyle(.title, wraps: true))
    if !report.summary.isEmpty { put(.text(report.summary), CellStyle(.subtitle, wraps: true)) }
    for (title, lines) in parts where !lines.isEmpty {
      put(.text(title), CellStyle(.section, wraps: true))
      for line in lines { put(.text(line), .wrapped) }
    }
    put(.text("Contents"), CellStyle(.section, wraps: true))
    let table = tables.count == 1 ? "1 table" : "\(tables.count) tables"
    put(
      .link("The \(table) of this workbook", toSheet: StatisticsSheets.contents),
      CellStyle(.link, wraps: true))
    put(
      .link("Notes, by number", toSheet: StatisticsSheets.notes), CellStyle(.link, wraps: true))
    sheet.setWidths([80])
    sheet.fitRows()
    sheet.page = PageSetup(footer: shortened(report.title, to: 90))
    return sheet
  }

  private var parts: [(title: String, lines: [String])] {
    [
      ("Main figures", keyFigures), ("Data", report.release.isEmpty ? [] : [report.release]),
      ("Sources", sources),
      (
        "How to read the tables",
        [
          "Each sheet after the notes has one table, which begins in A1 and has a name (see "
            + "Contents) by which Power Query and other programs load it.",
          "An interval is two columns, lower and upper. A letter in a column of flags says more "
            + "about the value beside it; the notes explain the letters. A cell is empty where "
            + "there is no value.",
          "Percentages are stored as fractions and shown as percent.",
        ]
      ), ("How to cite", [citation]),
      ("About", report.colophon.isEmpty ? [] : [report.colophon]),
    ]
  }

  /// The main figures under the headings that they stand under in the report.
  private var keyFigures: [String] {
    var heading = ""
    return report.blocks.flatMap { block -> [String] in
      if case .heading(let found) = block { heading = found.text }
      guard case .keyFigures(let figures) = block else { return [] }
      return figures.map { figure in
        (heading.isEmpty ? "" : heading + " – ") + "\(figure.label): \(figure.value)"
          + (figure.detail.isEmpty ? "" : " (\(figure.detail))")
      }
    }
  }

  /// The sources of the tables, each once.
  private var sources: [String] {
    var seen: Set<String> = []
    return tables.map(\.source).filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  private var citation: String {
    ([report.title, report.release] + sources + ["Made with \(program)"]).filter { !$0.isEmpty }
      .map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ")
  }
}
