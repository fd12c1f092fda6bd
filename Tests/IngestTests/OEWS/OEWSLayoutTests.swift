import LaborSeries
import Tabular
import Testing

@testable import Ingest

/// The layout on tables that are written down here, so that a clone alone can test it. The figures
/// are those of May 2023 for 29-1124, 29-2035 and 53-2011 (BLS, national_M2023_dl.xlsx).
@Suite struct OEWSLayoutTests {
  private static let header2023 =
    "AREA AREA_TITLE AREA_TYPE PRIM_STATE NAICS NAICS_TITLE I_GROUP OWN_CODE OCC_CODE OCC_TITLE "
    + "O_GROUP TOT_EMP EMP_PRSE JOBS_1000 LOC_QUOTIENT PCT_TOTAL PCT_RPT H_MEAN A_MEAN MEAN_PRSE "
    + "H_PCT10 H_PCT25 H_MEDIAN H_PCT75 H_PCT90 A_PCT10 A_PCT25 A_MEDIAN A_PCT75 A_PCT90 ANNUAL "
    + "HOURLY"
  private static let names = header2023.split(separator: " ").map(String.init)

  private static let therapists =
    "99|U.S.|1|US|000000|Cross-industry|cross-industry|1235|29-1124|Radiation Therapists|detailed|"
    + "16640|4.3|||||50.2|104420|0.4|34.75|39.57|47.26|53.87|65.82|72280|82300|98300|112040|136910||"
  private static let pilots =
    "99|U.S.|1|US|000000|Cross-industry|cross-industry|1235|53-2011|Airline Pilots|detailed|93670|"
    + "1.3|||||*|250050|1.6|*|*|*|*|*|101710|142770|219140|#|#|TRUE|"

  /// A row of texts and numbers; what reads as a number is one, codes excepted.
  private static func row(_ text: String, numbersFrom start: Int = 11) -> [SheetCell] {
    text.split(separator: "|", omittingEmptySubsequences: false).enumerated().map { index, text in
      if text.isEmpty { return .empty }
      if index >= start, let number = Double(text) { return .number(number) }
      return .text(String(text))
    }
  }

  private static func sheet(_ rows: [String], name: String = "national_M2023_dl") -> WrittenSheet {
    WrittenSheet(name: name, rows: [names.map { .text($0) }] + rows.map { row($0) })
  }

  private func read(_ sheet: WrittenSheet, file: String = "national_M2023_dl.xlsx") throws
    -> ReadEstimates
  {
    try #require(try readEstimates([sheet], file: file))
  }

  /// A row with cells replaced by name.
  private func changed(
    _ text: String, _ changes: [String: SheetCell], numbersFrom: Int = 11
  ) -> [SheetCell] {
    var row = Self.row(text, numbersFrom: numbersFrom)
    for (name, cell) in changes {
      guard let index = Self.names.firstIndex(of: name) else { continue }
      row[index] = cell
    }
    return row
  }

  private func read(
    _ changes: [[String: SheetCell]], of text: String = OEWSLayoutTests.therapists
  ) throws -> ReadEstimates {
    var sheet = Self.sheet([])
    sheet.rows += changes.map { changed(text, $0) }
    return try read(sheet)
  }

  @Test func aRowGivesACellForEveryColumn() throws {
    let read = try self.read(Self.sheet([Self.therapists]))
    #expect(read.rows == 1)
    #expect(read.cells.count == 19)
    let cell = try #require(read.cell(2, .annualMedian))
    #expect(cell.value == 98_300 && cell.status == .value && cell.year == 2023 && cell.period == 0)
    #expect(read.cell(2, .jobsPer1000)?.status == .absent)
    let occupation = PublishedOccupation(
      classification: .soc2018, code: "29-1124", title: "Radiation Therapists", level: "detailed")
    #expect(read.occupation(cell) == occupation)
    #expect(read.dictionary.areas[cell.area] == .unitedStates)
    #expect(read.dictionary.industries[cell.industry] == .crossIndustry)
    #expect(read.remarks.isEmpty)
  }

