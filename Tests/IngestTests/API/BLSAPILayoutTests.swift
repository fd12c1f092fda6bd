import Foundation
import LaborSeries
import Tabular
import Testing

@testable import Ingest

@Suite struct BLSAPILayoutTests {
  /// What a layout made of a file.
  struct Reading {
    var batches: [CellBatch] = []
    var dictionary = PublicationDictionary()
    let recorder: CellRecorder

    var cells: [PublishedCell] { batches.flatMap(\.cells) }
  }

  /// Keeps batches while a layout reads.
  private final class Kept {
    var batches: [CellBatch] = []
    var dictionary = PublicationDictionary()
  }

  private func read(file path: String) throws -> Reading {
    let head = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)).prefix(65_536))
    let place = SheetPlace(file: "answer.json")
    let layout = try #require(try BLSAPILayout.recognise(head, at: place))
    let kept = Kept()
    let recorder = CellRecorder { batch, dictionary in
      kept.batches.append(batch)
      kept.dictionary = dictionary
    }
    try layout.read(try ByteSource(path: path), at: place, into: recorder)
    return Reading(batches: kept.batches, dictionary: kept.dictionary, recorder: recorder)
  }

  private func read(_ text: String) throws -> Reading {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("answer-\(UUID().uuidString).json")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }  // The system cleans up too.
    return try read(file: file.path)
  }

  private func answer(_ series: String, messages: String = "") -> String {
    """
    {"status":"REQUEST_SUCCEEDED","responseTime":9,"message":[\(messages)],
     "Results":{"series":[\(series)]}}
    """
  }

  private func series(_ id: String, _ points: String...) -> String {
    #"{"seriesID":"\#(id)","data":[\#(points.joined(separator: ","))]}"#
  }

  private func point(
    _ value: String, year: Int = 2025, period: String = "A01", footnotes: String = "{}"
  ) -> String {
    #"{"year":"\#(year)","period":"\#(period)","value":"\#(value)","footnotes":[\#(footnotes)]}"#
  }

  /// 43,390 jobs in May 2025: OEWS, LABSTAT `oe.data.0.Current`.
  @Test func aFigureOfOEWSIsACellOfItsRelease() throws {
    let reading = try read(answer(series("OEUN000000000000029203501", point("43390"))))
    let cell = try #require(reading.cells.first)
    #expect(reading.cells.count == 1)
    #expect(reading.batches.first?.release == Release(program: .oews, year: 2025, month: 5))
    #expect(cell.measure == .employment && cell.status == .value && cell.value == 43_390)
    #expect(reading.dictionary.areas[cell.area] == .unitedStates)
    #expect(reading.dictionary.industries[cell.industry] == .crossIndustry)
    let occupation = reading.dictionary.occupations[cell.occupation]
    #expect(occupation.code == "29-2035" && occupation.classification == .soc2018)
  }

  @Test func releasesAreRecordedInOrderAndInOnePiece() throws {
    let years = [2025, 2012, 2010].map { point("100", year: $0) }.joined(separator: ",")
    let reading = try read(
      answer(
        series("OEUN000000000000029203501", years) + ","
          + series("OEUN000000000000029203401", years)))
    #expect(reading.batches.map(\.release.year) == [2010, 2012, 2025])
    #expect(reading.batches.map(\.cells.count) == [2, 2, 2])
    let classes = reading.batches.map {
      reading.dictionary.occupations[$0.cells[0].occupation].classification
    }
    #expect(classes == [.soc2000And2010, .soc2010, .soc2018])
  }

  @Test(arguments: [
    "OEUN000000000000029203501", "OEUS060000000000029203513", "OEUS720000000000029200001",
    "OEUM001042000000029201001", "OEUM010000100000000000001", "OEUN000000062--6329203501",
    "OEUN000000062150029203501", "OEUN000000062210229203501", "OEUN000000099910129203501",
    "OEUN000000000000129203501",
  ])
  func aFigureIsAboutTheSameAsInLABSTATFiles(id: String) throws {
    let reading = try read(answer(series(id, point("7"))))
    let cell = try #require(reading.cells.first)
    let lines = LABSTATText.file([LABSTATText.line(id, "7")])
    let other = try #require(try LABSTATReading(LABSTATLayout(), text: lines).cells.first)
    let dictionary = reading.dictionary
    let (area, industry) = (dictionary.areas[cell.area], dictionary.industries[cell.industry])
    let occupation = dictionary.occupations[cell.occupation]
    #expect(area.kind == other.area.kind && area.code == other.area.code)
    #expect(industry.code == other.industry.code && industry.level == other.industry.level)
    #expect(industry.ownership == other.industry.ownership)
    #expect(occupation.code == other.occupation.code && occupation.level == other.occupation.level)
    #expect(!occupation.level.isEmpty)
    #expect(cell.measure == other.measure && cell.value == other.value)
  }

  @Test func aDashIsExplainedByItsFootnote() throws {
    let topCode =
      #"{"code":"5","text":"This wage is equal to or greater than $115.00 per hour "#
      + #"or $239,200 per year."}"#
    let reading = try read(
      answer(
        [
          series("OEUN000000000000029121513", point("-", footnotes: topCode)),
          series("OEUN000000000000029121508", point("-", footnotes: topCode)),
          series("OEUN000000000000029121501", point("-", footnotes: #"{"code":"8"}"#)),
          series("OEUN000000000000027201308", point("-", footnotes: #"{"code":"4"}"#)),
          series("OEUN000000000000027201313", point("-", footnotes: #"{"code":"4"}"#)),
          series("OEUN000000000000027201304", point("-")),
        ].joined(separator: ",")))
    #expect(
      reading.cells.map(\.status) == [
        .topCoded, .topCoded, .suppressed, .annualOnly, .hourlyOnly, .notPublished,
      ])
    #expect(reading.cells.map(\.value) == [239_200, 115, 0, 0, 0, 0])
    #expect(reading.cells.allSatisfy { reading.dictionary.marks[$0.mark] == "-" })
    #expect(reading.dictionary.footnotes[reading.cells[0].footnote] == "5")
    #expect(reading.recorder.legend["5"]?.contains("$239,200") == true)
  }

  @Test func thousandsOfCESBecomeJobsAndMonthsAreKept() throws {
    let reading = try read(
      answer(
        series(
          "CES6562200001", point("5759.2", period: "M07"), point("5755.0", period: "M06"),
          point("5600.1", year: 2024, period: "M13"))))
    #expect(reading.cells.map(\.value) == [5_759_200, 5_755_000, 5_600_100])
    #expect(reading.cells.map(\.period) == [7, 6, 13])
    #expect(
      reading.batches.first?.release == Release(program: .currentEmployment, year: 2025, month: 7))
    #expect(reading.dictionary.details[reading.cells[0].detail] == "seasonally adjusted")
  }

  @Test func theNewestMonthOfTheAnswerNamesTheRelease() throws {
    let reading = try read(
      answer(
        series("CEU6562151201", point("78.3", period: "M05")) + ","
          + series("CES6562200001", point("5759.2", period: "M07"))))
    #expect(reading.cells.count == 2)
    #expect(
      reading.batches.allSatisfy {
        $0.release == Release(program: .currentEmployment, year: 2025, month: 7)
      })
  }

  @Test func whatTheAnswerSaysIsNoted() throws {
    let reading = try read(
      answer(
        series("OEUN000000000000029203501", point("43390")),
        messages: """
          "No Data Available for Series OEUN000000000000029203501 Year: 2023",
          "No Data Available for Series OEUN000000000000029203501 Year: 2024",
          "Year range has been reduced to the system-allowed limit of 10 years."
          """))
    #expect(
      reading.recorder.notes == [
        "Warning: BLS cut the years that were asked for to 10, so that years are missing here; "
          + "ask for fewer years at a time.",
        "BLS has no figure of the series OEUN000000000000029203501 for 2023, 2024.",
      ])
  }

  @Test func anUnknownSeriesIsReportedAndTheOthersAreRead() throws {
    let reading = try read(
      answer(
        series("OEUN00000000000002920350", point("1")) + ","
          + series("LAUCN281070000000003", point("2"), point("3", year: 2024)) + ","
          + series("OEUN000000000000029203501", point("43390"))))
    #expect(reading.cells.map(\.value) == [43_390])
    #expect(reading.cells.first?.row == 4)
    #expect(reading.recorder.remarks.map(\.row) == [1, 2])
    #expect(reading.recorder.remarks.allSatisfy { !$0.isKept })
    #expect(reading.recorder.rows == 4)
  }

  @Test func aFigureThatIsNoNumberIsLeftOutWithARemark() throws {
    let reading = try read(
      answer(
        series(
          "OEUN000000000000029203501", point("n/a"), point("nan", year: 2024),
          point("1e400", year: 2023), point("7", year: 2022, period: "M01"),
          point("12", year: 2021))))
    #expect(reading.cells.map(\.value) == [12])
    #expect(reading.recorder.remarks.map(\.row) == [1, 2, 3, 4])
  }

  @Test func aFigureThatStandsTwiceIsTakenOnceUnlessItDiffers() throws {
    let id = "OEUN000000000000029203501"
    let same = try read(answer(series(id, point("5"), point("5"))))
    #expect(same.cells.count == 1)
    #expect(same.recorder.notes.count == 1)
    #expect {
      _ = try read(answer(series(id, point("5")) + "," + series(id, point("6"))))
    } throws: { "\($0)".contains("5 (line 2") && "\($0)".contains("and 6 (line 2") }
  }

  @Test func aRefusalNeverRepeatsTheKey() throws {
    let refused = """
      {"status":"REQUEST_NOT_PROCESSED","responseTime":0,"message":["The key:0123-secret provided \
      by the User is invalid. Please provide a proper key for the operation to be successful"],\
      "Results":{}}
      """
    #expect {
      _ = try read(refused)
    } throws: { "\($0)".contains("registration key") && !"\($0)".contains("secret") }
  }

  @Test(arguments: [
    "Your key:0123-secret is odd", "The KEY 0123-secret, is odd", "registrationkey=0123-secret",
    "key: 0123-secret", "0123-secret is an odd key",
  ])
  func noMessageRepeatsAKey(text: String) {
    #expect(!APIMessage(text).description.contains("secret"))
  }

  @Test(arguments: [
    #"{"status":"REQUEST_SUCCEEDED","responseTime":1,"message":[],"Results":null}"#,
    #"{"status":"REQUEST_SUCCEEDED","responseTime":1,"message":[]}"#,
    #"{"responseTime":1,"message":[],"Results":{"series":[]}}"#,
    #"{"status":"REQUEST_FAILED","responseTime":1,"message":[],"Results":null}"#,
    #"{"status":"REQUEST_SUCCEEDED","message":{},"Results":{"series":[]}}"#,
    #"{"status":"REQUEST_SUCCEEDED","message":[1],"Results":{"series":[]}}"#,
    #"{"status":"REQUEST_SUCCEEDED","Results":{"series":[{"seriesID":7,"data":[]}]}}"#,
    #"{"status":"REQUEST_SUCCEEDED","Results":{"series":[{"seriesID":"A"}]}}"#,
    #"{"status":"REQUEST_SUCCEEDED","Results":{"series":[{"seriesID":"A","data":[{"year":"99999"}]}]}}"#,
  ])
  func anAnswerWithoutFiguresIsRefused(text: String) {
    #expect(throws: APIAnswerError.self) { _ = try read(text) }
  }

  @Test func theFirstVersionAnswersWithAList() throws {
    let text = """
      {"status":"REQUEST_SUCCEEDED","responseTime":16,"message":[],
       "Results":[{"series":[\(series("OEUN000000000000029203501", point("43390")))]}]}
      """
    #expect(try read(text).cells.map(\.value) == [43_390])
  }

  @Test func otherTextsAreNoAnswers() throws {
    let place = SheetPlace(file: "a.json")
    for text in ["<html><body>Service Unavailable</body></html>", "", "[1]", #"{"rows":[]}"#] {
      #expect(try BLSAPILayout.recognise(Array(text.utf8), at: place) == nil)
    }
  }

  /// Published and damaged answers, present where the shared files are.
  @Test(.enabled(if: SharedFiles.exists("fixtures/damaged/80_api_ok_with_messages.json")))
  func damagedAnswersBehaveAsTheirManifestSays() throws {
    func read(_ name: String) throws -> Reading {
      try self.read(file: SharedFiles.url("fixtures/damaged/\(name)").path)
    }
    let messages = try read("80_api_ok_with_messages.json")
    #expect(messages.cells.map(\.value) == [38.52])
    #expect(messages.recorder.notes.count == 1)
    #expect(messages.recorder.notes[0].contains("2023, 2024"))

    let dash = try read("81_api_dash.json")
    #expect(dash.cells.map(\.status) == [.topCoded])
    #expect(dash.cells.map(\.value) == [208_000])

    let unknown = try read("82_api_missing_series.json")
    #expect(unknown.cells.isEmpty)
    #expect(unknown.recorder.notes.contains { $0.contains("OEUN0000000000000000000004") })
    #expect(unknown.recorder.remarks.map(\.sentence).contains { $0.contains("26 characters") })

    for (name, words) in [
      ("83_api_threshold.json", "tomorrow"), ("84_api_bad_key.json", "registration key"),
      ("85_api_results_null.json", "could not carry out"),
    ] {
      #expect {
        _ = try read(name)
      } throws: { "\($0)".contains(words) && !"\($0)".contains("test-key") }
    }

    let cut = try read("86_api_years_cut.json")
    #expect(cut.cells.count == 1)
    #expect(cut.recorder.notes.contains { $0.hasPrefix("Warning") && $0.contains("10") })

    #expect(try read("87_api_v1_results_list.json").cells.map(\.value) == [38.52])

    let page = SharedFiles.url("fixtures/damaged/88_api_html.json")
    #expect(
      try BLSAPILayout.recognise([UInt8](Data(contentsOf: page)), at: SheetPlace(file: "a")) == nil)
  }
}
