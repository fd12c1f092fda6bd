import LaborSeries
import Tabular
import Testing

@testable import Ingest

@Suite struct CompletionsTests {
  /// The first rows of C2021_A as exported from NCES's database, printed in the README of
  /// github.com/annaritz/ipeds, cut behind the first groups.
  private static let exported = [
    ["UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL", "CTOTALT", "CTOTALM", "CTOTALW", "CAIANT"],
    ["101295", "01", "1", "1", "10", "7", "3", "0"],
    ["102553", "01", "1", "1", "10", "2", "8", "0"],
  ]

  @Test func subtotalsHaveTheirOwnLevel() throws {
    let recording = try record(
      CompletionsTable.self, [SampleSheet(texts: Self.exported)], file: "C2021_A.csv")
    #expect(recording.rows == 2 && recording.cells.count == 8)
    #expect(recording.remarks.isEmpty)
    let program = try #require(recording.dictionary.occupations.values.first)
    #expect(program.code == "01" && program.level == "2-digit subtotal")
    #expect(program.classification == .cip)
    #expect(recording.dictionary.industries.values.map(\.code) == ["101295", "102553"])
    let details = recording.cells.prefix(4).map { recording.dictionary.details[$0.cell.detail] }
    #expect(
      details == [
        "major 1; award level 1", "major 1; award level 1; CTOTALM",
        "major 1; award level 1; CTOTALW", "major 1; award level 1; CAIANT",
      ])
    #expect(recording.cells.first?.release == Release(program: .completions, year: 2021))
    #expect(recording.notes.contains { $0.hasPrefix("2 rows are subtotals") })
  }

  /// The layout of the CSV files: a flag before each count, codes in quotes, trailing blanks.
  @Test func flagsOfImputationAreFootnotes() throws {
    let texts = [
      [
        "UNITID", "CIPCODE ", "MAJORNUM", "AWLEVEL", "XCTOTALT", "CTOTALT ", "XCTOTALM",
        "CTOTALM", "XCTOTALW", "CTOTALW",
      ],
      ["100654", "51.0911", "1", "03", "R", "12", "R", "4", "P", "8"],
      ["100654", "51.091", "2", "5", "R", "3", "R", "1", "R", "1"],
      ["100654", "1.0101", "1", "5", "R", "3", "R", "1", "R", "2"],
      ["100654", "51.1", "1", "5", "R", "3", "R", "1", "R", "2"],
      ["100654", "99", "1", "5", "Z", "0", "Z", "0", "Z", "0"],
    ]
    let recording = try record(
      CompletionsTable.self, [SampleSheet(texts: texts)], file: "C2023_A.zip!c2023_a_rv.csv")
    #expect(recording.cells.first?.release.edition == "2023, revised")
    let codes = recording.dictionary.occupations.values
    #expect(codes.map(\.code) == ["51.0911", "51.0910", "01.0101", "99"])
    #expect(codes.map(\.level) == ["program", "program", "program", "total"])
    #expect(recording.dictionary.details.values.contains("major 1; award level 3"))
    let flags = recording.cells.prefix(3).map { recording.dictionary.footnotes[$0.cell.footnote] }
    #expect(flags == ["R", "R", "P"])
    #expect(recording.legend["P"] == "Imputed using the carry forward procedure")
    #expect(recording.remarks.map(\.row) == [3, 5])
    #expect(recording.remarks.map(\.isKept) == [true, false])
    #expect(recording.notes.contains { $0.contains("took from 2 program codes") })
    #expect(recording.notes.contains { $0.hasPrefix("1 rows are subtotals") })
  }

  /// Counts by race to 2010 are `CRACE01` to `CRACE24`, the last of all students; in 2008 to 2010
  /// derived counts stand beside them (NCES, IPEDS data dictionaries).
  @Test func olderColumnsAreKeptAndTheLastOfThemIsTheTotal() throws {
    let keys = ["UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL"]
    let rows = [["100654", "51.0911", "1", "03", "R", "4", "R", "8"]]
    let old = try record(
      CompletionsTable.self,
      [SampleSheet(texts: [keys + ["XCRACE15", "CRACE15", "XCRACE24", "CRACE24"]] + rows)],
      file: "c2005_a.csv")
    #expect(
      old.dictionary.details.values.suffix(2) == [
        "major 1; award level 3; CRACE15", "major 1; award level 3",
      ])
    #expect(old.cells.map(\.cell.value) == [4, 8])
    let between = try record(
      CompletionsTable.self,
      [SampleSheet(texts: [keys + ["XDVCAIT", "DVCAIT", "XCTOTALT", "CTOTALT"]] + rows)],
      file: "c2009_a.csv")
    #expect(
      between.dictionary.details.values.suffix(2) == [
        "major 1; award level 3; DVCAIT", "major 1; award level 3",
      ])
    #expect(between.notes.allSatisfy { !$0.contains("not known") })
  }

  @Test func theYearMustStandInTheName() throws {
    let error = #expect(throws: IngestError.self) {
      try record(CompletionsTable.self, [SampleSheet(texts: Self.exported)], file: "awards.csv")
    }
    #expect(error?.description.contains("does not say which year it is for") == true)
  }

  @Test(arguments: [
    ("51.0911", "51.0911"), ("51.091", "51.0910"), ("1.0101", "01.0101"), ("51.09", "51.09"),
    ("99.0000", "99"), ("5", "05"),
  ])
  func zerosArePutBackWhereThereIsOneReading(printed: String, code: String) {
    #expect(ProgramCode(printed)?.text == code)
  }

  @Test(arguments: ["51.1", "", "511.0101", "51.01010", "AB.0101", "51.0911.00"])
  func codesWithTwoReadingsAreRefused(printed: String) {
    #expect(ProgramCode(printed) == nil)
  }
}
