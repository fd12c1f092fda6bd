import Foundation
import Tabular
import Testing

@testable import Workbooks

@Suite struct WorkbookTests {
  @Test func everyKindOfCellIsReadBackAsItWasPut() throws {
    let written = try WrittenWorkbook(
      .of { sheet in
        sheet.put(.text("Radiologic technologists"), row: 0, column: 0, .title)
        sheet.put(.number(1234.5678), row: 1, column: 0, CellStyle(.body, .decimal(2)))
        sheet.put(.boolean(true), row: 1, column: 1)
        sheet.put(.formula("A2*2", .number(2469.1356)), row: 1, column: 2)
        sheet.put(.formula("\"a\"&\"b\"", .text("ab")), row: 1, column: 3)
        sheet.put(.formula("A2>1", .boolean(true)), row: 1, column: 4, CellStyle(.body, .truth))
        sheet.put(.blank, row: 1, column: 5, .heading)
        sheet.put(.link("Go", toSheet: "Figures"), row: 2, column: 0)
      })
    #expect(written["Figures", 1, 0] == .text("Radiologic technologists"))
    #expect(
      written.sheets["Figures"]?[2] == [
        .number(1234.5678), .boolean(true), .number(2469.1356), .text("ab"), .number(1), .empty,
      ])
    #expect(written["Figures", 3, 0] == .text("Go"))
  }

  @Test(arguments: [
    "=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://example.org\")", "<b>&amp;</b>", "'quoted",
    "שלום \u{202E}abc", "👩🏽‍⚕️ emoji", "_x0041_", "line\nbreak\ttab",
    String(repeating: "ä", count: 10_000),
  ])
  func aHostileTextStaysAText(_ text: String) throws {
    let written = try WrittenWorkbook(.of { $0.put(.text(text), row: 0, column: 0) })
    #expect(written["Figures", 1, 0] == .text(text))
  }

  @Test func whatXMLCannotHoldIsReplacedInSight() throws {
    let written = try WrittenWorkbook(
      .of { $0.put(.text("a\u{0}b\u{FFFF}c"), row: 0, column: 0) })
    #expect(written["Figures", 1, 0] == .text("a\u{FFFD}b\u{FFFD}c"))
  }

  @Test func theSameContentGivesTheSameBytes() throws {
    func bytes() throws -> [UInt8] {
      try Workbook.of { sheet in
        for row in 0..<50 {
          sheet.put(.number(Double(row)), row: row, column: 0, CellStyle(.strong, .integer))
          sheet.put(.text("row \(row)"), row: row, column: 1, .note)
        }
        sheet.setWidths([12, 30])
      }.bytes()
    }
    #expect(try bytes() == bytes())
  }

  @Test func theDateIsThatOfTheEnvironmentOrAFixedOne() throws {
    let named = DocumentProperties(title: "", sourceDateEpoch: "86400")
    #expect(named.created == 86_400)
    for useless in ["", "soon", "-5", "0", "999999999999999"] {
      let properties = DocumentProperties(title: "", sourceDateEpoch: useless)
      #expect(properties.created == DocumentProperties.fixedDate)
    }
    var sheet = Worksheet(name: "A")
    sheet.put(.number(1), row: 0, column: 0)
    let fixed = try Workbook(properties: DocumentProperties(title: "T"), sheets: [sheet]).bytes()
    let other = try Workbook(
      properties: DocumentProperties(title: "T", sourceDateEpoch: "86400"), sheets: [sheet]
    ).bytes()
    #expect(fixed != other)
  }

  @Test func nothingIsLeftInTheTemporaryFolder() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("empty-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let workbook = try Workbook.of { $0.put(.number(1), row: 0, column: 0) }
    #expect(try workbook.bytes(temporaryFolder: folder.path).starts(with: [0x50, 0x4B]))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    try FileManager.default.removeItem(at: folder)
    #expect(throws: WorkbookFault.self) { try workbook.bytes(temporaryFolder: folder.path) }
  }

  @Test func tablesRulesLooksNamesAndChartsAreWritten() throws {
    var sheet = Worksheet(name: "It's a plan")
    sheet.put(.text("Above"), row: 0, column: 0)
    for row in 3...5 {
      sheet.put(.number(Double(2020 + row)), row: row, column: 0, CellStyle(.body, .year))
      sheet.put(.number(Double(row) * 10), row: row, column: 1, CellStyle(.body, .integer))
    }
    let all = CellRange(CellPlace(row: 2, column: 0), CellPlace(row: 5, column: 1))
    sheet.tables = [TableRegion(name: "plan", range: all, columns: ["year", "jobs"])]
    let jobs = CellRange(column: 1, rows: 3...5)
    sheet.rules = [
      InputRule(jobs, .whole(0...100), title: "Jobs", prompt: "0 to 100", refusal: "Too many"),
      InputRule(CellRange(CellPlace(row: 7, column: 0)), .choice(["a", "b"])),
    ]
    sheet.looks = [ConditionalLook(jobs, while: "$B4<0", .bad)]
    sheet.charts = [
      SheetChart(
        .line, title: .text("Jobs"),
        series: [
          SheetChart.Series(
            .cell(CellPlace(row: 2, column: 1), sheet: sheet.name), sheet: sheet.name,
            categories: CellRange(column: 0, rows: 3...5), values: jobs, color: 0x12436D)
        ], valueTitle: "jobs", at: CellPlace(row: 8, column: 3), summary: "Jobs rise")
    ]
    sheet.frozen = CellPlace(row: 3, column: 1)
    sheet.page = PageSetup(isLandscape: true, repeatedRows: 0...2, footer: "A & B")
    let workbook = try Workbook(
      properties: DocumentProperties(title: "T"), sheets: [sheet],
      names: [DefinedName("Jobs_all", sheet: sheet.name, range: jobs)])
    let written = try WrittenWorkbook(workbook)
    #expect(written["It's a plan", 3, 0] == .text("year"))
    #expect(written["It's a plan", 3, 1] == .text("jobs"))
    #expect(written["It's a plan", 6, 1] == .number(50))
    let parts = try UnpackedParts(try workbook.bytes())
    #expect(parts["xl/tables/table1.xml"].contains("displayName=\"plan\""))
    #expect(
      parts["xl/workbook.xml"].contains("<definedName name=\"Jobs_all\">'It''s a plan'!$B$4:$B$6"))
    let first = parts["xl/worksheets/sheet1.xml"]
    #expect(first.contains("<dataValidation type=\"whole\""))
    #expect(first.contains("<formula1>\"a,b\"</formula1>"))
    #expect(first.contains("orientation=\"landscape\""))
    #expect(first.contains("A &amp;&amp; B"))
    #expect(first.contains("topLeftCell=\"B4\""))
    #expect(parts["xl/charts/chart1.xml"].contains("'It''s a plan'!$B$4:$B$6"))
    #expect(parts["xl/drawings/drawing1.xml"].contains("Jobs rise"))
  }

  @Test func aChartTitleThatBeginsWithAnEqualsSignIsNoReference() throws {
    var sheet = Worksheet(name: "Data")
    let cells = CellRange(column: 0, rows: 0...2)
    for row in 0...2 { sheet.put(.number(Double(row)), row: row, column: 0, .body) }
    let hostile = "=cmd|'/c calc'!A1"
    sheet.charts = [
      SheetChart(
        .line, title: .text(hostile),
        series: [
          SheetChart.Series(
            .text(hostile), sheet: "Data", categories: cells, values: cells, color: 0)
        ], valueTitle: hostile, at: CellPlace(row: 5, column: 0), summary: hostile)
    ]
    let workbook = try Workbook(properties: DocumentProperties(title: "T"), sheets: [sheet])
    let chart = try UnpackedParts(try workbook.bytes())["xl/charts/chart1.xml"]
    let references = chart.matches(of: /<c:f>(.*?)<\/c:f>/).map { String($0.1) }
    #expect(references == ["Data!$A$1:$A$3", "Data!$A$1:$A$3"])
    #expect(chart.contains("calc"))
  }
}
