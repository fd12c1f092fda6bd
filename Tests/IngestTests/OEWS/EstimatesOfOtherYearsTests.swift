import LaborSeries
import Tabular
import Testing

@testable import Ingest

/// Files of states, metropolitan areas and industries of other years: their columns and codes.
@Suite struct EstimatesOfOtherYearsTests {
  private func read(_ sheet: WrittenSheet, file: String) throws -> ReadEstimates {
    try #require(try readEstimates([sheet], file: file))
  }

  /// Codes and titles as in oe.area of January 2015; the zeros of the last three were lost.
  @Test func metropolitanDivisionsAreToldByTheirCodesAndOldCodesAreNoStates() throws {
    let names = [
      "PRIM_STATE", "AREA", "AREA_NAME", "OCC_CODE", "OCC_TITLE", "OCC_GROUP", "TOT_EMP",
    ]
    let areas = ["31084", "31100", "71654", "71650", "40", "743", "100001"]
    let sheet = WrittenSheet(
      name: "AMSA_dl",
      rows: [names.map { .text($0) }]
        + areas.map {
          [
            .text("CA"), .text($0), .text("An area"), .text("29-1124"),
            .text("Radiation Therapists"), .text("detailed"), .number(300),
          ]
        })
    let read = try self.read(sheet, file: "oesm12ma.zip!aMSA_M2012_dl.xls")
    #expect(
      read.dictionary.areas.values.map(\.kind) == [
        .metropolitanDivision, .metropolitan, .metropolitanDivision, .metropolitan, .metropolitan,
        .metropolitan, .nonmetropolitan,
      ])
    #expect(
      read.dictionary.areas.values.suffix(3).map(\.code) == ["0040", "0743", "0100001"])
    #expect(read.remarks.isEmpty)
  }

  /// Columns of `oes_data_2011` and of `all_data_M_2019`, as public code that renames them states
  /// them.
  @Test func columnsOfTheFilesOfAllDataAreKnownUnderEveryName() throws {
    let names = [
      "area", "area_title", "occ code", "occ title", "group", "tot_emp", "jobs_1000_orig", "LOC_Q",
      "PCT_TOT",
    ]
    let row: [SheetCell] = [
      .text("31080"), .text("Los Angeles"), .text("29-1124"), .text("Therapists"),
      .text("detailed"), .number(300), .number(0.11), .number(1.2), .number(0.03),
    ]
    let read = try self.read(
      WrittenSheet(name: "All May 2019 data", rows: [names.map { .text($0) }, row]),
      file: "all_data_M_2019.xlsx")
    #expect(read.cell(2, .jobsPer1000)?.value == 0.11)
    #expect(read.cell(2, .locationQuotient)?.value == 1.2)
    #expect(read.cell(2, .percentOfIndustry)?.value == 0.03)
    #expect(read.notes.allSatisfy { !$0.hasPrefix("Columns passed over") })
  }

  @Test func aStateBesideTheNameOfAMetropolitanAreaIsItsState() throws {
    let names = ["state", "area", "area_name", "occ_code", "occ_title", "tot_emp"]
    let row: [SheetCell] = [
      .text("TX"), .text("0040"), .text("Abilene, TX MSA"), .text("29-1124"), .text("Therapists"),
      .number(300),
    ]
    let read = try self.read(
      WrittenSheet(name: "msa", rows: [names.map { .text($0) }, row]), file: "msa_1999_dl_1.xls")
    #expect(
      read.dictionary.areas.values == [
        PublishedArea(kind: .metropolitan, code: "0040", title: "Abilene, TX MSA", state: "TX")
      ])
  }

  @Test func statesAreToldByTheirNamesWhereTheyHaveNoCodes() throws {
    let names = ["st", "state", "occ_code", "occ_title", "tot_emp"]
    let states = [("AL", "Alabama"), ("PR", "Puerto Rico"), ("", "ALASKA"), ("XX", "Nowhere")]
    let rows: [[SheetCell]] = states.map {
      [.text($0.0), .text($0.1), .text("29-1124"), .text("Therapists"), .number(300)]
    }
    let read = try self.read(
      WrittenSheet(name: "states", rows: [names.map { .text($0) }] + rows),
      file: "state_1999_dl.xls")
    #expect(read.dictionary.areas.values.map(\.code) == ["01", "72", "02"])
    #expect(read.dictionary.areas.values.map(\.kind) == [.state, .territory, .state])
    #expect(read.remarks.map(\.row) == [5])
  }

  /// Totals of OEWS for the nation and for California, May 2017 and May 2023.
  @Test(arguments: [
    (["OCC_CODE", "OCC_TITLE", "OCC_GROUP", "TOT_EMP"], 142_549_250.0, true),
    (["OCC_CODE", "OCC_TITLE", "OCC_GROUP", "TOT_EMP"], 17_945_910, false),
    (["OCC_CODE", "OCC_TITLE", "OCC_GROUP", "TOT_EMP", "JOBS_1000"], 142_549_250, false),
  ])
  func aNationalFileOfAnyNameIsToldByItsTotal(
    names: [String], total: Double, isNational: Bool
  ) throws {
    let rows: [[SheetCell]] = [
      names.map { .text($0) },
      [.text("00-0000"), .text("All Occupations"), .text("total"), .number(total)],
      [.text("29-1124"), .text("Radiation Therapists"), .text("detailed"), .number(17_700)],
    ]
    let sheet = WrittenSheet(name: "May 2017", rows: rows)
    guard isNational else {
      #expect(throws: EstimatesSheetError.self) { try self.read(sheet, file: "copy.xlsx") }
      return
    }
    let read = try self.read(sheet, file: "copy.xlsx")
    #expect(read.dictionary.areas.values == [.unitedStates])
    #expect(read.cell(3, .employment)?.value == 17_700)
  }

  @Test func anAreaTypeOfAMetropolitanAreaMayBeThatOfADivision() throws {
    let names = ["AREA", "AREA_TITLE", "AREA_TYPE", "OCC_CODE", "OCC_TITLE", "TOT_EMP"]
    let sheet = WrittenSheet(
      name: "All May 2014 data",
      rows: [names.map { .text($0) }]
        + ["31084", "31100"].map {
          [
            .text($0), .text("An area"), .text("4"), .text("29-1124"), .text("Therapists"),
            .number(300),
          ]
        })
    let read = try self.read(sheet, file: "all_data_M_2014.xlsx")
    #expect(read.dictionary.areas.values.map(\.kind) == [.metropolitanDivision, .metropolitan])
    #expect(read.remarks.isEmpty)
  }

  /// The combinations and their codes are those of the field descriptions of May 2023.
  @Test(arguments: [
    ("Federal Government", "1"), ("Federal, State, and Local Government", "123"),
    ("Private, State, and Local Government", "235"), ("Private and Local Government", "35"),
    ("State and local government", "23"), ("Private plus State and Local Government", "235"),
    ("Federal, State, and Local Government and Private Sector", "1235"),
  ])
  func ownershipsInWordsAreThoseOfAllTheirWords(words: String, code: String) throws {
    let names = ["NAICS", "NAICS_TITLE", "OWNERSHIP", "OCC_CODE", "OCC_TITLE", "TOT_EMP"]
    let row: [SheetCell] = [
      .text("622100"), .text("Hospitals"), .text(words), .text("29-1124"), .text("Therapists"),
      .number(300),
    ]
    let sheet = WrittenSheet(name: "nat4d_owner_dl", rows: [names.map { .text($0) }, row])
    let read = try self.read(sheet, file: "nat4d_M2017_owner_dl.xlsx")
    #expect(read.dictionary.industries.values.map(\.ownership) == [code])
    #expect(read.remarks.isEmpty)
  }
}
