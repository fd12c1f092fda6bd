import LaborSeries
import Tabular
import Testing

@testable import Ingest

@Suite struct ProjectionTableTests {
  /// The flat header of Table 1.10 as BLS prints it since 2023–33: en dashes, one row.
  private static func flat(_ rows: [[SheetCell]]) -> SampleSheet {
    let header = [
      "2024 National Employment Matrix title", "2024 National Employment Matrix code",
      "Occupation type", "Employment, 2024", "Employment, 2034",
      "Employment change, numeric, 2024–34", "Employment change, percent, 2024–34",
      "Labor force exit rate, 2024–34 annual average",
      "Occupational transfer rate, 2024–34 annual average",
      "Total occupational separations rate, 2024–34 annual average",
      "Labor force exits, 2024–34 annual average",
      "Occupational transfers, 2024–34 annual average",
      "Total occupational separations, 2024–34 annual average",
      "Occupational openings, 2024–34 annual average",
    ]
    let title =
      "Table 1.10 Occupational separations and openings, projected 2024–34 "
      + "(Numbers in thousands)"
    return SampleSheet("Table 1.10", [[.text(title)], header.map { .text($0) }] + rows)
  }

  /// The row of 29-2035 in 2024–34 (employment and openings also in the query tool's file).
  private static let mri: [SheetCell] = [
    .text("   Magnetic resonance imaging technologists[1]"), .text("29-2035"), .text("Line item"),
    .number(44.1), .number(47.2), .number(3.1), .number(7.1), .number(2.5), .number(2.4),
    .number(4.9), .number(1.2), .number(1.1), .number(2.2), .number(2.6),
  ]

  @Test func tablesWithoutTypesTellMajorGroupsFromLineItems() throws {
    let texts = [
      [
        "Occupation Title", "Occupation Code", "Employment 2022", "Employment 2032",
        "Occupational Openings, 2022-2032 Annual Average",
      ],
      ["Total, all occupations", "00-0000", "164,482.6", "169,148.1", "19,538.2"],
      ["Management occupations", "11-0000", "10.0", "11.0", "1.0"],
      ["Postsecondary teachers", "25-1000", "10.0", "11.0", "1.0"],
      ["Magnetic resonance imaging technologists", "29-2035", "41.4", "43.9", "2.8"],
    ]
    let recording = try record(EmploymentProjectionsTable.self, [SampleSheet(texts: texts)])
    #expect(recording.codes("summary") == ["00-0000", "11-0000"])
    #expect(recording.codes("line item") == ["25-1000", "29-2035"])
  }

  @Test func aFootnoteAloneIsAFigureThatIsNotPublished() throws {
    let texts = [
      [
        "Occupation Title", "Occupation Code", "Employment 2022", "Employment 2032",
        "Occupational Openings, 2022-2032 Annual Average", "Median Annual Wage 2022",
      ],
      ["Actors", "27-2011", "41.4", "43.9", "2.8", "(3)"],
    ]
    let recording = try record(EmploymentProjectionsTable.self, [SampleSheet(texts: texts)])
    let wage = try #require(recording.cells(.annualMedian, "27-2011").first)
    #expect(wage.status == .notPublished)
    #expect(recording.dictionary.marks[wage.mark] == "(3)")
    #expect(recording.value(.employment, "27-2011", 2032) == 43_900)
  }

  @Test func aFlatHeaderIsReadWithItsDashes() throws {
    let notes: [[SheetCell]] = [
      [.text("Footnotes:")], [.text("[1] Counted in the year before too.")],
      [.text("Note: Data are not there for values denoted with a \"—\".")],
    ]
    let recording = try record(
      EmploymentProjectionsTable.self, [Self.flat([Self.mri] + notes)])
    #expect(recording.cells.first?.release.edition == "2024–34")
    #expect(recording.rows == 1 && recording.cells.count == 11)
    #expect(recording.remarks.isEmpty)
    #expect(recording.value(.laborForceExitRate, "29-2035", 2034) == 2.5)
    #expect(recording.value(.separations, "29-2035", 2034) == 2200)
    #expect(recording.value(.openings, "29-2035", 2034) == 2600)
    let occupation = try #require(recording.dictionary.occupations.values.first)
    #expect(occupation.title == "Magnetic resonance imaging technologists")
    #expect(occupation.classification == .soc2018)
    #expect(recording.cells.allSatisfy { $0.cell.footnote != 0 })
    #expect(recording.legend["[1]"] == "Counted in the year before too.")
  }