  @Test func aWageByTheYearAloneIsNoWithheldOne() throws {
    let read = try self.read(Self.sheet([Self.pilots]))
    let hourly = try #require(read.cell(2, .hourlyMean))
    #expect(hourly.status == .annualOnly && read.dictionary.marks[hourly.mark] == "*")
    #expect(read.cell(2, .annualMean)?.value == 250_050)
    #expect(read.cell(2, .annualPercentile90)?.status == .topCoded)
    #expect(read.cell(2, .annualPercentile90)?.value == 239_200)
    #expect(read.notes.contains { $0.contains("as BLS documents it for May 2023") })
  }

  @Test func aWageByTheHourAloneLeavesTheAnnualColumns() throws {
    let read = try self.read([
      [
        "HOURLY": .text("TRUE"), "A_MEAN": .text("*"), "A_MEDIAN": .text("*"),
        "A_PCT10": .empty, "H_MEAN": .number(50.2),
      ]
    ])
    #expect(read.cell(2, .annualMean)?.status == .hourlyOnly)
    #expect(read.cell(2, .annualPercentile10)?.status == .hourlyOnly)
    #expect(read.cell(2, .hourlyMean)?.status == .value)
  }

  @Test func theTopCodeIsReadFromTheNotesOfTheFile() throws {
    let notes = WrittenSheet(
      name: "Field Descriptions",
      rows: [
        [.text("May 2023 OEWS Estimates")],
        [.text("Field"), .text("Field Description")],
        [.text("*  = indicates that a wage estimate is not available")],
        [
          .text(
            "#  = indicates a wage equal to or greater than $117.50 per hour or $244,400 per year ")
        ],
      ])
    let read = try #require(
      try readEstimates([notes, Self.sheet([Self.pilots], name: "data")], file: "national.xlsx"))
    #expect(read.cell(2, .annualPercentile90)?.value == 244_400)
    #expect(read.legend["*"] == "indicates that a wage estimate is not available")
    #expect(read.notes.contains { $0.contains("as the file's notes say") })
    #expect(read.notes.contains { $0.contains("told by the title of the field descriptions") })
  }

  @Test(arguments: [
    ("national_M2024_dl.xlsx", "", 2024, 5 as Int?, PublishedOccupation.Classification.soc2018),
    ("national_May2007_dl.xls", "", 2007, 5, .soc2000),
    ("national_2001_dl.xls", "", 2001, nil, .soc2000),
    ("oesm09nat.zip!national_dl.xls", "", 2009, 5, .soc2000),
    ("oesn03nat.zip!national_dl.xls", "", 2003, 11, .soc2000),
    ("national_nov2004_dl.xls", "", 2004, 11, .soc2000),
    ("national.xlsx", "All May 2025 data", 2025, 5, .soc2018),
    ("oesm11nat/national_M2011_dl.xls", "national_dl", 2011, 5, .soc2000And2010),
    ("national_M2019_dl.xlsx", "national_M2020_dl", 2020, 5, .soc2010And2018),
  ])
  func theReleaseIsToldByTheNames(
    file: String, sheet: String, year: Int, month: Int?,
    classification: PublishedOccupation.Classification
  ) throws {
    let read = try self.read(Self.sheet([Self.therapists], name: sheet), file: file)
    #expect(read.cells.first?.release == Release(program: .oews, year: year, month: month))
    #expect(read.dictionary.occupations.values.first?.classification == classification)
  }

  /// 151,853,870 jobs in May 2023 (BLS, national_M2023_dl.xlsx).
  @Test func withoutAnyYearTheTotalTellsTheRelease() throws {
    let total = Self.therapists.replacing(
      "29-1124|Radiation Therapists|detailed|16640", with: "00-0000|All Occupations|total|151853870"
    )
    let read = try self.read(Self.sheet([total, Self.therapists], name: ""), file: "table.csv")
    #expect(read.cells.first?.release == Release(program: .oews, year: 2023, month: 5))
    #expect(read.notes.contains { $0.contains("told by the employment of all occupations") })
    let other = total.replacing("151853870", with: "151853880")
    #expect(throws: EstimatesSheetError.releaseUnknown(place: "table.csv")) {
      try self.read(Self.sheet([other], name: ""), file: "table.csv")
    }
  }

  @Test func withoutAnyYearTheReleaseIsAnError() {
    #expect(throws: EstimatesSheetError.releaseUnknown(place: "national.xlsx, sheet data")) {
      try read(Self.sheet([Self.therapists], name: "data"), file: "national.xlsx")
    }
  }

  @Test func aColumnOfYearsGivesEachRowItsRelease() throws {
    var sheet = Self.sheet([], name: "data")
    sheet.rows = [Self.names.map { .text($0) } + [.text("year")]]
    for year in [SheetCell.number(2022), .text("2023"), .text("2023 ")] {
      sheet.rows.append(Self.row(Self.therapists) + [year])
    }
    let read = try self.read(sheet, file: "national.xlsx")
    #expect(Set(read.cells.map(\.release.year)) == [2022, 2023])
    #expect(read.rows == 2)
    #expect(read.notes.contains { $0.contains("Identical rows were dropped: 4 (as 3)") })
  }

  @Test func areasOfEveryKindAreToldApart() throws {
    let read = try self.read([
      ["AREA": .text("01"), "AREA_TYPE": .text("2"), "AREA_TITLE": .text("Alabama")],
      ["AREA": .number(2), "AREA_TYPE": .number(2), "AREA_TITLE": .text("Alaska")],
      ["AREA": .text("72"), "AREA_TYPE": .text("3"), "AREA_TITLE": .text("Puerto Rico")],
      ["AREA": .text("33860"), "AREA_TYPE": .text("4"), "AREA_TITLE": .text("Montgomery, AL")],
      [
        "AREA": .number(100_001), "AREA_TYPE": .text("6"), "AREA_TITLE": .text("Northwest Alabama"),
      ],
    ])
    #expect(read.dictionary.areas.values.map(\.code) == ["01", "02", "72", "33860", "0100001"])
    #expect(
      read.dictionary.areas.values.map(\.kind)
        == [.state, .state, .territory, .metropolitan, .nonmetropolitan])
    #expect(read.remarks.isEmpty)
    #expect(read.notes.contains { $0.contains("AREA “100001” as 0100001, AREA “2” as 02") })
  }

  @Test(arguments: [
    ("99", "2"), ("01", "1"), ("33860", "2"), ("72", "2"), ("01", "3"), ("33860", "6"),
  ])
  func anAreaTypeThatDoesNotFitIsFlaggedAndKept(code: String, type: String) throws {
    let read = try self.read([["AREA": .text(code), "AREA_TYPE": .text(type)]])
    #expect(read.rows == 1)
    #expect(read.cells.count { $0.cell.flags == .areaMismatch } == 19)
    #expect(read.remarks.map(\.isKept) == [true])
  }

  @Test func filesTo2018TellAreasByTheirCodes() throws {
    let names = [
      "AREA", "ST", "STATE", "OCC_CODE", "OCC_TITLE", "GROUP", "TOT_EMP", "LOC QUOTIENT",
    ]
    let sheet = WrittenSheet(
      name: "State_M2010_dl",
      rows: [
        names.map { .text($0) },
        [
          .text("1"), .text("AL"), .text("Alabama"), .text("29-1124"),
          .text("Radiation Therapists"),
          .empty, .number(300), .number(1.2),
        ],
      ])
    let read = try self.read(sheet, file: "state_M2010_dl.xls")
    #expect(
      read.dictionary.areas.values == [
        PublishedArea(kind: .state, code: "01", title: "Alabama", state: "AL")
      ])
    #expect(read.dictionary.occupations.values.map(\.level) == ["detailed"])
    #expect(read.cell(2, .locationQuotient)?.value == 1.2)
  }

  @Test func ownersInWordsAndLostZerosOfIndustriesAreUnderstood() throws {
    let names = ["NAICS", "NAICS_TITLE", "OWNERSHIP", "OCC_CODE", "OCC_TITLE", "GROUP", "TOT_EMP"]
    let owners = [
      "Private", "Local government", "State government", "Federal Government", "Tribal",
    ]
    let sheet = WrittenSheet(
      name: "nat4d_owner_dl",
      rows: [names.map { .text($0) }]
        + owners.map {
          [
            .number(6215), .text("Laboratories"), .text($0), .text("29-1124"), .text("Therapists"),
            .text("detail"), .number(300),
          ]
        })
    let read = try self.read(sheet, file: "nat4d_M2012_owner_dl.xls")
    #expect(
      read.dictionary.industries.values.map(\.ownership) == ["5", "3", "2", "1", "Tribal"])
    #expect(Set(read.dictionary.industries.values.map(\.code)) == ["621500"])
    #expect(read.dictionary.occupations.values.map(\.level) == ["detailed"])
    #expect(read.remarks.map(\.row) == [6])
    #expect(read.cell(6, .employment)?.flags == .unknownMeaning)
    #expect(read.dictionary.areas.values == [.unitedStates])
  }

  @Test(arguments: [
    (SheetCell.text("292035"), "29-2035"), (.number(292_035), "29-2035"), (.number(0), "00-0000"),
    (.text("=\"29-2035\""), "29-2035"), (.text(" 29-2035 "), "29-2035"),
    (.text("29–2035"), "29-2035"),
  ])
  func codesAreReadWithWhatTheyLost(cell: SheetCell, code: String) throws {
    let read = try self.read([["OCC_CODE": cell]])
    #expect(read.dictionary.occupations.values.map(\.code) == [code])
  }

  @Test(arguments: [
    ("OCC_CODE", SheetCell.text("MRI")), ("TOT_EMP", .text("nan")),
    ("TOT_EMP", .text("inf")), ("TOT_EMP", .text("n.a.")), ("H_MEAN", .error("#DIV/0!")),
    ("H_MEAN", .formulaWithoutValue), ("A_MEAN", .number(-1)), ("A_MEAN", .number(.infinity)),
    ("AREA", .text("Alabama")), ("AREA_TYPE", .text("7")),
    ("ANNUAL", .text("perhaps")), ("TOT_EMP", .text("1,2345")), ("O_GROUP", .error("#N/A")),
    ("TOT_EMP", .boolean(true)), ("OCC_CODE", .empty), ("OCC_TITLE", .text("a\u{0}b")),
  ])
  func whatCannotBeReadLeavesItsRowOutAndNamesTheCell(column: String, cell: SheetCell) throws {
    var sheet = Self.sheet([Self.pilots])
    sheet.rows.append(changed(Self.therapists, [column: cell]))
    let read = try self.read(sheet)
    #expect(read.rows == 1)
    #expect(read.remarks.map(\.isKept) == [false])
    let index = Self.names.firstIndex(of: column) ?? 0
    #expect(
      read.remarks.first?.sentence.hasPrefix("cell \(columnName(index))3 (\(column)): ") == true)
  }

  @Test(arguments: ["OCC_CODE", "TOT_EMP", "NAICS", "ANNUAL"])
  func aDateInPlaceOfDataRejectsTheSheetAndNamesTheCell(column: String) {
    var sheet = Self.sheet([Self.pilots])
    sheet.rows.append(changed(Self.therapists, [column: .date(44_501)]))
    let error = #expect(throws: IngestError.self) { try read(sheet) }
    #expect(error?.description.contains("3 (\(column)): a date stands here") == true)
  }

  @Test func aSheetOfWhichNoRowCanBeReadIsAnError() {
    do {
      _ = try read([["TOT_EMP": .text("nan")]])
      Issue.record("a sheet without a row was read")
    } catch {
      #expect("\(error)".contains("none of the 1 rows can be used; the first fault is: cell L2"))
    }
  }

  @Test(arguments: [
    ("H_MEAN", SheetCell.number(50.22), CellFlags.wageArithmetic),
    ("A_MEDIAN", .number(82_290), .percentileOrder), ("H_PCT90", .number(1), .percentileOrder),
    ("EMP_PRSE", .number(50.1), .standardErrorRange),
    ("MEAN_PRSE", .number(51), .standardErrorRange), ("O_GROUP", .text("giant"), .unknownMeaning),
  ])
  func aRowThatFailsACheckIsReportedKeptAndFlagged(
    column: String, cell: SheetCell, flags: CellFlags
  ) throws {
    let read = try self.read([[column: cell]])
    #expect(read.rows == 1)
    #expect(read.cells.allSatisfy { $0.cell.flags == flags })
    #expect(read.remarks.map(\.isKept) == [true])
    #expect(read.remarks.first?.row == 2)
  }

  /// 50.20 × 2,080 = 104,416: 104,430 is 14 away, 104,400 is 16.
  @Test func theToleranceIsThatOfTheRounding() throws {
    #expect(EstimatesChecks.arithmeticTolerance == 15.9)
    #expect(try read([["A_MEAN": .number(104_430)]]).remarks.isEmpty)
    #expect(try read([["A_MEAN": .number(104_400)]]).remarks.count == 1)
  }

  @Test func aTopCodedPercentileBeforeALowerOneDoesNotRise() throws {
    let read = try self.read([["A_MEDIAN": .text("#")]])
    #expect(read.remarks.first?.sentence.contains("≥ 239200, 112040") == true)
    #expect(try self.read([["A_PCT90": .text("#")]]).remarks.isEmpty)
  }

  @Test func broadAndDetailedRowsOfOneCodeAreTwo() throws {
    let read = try self.read([["O_GROUP": .text("broad")], [:]])
    #expect(read.rows == 2)
    #expect(read.dictionary.occupations.values.map(\.level) == ["broad", "detailed"])
  }

  @Test func rowsThatDifferInTheTitleAloneConflict() {
    do {
      _ = try read([[:], ["OCC_TITLE": .text("Therapists")]])
      Issue.record("two titles of one row")
    } catch {
      #expect("\(error)".contains("OCC_TITLE is “Radiation Therapists” in row 2"))
    }
  }

  @Test func titlesLoseTheControlsOfDirection() throws {
    let read = try self.read([["OCC_TITLE": .text("Rad\u{202E}iologic\u{2069}\tTechs*")]])
    #expect(read.dictionary.occupations.values.map(\.title) == ["Radiologic Techs*"])
  }

  @Test func columnsThatMeanNothingArePassedOverWithANote() throws {
    var sheet = Self.sheet([])
    sheet.rows = [
      Self.names.map { .text($0) } + [.text("2015 Robot_Cost"), .text("GROUP")],
      Self.row(Self.therapists) + [.error("#REF!"), .text("x")],
    ]
    let read = try self.read(sheet)
    #expect(read.rows == 1)
    #expect(
      read.notes.contains("Columns passed over: GROUP, 2015 Robot_Cost.")
        || read.notes.contains("Columns passed over: 2015 Robot_Cost, GROUP."))
  }

  @Test func employmentInThousandsBecomesJobs() throws {
    var sheet = Self.sheet([])
    var names = Self.names.map { SheetCell.text($0) }
    names[11] = .text("TOT_EMP (thousands)")
    sheet.rows = [names, Self.row(Self.therapists.replacing("|16640|", with: "|16.64|"))]
    let read = try self.read(sheet)
    #expect(read.cell(2, .employment)?.value == 16_640)
    #expect(read.notes.contains { $0.contains("in thousands") })
  }

  @Test func otherTablesAreNotRecognised() throws {
    let rows: [[SheetCell]] = [[.text("Field"), .text("Field Description")], [.text("OCC_CODE")]]
    #expect(try readEstimates([WrittenSheet(rows: rows)], file: "national_M2023_dl.xlsx") == nil)
  }
}
