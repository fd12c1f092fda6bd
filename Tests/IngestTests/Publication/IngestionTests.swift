import CZip
import Digests
import Foundation
import LaborSeries
import Tabular
import Testing

@testable import Ingest

/// A publication of its own, as CONTRIBUTING.md describes how to add one.
private struct JobVacancies: SheetLayout {
  static let name = "Job vacancies"
  static let version = 3
  let columns: [String: Int]
  let header: Int

  static func recognise(_ rows: [SheetRow], at place: SheetPlace) throws -> JobVacancies? {
    for row in rows {
      var columns: [String: Int] = [:]
      for (index, cell) in row.cells.enumerated() {
        if case .text(let text) = cell { columns[text.lowercased()] = index }
      }
      if ["soc", "year", "vacancies"].allSatisfy({ columns[$0] != nil }) {
        return JobVacancies(columns: columns, header: row.number)
      }
    }
    return nil
  }

  func read(_ sheet: some Sheet, at place: SheetPlace, into recorder: CellRecorder) throws {
    try recorder.begin(Release(program: .oews, year: 2024, month: 5), sheet: sheet.name)
    let area = recorder.dictionary.entry(.unitedStates)
    let industry = recorder.dictionary.entry(.crossIndustry)
    try sheet.forEachRow { row in
      guard row.number > header else { return true }
      recorder.countRow()
      guard case .text(let code) = row[columns["soc"] ?? 0],
        let jobs = Double(text(row[columns["vacancies"] ?? 0]))
      else {
        recorder.remark("The number is none.", row: row.number, isKept: false)
        return true
      }
      let occupation = recorder.dictionary.entry(
        PublishedOccupation(classification: .soc2018, code: code, title: "", level: "detailed"))
      try recorder.record(
        PublishedCell(
          area: area, industry: industry, occupation: occupation, measure: .employment,
          status: .value, year: 2024, value: jobs, row: Int32(row.number)))
      return true
    }
  }

  private func text(_ cell: SheetCell) -> String {
    switch cell {
    case .text(let text): text
    case .number(let number): "\(number)"
    default: ""
    }
  }
}

/// Remembers what it is given.
private struct Notebook: PublicationSink {
  var lines: [String] = []

  mutating func begin(_ file: PublicationFile) {
    lines.append("\(file.layout) \(file.layoutVersion) \(file.selection)")
  }

  mutating func write(_ batch: CellBatch, _ dictionary: PublicationDictionary) {
    lines += batch.cells.map {
      "\(dictionary.occupations[$0.occupation].code) \($0.value) \($0.row)"
    }
  }

  mutating func finish(_ summary: PublicationSummary) {
    lines.append("\(summary.rows) rows, \(summary.cells) cells, \(summary.remarks.count) remarks")
  }
}

@Suite struct IngestionTests {
  private let layouts = LayoutRegistry(streams: [], sheets: [JobVacancies.self])

