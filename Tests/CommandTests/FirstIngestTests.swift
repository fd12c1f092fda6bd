import Foundation
import Testing

/// What is left of a store that was not there before, when nothing could be taken in.
@Suite struct FirstIngestTests {
  private static let header = "series_id\tyear\tperiod\tvalue\tfootnote_codes\r\n"

  /// Two lines of one series that say different things: found once all rows are written.
  private static func contradiction(lines: Int = 0) -> String {
    var text = header
    for line in 0..<lines {
      text += "OEUM00\(10_000 + line)00000029203501\t2025\tA01\t\(line)\t\r\n"
    }
    return text + "OEUN000000000000029203501\t2025\tA01\t7\t\r\n"
      + "OEUN000000000000029203501\t2025\tA01\t8\t\r\n"
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func aFileThatFailsWithinItsRowsLeavesNoStore() throws {
    try withTemporaryFolder { folder in
      let bad = try folder.writing(Self.contradiction(lines: 5_000), to: "bad.data")
      let point = #"{"year":"2025","period":"A01","value":"#
      let twice =
        #"{"status":"REQUEST_SUCCEEDED","message":[],"Results":{"series":[{"seriesID":"#
        + #""OEUN000000000000029203501","data":[\#(point)"1"},\#(point)"2"}]}]}}"#
      let answer = try folder.writing(twice, to: "bad.json")
      for file in [bad, answer] {
        let run = try Program.run("ingest", file, "--store", "s.sqlite", in: folder)
        #expect(run.status == 65, "\(run.standardError)")
        #expect(run.standardError.split(separator: "\n").count == 1)
        #expect(try names(in: folder) == ["bad.data", "bad.json"])
      }
    }
  }

  @Test func oneFileThatIsTakenInMakesTheStore() throws {
    try withTemporaryFolder { folder in
      let bad = try folder.writing(Self.contradiction(), to: "bad.data")
      let good = try folder.writing(SampleAnswer.history, to: "good.json")
      for (index, files) in [[bad, good], [good, bad], [bad, good, bad]].enumerated() {
        let store = "s\(index).sqlite"
        let run = try Program.run(["ingest"] + files + ["--store", store], in: folder)
        #expect(run.status == 65)
        let verified = try Program.run("store", "verify", "--store", store, in: folder)
        #expect(verified.standardOutput.contains(": 1 files, 14 releases, 42 cells"))
      }
      #expect(try names(in: folder).filter { $0.hasPrefix(".") } == [])
    }
  }

  @Test func aStoreThatWasThereStays() throws {
    try withTemporaryFolder { folder in
      let bad = try folder.writing(Self.contradiction(), to: "bad.data")
      let good = try folder.writing(SampleAnswer.history, to: "good.json")
      #expect(try Program.run("ingest", good, in: folder).status == 0)
      let path = folder.appendingPathComponent("modality.sqlite")
      let before = try Data(contentsOf: path)
      #expect(try Program.run("ingest", bad, in: folder).status == 65)
      #expect(try Data(contentsOf: path) == before)
      #expect(try Program.run("store", "verify", in: folder).status == 0)
    }
  }

  @Test(arguments: zip([SIGINT, SIGTERM, SIGKILL], [Int32(130), 143, 9]))
  func aFirstIngestThatIsEndedLeavesNoStore(number: Int32, status: Int32) throws {
    try withTemporaryFolder { folder in
      let file = try folder.writing(SampleAnswer.wide(occupations: 1_500), to: "wide.json")
      let process = Process()
      process.executableURL = Program.url
      process.arguments = ["ingest", file, "--store", "s.sqlite"]
      process.currentDirectoryURL = folder
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      while process.isRunning, try !names(in: folder).contains(where: { $0.hasSuffix(".new") }) {
        Thread.sleep(forTimeInterval: 0.001)
      }
      kill(process.processIdentifier, number)
      process.waitUntilExit()
      #expect(process.terminationStatus == status)
      guard number == SIGKILL else {
        #expect(try names(in: folder) == ["wide.json"])
        return
      }
      // Nothing can be tidied then; the next ingest does it.
      #expect(try !names(in: folder).contains("s.sqlite"))
      let good = try folder.writing(SampleAnswer.history, to: "good.json")
      #expect(try Program.run("ingest", good, "--store", "s.sqlite", in: folder).status == 0)
      #expect(try names(in: folder).filter { $0.hasPrefix(".") } == [])
    }
  }
}
