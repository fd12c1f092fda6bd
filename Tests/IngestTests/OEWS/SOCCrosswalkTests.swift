import LaborSeries
import Tabular
import Testing

@testable import Ingest

@Suite struct SOCCrosswalkTests {
  private static let sheet = WrittenSheet(
    name: "Sorted by 2010",
    rows: [
      [.text("U.S. Bureau of Labor Statistics")], [],
      [
        .text("2010 SOC Code"), .text("2010 SOC Title"), .text("2018 SOC Code "),
        .text("2018 SOC Title"),
      ],
      [],
      [
        .text("29-2099"), .text("Health Technologists and Technicians, All Other (#)"),
        .text("29-2036 "), .text("Medical Dosimetrists"),
      ],
      [
        .text("29-2099"), .text("Health Technologists and Technicians, All Other (#)"),
        .text("29-2099"), .text("Health Technologists and Technicians, All Other (##)"),
      ],
      [.text("Note"), .empty, .text("29-2099")],
    ])

  @Test func linksLoseBlanksAndMarks() throws {
    let read = try #require(
      try readEstimates([Self.sheet], file: "crosswalk.xlsx", as: SOCCrosswalkLayout.self))
    #expect(read.crosswalk.map(\.fromCode) == ["29-2099", "29-2099"])
    #expect(read.crosswalk.map(\.toCode) == ["29-2036", "29-2099"])
    #expect(
      read.crosswalk.map(\.toTitle)
        == ["Medical Dosimetrists", "Health Technologists and Technicians, All Other"])
    #expect(read.crosswalk.map(\.from) == [.soc2010, .soc2010])
    #expect(read.crosswalk.map(\.to) == [.soc2018, .soc2018])
    #expect(read.crosswalk.last?.source == "crosswalk.xlsx, sheet Sorted by 2010, row 6")
    #expect(read.remarks.map(\.row) == [7])
  }

  @Test func otherSheetsAreNoCrosswalks() throws {
    let sheet = WrittenSheet(rows: [[.text("2010 SOC Code"), .text("2010 SOC Title")]])
    #expect(try readEstimates([sheet], file: "x.xlsx", as: SOCCrosswalkLayout.self) == nil)
  }

  /// The rows of BLS's workbooks, counted with xlrd 2.0 and openpyxl 3.1.
  @Test(
    .enabled(if: SharedFiles.areThere, "the folder with BLS's files is not there"),
    arguments: [
      ("soc_2000_to_2010_crosswalk.xls", 860, "29-2034", ["29-2034", "29-2035"]),
      ("soc_2010_to_2018_crosswalk.xlsx", 900, "29-2099", ["29-2036", "29-2099"]),
    ])
  func everyLinkOfBLSIsRead(file: String, rows: Int, code: String, links: [String]) throws {
    let read = try #require(
      try readEstimates(
        path: SharedFiles.path("classifications/\(file)"), as: SOCCrosswalkLayout.self))
    #expect(read.crosswalk.count == rows)
    #expect(read.remarks.isEmpty)
    #expect(read.crosswalk.filter { $0.fromCode == code }.map(\.toCode) == links)
    #expect(!read.crosswalk.contains { $0.fromTitle.hasSuffix("*") || $0.toTitle.hasSuffix(")") })
  }

  @Test(.enabled(if: SharedFiles.areThere, "the folder with BLS's files is not there"))
  func areaDefinitionsAreSaidToBeSuch() throws {
    let file = try OpenedFile(
      path: SharedFiles.path("classifications/area_definitions_m2023.xlsx"))
    guard case .workbook(let sheets) = file.content, let sheet = sheets.first else {
      Issue.record("not a workbook")
      return
    }
    let rows = try sheet.firstRows(64)
    let place = SheetPlace(file: "area_definitions_m2023.xlsx", sheet: sheet.name)
    let reason = try #require(ReferenceSheet.explanation(of: rows, at: place))
    #expect("\(reason)".contains("the counties that make up the OEWS areas"))
    #expect(try OEWSLayout.recognise(rows, at: place) == nil)
  }
}
