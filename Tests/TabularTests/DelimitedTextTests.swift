import Tabular
import Testing

@Suite struct DelimitedTextTests {
  private func table(_ text: String, delimiter: Character = ",") throws -> DelimitedText {
    try DelimitedText(
      parsing: Array(text.utf8), file: "a.csv", delimiter: delimiter.asciiValue ?? 0)
  }

  @Test func quotedFieldsKeepDelimitersQuotesAndLineEnds() throws {
    let table = try table("a,b\r\n\"x, \"\"y\"\"\",\"one\ntwo\"\r\nlast,row\r\n")
    #expect(table.header == ["a", "b"])
    #expect(table.rows.map(\.fields) == [["x, \"y\"", "one\ntwo"], ["last", "row"]])
    #expect(table.rows.map(\.line) == [2, 4])
  }

  @Test func byteOrderMarkAndBlankLinesArePassedOver() throws {
    let table = try table("\u{FEFF}\n\na;b\n\n1;2\n\n", delimiter: ";")
    #expect(table.header == ["a", "b"])
    #expect(table.rows.map(\.line) == [5])
    #expect(table.rows.map(\.fields) == [["1", "2"]])
  }

  @Test func emptyFieldsAndAMissingLastLineEndAreKept() throws {
    #expect(try table("a,b,c\n,,").rows.map(\.fields) == [["", "", ""]])
    #expect(try table("a\n\"\"").rows.map(\.fields) == [[""]])
  }

  @Test func columnsAreFoundByName() throws {
    let table = try table("year,jobs\n2025,1\n")
    #expect(try table.column("jobs") == 1)
    #expect(
      throws: DelimitedTextError.missingColumn(
        "wage", file: "a.csv", header: ["year", "jobs"])
    ) { try table.column("wage") }
  }

  @Test func everyBrokenRuleNamesItsLine() {
    let cases: [(String, DelimitedTextError)] = [
      ("", .empty(file: "a.csv")),
      ("a,a\n", .duplicateColumn("a", file: "a.csv")),
      ("a,b\n1,2\n1\n", .raggedRow(file: "a.csv", line: 3, found: 1, required: 2)),
      ("a\n\"x\ny", .unterminatedQuote(file: "a.csv", line: 2)),
      ("a\n\"x\"y\n", .textAfterQuote(file: "a.csv", line: 2)),
      ("a\n1\u{0}\n", .nulByte(file: "a.csv", line: 2)),
    ]
    for (text, error) in cases {
      #expect(throws: error) { try table(text) }
    }
    #expect(throws: DelimitedTextError.notUTF8(file: "a.csv", line: 2)) {
      try DelimitedText(parsing: [0x61, 0x0A, 0xFF, 0x0A], file: "a.csv")
    }
  }

  @Test func errorsAreSentences() {
    let error = DelimitedTextError.raggedRow(file: "a.csv", line: 3, found: 1, required: 2)
    #expect(
      error.description == "a.csv, line 3: 1 fields where the header has 2; correct the row.")
  }
}
