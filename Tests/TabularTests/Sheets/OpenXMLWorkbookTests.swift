import Testing

@testable import Tabular

@Suite struct OpenXMLWorkbookTests {
  private func cells(_ xml: String, _ change: (inout TestWorkbook) -> Void = { _ in }) throws
    -> [SheetRow]
  {
    var workbook = TestWorkbook(rows: xml)
    change(&workbook)
    return try rows(sheets(workbook.archive.bytes())[0])
  }

  @Test func sharedTextsAreJoinedFromTheirRunsWithoutPronunciation() throws {
    let texts =
      "<si><t>one</t></si><si><r><rPr><b/></rPr><t>t</t></r><r><t xml:space=\"preserve\"> wo</t></r>"
      + "<rPh sb=\"0\" eb=\"1\"><t>NO</t></rPh><phoneticPr/></si><si><t/></si>"
      + "<si><t>a_x000D_b_x005F_x0041_ _x0000_</t></si>"
    let row =
      "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>0</v></c>"
      + "<c r=\"C2\" t=\"s\"><v>2</v></c><c r=\"D2\" t=\"s\"><v>3</v></c></row>"
    let found = try cells(row) { $0.sharedTexts = texts }
    let expected: [SheetCell] = [
      .text("t wo"), .text("one"), .empty, .text("a\rb_x0041_ _x0000_"),
    ]
    #expect(found == [SheetRow(number: 2, cells: expected)])
  }

  @Test func everyKindOfCellIsTold() throws {
    let row =
      "<row r=\"1\"><c r=\"A1\"><v>-1.5E2</v></c><c r=\"B1\" t=\"n\"><v>61.869999999999997</v></c>"
      + "<c r=\"C1\" t=\"b\"><v>1</v></c><c r=\"D1\" t=\"e\"><v>#REF!</v></c>"
      + "<c r=\"E1\" t=\"str\"><f>A1</f><v>text</v></c><c r=\"F1\"><f>1+1</f><v>2</v></c>"
      + "<c r=\"G1\"><f>1+1</f></c><c r=\"H1\"><f>1+1</f><v/></c>"
      + "<c r=\"I1\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c>"
      + "<c r=\"J1\" t=\"d\"><v>2021-11-01T12:00:00</v></c><c r=\"K1\" t=\"inlineStr\"/>"
      + "<c r=\"L1\" s=\"9\"/><c r=\"M1\" t=\"inlineStr\"><is><t>&gt;= \u{E9}</t></is></c></row>"
    let expected: [SheetCell] = [
      .number(-150), .number(61.87), .boolean(true), .error("#REF!"), .text("text"), .number(2),
      .formulaWithoutValue, .formulaWithoutValue, .text("inline"), .date(44501.5), .empty, .empty,
      .text(">= \u{E9}"),
    ]
    #expect(try cells(row) == [SheetRow(number: 1, cells: expected)])
  }