  @Test func aFileIsReadByTheLayoutOfItsContent() throws {
    try withFile("A title\nSOC,Year,Vacancies\n29-2034,2024,120\n29-2035,2024,x\n29-2035,2024,7\n")
    {
      path in
      var sink = Notebook()
      let ingestion = try Ingestion(path: path, layouts: layouts)
      let reading = try ingestion.read(into: &sink)
      #expect(
        sink.lines == [
          "Job vacancies 3 ", "29-2034 120.0 3", "29-2035 7.0 5", "3 rows, 2 cells, 1 remarks",
        ])
      #expect(reading.parts.map(\.file.name) == [path])
    }
  }

  @Test func occupationsThatAreNotAskedForAreLeftOut() throws {
    try withFile("soc,year,vacancies\n29-2034,2024,120\n29-2035,2024,7\n") { path in
      var terms = Ingestion.Terms()
      terms.occupations = ["29-2035", "29-2036"]
      var sink = Notebook()
      _ = try Ingestion(path: path, terms: terms, layouts: layouts)
        .read(into: &sink)
      #expect(
        sink.lines == [
          "Job vacancies 3 29-2035,29-2036", "29-2035 7.0 3", "2 rows, 1 cells, 0 remarks",
        ])
    }
  }

  @Test func whatIsNotUnderstoodSaysWhatWasFound() throws {
    try withFile("colour,number\nred,3\nblue,4\n") { path in
      let error = #expect(throws: UnknownPublication.self) {
        try Ingestion(path: path, layouts: layouts)
      }
      #expect(error?.description.contains("“colour | number”") == true)
      #expect(error?.description.contains("Job vacancies") == true)
    }
  }

  @Test func aFileWithoutAUsableRowIsRefused() throws {
    try withFile("soc,year,vacancies\n29-2034,2024,many\n") { path in
      var sink = Notebook()
      let ingestion = try Ingestion(path: path, layouts: layouts)
      let error = #expect(throws: UnknownPublication.self) { try ingestion.read(into: &sink) }
      #expect(error?.description.contains("row 2: The number is none") == true)
    }
  }

  @Test func aFileOfWhichNoRowCanBeUsedSaysWhatIsWrongWithEach() throws {
    let lines = [
      "OEUN000000000000029203501\t20x5\tA01\t1", "OEUN00000000000002920350\t2025\tA01\t1",
    ]
    try withFile(Self.labstat(lines)) { path in
      var sink = Notebook()
      let error = #expect(throws: UnknownPublication.self) {
        try Ingestion(path: path).read(into: &sink)
      }
      #expect(error?.description.contains("(row 2: ") == true)
      #expect(error?.description.contains("; row 3: The series") == true)
    }
  }

  /// Monthly figures are read twice, estimates once.
  @Test(arguments: ["CES6562000001\t2025\tM01\t17.1", "OEUN000000000000029203501\t2025\tA01\t7"])
  func aDigestTakenOnTheWayIsThatOfTheFile(line: String) throws {
    // Longer than what is read at a time.
    let lines = [line] + (1...20_000).map { line.replacing("202", with: "20\($0 % 7)") + "\t" }
    try withFile(Self.labstat(lines)) { path in
      let digest = try FileDigest(ofFile: path)
      var sink = Notebook()
      let ingestion = try Ingestion(path: path, identity: .sought)
      let part = try #require(try ingestion.read(into: &sink).parts.first)
      #expect(part.summary.sha256 == digest.sha256)
      #expect(part.file.sha256 == digest.sha256)
      #expect(part.file.byteCount == digest.byteCount)
      let known = try Ingestion(path: path, identity: .known(digest)).read(into: &sink)
      #expect(known.parts.first?.summary.sha256 == digest.sha256)
    }
  }

  @Test func aTableThatIsReadInPartsHasTheDigestOfItsFile() throws {
    try withFile("soc,year,vacancies\n29-2034,2024,120\n") { path in
      var sink = Notebook()
      let reading = try Ingestion(path: path, identity: .sought, layouts: layouts).read(into: &sink)
      #expect(reading.parts.first?.file.sha256 == (try FileDigest(ofFile: path).sha256))
    }
  }

  @Test func progressEndsWithEveryByteAndIsToldOnTheWay() throws {
    let text = "soc,year,vacancies\n" + (1...60_000).map { "29-2034,2024,\($0)\n" }.joined()
    try withFile(text) { path in
      let packed = try archive(of: path, as: "jobs.csv")
      defer { unlink(packed) }
      for file in [path, packed] {
        var told: [Ingestion.Progress] = []
        var sink = Notebook()
        // No cell of these is handed on before the end, and yet progress is told.
        _ = try Ingestion(path: file, layouts: layouts).read(into: &sink) { told.append($0) }
        #expect(told.count > 10)
        #expect(told.allSatisfy { $0.total == text.utf8.count && $0.bytes <= $0.total })
        #expect(zip(told, told.dropFirst()).allSatisfy { $0.bytes <= $1.bytes })
        #expect(told.contains { (1..<$0.total).contains($0.bytes) })
        #expect(told.last?.bytes == text.utf8.count)
      }
    }
  }

  @Test func archivesInAnArchiveAreRead() throws {
    try withFile("soc,year,vacancies\n29-2034,2024,120\n") { path in
      let inner = try archive(of: path, as: "jobs.csv")
      let outer = try archive(of: inner, as: "inner.zip")
      defer { for file in [inner, outer] { unlink(file) } }
      var sink = Notebook()
      let reading = try Ingestion(path: outer, layouts: layouts).read(into: &sink)
      #expect(reading.parts.map(\.file.member) == ["inner.zip!jobs.csv"])
      #expect(sink.lines.contains("29-2034 120.0 2"))
    }
  }

  @Test func everyLayoutHasANameOfItsOwn() {
    let standard = LayoutRegistry.standard
    #expect(standard.names.count == standard.streams.count + standard.sheets.count)
    #expect(standard.versions.values.allSatisfy { $0 >= 1 })
  }

  private static func labstat(_ lines: [String]) -> String {
    (["series_id\tyear\tperiod\tvalue\tfootnote_codes"] + lines).joined(separator: "\r\n")
  }

  /// An archive beside a file, with the file in it.
  private func archive(of path: String, as name: String) throws -> String {
    let target = path + ".zip"
    let archive = try #require(zip_open(target, ZIP_CREATE | ZIP_TRUNCATE, nil))
    let source = try #require(zip_source_file(archive, path, 0, -1))
    #expect(zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8)) == 0)
    #expect(zip_close(archive) == 0)
    return target
  }

  private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("ingestion-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }  // The system cleans up too.
    try body(file.path)
  }
}
