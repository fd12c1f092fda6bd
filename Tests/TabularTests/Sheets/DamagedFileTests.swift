import Foundation
import Testing

@testable import Tabular

/// What becomes of each damaged file that concerns this layer, as the manifest beside them says.
///
/// Files about the meaning of rows are read here as any other and refused by whoever knows the
/// publication. The files are not part of the repository, so that this suite is skipped where they
/// are missing.
@Suite(.enabled(if: SharedFiles.areThere, "the folder of shared fixtures is not there"))
struct DamagedFileTests {
  private func failure(_ name: String) -> UnreadableFile? {
    do {
      try readAll(OpenedFile(path: SharedFiles.path("damaged/" + name)))
      return nil
    } catch {
      return error as? UnreadableFile
    }
  }

  private func visibleSheets(_ name: String, _ conventions: TextConventions = .found) throws
    -> [any Sheet]
  {
    let path = SharedFiles.path("damaged/" + name)
    switch try OpenedFile(path: path, conventions: conventions).content {
    case .workbook(let sheets): return sheets.filter { !$0.isHidden }
    case .delimited(let sheet): return [sheet]
    default: return []
    }
  }

  static let refused: [(String, String)] = [
    ("02_truncated.zip", "a truncated download"),
    ("03_crc_error.zip", "part oesm23nat/national_M2023_dl.xlsx: damaged (its checksum is wrong)"),
    ("04_traversal.zip", "a member named “../../evil.xlsx”, outside the archive"),
    ("05_symlink.zip", "that is a symbolic link"),
    ("06_bomb.zip", "unpacks to more than 100 times its packed size"),
    ("09_html_403.xlsx", "is a web page (“Access Denied”), probably the page by which www.bls.gov"),
    ("10_empty.xlsx", "is empty"),
    ("27_billion_laughs.xlsx", "part xl/worksheets/sheet1.xml: a document type declaration"),
    ("28_xxe.xlsx", "part xl/worksheets/sheet1.xml: a document type declaration"),
    ("43_cp1252.csv", "line 12: the bytes are not UTF-8 (Windows-1252 most likely)"),
    ("45_ragged.csv", "line 2: 4 fields where the table has 3"),
    ("46_nul_and_bidi.csv", "line 2: a NUL byte"),
    ("47_unterminated_quote.csv", "line 2: a quoted field begins here and never ends"),
    ("88_api_html.json", "is a web page"),
  ]

  @Test(arguments: refused)
  func isRefusedWithOneSentence(_ name: String, _ sentence: String) {
    let found = failure(name)
    #expect(found?.description.contains(sentence) == true, "\(String(describing: found))")
    #expect(found?.description.contains("\n") == false)
  }

  /// The rows of the sheet with the data, header included; the good file has 14 rows of data.
  static let read: [(String, Int)] = [
    ("00_good.xlsx", 15), ("11_header_only.xlsx", 1), ("14_lowercase_header.xlsx", 15),
    ("15_renamed_columns.xlsx", 15), ("16_unknown_column_missing_required.xlsx", 15),
    ("17_duplicate_header.xlsx", 15), ("18_no_area_columns.xlsx", 15), ("19_preamble.xlsx", 17),
    ("20_numbers_as_padded_text.xlsx", 15), ("21_leading_zeros_lost.xlsx", 15),
    ("22_duplicate_rows.xlsx", 18), ("23_conflicting_duplicates.xlsx", 16),
    ("24_formulas_no_cached_value.xlsx", 15), ("25_dates_in_cells.xlsx", 15),
    ("26_markers.xlsx", 15), ("29_dimension_lies.xlsx", 15), ("30_far_cell.xlsx", 16),
    ("40_bom_thousands.csv", 15), ("41_utf16le_tabs.csv", 15),
    ("42_semicolon_decimal_comma.csv", 15), ("44_excel_formula_codes.csv", 15),
  ]

  @Test(arguments: read)
  func isReadWithAllItsRows(_ name: String, _ count: Int) throws {
    #expect(try rows(visibleSheets(name)[0]).count == count)
  }

  @Test func archivesListWhatTheyHold() throws {
    let good = try OpenedFile(path: SharedFiles.path("damaged/01_good.zip"))
    guard case .archive(let one) = good.content else { return }
    #expect(one.map { $0.name.hasSuffix("!oesm23nat/national_M2023_dl.xlsx") } == [true])
    let many = try OpenedFile(path: SharedFiles.path("damaged/08_two_members.zip"))
    guard case .archive(let three) = many.content else { return }
    #expect(three.count == 3)
    // Only a text is left when litter is passed over; no publication has it.
    let none = try OpenedFile(path: SharedFiles.path("damaged/07_no_data_member.zip"))
    guard case .archive(let left) = none.content else { return }
    #expect(left.map { $0.name.hasSuffix("!readme.txt") } == [true])
  }

  @Test func whatOthersMustDecideIsToldApart() throws {
    let formulas = try rows(visibleSheets("24_formulas_no_cached_value.xlsx")[0])
    #expect(formulas.contains { $0.cells.contains(.formulaWithoutValue) })
    let dates = try rows(visibleSheets("25_dates_in_cells.xlsx")[0])
    #expect(dates.contains { $0.cells.contains { if case .date = $0 { true } else { false } } })
    let comma = try visibleSheets("42_semicolon_decimal_comma.csv")[0]
    #expect(comma.decimalMark == nil)
    #expect(try visibleSheets("12_sheets_reordered.xlsx").map(\.name).first == "Field Descriptions")
    let codes = try rows(visibleSheets("44_excel_formula_codes.csv")[0])
    #expect(codes[1][1] == .text("=\"00-0000\""))
    let declared = TextConventions(encoding: .windows1252)
    #expect(try rows(visibleSheets("43_cp1252.csv", declared)[0]).count == 15)
  }
}
