import Foundation
import LaborSeries
import Tabular
import Testing

@testable import Ingest

@Suite struct CELayoutTests {
  private func line(_ id: String, _ year: Int, _ period: String, _ value: String) -> String {
    "\(id)    \t\(year)\t\(period)\t\(String(repeating: " ", count: 12 - value.count))\(value)\t"
  }

  private func reading(
    _ lines: [String], tables: [String] = [], name: String = "ce.data"
  ) throws -> LABSTATReading {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("modality-\(UUID().uuidString)").path
    defer { unlink(path) }
    let header = "series_id        \tyear\tperiod\t       value\tfootnote_codes"
    try Data(([header] + lines).joined(separator: "\r\n").utf8)
      .write(to: URL(fileURLWithPath: path))
    let head = try ByteSource(path: path).readHead(1 << 16)
    var layout = try #require(try LABSTATLayout.recognise(head, at: SheetPlace(file: path)))
    #expect(layout.survey == .currentEmployment)
    for table in tables { try layout.tables.add(LABSTATText.source(table)) }
    return try LABSTATReading(layout, try ByteSource(path: path), file: path)
  }

  @Test func thousandsBecomeJobsAndTheLatestMonthNamesTheRelease() throws {
    let reading = try reading(
      [
        line("CEU6562151201", 2025, "M11", "78.3"), line("CEU6562151201", 2025, "M13", "77.9"),
        line("CES6562151201", 2026, "M02", "78.6") + "P",
        line("CES6562151203", 2026, "M01", "41.27"),
        line("CES6562151206", 2026, "M01", "66.1"), line("CES6562151202", 2026, "M01", "34.1"),
        line("CES6562151201", 2024, "M14", "1.0"), line("CEX6562151201", 2024, "M01", "1.0"),
        line("CES656215120", 2024, "M01", "1.0"), line("CES6562151201", 2024, "M01", "-"),
        line("CES6562151226", 2026, "M01", "-12.5"), line("CES6562151201", 2025, "M01", "-12.5"),
      ],
      tables: [
        "industry_code\tnaics_code\tpublishing_status\tindustry_name\n"
          + "65621512\t621512\tB\tDiagnostic imaging centers\n",
        "data_type_code\tdata_type_text\n02\tAVERAGE WEEKLY HOURS OF ALL EMPLOYEES\n",
      ])
    #expect(
      reading.cells.allSatisfy {
        $0.release == Release(program: .currentEmployment, year: 2026, month: 2)
      })
    #expect(reading.cells.map(\.value) == [78_300, 77_900, 78_600, 41.27, 66_100, 34.1, 0, -12.5])
    #expect(
      reading.cells.map(\.measure) == [
        .employment, .employment, .employment, .hourlyEarnings, .productionEmployment,
        .employmentStatistic, .employment, .employmentStatistic,
      ])
    #expect(reading.cells.map(\.period) == [11, 13, 2, 1, 1, 1, 1, 1])
    #expect(reading.cells[0].detail == "not seasonally adjusted")
    #expect(reading.cells[2].detail == "seasonally adjusted")
    #expect(reading.cells[2].footnote == "P")
    #expect(reading.cells[5].detail == "seasonally adjusted; datatype 02")
    #expect(reading.legend["datatype 02"] == "AVERAGE WEEKLY HOURS OF ALL EMPLOYEES")
    #expect(reading.cells[6].status == .notPublished)
    #expect(reading.cells[0].industry.title == "Diagnostic imaging centers")
    #expect(reading.cells[0].industry.level == "NAICS 621512")
    #expect(reading.cells[0].occupation.classification == .none)
    #expect(reading.remarks.map(\.row) == [8, 9, 10, 13])
    #expect(reading.notes.contains { $0.contains("2 lines of the datatypes 02, 26 are kept") })
  }

  @Test func aPipeCannotBeReadTwice() throws {
    let text = "series_id\tyear\tperiod\tvalue\nCES6562151201\t2026\tM01\t1\n"
    #expect(throws: LABSTATError.notReadTwice(file: "oe.data")) {
      try LABSTATReading(LABSTATLayout(survey: .currentEmployment), text: text)
    }
  }

  @Test func whatIsOfNoSurveyReadHereSaysSo() throws {
    let place = SheetPlace(file: "ep.data")
    let other = Array("series_id\tyear\tperiod\tvalue\nEPU1110110000\t2024\tA01\t1\n".utf8)
    #expect(throws: LABSTATError.unknownSurvey("EPU1110110000", file: "ep.data")) {
      try LABSTATLayout.recognise(other, at: place)
    }
    let empty = Array("series_id\tyear\tperiod\tvalue\r\n".utf8)
    #expect(throws: LABSTATError.noRows(file: "ep.data")) {
      try LABSTATLayout.recognise(empty, at: place)
    }
    for text in ["", "series_id,year,period,value\n", "OCC_CODE\tOCC_TITLE\n"] {
      #expect(try LABSTATLayout.recognise(Array(text.utf8), at: place) == nil)
    }
  }
}
