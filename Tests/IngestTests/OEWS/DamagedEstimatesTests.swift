import LaborSeries
import Tabular
import Testing

@testable import Ingest

/// The estimates among the damaged files, each as its MANIFEST says. The files are not part of the
/// repository; without the shared folder the suite is skipped.
@Suite(
  .enabled(if: SharedFiles.areThere, "the folder with the damaged files is not there"))
struct DamagedEstimatesTests {
  private func read(_ name: String) throws -> ReadEstimates {
    try #require(try readEstimates(path: SharedFiles.path("damaged/\(name)")))
  }

  @Test(arguments: [
    "00_good.xlsx", "01_good.zip", "12_sheets_reordered.xlsx", "14_lowercase_header.xlsx",
    "19_preamble.xlsx", "20_numbers_as_padded_text.xlsx", "29_dimension_lies.xlsx",
    "40_bom_thousands.csv", "41_utf16le_tabs.csv",
  ])
  func everyFormOfTheFourteenRowsIsReadAlike(name: String) throws {
    let file = SharedFiles.path("damaged/\(name)")
    let read = try #require(try readEstimates(path: file))
    let good = try self.read("00_good.xlsx")
    #expect(read.rows == 14)
    #expect(read.remarks.isEmpty)
    #expect(read.cells.map { $0.cell.value } == good.cells.map { $0.cell.value })
    #expect(read.cells.map { $0.cell.status } == good.cells.map { $0.cell.status })
    #expect(read.dictionary.occupations.values == good.dictionary.occupations.values)
    #expect(Set(read.cells.map(\.release)) == [Release(program: .oews, year: 2023, month: 5)])
  }

  @Test func aHeaderAloneIsAnError() {
    #expect(throws: EstimatesSheetError.self) { try read("11_header_only.xlsx") }
  }

  @Test func fieldDescriptionsAloneAreSaidToBeSuch() throws {
    do {
      _ = try Ingestion(
        path: SharedFiles.path("damaged/13_wrong_sheet_only.xlsx"),
        layouts: LayoutRegistry(streams: [], sheets: [OEWSLayout.self]))
      Issue.record("field descriptions were read")
    } catch let error as UnknownPublication {
      #expect("\(error)".contains("is BLS's field descriptions of OEWS files"))
    }
  }

  @Test func renamedColumnsAreReadAndNamed() throws {
    let read = try self.read("15_renamed_columns.xlsx")
    #expect(read.rows == 14)
    let note = try #require(read.notes.first { $0.contains("under other names") })
    for name in [
      "OCC_TITL as OCC_TITLE", "OCC_GROUP as O_GROUP", "H_WPCT10 as H_PCT10",
      "LOC QUOTIENT as LOC_QUOTIENT",
    ] {
      #expect(note.contains(name))
    }
  }

  @Test func aMissingColumnIsAnErrorThatListsThoseFound() {
    do {
      _ = try read("16_unknown_column_missing_required.xlsx")
      Issue.record("read without TOT_EMP")
    } catch {
      #expect("\(error)".contains("no column TOT_EMP"))
      #expect("\(error)".contains("EMP_PRSE, JOBS_1000"))
    }
  }

  @Test func aColumnThatStandsTwiceIsAnError() {
    do {
      _ = try read("17_duplicate_header.xlsx")
      Issue.record("read with two columns OCC_CODE")
    } catch {
      #expect("\(error)".contains("OCC_CODE stands in columns I and K"))
    }
  }

  @Test func withoutAreaColumnsTheFileNameMustSayNational() throws {
    #expect(throws: EstimatesSheetError.self) { try read("18_no_area_columns.xlsx") }
    let named = try readEstimates(
      path: SharedFiles.path("damaged/18_no_area_columns.xlsx"), named: "national_M2023_dl.xlsx")
    #expect(try #require(named).rows == 14)
    #expect(named?.dictionary.areas.values.map(\.code) == ["99"])
  }

