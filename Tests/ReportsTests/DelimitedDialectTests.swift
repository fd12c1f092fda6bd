import Reports
import Testing

@Suite struct DelimitedDialectTests {
  @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1+1", "＠x"])
  func textThatWouldBeAFormulaIsGuarded(text: String) {
    let output = DelimitedDialect.rfc4180.text(header: ["h"], rows: [[.text(text)]])
    let cell = output.dropFirst("h\r\n".utf8.count - 1)
    #expect(cell.contains("'" + text))
    #expect(!output.contains("\n" + text))
  }

  @Test func innocentTextAndNegativeNumbersAreNotGuarded() {
    let output = DelimitedDialect.rfc4180.text(
      header: ["a", "b"], rows: [[.text("29-2035"), .number(-1.5)]])
    #expect(output == "a,b\r\n29-2035,-1.5\r\n")
  }

  @Test func separatorsQuotesAndLineEndsAreQuoted() {
    let row: [DelimitedDialect.Field] = [
      .text("a,b"), .text("say \"hi\""), .text("x\ny"), .text(""),
    ]
    #expect(
      DelimitedDialect.rfc4180.text(header: ["1", "2", "3", "4"], rows: [row])
        == "1,2,3,4\r\n\"a,b\",\"say \"\"hi\"\"\",\"x\ny\",\r\n")
    #expect(
      DelimitedDialect.tsv.text(header: ["1"], rows: [[.text("a,b")], [.text("a\tb")]])
        == "1\na,b\n\"a\tb\"\n")
  }

  /// A spreadsheet that separates at semicolons must not find a formula behind one.
  @Test func separatorsOfOtherProgramsAreQuotedAndControlsAreGone() {
    let row: [DelimitedDialect.Field] = [.text("a;=cmd"), .text("\u{1B}[31m\u{9B}x\u{0}")]
    #expect(
      DelimitedDialect.rfc4180.text(header: ["1", "2"], rows: [row])
        == "1,2\r\n\"a;=cmd\",\u{FFFD}[31m\u{FFFD}x\u{FFFD}\r\n")
  }

  @Test func missingAndUndefinedNumbersAreEmpty() {
    let output = DelimitedDialect.tsv.text(
      header: ["a", "b", "c"], rows: [[.number(nil), .number(.nan), .number(-.infinity)]])
    #expect(output == "a\tb\tc\n\t\t\n")
  }

  @Test func excelGetsItsMarkAndItsDecimalComma() {
    let rows: [[DelimitedDialect.Field]] = [[.number(1.5), .text("a;b")]]
    #expect(
      DelimitedDialect.excelSemicolon.text(header: ["x", "y"], rows: rows)
        == "\u{FEFF}x;y\r\n1,5;\"a;b\"\r\n")
    #expect(
      DelimitedDialect.excel.text(header: ["x", "y"], rows: rows)
        == "\u{FEFF}x,y\r\n1.5,\"a;b\"\r\n")
  }

  @Test func tidyColumnsAreTheDocumentedOnes() {
    let header = TidyTable(rows: []).delimitedText()
    #expect(
      header == "soc,title,area,year,measure,estimate,lower80,upper80,lower95,upper95,kind,flag\r\n"
    )
  }

  @Test func aValueThatIsNotFiniteIsEmptyAndFlagged() {
    let row = TidyTable.Row(
      soc: "29-2035", title: "MRI", area: "US", year: 2030, measure: "m", estimate: .infinity,
      kind: "projected")
    let table = TidyTable(rows: [row])
    #expect(table.delimitedText(.tsv).hasSuffix("\t2030\tm\t\t\t\t\t\tprojected\tx\n"))
    #expect(table.ndjson.contains(#""estimate":null"#))
    #expect(table.ndjson.hasSuffix("\"flag\":\"x\"}\n"))
  }

  @Test func fractionsAreWrittenInPercentWithoutNoise() {
    let table = Table(
      identifier: "t", caption: "c", columns: [Table.Column("g", .fraction(decimals: 1))],
      rows: [[.number(0.028)], [.number(0.029)], [.number(-0.07)]], source: "s")
    #expect(table.delimitedText(.tsv) == "g\n2.8\n2.9\n-7\n")
  }
}
