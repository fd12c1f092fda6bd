import LaborSeries
import Tabular
import Testing

@testable import Ingest

/// The codes of 1997: five digits under a preamble, divisions, and a total without a code.
@Suite struct OESOf1997Tests {
  private static let sheet = WrittenSheet(
    name: "oes_national_1997",
    rows: [
      [.empty, .text("1997 National OES Estimates")], [],
      [.empty, .text("# = indicates a wage greater than $60.00 per hour or $124,820 annually")],
      [
        "occ_code", "occ_titl", "group", "tot_emp", "emp_prse", "h_mean", "a_mean", "h_wpct90",
        "annual", "year",
      ].map { .text($0) },
      [.text("10000"), .text("Managerial and Administrative Occupations"), .text("div")],
      [
        .text("13000"), .text("Staff"), .text("maj "), .text("#"), .text("#"), .number(19.5),
        .number(40_560), .text("#"), .empty, .number(1997),
      ],
      [
        .number(32_919), .text("Radiologic Technologists"), .empty, .number(157_640), .number(1.5),
        .number(15.5), .number(32_240), .number(21), .empty, .text("1997"),
      ],
      [.empty, .text("Total 1997 Employment"), .empty, .number(148_002_670)],
    ])

  @Test func everyRowOf1997IsRead() throws {
    let read = try #require(try readEstimates([Self.sheet], file: "national_1997_dl.xls"))
    #expect(read.rows == 4)
    #expect(read.remarks.isEmpty)
    #expect(read.cells.allSatisfy { $0.release == Release(program: .oews, year: 1997) })
    let codes = read.dictionary.occupations.values
    #expect(codes.map(\.code) == ["10000", "13000", "32919", "00000"])
    #expect(codes.map(\.level) == ["division", "major", "detailed", "total"])
    #expect(codes.allSatisfy { $0.classification == .oes })
    #expect(read.cell(5, .employment)?.status == .absent)
    #expect(read.cell(6, .employment)?.status == .notPublished)
    #expect(read.cell(6, .hourlyPercentile90)?.status == .topCoded)
    #expect(read.cell(6, .hourlyPercentile90)?.value == 60)
    #expect(read.cell(8, .employment)?.value == 148_002_670)
  }

  /// A preamble of 1997 above the codes of a later year is not believed.
  @Test func aTitleThatTheCodesContradictIsNotBelieved() throws {
    var sheet = Self.sheet
    sheet.name = "national_M2023_dl"
    sheet.rows = [Self.sheet.rows[0]]
    sheet.rows.append(["OCC_CODE", "OCC_TITLE", "TOT_EMP"].map { .text($0) })
    sheet.rows.append([.text("29-1124"), .text("Radiation Therapists"), .number(16_640)])
    let read = try #require(try readEstimates([sheet], file: "national.xlsx"))
    #expect(read.cells.first?.release == Release(program: .oews, year: 2023, month: 5))
    #expect(read.notes.contains { $0.contains("the title says 1997") })
  }
}
