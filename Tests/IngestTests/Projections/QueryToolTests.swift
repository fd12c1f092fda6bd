import LaborSeries
import Tabular
import Testing

@testable import Ingest

/// The query tool's files of two rounds and a copy that a spreadsheet saved again. Expected figures
/// are those of the lines named, read as text with Python's csv module.
@Suite(.enabled(if: ProjectionFiles.areThere, "needs shared/fixtures/ep"))
struct QueryToolTests {
  private static func recording(_ name: String) throws -> Recording {
    let path = SharedFiles.url("\(ProjectionFiles.folder)/\(name)").path
    return try record(EmploymentProjectionsTable.self, try sheets(of: path), file: path)
  }

  @Test(arguments: zip(ProjectionFiles.names, [819, 832, 832]))
  func everyRowIsALineItem(name: String, count: Int) throws {
    let recording = try Self.recording(name)
    #expect(recording.rows == count)
    #expect(recording.codes("line item").count == count)
    #expect(recording.codes("summary").isEmpty)
    #expect(recording.remarks.isEmpty, "\(recording.remarks.prefix(5))")
    #expect(recording.cells.count == count * 9)
  }

  /// Line 472 of both copies, line 460 of 2016–26.
  @Test(
    arguments: zip(
      ProjectionFiles.names, [(36_600.0, 41_500.0), (44_100, 47_200), (44_100, 47_200)]))
  func mriTechnologistsAreAsPrinted(name: String, employment: (Double, Double)) throws {
    let recording = try Self.recording(name)
    let base = name.contains("2016") ? 2016 : 2024
    #expect(recording.value(.employment, "29-2035", base) == employment.0)
    #expect(recording.value(.employment, "29-2035", base + 10) == employment.1)
    #expect(recording.value(.annualMedian, "29-2035", base) == (base == 2016 ? 68_420 : 88_180))
    #expect(recording.value(.workExperience, "29-2035", base) == 2)
    let row = recording.cells(.openings, "29-2035").first?.row
    #expect(row == (base == 2016 ? 460 : 472))
    #expect(recording.value(.openings, "29-2035", base + 10) == (base == 2016 ? 2500 : 2600))
  }

  @Test func theCopyOfASpreadsheetSaysTheSame() throws {
    let original = try Self.recording(ProjectionFiles.names[1]).cells.map(\.cell)
    let copy = try Self.recording(ProjectionFiles.names[2]).cells.map(\.cell)
    #expect(original == copy)
  }

  @Test func titlesAreCutWhereOtherJobTitlesBegin() throws {
    let recording = try Self.recording(ProjectionFiles.names[1])
    let titles = recording.dictionary.occupations.values.map(\.title)
    #expect(titles.contains("Accountants and auditors"))
    #expect(!titles.contains { $0.contains("*") })
    let others = try #require(recording.legend["other titles of 27-2011"])
    #expect(others.hasPrefix("* Actor Understudy* Actress* Dramatic Reader"))
    #expect(recording.notes.contains { $0.contains("behind 817 titles are in the legend") })
  }

  /// Marks of the column of wages, counted with Python: 17 bounds and 6 “N/A” in 2024–34.
  @Test func boundsAndMissingWagesAreTold() throws {
    let wages = try Self.recording(ProjectionFiles.names[1]).cells.map(\.cell).filter {
      $0.measure == .annualMedian
    }
    #expect(wages.filter { $0.status == .topCoded && $0.value == 239_200 }.count == 17)
    #expect(wages.filter { $0.status == .notPublished }.count == 6)
  }

  /// National Employment Matrix_IND_541700.csv: 176 summary rows and 305 line items of 2019–29.
  @Test func theMatrixOfAnIndustryTakesItFromTheName() throws {
    let path = SharedFiles.url(
      "\(ProjectionFiles.folder)/National Employment Matrix_IND_541700.csv"
    ).path
    let all = try sheets(of: path)
    let recording = try record(EmploymentMatrixTable.self, all, file: path)
    #expect(recording.rows == 481)
    #expect(recording.codes("line item").count == 305)
    #expect(recording.remarks.isEmpty)
    #expect(recording.value(.employment, "00-0000", 2019) == 728_600)
    #expect(recording.value(.employment, "00-0000", 2029) == 758_600)
    #expect(recording.value(.percentOfOccupation, "11-0000", 2019) == 1.0)
    #expect(recording.value(.employmentShare, "11-0000", 2029) == 15.2)
    #expect(recording.dictionary.industries.values.map(\.code) == ["541700"])
    #expect(recording.notes.contains("The industry, 541700, is taken from the file's name."))
    #expect(throws: IngestError.self) {
      try record(EmploymentMatrixTable.self, all, file: "matrix.csv")
    }
    #expect(try record(EmploymentProjectionsTable.self, all, file: path).rows == 0)
  }
}
