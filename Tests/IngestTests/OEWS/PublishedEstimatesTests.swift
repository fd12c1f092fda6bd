import Foundation
import LaborSeries
import Tabular
import Testing

@testable import Ingest

/// Real files of BLS, read in full. They are not part of the repository; without the shared folder
/// the suite is skipped.
@Suite(.enabled(if: SharedFiles.areThere, "the folder with BLS's files is not there"))
struct PublishedEstimatesTests {
  /// What a file should give. The rows were counted in the files with openpyxl 3.1 and xlrd 2.0,
  /// header and what precedes it left out; the failing checks and the marks likewise.
  struct Expectation: CustomTestStringConvertible {
    let file: String
    let rows: Int
    let release: Release
    let classification: PublishedOccupation.Classification
    let failing: Int
    let hourlyBound: Double
    let marks: [String: Int]

    init(
      _ file: String, _ rows: Int, _ year: Int,
      _ classification: PublishedOccupation.Classification, month: Int? = 5, failing: Int = 0,
      bound: Double, marks: [String: Int] = [:]
    ) {
      self.file = file
      self.rows = rows
      release = Release(program: .oews, year: year, month: month)
      self.classification = classification
      self.failing = failing
      hourlyBound = bound
      self.marks = marks
    }

    var testDescription: String { file }
  }

  static let workbooks = [
    Expectation(
      "nat4d_M2014_owner_dl.xlsx", 9496, 2014, .soc2010, bound: 90,
      marks: ["*": 5205, "**": 1077, "#": 894]),
    Expectation("nat4d_M2019_owner_dl.xlsx", 9438, 2019, .soc2010And2018, bound: 100),
    Expectation("national_M2014_dl.xlsx", 1394, 2014, .soc2010, bound: 90),
    Expectation("national_M2015_dl.xlsx", 1394, 2015, .soc2010, bound: 90),
    Expectation("national_M2017_dl.xlsx", 1382, 2017, .soc2010, bound: 100),
    Expectation("national_M2018_dl.xlsx", 1379, 2018, .soc2010, bound: 100),
    Expectation("national_M2020_dl.xlsx", 1329, 2020, .soc2010And2018, bound: 100),
    Expectation("national_M2022_dl.xlsx", 1402, 2022, .soc2018, bound: 115),
    Expectation("national_M2023_dl.xlsx", 1403, 2023, .soc2018, bound: 115),
    Expectation("national_M2024_dl.xlsx", 1403, 2024, .soc2018, bound: 115),
    Expectation(
      "natsector_M2024_dl.xlsx", 16_434, 2024, .soc2018, bound: 115,
      marks: ["~": 8896, "*": 4643, "**": 4244, "#": 1830]),
  ]

  /// In the copy of May 2008 somebody put computed hourly means into six rows of occupations that
  /// are paid by the year; in that of 1997, percentiles of two rows do not rise.
  static let oldWorkbooks = [
    Expectation("national_1997_dl.xls", 817, 1997, .oes, month: nil, failing: 2, bound: 60),
    Expectation("national_may2004_dl.xls", 823, 2004, .soc2000, bound: 70),
    Expectation("national_may2005_dl.xls", 822, 2005, .soc2000, bound: 70),
    Expectation("national_May2007_dl.xls", 823, 2007, .soc2000, bound: 70),
    Expectation("national_M2008_dl.xls", 823, 2008, .soc2000, failing: 6, bound: 80),
    Expectation("national_M2010_dl.xls", 819, 2010, .soc2000And2010, bound: 80),
    Expectation("national_M2011_dl.xls", 819, 2011, .soc2000And2010, bound: 90),
    Expectation("national_M2012_dl.xls", 1394, 2012, .soc2010, bound: 90),
    Expectation("national_M2013_dl.xls", 1394, 2013, .soc2010, bound: 90),
  ]

