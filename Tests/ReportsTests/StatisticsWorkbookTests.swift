import Foundation
import Tabular
import Testing
import Workbooks

@testable import Reports

@Suite struct StatisticsWorkbookTests {
  /// The rows of each sheet, read back by the reader of this package.
  private func sheets(_ bytes: [UInt8]) throws -> [String: [[SheetCell]]] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("statistics-\(UUID().uuidString).xlsx")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }  // Only clears up.
    guard case .workbook(let found) = try OpenedFile(path: file.path).content else {
      throw NotAWorkbook()
    }
    var sheets: [String: [[SheetCell]]] = [:]
    for sheet in found {
      var rows: [[SheetCell]] = []
      try sheet.forEachRow { row in
        rows.append(row.cells)
        return true
      }
      sheets[sheet.name] = rows
    }
    return sheets
  }

  private struct NotAWorkbook: Error {}

  private func sample() throws -> StatisticsWorkbook {
    StatisticsWorkbook(
      of: try SampleReport.report(), data: [SampleReport.tidy.dataRows()], program: "modality 0")
  }

  @Test func coverContentsAndNotesComeBeforeTheTables() throws {
    let workbook = try sample().workbook()
    #expect(workbook.sheets.prefix(3).map(\.name) == ["Cover", "Contents", "Notes"])
    #expect(workbook.sheets.last?.name == "tidy")
  }

  @Test func everyTableBeginsInTheFirstCellUnderANameOfItsOwn() throws {
    let workbook = try sample().workbook()
    var names: Set<String> = []
    for sheet in workbook.sheets.dropFirst() {
      let table = try #require(sheet.tables.first, "\(sheet.name)")
      #expect(sheet.tables.count == 1)
      #expect(table.range.first == CellPlace(row: 0, column: 0))
      #expect(names.insert(table.name).inserted)
      #expect(sheet.cells.keys.allSatisfy { $0 <= table.range.last || $0.row == 0 })
    }
    #expect(names.isSuperset(of: ["contents", "notes", "tidy"]))
  }

  @Test func theContentsLeadToEverySheetOfATable() throws {
    let workbook = try sample().workbook()
    let contents = try #require(workbook.sheets.first { $0.name == "Contents" })
    let targets = contents.cells.sorted { $0.key < $1.key }.compactMap { _, cell -> String? in
      if case .link(_, let sheet) = cell.value { return sheet }
      return nil
    }
    #expect(targets == workbook.sheets.dropFirst(2).map(\.name))
  }

  @Test func numbersAreNumbersAndWhatIsMissingIsEmptyBesideItsFlag() throws {
    let sheets = try sheets(try sample().bytes())
    let rows = try #require(sheets[SampleReport.table.identifier])
    let header = rows[0].map(\.words)
    let jobs = try #require(header.firstIndex { $0.hasPrefix("Jobs") })
    #expect(rows[2][jobs].number == 43_390)
    let wage = try #require(header.firstIndex { $0.hasPrefix("Median wage") })
    #expect(rows[2][wage].number == nil && rows[2][wage].words.isEmpty)
    #expect(rows[2][wage + 1].words == "c")
    let growth = try #require(header.firstIndex { $0.hasPrefix("Projected growth") })
    // Stored as a fraction, shown as percent.
    #expect(rows[2][growth].number == 0.015)
    let tidy = try #require(sheets["tidy"])
    #expect(tidy[0].map(\.words) == TidyTable.columnNames)
    #expect(tidy.count == SampleReport.tidy.rows.count + 1)
  }

  @Test func sameReportIsTheSameBytes() throws {
    #expect(try sample().bytes() == sample().bytes())
  }

  @Test func theDateIsThatOfTheEnvironment() throws {
    let report = try SampleReport.report()
    let named = StatisticsWorkbook(of: report, sourceDateEpoch: "86400")
    #expect(try named.workbook().properties.created == 86_400)
    #expect(
      try StatisticsWorkbook(of: report).workbook().properties.created
        == DocumentProperties.fixedDate)
  }

  @Test func hostileAndLongHeadersAreTakenAndSaid() throws {
    let long = String(repeating: "long ", count: 2000)
    let table = Table(
      identifier: "A1", caption: "=1+1",
      columns: [
        .init(""), .init(long, .count), .init(long, .count), .init("=cmd|x\u{1B}\n", .count),
      ],
      rows: [[.text("=1+1"), .number(1), .number(2), .number(3)]], source: "@source")
    let workbook = StatisticsWorkbook(
      of: Report(title: "\u{1B}]0;t\u{07}" + long, blocks: [.table(table), .table(table)]))
    let sheets = try sheets(try workbook.bytes())
    let rows = try #require(sheets["a1"])
    #expect(rows[0].map(\.words).allSatisfy { $0.utf16.count <= 255 })
    #expect(Set(rows[0].map(\.words)).count == 4)
    #expect(rows[1][0].words == "=1+1")
    #expect(sheets["a1-2"] != nil)
    let notes = try #require(sheets["Notes"]).flatMap { $0.map(\.words) }
    #expect(notes.contains { $0.contains(long.dropLast()) }, "a shortened header is given in full")
  }

  @Test func aTextThatNoCellTakesIsAnError() throws {
    let table = Table(
      identifier: "t", caption: "c", columns: [.init("a")],
      rows: [[.text(String(repeating: "x", count: 32_768))]], source: "s")
    #expect(throws: WorkbookFault.longText(sheet: "t", cell: "A2", length: 32_768)) {
      try StatisticsWorkbook(of: Report(title: "T", blocks: [.table(table)])).bytes()
    }
  }

  @Test func cautionsOfTheReportAreTheFirstNotes() throws {
    let report = Report(
      title: "T",
      blocks: [
        .callout(Callout(title: "Mind", paragraphs: [[.text("the gap.")]])),
        .table(SampleReport.table),
      ])
    let notes = StatisticsNotes(of: report, StatisticsWorkbook(of: report).tables)
    #expect(notes.notes.first?.text == "Mind: the gap.")
    #expect(notes.notes.map(\.number) == Array(1...notes.notes.count))
    // A report of BLS figures without cautions of its own gets those of BLS.
    let bare = Report(title: "T", blocks: [.table(SampleReport.table.from("BLS, OEWS May 2025"))])
    let publisher = StatisticsNotes(of: bare, StatisticsWorkbook(of: bare).tables)
    #expect(publisher.notes[0].text.contains("not designed as a time series"))
  }
}

extension SheetCell {
  fileprivate var words: String {
    if case .text(let text) = self { return text }
    return ""
  }

  fileprivate var number: Double? {
    if case .number(let number) = self { return number }
    return nil
  }
}

extension Table {
  fileprivate func from(_ source: String) -> Table {
    Table(
      identifier: identifier, caption: caption, columns: columns, rows: rows, notes: notes,
      source: source)
  }
}
