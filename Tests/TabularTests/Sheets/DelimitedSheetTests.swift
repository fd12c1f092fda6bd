import Testing

@testable import Tabular

@Suite struct DelimitedSheetTests {
  private func cells(_ text: String, _ conventions: TextConventions = .found) throws
    -> [[SheetCell]]
  {
    try cells(Array(text.utf8), conventions)
  }

  private func cells(_ bytes: [UInt8], _ conventions: TextConventions = .found) throws
    -> [[SheetCell]]
  {
    try rows(sheets(bytes, conventions: conventions)[0]).map(\.cells)
  }

  private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    "\u{FEFF}\(text)".utf16.flatMap { unit in
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      return isBigEndian ? [high, low] : [low, high]
    }
  }

  @Test(arguments: [",", "\t", ";", "|"])
  func theDelimiterIsFoundFromTheRows(_ delimiter: String) throws {
    let text = ["a|b|c|d", "\"x, y; z\"|1|2|3", "4|5|\"6\"|7"].joined(separator: "\n")
    let found = try cells(text.replacing("|", with: delimiter))
    #expect(found.map(\.count) == [4, 4, 4])
  }

  @Test func commasInNumbersDoNotMakeADelimiter() throws {
    let text = "a;b;c\n1,5;2,25;3,5\n1,5;2;3,5\n"
    let sheet = try sheets(Array(text.utf8))[0]
    #expect(try rows(sheet)[1].cells == [.text("1,5"), .text("2,25"), .text("3,5")])
    #expect(sheet.decimalMark == nil)
    #expect(try sheets(Array("a,b\n".utf8))[0].decimalMark == .point)
    let declared = TextConventions(decimalMark: .comma)
    #expect(try sheets(Array(text.utf8), conventions: declared)[0].decimalMark == .comma)
  }

  @Test func textIsKeptAsItStands() throws {
    let found = try cells("\u{FEFF}code,n\r\n\"=\"\"29-2034\"\"\",\" 45,070 \"\r\n\"\",\r\n ,x\r\n")
    #expect(
      found == [
        [.text("code"), .text("n")], [.text("=\"29-2034\""), .text(" 45,070 ")],
        [.text(" "), .text("x")],
      ])
  }

  @Test func titlesAboveAndNotesBelowAreNotTheTable() throws {
    let found = try cells("Table 1.2, by title\n\na,b,c\n1,2,3\n4,5,6\nNote: none\n")
    #expect(found.map(\.count) == [2, 3, 3, 3, 1])
  }

  @Test func encodingsAreMarkedOrDeclared() throws {
    let text = "a\tb\r\n\u{E9}\t\u{1F9E0}\u{2013}\r\n"
    for isBigEndian in [true, false] {
      let found = try cells(utf16(text, isBigEndian: isBigEndian))
      #expect(found[1] == [.text("\u{E9}"), .text("\u{1F9E0}\u{2013}")])
    }
    let bytes = Array("a,b\n".utf8) + [0x93, 0x78, 0x94, 0x2C, 0xE9, 0x0A]
    #expect(failure(of: bytes) == .notUTF8(file: "input", line: 2))
    #expect(
      try cells(bytes, TextConventions(encoding: .windows1252))[1]
        == [.text("\u{201C}x\u{201D}"), .text("\u{E9}")])
    #expect(
      failure(of: [0x61, 0x2C, 0x81], conventions: TextConventions(encoding: .windows1252))
        == .notEncoded(file: "input", encoding: .windows1252))
    #expect(
      failure(of: [0xFF, 0xFE, 0x61, 0x00, 0x00, 0xDC, 0x0A, 0x00])
        == .notEncoded(file: "input", encoding: .utf16LittleEndian))
    #expect(
      failure(of: [0xFF, 0xFE, 0x61, 0x00, 0x0A])
        == .notEncoded(file: "input", encoding: .utf16LittleEndian))
  }

  @Test func twoBytesForEachCharacterNeedNoMarkWhenTheyAreDeclared() throws {
    let unmarked = Array(utf16("a,b\n1,2\n", isBigEndian: false).dropFirst(2))
    let declared = TextConventions(encoding: .utf16LittleEndian)
    let rows: [[SheetCell]] = [[.text("a"), .text("b")], [.text("1"), .text("2")]]
    #expect(try cells(unmarked, declared) == rows)
    guard case .anotherFormat = failure(of: unmarked) else {
      Issue.record("what is not declared was read")
      return
    }
  }

  @Test func linesThatEndInCarriageReturnsAloneAreNamed() {
    let found = failure(of: Array("a,b\r1,2\r3,4\r".utf8))
    #expect(found?.description.contains("lines end in CR alone") == true)
    #expect(failure(of: Array("a,b\r\n1,2\r\n".utf8)) == nil)
  }

  @Test func longTextsOfOtherEncodingsComeThroughEveryBlock() throws {
    let lines = (0..<20_000).map { "\($0)\t\u{1F9E0}\u{E9}" }
    let found = try cells(utf16(lines.joined(separator: "\n"), isBigEndian: false))
    #expect(found.count == lines.count)
    #expect(found.last == [.text("19999"), .text("\u{1F9E0}\u{E9}")])
  }

  @Test func rowsOfAnotherWidthAreErrorsWithTheirLine() {
    #expect(
      failure(of: Array("a,b,c\n1,2,3,4\n5,6\n".utf8))
        == .raggedRow(file: "input", line: 2, found: 4, required: 3))
    #expect(
      failure(of: Array("a,b\n1,\"x\ny\"\n1,2\n1,2,3\n".utf8))
        == .raggedRow(file: "input", line: 5, found: 3, required: 2))
  }

  @Test func quotesAndNULBytesAreErrorsWithTheirLine() {
    func sentence(_ text: String) -> String { failure(of: Array(text.utf8))?.description ?? "" }
    #expect(sentence("a,b\n1,\"x\n").contains("line 2: a quoted field begins here and never ends"))
    #expect(sentence("a,b\n1,2\n1,\u{0}\n").contains("line 3: a NUL byte"))
    #expect(sentence("a,b\n\"x\"y,2\n").contains("line 2: text follows a closing quote"))
  }

  @Test func columnsAndTextsAreLimited() {
    var limits = ReadingLimits.standard
    limits.columns = 3
    #expect(
      failure(of: Array("a,b,c,d\n".utf8), limits: limits)
        == .tooManyColumns(file: "input", line: 1, found: 4, limit: 3))
    limits = .standard
    limits.cellCharacters = 3
    #expect(failure(of: Array("a,b\n1,1234\n".utf8), limits: limits) != nil)
    limits = .standard
    limits.rowBytes = 1 << 18
    let long = "a,b\n1,\"" + String(repeating: "x", count: 1 << 20)
    #expect(
      failure(of: Array(long.utf8), limits: limits)
        == .text(.rowTooLong(file: "input", line: 2, limit: 1 << 18)))
  }
}