  @Test func cellsBecomeALineItemInJobsAndFractions() throws {
    let recording = try record(EmploymentProjectionsTable.self, [Self.flat([Self.mri])])
    let release = try #require(recording.cells.first?.release)
    let lines = OfficialProjection.lineItems(
      of: release, cells: recording.cells.map(\.cell), dictionary: recording.dictionary,
      file: "store")
    let line = try #require(lines.first)
    #expect(lines.count == 1 && line.round == "2024–34")
    #expect(line.baseEmployment == 44_100 && line.projectedEmployment == 47_200)
    #expect(line.annualOpenings == 2600 && line.percentChange == 7.1)
    #expect(abs((line.exitRate ?? 0) - 0.025) < 1e-15)
    #expect(abs((line.transferRate ?? 0) - 0.024) < 1e-15)
    #expect(line.source.line == 3)
  }

  /// Employment Projections 2014–24, Table 1.2: ten-year openings by the method of that time.
  @Test func openingsOfTheWholePeriodAreNotAnnualOnes() throws {
    let sheet = SampleSheet(
      "Table 1.2",
      [
        [.text("Table 1.2 Employment by detailed occupation, 2014 and projected 2024 (thousands)")],
        [
          .text("2014 National Employment Matrix title and code"), .empty,
          .text("Occupation type"), .text("Employment"), .empty, .text("Change, 2014-24"), .empty,
          .text("Job openings due to growth and replacements, 2014-24"),
        ],
        [
          .empty, .empty, .empty, .number(2014), .number(2024), .text("Number"),
          .text("Percent"),
        ],
        [
          .text("Total, all occupations"), .text("00-0000"), .text("Summary"), .number(150539.9),
          .number(160328.8), .number(9788.9), .number(6.5), .number(46506.9),
        ],
      ])
    let recording = try record(EmploymentProjectionsTable.self, [sheet])
    #expect(recording.remarks.isEmpty)
    #expect(recording.value(.openingsOverPeriod, "00-0000", 2024) == 46_506_900)
    #expect(recording.cells(.openings, "00-0000").isEmpty)
    let lines = OfficialProjection.lineItems(
      of: Release(program: .employmentProjections, year: 2014, edition: "2014–24"),
      cells: recording.cells.map(\.cell), dictionary: recording.dictionary, file: "store")
    #expect(lines.first?.annualOpenings == 4_650_690)
    #expect(lines.first?.note == "openings by growth and replacement needs")
  }

  @Test func openingsThatDoNotAddUpAreFlagged() throws {
    var row = Self.mri
    row[13] = .number(3.6)
    let recording = try record(EmploymentProjectionsTable.self, [Self.flat([row])])
    #expect(recording.remarks.map(\.isKept) == [true])
    #expect(recording.cells(.openings, "29-2035").first?.flags == .partsAndWhole)
    #expect(recording.cells(.employment, "29-2035").allSatisfy { $0.flags.isEmpty })
  }

  @Test func aCellThatIsNoFigureKeepsItsRowOut() throws {
    var row = Self.mri
    row[4] = .error("#REF!")
    let recording = try record(EmploymentProjectionsTable.self, [Self.flat([row])])
    #expect(recording.cells.isEmpty)
    #expect(recording.remarks.map(\.isKept) == [false])
    #expect(recording.remarks.first?.sentence == "cell E3: the error #REF!.")
    #expect(recording.notes.contains { $0.contains("has a header and no row of data") })
  }

