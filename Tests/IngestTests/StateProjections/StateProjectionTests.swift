import LaborSeries
import Tabular
import Testing

@testable import Ingest

@Suite struct StateProjectionTests {
  /// Rows of the service's answer of September 2026 for registered nurses and for Nevada, as
  /// recorded in github.com/ChelseaKR/afterward, tests/fixtures/projections-central; 45-4029 of
  /// Nevada is the row of that recording with a base of zero.
  private static let answer = """
    {"rows": [
    {"Area": " United States", "Title": "Registered Nurses", "Base": "3391000",
    "Projected": "3557100", "Change": "166100", "PercentChange": "4.9",
    "AvgAnnualOpenings": "189100", "STFIPS": "0", "StateURL": "https://www.bls.gov/emp/",
    "OccCode": "29-1141", "BaseYear": "2024", "ProjYear": "2034"},
    {"Area": "Alabama", "Title": "Registered Nurses", "Base": "56140", "Projected": "59990",
    "Change": "3850", "PercentChange": "6.9", "AvgAnnualOpenings": "3270", "STFIPS": "1",
    "StateURL": "https://www2.labor.alabama.gov/", "OccCode": "29-1141", "BaseYear": "2024",
    "ProjYear": "2034"},
    {"Area": "Nevada", "Title": "Adhesive Bonding Machine Operators and Tenders", "Base": "30",
    "Projected": "40", "Change": "0", "PercentChange": "14.7", "AvgAnnualOpenings": "0",
    "STFIPS": "32", "StateURL": "https://nevadaworkforce.com/Projections",
    "OccCode": "51-9191", "BaseYear": "2024", "ProjYear": "2034"},
    {"Area": "Nevada", "Title": "Logging Workers, All Other", "Base": "0", "Projected": "0",
    "Change": "0", "PercentChange": "25", "AvgAnnualOpenings": "0", "STFIPS": "32",
    "StateURL": "https://nevadaworkforce.com/Projections", "OccCode": "45-4029",
    "BaseYear": "2024", "ProjYear": "2034"}],
    "pager": {"current_page": 0, "total_items": 55, "total_pages": 6, "items_per_page": 10}}
    """

  private static func read(_ text: String) throws -> Recording {
    let bytes = Array(text.utf8)
    let place = SheetPlace(file: "answer.json")
    let layout = try #require(try StateProjectionAnswer.recognise(bytes, at: place))
    return try recordCells { recorder in
      var rest = bytes[...]
      let source = ByteSource(name: "answer.json") { buffer throws(ByteSourceError) in
        let piece = rest.prefix(buffer.count)
        buffer.copyBytes(from: piece)
        rest = rest.dropFirst(piece.count)
        return piece.count
      }
      try layout.read(source, at: place, into: recorder)
    }
  }

