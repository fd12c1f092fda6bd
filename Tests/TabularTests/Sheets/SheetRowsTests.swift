import Testing

@testable import Tabular

/// The scanner of regular rows must come to what Expat comes to.
@Suite struct SheetRowsTests {
  private static let cells = CellReader(
    sharedCells: [.text("shared"), .empty], dateStyles: [false, true], dayOffset: 0,
    cellCharacters: 1000)

  static func rows(_ bytes: FileBytes, cells: CellReader, isScanned: Bool, blockSize: Int = 1 << 18)
    throws -> [SheetRow]
  {
    let reader = try SheetRows(
      RowAssembly(file: "f", sheet: "s", limits: .standard), cells: cells, part: "p",
      rowBytes: 1 << 20, blockSize: blockSize, readsRegularRows: isScanned)
    var rows: [SheetRow] = []
    try reader.read(bytes.reader()) { row in
      rows.append(SheetRow(number: row.number, cells: row.cells))
      return true
    }
    return rows
  }

  static let xml =
    "<worksheet xmlns=\"\(TestWorkbook.main)\" xmlns:x14ac=\"urn:x\"><!-- <sheetData> --><sheetData>"
    + "<row r=\"1\" spans=\"1:3\" x14ac:dyDescent=\"0.3\"><c r=\"A1\" s=\"1\"><v>5</v></c>"
    + "<c r=\"C1\" t=\"s\"><v>0</v></c></row>\r\n <row r=\"2\"><!-- </row> --><c r=\"A2\"><v>7</v></c>"
    + "</row><row r=\"4\"><c r=\"B4\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> x </t></is></c>"
    + "<c r=\"C4\"><v>0.30000000000000004</v></c><c r=\"D4\" t=\"e\"><v>#N/A</v></c></row>"
    + "<row><c><v>1</v></c><c><f>A1</f><v>3</v></c></row><row r=\"6\"/></sheetData></worksheet>"

  @Test func bothWaysComeToTheSameWhereverBlocksEnd() throws {
    let bytes = FileBytes.memory(name: "f", Array(Self.xml.utf8))
    let expected = try Self.rows(bytes, cells: Self.cells, isScanned: false)
    #expect(
      expected == [
        SheetRow(number: 1, cells: [.date(5), .empty, .text("shared")]),
        SheetRow(number: 2, cells: [.number(7)]),
        SheetRow(
          number: 4,
          cells: [.empty, .text(" x "), .number(0.1 + 0.2), .error("#N/A")]),
        SheetRow(number: 5, cells: [.number(1), .number(3)]),
      ])
    for blockSize in 1...200 {
      let found = try Self.rows(bytes, cells: Self.cells, isScanned: true, blockSize: blockSize)
      #expect(found == expected, "blocks of \(blockSize)")
    }
  }

  /// Expat puts off what it has seen in part, unless it is told not to.
  @Test func rowsInPlacesThatHaveNoneAreNotRead() throws {
    let xml =
      "<worksheet xmlns=\"\(TestWorkbook.main)\"><dimension ref=\"A1:C9\"/><sheetData><row r=\"1\" "
      + "spans=\"1\"><dimension/><sheetData><row r=\"1\"><c r=\"A1\"><v>5</v></c></row><row r=\"2\">"
      + "<c r=\"A2\"><v>6</v></c></row></sheetData></row><row r=\"3\"><c><v>7</v></c></row></sheetData>"
      + "</worksheet>"
    for blockSize in 1...150 {
      let found = try Self.rows(
        .memory(name: "f", Array(xml.utf8)), cells: Self.cells, isScanned: true,
        blockSize: blockSize)
      #expect(found == [SheetRow(number: 3, cells: [.number(7)])], "blocks of \(blockSize)")
    }
  }

  /// Rows that a scanner might take although XML forbids them.
  @Test(arguments: [
    "<row r=\"1\" r=\"1\"><c/></row>", "<row spans=\"1\" spans=\"1\"/>",
    "<row x14ac:dyDescent=\"1\"/>",
    "<row><c r=\"A1\" r=\"A1\"/></row>", "<row><c t=\"n\" t=\"n\"><v>1</v></c></row>",
    "<row ht=\"<\"/>", "<row><c t=\"str\"><v>]]></v></c></row>",
    "<row><c t=\"str\"><v>\u{1}</v></c></row>", "<row><c><v>1</v></c></rows>",
  ])
  func whatXMLForbidsIsForbidden(_ row: String) throws {
    let xml = "<worksheet xmlns=\"\(TestWorkbook.main)\"><sheetData>\(row)</sheetData></worksheet>"
    let bytes = FileBytes.memory(name: "f", Array(xml.utf8))
    for isScanned in [true, false] {
      #expect(throws: UnreadableFile.self) {
        try Self.rows(bytes, cells: Self.cells, isScanned: isScanned)
      }
    }
  }

  @Test func errorsNameTheLineAlsoBehindRowsThatExpatDoesNotSee() throws {
    let rows = String(repeating: "<row><c><v>1</v></c></row>\n", count: 50)
    let xml = "<worksheet xmlns=\"\(TestWorkbook.main)\">\n<sheetData>\n\(rows)<row><c></row>"
    for isScanned in [true, false] {
      do {
        _ = try Self.rows(
          .memory(name: "f", Array(xml.utf8)), cells: Self.cells, isScanned: isScanned)
        Issue.record("broken XML is read")
      } catch UnreadableFile.notWellFormed(_, _, let line, _) {
        #expect(line == 53)
      }
    }
  }
}