  @Test(arguments: [(1, "cell B4"), (4, "cell E4")])
  func aDateInPlaceOfDataRejectsTheTable(column: Int, cell: String) throws {
    var dated = Self.mri
    dated[column] = .date(43_405)
    let error = #expect(throws: IngestError.self) {
      try record(EmploymentProjectionsTable.self, [Self.flat([Self.mri, dated])])
    }
    #expect(error?.description.contains("\(cell): a date stands here") == true)
  }

  @Test func tablesThatContradictEachOtherAreAnError() throws {
    var other = Self.mri
    other[4] = .number(48.2)
    other[5] = .number(4.1)
    other[13] = .number(2.6)
    let first = Self.flat([Self.mri])
    let second = SampleSheet("Table 1.2", Self.flat([other]).rows.map(\.cells))
    let error = #expect(throws: IngestError.self) {
      try record(EmploymentProjectionsTable.self, [first, second], file: "occupation.xlsx")
    }
    #expect(
      error?.description
        == "occupation.xlsx: employment 2034 of 29-2035 Magnetic resonance imaging technologists "
        + "is 47200.0 in sheet Table 1.10, row 3 and 48200.0 in sheet Table 1.2, row 3; "
        + "remove one.")
  }

  @Test func tablesThatRoundOtherwiseAreNoted() throws {
    var other = Self.mri
    other[4] = .number(47.3)
    let second = SampleSheet("Table 1.2", Self.flat([other]).rows.map(\.cells))
    let recording = try record(
      EmploymentProjectionsTable.self, [Self.flat([Self.mri]), second])
    #expect(recording.value(.employment, "29-2035", 2034) == 47_200)
    #expect(recording.notes.contains { $0.hasPrefix("Table 1.2 repeats 1 figures that were") })
    #expect(recording.notes.contains { $0.hasPrefix("Table 1.2 repeats 10 figures that were") })
  }

  /// The header of Table 1.2 of 2023–33, and the row of 29-2035 with its figures of 2024–34 moved
  /// to these years.
  @Test func aFlatTableOfEmploymentHoldsWagesAndAssignments() throws {
    let header = [
      "2023 National Employment Matrix title", "2023 National Employment Matrix code",
      "Occupation type", "Employment, 2023", "Employment, 2033",
      "Employment distribution, percent, 2023", "Employment distribution, percent, 2033",
      "Employment change, numeric, 2023–33", "Employment change, percent, 2023–33",
      "Percent self employed, 2023", "Occupational openings, 2023–33 annual average",
      "Median annual wage, dollars, 2023[1]", "Typical education needed for entry",
      "Work experience in a related occupation",
      "Typical on-the-job training needed to attain competency in the occupation",
      "Related Occupational Outlook Handbook (OOH) content",
    ]
    let row: [SheetCell] = [
      .text("      Magnetic resonance imaging technologists"), .text("29-2035"),
      .text("Line item"), .number(44.1), .number(47.2), .number(0), .number(0), .number(3.1),
      .number(7.1), .text("—"), .number(2.6), .text(">=$239,200"), .text("Associate's degree"),
      .text("Less than 5 years"), .text("Something new"),
      .text("Radiologic and MRI technologists"),
    ]
    let title = "Table 1.2 Occupational projections, 2023–33 (Employment in thousands)"
    let sheet = SampleSheet(
      "Table 1.2", [[.text(title)], header.map { .text($0) }, row])
    let recording = try record(EmploymentProjectionsTable.self, [sheet])
    #expect(recording.cells.count == 12)
    #expect(recording.value(.employmentShare, "29-2035", 2033) == 0)
    #expect(recording.cells(.percentSelfEmployed, "29-2035").first?.status == .notPublished)
    #expect(recording.cells(.annualMedian, "29-2035", year: 2023).first?.status == .topCoded)
    let training = try #require(recording.cells(.onTheJobTraining, "29-2035").first)
    #expect(training.flags == .unknownMeaning)
    #expect(recording.dictionary.marks[training.mark] == "Something new")
    #expect(recording.remarks.map(\.isKept) == [true])
    #expect(recording.notes.contains { $0.contains("(OOH) content is not kept") })
  }

  @Test func missingAndRepeatedColumnsAreNamed() throws {
    let rows = Self.flat([Self.mri]).rows.map(\.cells)
    let short = SampleSheet("Table 1.10", rows.map { Array($0.prefix(4)) })
    let missing = #expect(throws: IngestError.self) {
      try record(EmploymentProjectionsTable.self, [short])
    }
    #expect(missing?.description.contains("no column for employment in two years") == true)
    let twice = SampleSheet("Table 1.10", rows.map { $0.count > 1 ? $0 + [$0[13]] : $0 })
    let repeated = #expect(throws: IngestError.self) {
      try record(EmploymentProjectionsTable.self, [twice])
    }
    #expect(repeated?.description.contains("columns N and O both hold") == true)
  }

  @Test func aDecimalCommaIsNotAMarkOfThousands() throws {
    let texts = [
      [
        "Occupation Title", "Occupation Code", "Employment 2024", "Employment 2034",
        "Occupational Openings, 2024-2034 Annual Average",
      ],
      ["Radiation therapists", "=\"29-1124\"", "1.234,5", "1.300,0", "0,9"],
    ]
    let recording = try record(
      EmploymentProjectionsTable.self, [SampleSheet(texts: texts)])
    #expect(recording.cells.isEmpty && recording.remarks.count == 1)
    var european = SampleSheet(texts: texts)
    european.decimalMark = .comma
    let read = try record(EmploymentProjectionsTable.self, [european])
    #expect(read.value(.employment, "29-1124", 2024) == 1_234_500)
    #expect(read.value(.openings, "29-1124", 2034) == 900)
  }

  @Test func industriesOfOneOccupationAreRead() throws {
    // The columns of the export for an occupation, as scripts that read it name them.
    let texts = [
      [
        "Industry Title", "Industry Code", "Industry Type", "2022 Employment",
        "2022 Percent of Industry", "2022 Percent of Occupation", "Projected 2032 Employment",
        "Projected 2032 Percent of Industry", "Projected 2032 Percent of Occupation",
        "Employment Change, 2022-2032", "Employment Percent Change, 2022-2032", "Industry Sort",
        "Display Level",
      ],
      [
        "Total employment", "=\"TE1000\"", "Summary", "168.9", "0.1", "100.0", "228.2", "0.1",
        "100.0", "59.4", "35.2", "1", "0",
      ],
    ]
    let recording = try record(
      EmploymentMatrixTable.self, [SampleSheet(texts: texts)],
      file: "archive.zip!National Employment Matrix_OCC_15-2051 (1).csv")
    #expect(recording.value(.employment, "15-2051", 2032) == 228_200)
    #expect(recording.dictionary.industries.values.first?.code == "TE1000")
    #expect(recording.remarks.isEmpty)
  }

  /// BLS, OEWS May 2023: the total is 151,853,870 jobs, which no thousands can be.
  @Test func anExtractTellsItsUnitByItsTotal() throws {
    let header = ["Occupation Title", "Occupation Code", "Employment 2023"]
    let mri = ["Magnetic Resonance Imaging Technologists", "=\"29-2035\"", "41,340"]
    let total = ["All Occupations", "=\"00-0000\"", "151,853,870"]
    let recording = try record(
      EmploymentProjectionsTable.self, [SampleSheet(texts: [header, total, mri, mri])])
    #expect(recording.value(.employment, "29-2035", 2023) == 41_340)
    #expect(recording.cells.count == 2)
    #expect(recording.notes.contains { $0.hasSuffix("it counts jobs.") })
    #expect(throws: IngestError.self) {
      try record(EmploymentProjectionsTable.self, [SampleSheet(texts: [header, mri])])
    }
  }

  @Test(.enabled(if: SharedFiles.exists("fixtures/damaged"), "needs shared/fixtures/damaged"))
  func formulasAroundCodesAreUnwrapped() throws {
    let path = SharedFiles.url("fixtures/damaged/44_excel_formula_codes.csv").path
    let recording = try record(EmploymentProjectionsTable.self, try sheets(of: path), file: path)
    #expect(recording.value(.employment, "29-2034", 2023) == 221_170)
    #expect(recording.cells.count == 13)
    #expect(recording.remarks.isEmpty)
  }

  @Test func labelsOfOtherTablesAreNotRecognised() throws {
    let wages = SampleSheet(texts: [
      ["AREA", "AREA_TITLE", "OCC_CODE", "OCC_TITLE", "TOT_EMP"],
      ["99", "U.S.", "29-2035", "Magnetic Resonance Imaging Technologists", "41530"],
    ])
    let place = SheetPlace(file: "national.xlsx")
    #expect(try EmploymentProjectionsTable.recognise(wages.rows, at: place) == nil)
    #expect(try EmploymentMatrixTable.recognise(wages.rows, at: place) == nil)
  }
}
