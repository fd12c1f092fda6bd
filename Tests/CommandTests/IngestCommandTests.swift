import Foundation
import Testing

@Suite struct IngestCommandTests {
  @Test func aFileIsTakenInOnce() throws {
    try withTemporaryFolder { folder in
      let file = try folder.writing(SampleAnswer.history, to: "answer.json")
      let first = try Program.run("ingest", file, "--format", "csv", in: folder)
      #expect(first.status == 0, "\(first.standardError)")
      #expect(first.standardOutput.contains("taken in"))
      let path = folder.appendingPathComponent("modality.sqlite").path
      let before = try Data(contentsOf: URL(fileURLWithPath: path))
      let second = try Program.run("ingest", file, in: folder)
      #expect(second.status == 0)
      #expect(second.standardOutput.contains("nothing"))
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
      let verified = try Program.run("store", "verify", in: folder)
      #expect(verified.status == 0)
      #expect(verified.standardOutput.contains("is whole: 1 files, 14 releases, 42 cells"))
    }
  }

  @Test func oneBadFileDoesNotHarmTheOthers() throws {
    try withTemporaryFolder { folder in
      let good = try folder.writing(SampleAnswer.history, to: "good.json")
      let bad = try folder.writing(
        "{\"status\":\"REQUEST_FAILED\",\"Results\":null}", to: "bad.json")
      let run = try Program.run(
        "ingest", bad, good, folder.path, folder.path + "/none.csv", "--store", "s.sqlite",
        in: folder)
      #expect(run.status == 66)
      let lines = run.standardError.split(separator: "\n")
      #expect(lines.count == 3, "\(run.standardError)")
      #expect(run.standardOutput.contains("taken in"))
      let export = try Program.run("store", "export", "--store", "s.sqlite", in: folder)
      #expect(export.standardOutput.split(separator: "\r\n").count == 43)
    }
  }

  @Test func whatIsNotUnderstoodMakesNoStore() throws {
    try withTemporaryFolder { folder in
      let text = try folder.writing("a,b\n1,2\n", to: "oesm24nat.csv")
      let run = try Program.run("ingest", text, "--store", "s.sqlite", in: folder)
      #expect(run.status == 65)
      #expect(run.standardError.contains("“a | b”"))
      #expect(run.standardError.contains("BLS API answer"))
      #expect(run.standardError.split(separator: "\n").count == 1)
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/s.sqlite"))
    }
  }

  @Test func contradictingFilesAreRefusedWithBothSides() throws {
    try withTemporaryFolder { folder in
      let id = SampleAnswer.national("292035", datatype: 1)
      let one = try folder.writing(SampleAnswer.text([(id, [(2025, "43390")])]), to: "one.json")
      let two = try folder.writing(SampleAnswer.text([(id, [(2025, "43400")])]), to: "two.json")
      let run = try Program.run("ingest", one, two, in: folder)
      #expect(run.status == 65)
      for part in ["43390", "43400", "one.json", "two.json", "29-2035"] {
        #expect(run.standardError.contains(part), "\(run.standardError)")
      }
      #expect(
        try Program.run("store", "verify", in: folder).standardOutput.contains(" 1 cells "))
    }
  }

  @Test func occupationsAreKeptAlone() throws {
    try withTemporaryFolder { folder in
      let file = try folder.writing(SampleAnswer.history, to: "answer.json")
      #expect(try Program.run("ingest", file, "--occupations", "mri", in: folder).status == 0)
      let export = try Program.run("store", "export", in: folder).standardOutput
      #expect(export.split(separator: "\r\n").count == 29)
      #expect(!export.contains("00-0000"))
      // The whole file is more than what was kept of it.
      let whole = try Program.run("ingest", file, in: folder)
      #expect(whole.status == 0)
      #expect(whole.standardOutput.contains("28 cells stand in"))
      let all = try Program.run("store", "export", in: folder).standardOutput
      #expect(all.split(separator: "\r\n").count == 43)
    }
  }

  @Test func printedCellsAreThoseOfAnExport() throws {
    try withTemporaryFolder { folder in
      let file = try folder.writing(SampleAnswer.history, to: "answer.json")
      let printed = try Program.run("ingest", file, "--print", in: folder)
      #expect(printed.status == 0, "\(printed.standardError)")
      #expect(
        !FileManager.default.fileExists(
          atPath: folder.appendingPathComponent("modality.sqlite").path))
      #expect(try Program.run("ingest", file, in: folder).status == 0)
      let exported = try Program.run("store", "export", in: folder)
      #expect(printed.standardOutput == exported.standardOutput)
      #expect(printed.standardOutput.split(separator: "\r\n").count == 43)
    }
  }

  @Test func occupationsThatAFileLacksAreSaid() throws {
    try withTemporaryFolder { folder in
      let file = try folder.writing(SampleAnswer.history, to: "answer.json")
      let run = try Program.run("ingest", file, "--occupations", "11-1011", in: folder)
      #expect(run.status == 65)
      #expect(run.standardError.contains("has no figures of 11-1011"), "\(run.standardError)")
      #expect(run.standardError.split(separator: "\n").count == 1)
    }
  }

  @Test func limitsAreNamed() throws {
    try withTemporaryFolder { folder in
      let file = try folder.writing(SampleAnswer.history, to: "answer.json")
      let small = try Program.run("ingest", file, "--limits", "archive-bytes=100", in: folder)
      #expect(small.status == 65)
      #expect(small.standardError.contains("100"))
      let unknown = try Program.run("ingest", file, "--limits", "size=1", in: folder)
      #expect(unknown.status == 64)
      #expect(unknown.standardError.contains("archive-bytes"))
    }
  }

  @Test func aFileWithoutRoomLeavesTheStoreAsItWas() throws {
    try withTemporaryFolder { folder in
      let small = try folder.writing(SampleAnswer.history, to: "small.json")
      let large = try folder.writing(SampleAnswer.wide(occupations: 2_000), to: "large.json")
      #expect(try Program.run("ingest", small, in: folder).status == 0)
      // The shell's limit is in blocks of 1,024 bytes; what the second file adds has more.
      let run = try Program.run(
        [
          "-c", "trap '' XFSZ; ulimit -f 120; exec \"$0\" \"$@\"", Program.url.path, "ingest",
          large,
        ],
        in: folder, program: URL(fileURLWithPath: "/bin/bash"))
      #expect(run.status == 74, "\(run.status) \(run.standardError)")
      #expect(run.standardError.contains("as it was"), "\(run.standardError)")
      let verified = try Program.run("store", "verify", in: folder)
      #expect(verified.standardOutput.contains(" 42 cells "), "\(verified.standardError)")
      #expect(try Program.run("ingest", large, in: folder).status == 0)
      #expect(try Program.run("store", "verify", in: folder).status == 0)
    }
  }
}