  @Test func lostZerosAreRestoredAndNoted() throws {
    let read = try self.read("21_leading_zeros_lost.xlsx")
    #expect(read.rows == 14)
    #expect(read.dictionary.areas.values.map(\.code) == ["99"])
    #expect(read.dictionary.industries.values.map(\.code) == ["000000"])
    #expect(read.notes.contains { $0.contains("NAICS “0” as 000000") })
  }

  @Test func identicalRowsAreDroppedWithANote() throws {
    let read = try self.read("22_duplicate_rows.xlsx")
    #expect(read.rows == 14)
    #expect(read.notes.contains { $0.contains("Identical rows were dropped: 16 (as 2)") })
  }

  @Test func conflictingRowsAreAnErrorThatShowsBoth() {
    do {
      _ = try read("23_conflicting_duplicates.xlsx")
      Issue.record("read with two rows of 29-0000")
    } catch {
      #expect("\(error)".contains("rows 3 and 16 both state 29-0000"))
      #expect("\(error)".contains("TOT_EMP is “9284210” in row 3 and “1” in row 16"))
    }
  }

  @Test func formulasWithoutValuesAndErrorsRejectTheirRowsWithTheCell() throws {
    let read = try self.read("24_formulas_no_cached_value.xlsx")
    #expect(read.rows == 10)
    #expect(read.remarks.map(\.row) == [3, 4, 5, 6])
    #expect(read.remarks.allSatisfy { !$0.isKept })
    for (row, remark) in zip(3..., read.remarks) {
      #expect(remark.sentence.contains("cell L\(row)"))
    }
  }

  @Test func aDateRejectsTheFileWithTheCell() {
    do {
      _ = try read("25_dates_in_cells.xlsx")
      Issue.record("read with dates in place of a code and a count")
    } catch {
      #expect("\(error)".contains("cell I3 (OCC_CODE): a date stands here"))
    }
  }

  @Test func marksHaveTheirMeaningAndOtherWordsAreErrors() throws {
    let read = try self.read("26_markers.xlsx")
    let median = { (row: Int) in read.cell(row, .annualMedian) }
    let mark = { (row: Int) in median(row).map { read.dictionary.marks[$0.mark] } }
    #expect(median(2)?.status == .suppressed && mark(2) == "*")
    #expect(median(3)?.status == .suppressed && mark(3) == "**")
    #expect(median(4)?.status == .topCoded && median(4)?.value == 239_200 && mark(4) == "#")
    #expect(median(5)?.status == .notPublished && mark(5) == "~")
    #expect(median(6)?.status == .notPublished && mark(6) == "***")
    #expect(median(7)?.status == .notPublished && mark(7) == "-")
    #expect(median(8)?.status == .notPublished && mark(8) == "N/A")
    #expect(median(9) == nil)
    #expect(median(10)?.status == .suppressed && mark(10) == "(8)")
    #expect(median(11)?.status == .suppressed && mark(11) == "(8)-")
    #expect(median(12)?.status == .topCoded && median(12)?.value == 239_200)
    #expect(median(13)?.status == .notPublished && mark(13) == "—")
    let rejected = read.remarks.filter { !$0.isKept }
    #expect(rejected.first?.row == 9)
    #expect(rejected.first?.sentence.contains("“nan” is neither a number nor a mark") == true)
  }

  @Test func aCommaThatMayStandBeforeDecimalsIsAnError() {
    do {
      _ = try readEstimates(
        path: SharedFiles.path("damaged/42_semicolon_decimal_comma.csv"))
      Issue.record("31,48 was read")
    } catch {
      #expect("\(error)".contains("“31,48”"))
    }
  }

  @Test func aDeclaredDecimalCommaIsRead() throws {
    let file = try OpenedFile(
      path: SharedFiles.path("damaged/42_semicolon_decimal_comma.csv"),
      conventions: TextConventions(decimalMark: .comma))
    guard case .delimited(let sheet) = file.content else {
      Issue.record("not text")
      return
    }
    let read = try #require(try readEstimates([sheet], file: file.name))
    #expect(read.rows == 14)
    #expect(read.cell(2, .hourlyMean)?.value == 31.48)
  }
}
