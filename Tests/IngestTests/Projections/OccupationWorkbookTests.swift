import LaborSeries
import Tabular
import Testing

@testable import Ingest

/// The workbook of 2018–28 as BLS saved it. Expected figures were read with openpyxl 3.1 from the
/// rows named; they are not in a clone of this repository alone.
@Suite(.enabled(if: ProjectionFiles.areThere, "needs shared/fixtures/ep"))
struct OccupationWorkbookTests {
  private static func recording() throws -> Recording {
    let path = SharedFiles.url(ProjectionFiles.workbook).path
    return try record(EmploymentProjectionsTable.self, try sheets(of: path), file: path)
  }

  @Test func everyRowOfThreeTablesIsRead() throws {
    let recording = try Self.recording()
    // 267 summary rows and 809 line items in each of Tables 1.2, 1.7 and 1.10.
    #expect(recording.rows == 3 * 1076)
    #expect(recording.codes("summary").count == 267)
    #expect(recording.codes("line item").count == 809)
    #expect(recording.remarks.isEmpty, "\(recording.remarks.prefix(5))")
    #expect(Set(recording.cells.map(\.release)).count == 1)
    #expect(recording.cells.first?.release.description == "Employment Projections, 2018–28")
    // Table 1.2: 7 figures; 1.7: 5 of its own (self-employed, wage, three assignments);
    // 1.10: 6 of its own (three rates, three flows).
    #expect(recording.cells.count == 1076 * 18)
    // Rows 320 to 322 of Table 1.7 against rows 321 to 323 of Table 1.2.
    #expect(recording.notes.contains { $0.contains("Table 1.7 spells 3 titles otherwise") })
  }

  /// Table 1.2 row 442, Table 1.7 row 441, Table 1.10 row 441.
  @Test func mriTechnologistsAreAsPrinted() throws {
    let recording = try Self.recording()
    let mri = "29-2035"
    #expect(recording.value(.employment, mri, 2018) == 39_400)
    #expect(recording.value(.employment, mri, 2028) == 43_700)
    #expect(recording.value(.employmentChange, mri, 2028) == 4300)
    #expect(recording.value(.employmentChangePercent, mri, 2028) == 10.9)
    #expect(recording.value(.openings, mri, 2028) == 2700)
    #expect(recording.value(.percentSelfEmployed, mri, 2018) == 0.5)
    #expect(recording.value(.annualMedian, mri, 2019) == 73_410)
    #expect(recording.value(.laborForceExitRate, mri, 2028) == 2.5)
    #expect(recording.value(.occupationalTransferRate, mri, 2028) == 3)
    #expect(recording.value(.separationsRate, mri, 2028) == 5.5)
    #expect(recording.value(.laborForceExits, mri, 2028) == 1000)
    #expect(recording.value(.occupationalTransfers, mri, 2028) == 1300)
    #expect(recording.value(.separations, mri, 2028) == 2300)
    let education = try #require(recording.cells(.entryEducation, mri).first)
    #expect(education.value == 4)
    #expect(recording.dictionary.marks[education.mark] == "Associate's degree")
    let row = try #require(recording.cells(.employment, mri, year: 2018).first?.row)
    #expect(row == 442)
  }

  /// Table 1.7: row 420 prints a dash for the self-employed, row 399 a bound for the wage.
  @Test func dashesAndBoundsKeepTheirMarks() throws {
    let recording = try Self.recording()
    let dash = try #require(recording.cells(.percentSelfEmployed, "29-1124").first)
    #expect(dash.status == .notPublished)
    #expect(recording.dictionary.marks[dash.mark] == "—")
    let bound = try #require(recording.cells(.annualMedian, "29-1022").first)
    #expect(bound.status == .topCoded)
    #expect(bound.value == 208_000)
    #expect(recording.dictionary.marks[bound.mark] == ">=$208,000")
    #expect(recording.legend["—"] == nil)
    #expect(recording.legend["Note"]?.contains("“") == false)
  }

  @Test func footnotesOfWagesAreKept() throws {
    let recording = try Self.recording()
    let noted = recording.cells.map(\.cell).filter { $0.footnote != 0 }
    #expect(noted.count > 20)
    #expect(noted.allSatisfy { recording.dictionary.footnotes[$0.footnote] == "(2)" })
    #expect(recording.legend["(2)"]?.hasPrefix("Wage included represents a comparable") == true)
  }

  @Test func detailedOccupationsSumToTheTotal() throws {
    let recording = try Self.recording()
    let items = recording.codes("line item")
    for year in [2018, 2028] {
      let parts = recording.cells.map(\.cell).filter {
        $0.measure == .employment && Int($0.year) == year
          && recording.dictionary.occupations[$0.occupation].level == "line item"
      }
      #expect(parts.count == items.count)
      let total = try #require(recording.value(.employment, "00-0000", year))
      // 809 figures rounded to 100 jobs.
      #expect(abs(parts.map(\.value).reduce(0, +) - total) < 809 * 50)
    }
  }

  /// Table 1.12 has 654 rows; row 3 is the first.
  @Test func reasonsForChangesOfShareAreInTheLegend() throws {
    let recording = try Self.recording()
    let first = try #require(recording.legend["factors 11-1011 TE1000"])
    #expect(first.hasPrefix("Productivity change - share decreases as changing organizational"))
    #expect(recording.notes.contains { $0.contains("its 654 reasons for changes of share") })
  }

  @Test func otherTablesArePassedOverAndNamed() throws {
    let notes = try Self.recording().notes
    for table in ["Index", "Table 1.1", "Table 1.3", "Table 1.8", "Table 5.3"] {
      #expect(notes.contains { $0.hasPrefix("\(table) is not read:") }, "\(table)")
    }
    #expect(notes.contains("Index is not read: it is a table of contents."))
    #expect(notes.contains { $0.contains("wage is of May 2019, the base year 2018") })
    #expect(notes.contains { $0.hasPrefix("Table 1.10 repeats 5380 figures") })
  }
}
