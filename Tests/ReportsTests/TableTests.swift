import Reports
import Testing

@Suite struct TableTests {
  private func table(_ cells: [Cell], kind: Table.Kind = .count) -> Table {
    Table(
      identifier: "A Table!", caption: "Caption", columns: [Table.Column("Jobs", kind)],
      rows: cells.map { [$0] }, source: "Source")
  }

  @Test func suppressedZeroAndMissingLookDifferent() {
    let column = Table.Column("Jobs", .count)
    #expect(Cell.suppressed(mark: "**").text(in: column) == "**")
    #expect(Cell.number(0).text(in: column) == "0")
    #expect(Cell.missing.text(in: column) == "–")
    #expect(Cell.number(nil).text(in: column) == "–")
  }

  @Test func numbersFollowTheirColumn() {
    let cell = Cell.number(0.0284, flag: .forecast)
    let fraction = Table.Column("g", .fraction(decimals: 1), showsPlus: true)
    #expect(cell.text(in: fraction) == "+2.8%")
    #expect(cell.markedText(in: fraction) == "+2.8% [f]")
    #expect(Cell.number(2025).text(in: Table.Column("y", .year)) == "2025")
    #expect(Cell.number(83_740.4).text(in: Table.Column("w", .dollars(decimals: 0))) == "$83,740")
    #expect(
      Cell.interval(-0.01, 0.02).text(in: Table.Column("i", .fraction(decimals: 0)))
        == "−1% to 2%")
  }

  @Test func everyFlagMarkAndDashInUseIsExplained() {
    let text = MarkdownWriter().text(
      table([.number(1, flag: .breakInSeries), .suppressed(mark: "#"), .missing]))
    #expect(
      text.contains("\\[b\\] break in the series; # suppressed by the publisher; – no value."))
    #expect(!MarkdownWriter().text(table([.number(1)])).contains("no value"))
  }

  @Test func sourceAndCaptionStandInEveryForm() {
    let table = table([.number(1)])
    for text in [
      MarkdownWriter().text(table), TextWriter().text(table), HTMLWriter().text(table),
      table.json.text(),
    ] {
      #expect(text.contains("Caption"))
      #expect(text.contains("Source"))
    }
    #expect(table.identifier == "a-table")
  }

  @Test func recordsNameTheirMembersAfterTheColumns() {
    let line = SampleReport.table.ndjson.split(separator: "\n")[1]
    #expect(
      line
        == #"{"occupation":"MRI technologists","jobs":43390,"jobs_flag":"b","prse":1.7,"#
        + #""median_wage":null,"median_wage_flag":"c","projected_growth":0.015,"#
        + #""projected_growth_flag":"f","80_interval_lower":0.001,"80_interval_upper":0.029,"#
        + #""since":2012}"#)
  }

  @Test func intervalsOfOneNameAreNamedAfterWhatTheyAreOf() {
    let table = Table(
      identifier: "t", caption: "c",
      columns: [
        .init("Name"), .init("Past", .count), .init("80%", .count),
        .init("Next", .count, unit: "a"),
        .init("Next", .count, unit: "b"), .init("80%", .count, unit: "b"),
      ],
      rows: [
        [.text("x"), .number(1), .interval(0, 2), .number(3), .number(4), .interval(2, 5)]
      ], source: "s")
    #expect(
      table.dataRows.columns.map(\.name) == [
        "Name", "Past", "Past, 80%, lower", "Past, 80%, upper", "Next (a)", "Next (b)",
        "Next, 80% (b), lower", "Next, 80% (b), upper",
      ])
  }

  @Test func columnsOfOneNameStayApart() {
    let table = Table(
      identifier: "t", caption: "c", columns: [Table.Column("a"), Table.Column("A")],
      rows: [[.text("1"), .text("2")]], source: "s")
    #expect(table.ndjson == "{\"a\":\"1\",\"a_2\":\"2\"}\n")
  }
}