@Suite struct NumberTextTests {
  @Test func marksBetweenThousandsAreRead() throws {
    #expect(try NumberText.value(of: "45,070") == 45070)
    #expect(try NumberText.value(of: "  1,234,567.5 ") == 1_234_567.5)
    #expect(try NumberText.value(of: "-1,234") == -1234)
    #expect(try NumberText.value(of: "        184580") == 184580)
    #expect(try NumberText.value(of: "31,48", decimalMark: .comma) == 31.48)
    #expect(try NumberText.value(of: "1.234.567,5", decimalMark: .comma) == 1_234_567.5)
  }

  @Test func aDecimalCommaIsNeverTakenForAMarkBetweenThousands() {
    for text in ["31,48", "1,2345", "1,23,456", ",123", "1234,567", "1.5,000", "1,000.5,000"] {
      #expect(throws: NumberText.Fault.misplacedMark(text)) { try NumberText.value(of: text) }
    }
    for text in ["31,48", "45,070"] {
      #expect(throws: NumberText.Fault.ambiguous(text)) {
        try NumberText.value(of: text, decimalMark: nil)
      }
    }
    #expect(throws: NumberText.Fault.misplacedMark("31.48")) {
      try NumberText.value(of: "31.48", decimalMark: .comma)
    }
  }

  @Test(arguments: ["", " ", "-", "*", "nan", "inf", "1 234", "(8)", "1e999", "1,e5"])
  func whatIsNoNumberIsAnError(_ text: String) {
    #expect(throws: NumberText.Fault.self) { try NumberText.value(of: text) }
  }

  @Test func formulasThatShowTextAreUnwrapped() {
    #expect(CellText.unwrapped("=\"29-2034\"") == "29-2034")
    #expect(CellText.unwrapped(" =\"a \"\"b\"\"\" ") == "a \"b\"")
    #expect(CellText.unwrapped("=\"\"") == "")
    for text in ["29-2034", "=A1", "=\"", "=\"a\"&\"b\"", "\"29-2034\""] {
      #expect(CellText.unwrapped(text) == nil, "\(text)")
    }
  }

  @Test func charactersThatTurnTheWritingAreTakenOut() {
    #expect(CellText.printable("Rad\u{202E}iologic\u{0} a\nb") == "Radiologic a b")
  }
}