  /// January 1, 2020 is 43831 in the usual count and 42369 from 1904 (ECMA-376, part 1, 18.17.4.1).
  @Test func datesAreToldByTheirFormatInBothCounts() throws {
    let styles =
      "<numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-409]mmm\\-yy;@\"/>"
      + "<numFmt numFmtId=\"171\" formatCode=\"[Red]0.0&quot; days&quot;\"/>"
      + "<numFmt numFmtId=\"172\" formatCode=\"[h]:mm\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
      + "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/>"
      + "<xf numFmtId=\"171\"/><xf numFmtId=\"172\"/></cellXfs>"
    let row = (0...4).map { "<c s=\"\($0)\"><v>42369</v></c>" }.joined()
    for (properties, date) in [("", 42369.0), ("date1904=\"1\"", 43831)] {
      let found = try cells("<row>\(row)</row>") {
        $0.styles = styles
        $0.properties = properties
      }
      #expect(
        found[0].cells == [.number(42369), .date(date), .date(date), .number(42369), .date(date)])
    }
    let day = try #require(CalendarDay.date(ofDay: 43831))
    #expect(day == (2020, 1, 1))
    #expect(CalendarDay.date(ofDay: 60) == nil)
    #expect(try #require(CalendarDay.date(ofDay: 61)) == (1900, 3, 1))
  }

  @Test func sheetsComeInTheOrderOfTheirTabsAndSayWhetherTheyAreHidden() throws {
    func row(_ number: Int) -> String { "<row><c><v>\(number)</v></c></row>" }
    let workbook = TestWorkbook(tabs: [
      .init(name: "first", xml: TestWorkbook.sheet(rows: row(1))),
      .init(name: "hidden", xml: TestWorkbook.sheet(rows: row(2)), state: "hidden"),
      .init(name: "very", xml: TestWorkbook.sheet(rows: row(3)), state: "veryHidden"),
    ])
    let found = try sheets(workbook.archive.bytes())
    #expect(found.map(\.name) == ["first", "hidden", "very"])
    #expect(found.map(\.isHidden) == [false, true, true])
    #expect(try found.map { try rows($0)[0].cells } == [[.number(1)], [.number(2)], [.number(3)]])
  }

  @Test func missingReferencesAndSparseRowsKeepTheirPlaces() throws {
    let found = try cells(
      "<row/><row><c><v>1</v></c><c r=\"D2\"><v>2</v></c><c><v>3</v></c></row><row r=\"7\">"
        + "<c r=\"C7\"><v>4</v></c></row><row r=\"8\"><c r=\"A8\" s=\"1\"/></row>")
    #expect(
      found == [
        SheetRow(number: 2, cells: [.number(1), .empty, .empty, .number(2), .number(3)]),
        SheetRow(number: 7, cells: [.empty, .empty, .number(4)]),
      ])
  }

  @Test func theLastCellOfAllNeedsNoGrid() throws {
    let found = try cells(
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
        + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>")
    #expect(found.map(\.number) == [1, 1_048_576])
    #expect(found[1].cells.count == 16_384)
    #expect(found[1].cells.last == .number(2))
  }

  @Test func strictWorkbooksAndPrefixesAreRead() throws {
    var workbook = TestWorkbook(tabs: [
      .init(
        name: "data",
        xml: TestWorkbook.sheet(
          rows: "<row><c t=\"s\"><v>0</v></c></row>", namespace: TestWorkbook.strict)),
      .init(
        name: "prefixed",
        xml: "<x:worksheet xmlns:x=\"\(TestWorkbook.main)\"><x:sheetData><x:row><x:c><x:v>5</x:v>"
          + "</x:c></x:row></x:sheetData></x:worksheet>"),
    ])
    workbook.isStrict = true
    workbook.sharedTexts = "<si><t>strict</t></si>"
    let found = try sheets(workbook.archive.bytes())
    #expect(try rows(found[0])[0].cells == [.text("strict")])
    #expect(try rows(found[1])[0].cells == [.number(5)])
  }

  @Test(arguments: [
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "xl/texts.xml",
    "xl/styles.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml",
  ])
  func aDocumentTypeIsRefusedInEveryPart(_ part: String) throws {
    var workbook = TestWorkbook(rows: "<row><c t=\"s\"><v>0</v></c></row>")
    workbook.sharedTexts = "<si><t>x</t></si>"
    workbook.styles = "<cellXfs/>"
    workbook.prologues[part] =
      "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\"><!ENTITY a \"&a;\">]>"
    #expect(failure(of: try workbook.archive.bytes()) == .documentType(file: "input", part: part))
  }

  /// What is wrong, and a part of the sentence that says so.
  static let wrongRows: [(String, String)] = [
    ("<row r=\"2\"/><row r=\"1\"/>", "cell A1: row 1 stands after row 2"),
    ("<row r=\"0\"/>", "“0” is no number of a row"),
    ("<row r=\"99999999999999999999\"/>", "“99999999999999999999” is no number of a row"),
    ("<row><c t=\"s\"><v>99999999999999999999</v></c></row>", "is not the number of one of 0"),
    ("<row r=\"1\"><c r=\"A99999999999999999999\"/></row>", "is no place of a cell"),
    ("<row r=\"1\"><c s=\"99999999999999999999\"><v>x</v></c></row>", "is not a number"),
    ("<row r=\"1:3\"/>", "“1:3” is no number of a row"),
    ("<row r=\"1048577\"/>", "more than the limit of 1048576 rows"),
    ("<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>", "cell A1: the cell stands after B1"),
    ("<row r=\"1\"><c r=\"A2\"/></row>", "cell A2: the cell stands in row 1"),
    ("<row r=\"1\"><c r=\"1A\"/></row>", "“1A” is no place of a cell"),
    ("<row r=\"1\"><c r=\"XFE1\"/></row>", "cell XFE1: more than the limit of 16384 columns"),
    ("<row r=\"1\"><c r=\"AAAAA1\"/></row>", "“AAAAA1” is no place of a cell"),
    ("<row><c><v>1x</v></c></row>", "cell A1: “1x” is not a number"),
    ("<row><c><v>nan</v></c></row>", "cell A1: “nan” is not a number"),
    ("<row><c><v>1e999</v></c></row>", "cell A1: “1e999” is not a number"),
    ("<row><c/><c t=\"s\"><v>0</v></c></row>", "cell B1: “0” is not the number of one of 0"),
    ("<row><c t=\"b\"><v>2</v></c></row>", "cell A1: “2” is not true or false"),
    ("<row><c t=\"d\"><v>2021-02-30</v></c></row>", "“2021-02-30” is not a date"),
    ("<row><c t=\"x\"><v>0</v></c></row>", "cells of the type “x” are unknown"),
    ("<row><c></row>", "line 1: not well-formed XML"),
    ("<row><c r='&e;'/></row>", "not well-formed"),
    ("<row", "not well-formed"),
  ]

  @Test(arguments: wrongRows)
  func whatIsWrongIsSaidWithItsPlace(_ rows: String, _ sentence: String) throws {
    let found = failure(of: try TestWorkbook(rows: rows).archive.bytes())
    #expect(found?.description.contains(sentence) == true, "\(String(describing: found))")
  }

  @Test func emptyCellsBeforeWrittenOnesAreLimited() throws {
    let far = (1...100).map { "<row><c r=\"XFD\($0)\"><v>1</v></c></row>" }.joined()
    var limits = ReadingLimits.standard
    limits.emptyCells = 1_000_000
    let found = failure(of: try TestWorkbook(rows: far).archive.bytes(), limits: limits)
    #expect(found?.description.contains("cell XFD62: more than 1000000 empty cells") == true)
  }

  @Test func longTextsAndManySharedTextsAreLimited() throws {
    var limits = ReadingLimits.standard
    limits.cellCharacters = 10
    let inline = "<row><c t=\"inlineStr\"><is><t>12345678901</t></is></c></row>"
    let found = failure(of: try TestWorkbook(rows: inline).archive.bytes(), limits: limits)
    #expect(found?.description.contains("cell A1: a text of more than 10 bytes") == true)
    limits = .standard
    limits.sharedTextBytes = 1000
    var workbook = TestWorkbook(rows: "")
    workbook.sharedTexts = String(repeating: "<si><t>shared</t></si>", count: 100)
    #expect(
      failure(of: try workbook.archive.bytes(), limits: limits)
        == .sharedTextTooLarge(file: "input", limit: 1000))
  }

  @Test func missingPartsAndOtherDocumentsAreNamed() throws {
    var archive = TestWorkbook(rows: "").archive
    archive.members.removeAll { $0.name == "xl/worksheets/sheet1.xml" }
    #expect(
      failure(of: try archive.bytes())
        == .missingPart(file: "input", part: "worksheets/sheet1.xml"))
    archive.members.removeAll { $0.name == "xl/workbook.xml" }
    #expect(
      failure(of: try archive.bytes()) == .missingPart(file: "input", part: "xl/workbook.xml"))
  }

  @Test func theCallerCanStopEarly() throws {
    let rows = (0..<1000).map { _ in "<row><c><v>1</v></c></row>" }.joined()
    let sheet = try sheets(TestWorkbook(rows: rows).archive.bytes())[0]
    #expect(try sheet.firstRows(3).map(\.number) == [1, 2, 3])
  }
}