  @Test(arguments: Self.workbooks + Self.oldWorkbooks)
  func everyRowIsReadAndChecked(_ expected: Expectation) throws {
    let read = try #require(try readEstimates(path: SharedFiles.path("oews/\(expected.file)")))
    #expect(read.rows == expected.rows)
    #expect(Set(read.cells.map(\.release)) == [expected.release])
    #expect(
      Set(read.dictionary.occupations.values.map(\.classification)) == [expected.classification])
    #expect(read.remarks.count { !$0.isKept } == 0)
    #expect(Set(read.remarks.map(\.row)).count == expected.failing)
    let bounds = Set(
      read.cells.filter { $0.cell.status == .topCoded && WageUnit(of: $0.cell.measure) == .hourly }
        .map(\.cell.value))
    #expect(bounds == [expected.hourlyBound])
    #expect(read.dictionary.areas.values.map(\.code) == ["99"])
    for (mark, count) in expected.marks {
      #expect(read.cells.count { read.dictionary.marks[$0.cell.mark] == mark } == count, "\(mark)")
    }
    try compareWithGolden(expected.file, read)
  }

  @Test func theGoldenTableIsComparedInWhole() throws {
    let table = try DelimitedText.golden(SharedFiles.path("golden_imaging.tsv"))
    let read = Set((Self.workbooks + Self.oldWorkbooks).map(\.file))
    let missing = Set(table.compactMap { $0["file"] }).subtracting(read)
    // The table has rows of two workbooks more than the folder.
    #expect(
      missing.allSatisfy { !FileManager.default.fileExists(atPath: SharedFiles.path("oews/\($0)")) }
    )
    #expect(table.count > 130)
  }

  @Test func everyStateOfTheExportIsRead() throws {
    let read = try #require(
      try readEstimates(path: SharedFiles.path("oews/state_M2020_dl_filtered.csv")))
    #expect(read.rows == 880)
    #expect(read.remarks.isEmpty)
    #expect(read.dictionary.areas.values.first?.code == "01")
    #expect(read.cells.first?.cell.value == 45_070)
    #expect(read.dictionary.areas.values.allSatisfy { $0.kind == .state || $0.kind == .territory })
  }

  @Test(arguments: ["field_descriptions_2018.xlsx", "field_descriptions_2005.xls"])
  func fieldDescriptionsAreSaidToBeSuch(name: String) throws {
    let file = try OpenedFile(path: SharedFiles.path("oews/\(name)"))
    guard case .workbook(let sheets) = file.content else {
      Issue.record("not a workbook")
      return
    }
    for sheet in sheets {
      let rows = try sheet.firstRows(64)
      let place = SheetPlace(file: name, sheet: sheet.name)
      #expect(try OEWSLayout.recognise(rows, at: place) == nil)
      #expect(ReferenceSheet.explanation(of: rows, at: place) != nil)
    }
  }

  /// Every row of the golden table for a file, cell by cell: the raw text of the workbook against
  /// the cell.
  private func compareWithGolden(_ file: String, _ read: ReadEstimates) throws {
    let table = try DelimitedText.golden(SharedFiles.path("golden_imaging.tsv"))
    for row in table where row["file"] == file { try compare(row, read) }
  }

  private func compare(_ row: [String: String], _ read: ReadEstimates) throws {
    let number = try #require(row["row_1based"].flatMap(Int.init))
    let measures: [(String, Measure)] = [
      ("tot_emp", .employment), ("emp_prse", .employmentPRSE), ("h_median", .hourlyMedian),
      ("a_median", .annualMedian), ("a_mean", .annualMean),
    ]
    for (column, measure) in measures {
      let raw = try #require(row[column])
      let found = read.cell(number, measure)
      let cell = try #require(found, "\(row) \(column)")
      let occupation = read.occupation(cell)
      #expect(occupation.code == row["occ_code"])
      #expect(occupation.title == row["occ_title"]?.trimmingCharacters(in: .whitespaces))
      let printed = row["o_group"] == "detail" ? "detailed" : row["o_group"]
      #expect(printed == "" || occupation.level == printed)
      if let naics = row["naics"], !naics.isEmpty {
        #expect(read.dictionary.industries[cell.industry].code == naics)
      }
      if let value = Double(raw.trimmingCharacters(in: .whitespaces)) {
        #expect(cell.status == .value && cell.value == value, "\(row) \(column)")
      } else {
        #expect(read.dictionary.marks[cell.mark] == raw, "\(row) \(column)")
      }
    }
  }
}

extension DelimitedText {
  /// The rows of the golden table by column.
  fileprivate static func golden(_ path: String) throws -> [[String: String]] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(lines.first)
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}
