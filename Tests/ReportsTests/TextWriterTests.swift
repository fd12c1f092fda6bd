import Testing

@testable import Reports

@Suite struct TextWriterTests {
  @Test(arguments: [76, 80, 100, 140]) func linesKeepToTheTerminal(width: Int) throws {
    let text = TextWriter(width: width).text(try SampleReport.report())
    for line in text.split(separator: "\n") {
      #expect(terminalWidth(of: String(line)) <= width, "\(line)")
    }
  }

  @Test func numbersAlignAtTheRightAndTextAtTheLeft() {
    let table = Table(
      identifier: "t", caption: "c",
      columns: [Table.Column("Occupation"), Table.Column("Jobs", .count)],
      rows: [[.text("MRI"), .number(43_390)], [.text("画像"), .number(5)]], source: "s")
    #expect(
      TextTable(table, width: 40).lines == [
        "Occupation    Jobs", "──────────  ──────", "MRI         43,390", "画像             5",
      ])
  }

  @Test func controlCharactersDoNotReachTheTerminal() {
    let text = TextWriter().text(
      Report(title: "T", blocks: [.paragraph("a\u{1B}[31mb\u{7}c")]))
    #expect(!text.contains("\u{1B}") && !text.contains("\u{7}"))
    #expect(text.contains("a [31mb c"))
  }

  @Test func aWordLongerThanTheLineIsBroken() {
    #expect(wrappedLines("abcdefgh ij", width: 3) == ["abc", "def", "gh", "ij"])
    #expect(wrappedLines("", width: 3) == [""])
    #expect(wrappedLines("aa bb cc", width: 5) == ["aa bb", "cc"])
  }
}