  @Test func theAnswerIsReadStateByState() throws {
    let recording = try Self.read(Self.answer)
    #expect(recording.rows == 4 && recording.cells.count == 20)
    let areas = recording.dictionary.areas.values
    #expect(areas.map(\.kind) == [.nation, .state, .state])
    #expect(areas[1].code == "01" && areas[1].state == "AL")
    let nurses = recording.cells(.employment, "29-1141", year: 2034).map(\.value)
    #expect(nurses == [3_557_100, 59_990])
    #expect(recording.cells.first?.release.description == "State projections, 2024–34")
    #expect(
      recording.notes == [
        "The file holds 4 of the 55 rows of the answer; the other pages are files of their own."
      ])
    let lines = StateProjection.lines(
      of: Release(program: .stateProjections, year: 2024, edition: "2024–34"),
      cells: recording.cells.map(\.cell), dictionary: recording.dictionary, file: "store")
    #expect(lines.map(\.state) == ["AL", "NV", "NV"])
    #expect(lines.first?.line.annualOpenings == 3270)
  }

  @Test func aBaseOfZeroWithAChangeIsFlagged() throws {
    let recording = try Self.read(Self.answer)
    #expect(recording.remarks.count == 1)
    #expect(
      recording.remarks.first?.sentence.hasPrefix("45-4029, Nevada: a change of 25.0") == true)
    #expect(recording.cells(.employmentChangePercent, "45-4029").first?.flags == .partsAndWhole)
    #expect(recording.cells(.employment, "45-4029").allSatisfy { $0.flags.isEmpty })
  }

  @Test func anAnswerWithoutResultsIsAnError() throws {
    let error = #expect(throws: IngestError.self) {
      try StateProjectionAnswer.recognise(
        Array("No results found.".utf8), at: SheetPlace(file: "nv.json"))
    }
    #expect(error?.description.hasPrefix("nv.json: the answer is “No results found.”") == true)
    let other = Array("{\"status\": \"REQUEST_SUCCEEDED\"}".utf8)
    #expect(try StateProjectionAnswer.recognise(other, at: SheetPlace(file: "a.json")) == nil)
  }

  /// The header of the older export, as github code that renames its columns states it; the row is
  /// Michigan's of Projections Central's page for 2020–2030.
  @Test func theOlderTableIsRead() throws {
    let texts = [
      [
        "State FIPS", "Area Name", "Occupation Code", "Occupation Name", "Base Year", "Base",
        "Projected Year", "Projection", "Change", "Percent Change", "Average Annual Openings",
      ],
      [
        "26", "Michigan", "29-2032", "Diagnostic Medical Sonographers", "2020", "2,590", "2030",
        "3,060", "470", "18.1", "250",
      ],
      ["6", "Nevada", "29-2032", "Sonographers", "2020", "1", "2030", "1", "0", "0", "0"],
      ["26", "Michigan", "29203", "Sonographers", "2020", "1", "2030", "1", "0", "0", "0"],
    ]
    let recording = try record(StateProjectionTable.self, [SampleSheet(texts: texts)])
    #expect(recording.value(.employment, "29-2032", 2030) == 3060)
    #expect(recording.value(.openings, "29-2032", 2030) == 250)
    #expect(recording.dictionary.areas.values.map(\.state) == ["MI"])
    #expect(recording.remarks.map(\.row) == [3, 4])
    #expect(recording.remarks.allSatisfy { !$0.isKept })
    #expect(recording.remarks.first?.sentence == "“Nevada” is not the state of FIPS code 6.")
  }

  @Test func anAreaMayHaveItsCodeInOneColumnAndItsNameInAnother() throws {
    let texts = [
      [
        "Area", "AreaName", "SOC", "Occ Title", "Base Year", "Base", "Proj Year", "Projected",
        "Change", "Percent Change", "Avg Annual Openings",
      ],
      ["06", "California", "29-2032", "Sonographers", "2022", "9", "2032", "11", "2", "22.2", "1"],
    ]
    let recording = try record(StateProjectionTable.self, [SampleSheet(texts: texts)])
    #expect(recording.dictionary.areas.values.map(\.code) == ["06"])
    #expect(recording.value(.employment, "29-2032", 2032) == 11)
  }

  @Test func aStateIsWhatItsCodeSaysAndACodeMayLackItsHyphen() throws {
    let texts = [
      [
        "STFIPS", "Area", "OccCode", "Title", "BaseYear", "Base", "ProjYear", "Projected",
        "Change", "PercentChange", "AvgAnnualOpenings",
      ],
      ["78", "U.S. Virgin Islands", "292034", "x", "2022", "9", "2032", "11", "2", "22.2", "1"],
      ["11", "Dist. of Columbia", "29-2034", "x", "2022", "9", "2032", "11", "2", "22.2", "1"],
    ]
    let recording = try record(StateProjectionTable.self, [SampleSheet(texts: texts)])
    #expect(recording.remarks.isEmpty)
    #expect(recording.dictionary.areas.values.map(\.state) == ["VI", "DC"])
    #expect(recording.dictionary.areas.values.first?.title == "U.S. Virgin Islands")
    #expect(recording.dictionary.occupations.values.map(\.code) == ["29-2034"])
  }

  @Test func rowsOfAnAnswerAreNumberedThoughTheyStandInOneLine() throws {
    let recording = try Self.read(String(Self.answer.split(separator: "\n").joined()))
    #expect(Set(recording.cells.map(\.cell.row)) == [1, 2, 3, 4])
    #expect(recording.remarks.map(\.row) == [4])
  }

  @Test func aTableWithoutProjectedEmploymentIsAnError() throws {
    let texts = [["Area", "SOC", "Base Year", "Base", "ProjYear"], ["Ohio", "29-2032", "1", "1"]]
    let error = #expect(throws: IngestError.self) {
      try record(StateProjectionTable.self, [SampleSheet(texts: texts)])
    }
    #expect(error?.description.contains("no column for projected employment") == true)
  }

  @Test func everyStateHasACode() {
    #expect(FederalState.all.count == 56)
    #expect(FederalState.state(named: "district of columbia")?.area(title: "").code == "11")
    #expect(FederalState.state(fips: 72)?.area(title: "Puerto Rico").kind == .territory)
  }
}
