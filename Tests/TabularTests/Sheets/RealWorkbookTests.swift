import Testing

@testable import Tabular

/// Real workbooks, against what python-calamine 0.9.1 reads from them.
///
/// The files are not part of the repository, so that this suite is skipped where they are missing.
@Suite(.enabled(if: SharedFiles.areThere, "the folder of shared fixtures is not there"))
struct RealWorkbookTests {
  /// Texts, their bytes of UTF-8, numbers and their sum over all sheets, in the order of the rows.
  static let contents: [(String, Int, Int, Int, Double)] = [
    ("oews/field_descriptions_2005.xls", 73, 3059, 0, 0.0),
    ("oews/field_descriptions_2010.xls", 79, 3707, 0, 0.0),
    ("oews/field_descriptions_2013.xls", 79, 4132, 0, 0.0),
    ("oews/field_descriptions_2018.xlsx", 77, 3997, 0, 0.0),
    ("oews/nat4d_M2014_owner_dl.xlsx", 64896, 983791, 144760, 3052359411.4500656),
    ("oews/nat4d_M2019_owner_dl.xlsx", 102309, 1143008, 143902, 3390474001.8800635),
    ("oews/national_1997_dl.xls", 3173, 40205, 11545, 437358704.50642514),
    ("oews/national_M2008_dl.xls", 14088, 197977, 6, 122.15499999999999),
    ("oews/national_M2010_dl.xls", 2237, 35393, 11796, 618939615.2127895),
    ("oews/national_M2011_dl.xls", 2217, 35343, 11810, 628330438.9999995),
    ("oews/national_M2012_dl.xls", 4984, 68683, 20216, 1072834483.0099986),
    ("oews/national_M2013_dl.xls", 4978, 68677, 20222, 1091114042.7700033),
    ("oews/national_M2014_dl.xlsx", 4999, 68698, 20201, 1109191769.7699964),
    ("oews/national_M2015_dl.xlsx", 5007, 68706, 20193, 1131064231.8299909),
    ("oews/national_M2017_dl.xlsx", 4943, 68218, 20041, 1172869070.2000031),
    ("oews/national_M2018_dl.xlsx", 4932, 68080, 19998, 1193212587.2099986),
    ("oews/national_M2020_dl.xlsx", 15527, 135498, 19227, 1163811773.1100006),
    ("oews/national_M2022_dl.xlsx", 5127, 75558, 20306, 1281614396.680004),
    ("oews/national_M2023_dl.xlsx", 16389, 141620, 20294, 1325297137.570002),
    ("oews/national_M2024_dl.xlsx", 16414, 141650, 20270, 1353883202.320002),
    ("oews/national_May2007_dl.xls", 14096, 197529, 2, 55936.78648993932),
    ("oews/national_may2004_dl.xls", 14096, 197902, 3, 91341.0838131832),
    ("oews/national_may2005_dl.xls", 14077, 197409, 0, 0.0),
    ("oews/natsector_M2024_dl.xlsx", 200902, 1786203, 259765, 7537717306.99054),
    ("classifications/area_definitions_m2023.xlsx", 39501, 357836, 3, 92914.0),
    ("classifications/soc_2000_to_2010_crosswalk.xls", 3448, 71962, 0, 0.0),
    ("classifications/soc_2010_to_2018_crosswalk.xlsx", 3608, 76158, 0, 0.0),
    ("ep/occupation_2018-28.xlsx", 29289, 623080, 32836, 61476762.69999909),
  ]

  @Test(arguments: contents)
  func cellsAreThoseOfAnotherReader(
    _ file: String, _ texts: Int, _ characters: Int, _ numbers: Int, _ sum: Double
  ) throws {
    var found = (texts: 0, characters: 0, numbers: 0, sum: 0.0)
    guard case .workbook(let sheets) = try OpenedFile(path: SharedFiles.path(file)).content else {
      Issue.record("\(file) is no workbook")
      return
    }
    for sheet in sheets {
      try sheet.forEachRow { row in
        for cell in row.cells {
          if case .text(let text) = cell {
            found.texts += 1
            found.characters += text.utf8.count
          } else if case .number(let number) = cell {
            found.numbers += 1
            found.sum += number
          }
        }
        return true
      }
    }
    #expect(found == (texts, characters, numbers, sum))
  }

  /// The scanner of regular rows and Expat alone on files that Excel, LibreOffice and openpyxl wrote.
  @Test(arguments: [
    "oews/national_M2023_dl.xlsx", "oews/national_M2024_dl.xlsx", "oews/national_M2014_dl.xlsx",
    "oews/field_descriptions_2018.xlsx", "ep/occupation_2018-28.xlsx",
    "classifications/soc_2010_to_2018_crosswalk.xlsx", "damaged/00_good.xlsx",
    "damaged/24_formulas_no_cached_value.xlsx", "damaged/26_markers.xlsx",
  ])
  func bothWaysOfReadingRowsComeToTheSame(_ file: String) throws {
    guard case .workbook(let sheets) = try OpenedFile(path: SharedFiles.path(file)).content else {
      Issue.record("\(file) is no workbook")
      return
    }
    for case let sheet as OpenXMLSheet in sheets {
      let part = FileBytes.member(ZipMember(archive: sheet.archive, entry: sheet.entry))
      let scanned = try SheetRowsTests.rows(part, cells: sheet.cells, isScanned: true)
      let parsed = try SheetRowsTests.rows(part, cells: sheet.cells, isScanned: false)
      #expect(scanned == parsed)
    }
  }
}
