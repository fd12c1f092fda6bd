import Foundation
import LaborSeries
import Tabular
import Testing

@testable import Ingest

@Suite struct OELayoutTests {
  private let layout = LABSTATLayout(survey: .occupationalEmployment)
  private let mri = "OEUM001042000000029203501"

  @Test func anIdentifierIsReadPlaceByPlace() throws {
    let reading = try LABSTATReading(
      layout,
      text: LABSTATText.file([
        LABSTATText.line("OEUN000000000000029203501", "43390"),
        LABSTATText.line("OEUS060000000000029203513", "121260"),
        LABSTATText.line("OEUS720000000000029203513", "40000"),
        LABSTATText.line("OEUM001042000000029203516", "0.410"),
        LABSTATText.line("OEUM010000100000029203517", "0.25"),
        LABSTATText.line("OEUN000000062210000000001", "6000000"),
        LABSTATText.line("OEUN000000062--6329000002", "0"),
      ]))
    #expect(reading.remarks.isEmpty)
    #expect(reading.rows == 7)
    #expect(reading.cells.map(\.area.code) == ["99", "06", "72", "10420", "0100001", "99", "99"])
    #expect(
      reading.cells.map(\.area.kind) == [
        .nation, .state, .territory, .metropolitan, .nonmetropolitan, .nation,
        .nation,
      ])
    #expect(reading.cells.map(\.area.state) == ["US", "CA", "PR", "", "AL", "US", "US"])
    #expect(
      reading.cells.map(\.measure) == [
        .employment, .annualMedian, .annualMedian, .jobsPer1000, .locationQuotient, .employment,
        .employmentPRSE,
      ])
    #expect(reading.cells.map(\.value) == [43390, 121260, 40000, 0.41, 0.25, 6_000_000, 0])
    #expect(reading.cells[0].industry == .crossIndustry)
    #expect(reading.cells[5].industry.code == "622100")
    #expect(reading.cells[5].industry.level == "4-digit")
    #expect(reading.cells[5].occupation.level == "total")
    #expect(reading.cells[6].industry.code == "62--63")
    #expect(reading.cells[6].industry.level == "sector")
    #expect(reading.cells[6].occupation.level == "major")
    #expect(reading.cells[0].occupation.title == "29-2035")
    #expect(reading.cells[0].occupation.classification == .soc2018)
    #expect(reading.cells[0].release == Release(program: .oews, year: 2025, month: 5))
    #expect(reading.notes.contains { $0.contains("codes stand as titles") })
  }

  @Test func everyMarkHasItsMeaning() throws {
    let head = "OEUN0000000000000292035"
    let reading = try LABSTATReading(
      layout,
      text: LABSTATText.file([
        LABSTATText.line(head + "01", "-", "8"), LABSTATText.line(head + "03", "-", "4"),
        LABSTATText.line(head + "04", "-", "4"), LABSTATText.line(head + "10", "-", "5"),
        LABSTATText.line(head + "15", "-", "5"), LABSTATText.line(head + "16", "-"),
        LABSTATText.line(head + "17", "-", "1,8"),
      ]))
    #expect(
      reading.cells.map(\.status) == [
        .suppressed, .annualOnly, .hourlyOnly, .topCoded, .topCoded, .notPublished, .suppressed,
      ])
    // The bounds of May 2022 to 2025.
    #expect(reading.cells.map(\.value) == [0, 0, 0, 115, 239_200, 0, 0])
    #expect(reading.cells.allSatisfy { $0.mark == "-" })
    #expect(reading.cells.map(\.footnote) == ["8", "4", "4", "5", "5", "", "1,8"])
  }

  @Test func theFootnotesNameTheBoundBeforeAnyTableDoes() throws {
    var tables = LABSTATTables()
    try tables.add(
      LABSTATText.source(
        "footnote_code\tfootnote_text\r\n5\tThis wage is greater than $70.00 per hour or $145,600 "
          + "per year.\r\n"))
    var layout = layout
    layout.tables = tables
    let text = LABSTATText.file([
      LABSTATText.line("OEUN000000000000029106610", "-", "5", year: 2019),
      LABSTATText.line("OEUN000000000000029106615", "-", "5", year: 2019),
    ])
    #expect(try LABSTATReading(layout, text: text).cells.map(\.value) == [70, 145_600])
    #expect(try LABSTATReading(layout, text: text).legend["5"]?.contains("$70.00") == true)
    #expect(try LABSTATReading(self.layout, text: text).cells.map(\.value) == [100, 208_000])
    // Of 2009 no notes have been seen; a bound was never lowered, so that of 2008 is one.
    let later = try LABSTATReading(
      self.layout, text: text.replacingOccurrences(of: "2019", with: "2009"))
    #expect(later.cells.map(\.status) == [.topCoded, .topCoded])
    #expect(later.cells.map(\.value) == [80, 166_400])
  }

  @Test func lineEndsTrailingTabsAndAMissingLastEndMakeNoDifference() throws {
    let lines = [
      LABSTATText.line(mri, "130"), LABSTATText.line("OEUM001042000000029203502", "6.2", "8"),
    ]
    let expected = try LABSTATReading(layout, text: LABSTATText.file(lines)).cells
    #expect(expected.map(\.value) == [130, 6.2])
    for end in ["\n", "\t\r\n", "\t \n"] {
      let text = LABSTATText.file(lines, end: end)
      #expect(try LABSTATReading(layout, text: text).cells == expected)
      #expect(try LABSTATReading(layout, text: String(text.dropLast(end.count))).cells == expected)
    }
  }

  @Test func columnsAreFoundByNameInAnyOrder() throws {
    let text = "value\tnew\tperiod\tyear\tseries_id\n130\tx\tA01\t2025\t\(mri)\n"
    let reading = try LABSTATReading(layout, text: text)
    #expect(reading.cells.map(\.value) == [130])
    #expect(throws: LABSTATError.self) {
      try LABSTATReading(layout, text: "series_id\tyear\tvalue\n\(mri)\t2025\t1\n")
    }
    #expect(throws: LABSTATError.duplicateColumn("year", file: "oe.data")) {
      try LABSTATReading(layout, text: "series_id\tyear\tyear\tperiod\tvalue\n")
    }
  }

  @Test func aBadLineIsLeftOutWithItsNumberAndReason() throws {
    let reading = try LABSTATReading(
      layout,
      text: LABSTATText.file([
        LABSTATText.line("OEUM00104200000029203501", "130"),
        LABSTATText.line(mri, "6.2").replacingOccurrences(of: "2025", with: "20x5"),
        LABSTATText.line(mri, "42.91", period: "A99"), "OEUM0010420000000292",
        LABSTATText.line("OEUX001042000000029203501", "1"), LABSTATText.line(mri, "many"),
        LABSTATText.line(mri, "nan"), LABSTATText.line(mri, ""),
        LABSTATText.line("OEUM001042000000029203518", "1"),
        LABSTATText.line(mri, "1") + "\tmore", LABSTATText.line(mri, "5\0"),
        LABSTATText.line("CEUM001042000000029203501", "1"), LABSTATText.line(mri, "150"),
      ]))
    #expect(reading.cells.map(\.value) == [150])
    #expect(reading.cells.map(\.row) == [14])
    #expect(reading.remarks.map(\.row) == Array(2...13))
    #expect(reading.remarks.allSatisfy { !$0.isKept })
    let reasons = [
      "24 characters and not 25", "“20x5” is no year", "“A99” is no period", "20 characters",
      "no series of the survey OE", "“many” is no value", "“nan” is no value", "“” is no value",
      "datatype 18 is none", "more fields", "not UTF-8", "no series of the survey OE",
    ]
    for (remark, reason) in zip(reading.remarks, reasons) {
      #expect(remark.sentence.contains(reason), "\(remark.sentence)")
    }
  }

  @Test func aFileFullOfFaultsMakesAThousandRemarks() throws {
    let lines = Array(repeating: LABSTATText.line("OEUM0", "1"), count: 5000)
    let reading = try LABSTATReading(layout, text: LABSTATText.file(lines))
    #expect(reading.remarks.count == 1000)
    #expect(reading.notes.contains { $0.hasPrefix("5000 lines gave rise to remarks") })
  }

  @Test func yearsOfOneFileAreReleasesOfTheirOwn() throws {
    var lines: [String] = []
    for occupation in 0..<3000 {
      for year in [2024, 2025] {
        let id = "OEUN0000000000000" + String(291_000 + occupation) + "01"
        lines.append(LABSTATText.line(id, "\(occupation + year)", year: year))
      }
    }
    let reading = try LABSTATReading(layout, text: LABSTATText.file(lines))
    #expect(reading.cells.count == 6000)
    for year in [2024, 2025] {
      let cells = reading.cells.filter { $0.release.year == year }
      #expect(cells.map(\.value) == (0..<3000).map { Double($0 + year) })
      #expect(cells.allSatisfy { Int($0.year) == year })
    }
  }

  @Test func figuresThatContradictEachOtherAreKeptAndFlagged() throws {
    let head = "OEUN0000000000000292035"
    let reading = try LABSTATReading(
      layout,
      text: LABSTATText.file([
        LABSTATText.line(head + "02", "61.5"), LABSTATText.line(head + "03", "45.00"),
        LABSTATText.line(head + "04", "93620"), LABSTATText.line(head + "06", "30"),
        LABSTATText.line(head + "07", "29.99"), LABSTATText.line(head + "11", "62400"),
        LABSTATText.line(head + "12", "62400"),
        LABSTATText.line("OEUN000104200000029203501", "5"),
      ]))
    #expect(reading.cells.count == 8)
    let flags = reading.cells.map(\.flags)
    #expect(flags[0] == .standardErrorRange)
    #expect(flags[1] == .wageArithmetic && flags[2] == .wageArithmetic)
    #expect(flags[3] == .percentileOrder && flags[4] == .percentileOrder)
    #expect(flags[5].isEmpty && flags[6].isEmpty)
    #expect(flags[7] == .areaMismatch)
    #expect(reading.remarks.count == 4)
    #expect(reading.remarks.map(\.isKept) == [true, true, true, true])
    // 45.00 × 2,080 is 93,600; a difference of 16 is within rounding.
    let close = try LABSTATReading(
      layout,
      text: LABSTATText.file([
        LABSTATText.line(head + "03", "45.00"), LABSTATText.line(head + "04", "93610"),
      ]))
    #expect(close.remarks.isEmpty)
  }

  @Test func linesThatSayTheSameAreOneAndOthersAnError() throws {
    let twice = [LABSTATText.line(mri, "130"), LABSTATText.line(mri, "130")]
    let reading = try LABSTATReading(layout, text: LABSTATText.file(twice))
    #expect(reading.cells.count == 1)
    #expect(reading.notes.contains { $0.hasPrefix("1 lines say again") })
    let expected = LABSTATError.conflict(
      series: mri, period: "2025", file: "oe.data", first: 2, firstValue: "130.0", second: 3,
      secondValue: "-")
    #expect(throws: expected) {
      try LABSTATReading(
        layout,
        text: LABSTATText.file([LABSTATText.line(mri, "130"), LABSTATText.line(mri, "-", "8")]))
    }
    #expect(expected.description.contains("lines 2 and 3"))
  }

  @Test func aFilterGivesTheCellsOfItsOccupationsAndNoOthers() throws {
    var lines: [String] = []
    for occupation in ["000000", "291124", "292033", "292034", "292035", "299999"] {
      for datatype in ["01", "03", "13"] {
        for area in ["N0000000", "S0600000", "M0031080"] {
          lines.append(LABSTATText.line("OEU\(area)000000\(occupation)\(datatype)", "30"))
        }
      }
    }
    lines.append(LABSTATText.line("OEUM00310800000029203501", "30"))
    let text = LABSTATText.file(lines)
    let all = try LABSTATReading(layout, text: text)
    var filtered = layout
    filtered.occupations = [try SOCCode(parsing: "29-2034"), try SOCCode(parsing: "29-1124")]
    let some = try LABSTATReading(filtered, text: text)
    #expect(some.cells == all.cells.filter { ["29-2034", "29-1124"].contains($0.occupation.code) })
    #expect(some.cells.count == 18)
    #expect(some.rows == all.rows)
    #expect(some.remarks == all.remarks)
  }

  /// Whether two lines follow each other does not depend on what is passed over.
  @Test func aFilterJoinsNothingThatOtherLinesPart() throws {
    let text = LABSTATText.file([
      LABSTATText.line("OEUN000000000000029203401", "30"),
      LABSTATText.line("OEUN000000000000029203501", "40"),
      LABSTATText.line("OEUN000000000000029203401", "50"),
    ])
    var filtered = layout
    filtered.occupations = [try SOCCode(parsing: "29-2034")]
    #expect(try LABSTATReading(filtered, text: text).cells.map(\.value) == [30, 50])
    #expect(try LABSTATReading(layout, text: text).cells.map(\.value) == [30, 40, 50])
  }
}
