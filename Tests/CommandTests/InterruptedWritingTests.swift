import Foundation
import Testing

/// What is left of a run that ends early: everything or nothing.
@Suite struct InterruptedWritingTests {
  private static let shell = URL(fileURLWithPath: "/bin/sh")

  private func sh(
    _ script: String, in folder: URL, environment: [String: String] = [:]
  ) throws -> Program.Outcome {
    try Program.run(
      ["-c", script], in: folder,
      environment: environment.merging(["MODALITY": Program.url.path]) { $1 }, program: Self.shell)
  }

  /// A signal may come at any moment; each run is interrupted a little later than the one before.
  @Test(arguments: [("INT", 130), ("TERM", 143)])
  func anInterruptedRunLeavesAllOrNothing(signal: String, status: Int) throws {
    try withTemporaryFolder { folder in
      for delay in stride(from: 0.05, to: 2.0, by: 0.15) {
        // Without job control a shell has its background jobs pass over SIGINT, so env undoes that.
        let run = try sh(
          """
          env --default-signal=INT "$MODALITY" archive --occupations mri -o out & one=$!
          sleep \(delay); kill -\(signal) $one 2> /dev/null; wait $one; echo $?
          """, in: folder)
        let code = Int(run.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        if code == 0 {
          let files = try FileManager.default.contentsOfDirectory(
            atPath: folder.appendingPathComponent("out").path)
          #expect(
            files.sorted() == ["manifest.json", "projections.csv", "series.csv", "sources.csv"])
          break
        }
        #expect(code == status, "\(run.standardError)")
        #expect(names == [], "after \(delay) s")
      }
    }
  }

  @Test(arguments: ["csv", "json", "md", "html", "xlsx", "txt"])
  func aFileThatMayNotBeSoLargeIsNotBegun(ending: String) throws {
    try withTemporaryFolder { folder in
      let earlier = folder.appendingPathComponent("out.\(ending)")
      try Data("kept".utf8).write(to: earlier)
      // Two blocks of 512 bytes; the workbook is put together where there is room.
      let run = try sh(
        "ulimit -f 2; \"$MODALITY\" areas mri -o out.\(ending) --force", in: folder)
      #expect(run.status == 74, "\(run.standardError)")
      #expect(try Data(contentsOf: earlier) == Data("kept".utf8))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.\(ending)"])
      // The library that writes workbooks has lines of its own.
      #expect(run.standardError.contains("modality: "))
    }
  }

  @Test func aFolderWhoseFilesMayNotBeSoLargeIsNotBegun() throws {
    try withTemporaryFolder { folder in
      let run = try sh(
        "ulimit -f 2; \"$MODALITY\" archive --occupations mri -o out", in: folder)
      #expect(run.status == 74)
      #expect(run.standardError.contains("larger than this session may write"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"),
    arguments: ["table", "csv", "json", "md", "html", "xlsx"])
  func aFullDeviceIsSaid(format: String) throws {
    try withTemporaryFolder { folder in
      for target in ["> /dev/full", "-o /dev/full"] {
        let run = try sh("\"$MODALITY\" series mri --format \(format) \(target)", in: folder)
        #expect(run.status == 74, "\(format) \(target)")
        #expect(run.standardError.contains("no space left on the device"))
      }
    }
  }

  /// Nobody can be told, and the run ends as it would have.
  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no /dev/full"))
  func aFullOrClosedStandardErrorIsNoFault() throws {
    try withTemporaryFolder { folder in
      for target in ["2> /dev/full", "2>&-"] {
        #expect(try sh("\"$MODALITY\" series nonesuch \(target)", in: folder).status == 64)
      }
      let closed = try sh("\"$MODALITY\" series mri >&-", in: folder)
      #expect(closed.status == 74)
      #expect(closed.standardError.contains("it is closed"))
    }
  }

  @Test(arguments: ["table", "csv", "ndjson", "json", "md", "html"])
  func aBrokenPipeEndsQuietly(format: String) throws {
    try withTemporaryFolder { folder in
      // More than a pipe holds, so that the writer is still at it when the reader leaves.
      let run = try sh(
        """
        { "$MODALITY" areas 29-2034 --format \(format); echo $? > code; } | { sleep 0.2; head -c 1; } \
        > /dev/null
        """, in: folder)
      #expect(run.standardError.isEmpty, "\(run.standardError)")
      let code = try String(
        contentsOf: folder.appendingPathComponent("code"), encoding: .utf8)
      // What fits into the pipe at once has been written.
      #expect(["0\n", "141\n"].contains(code), "\(code)")
    }
  }

  /// Places that nobody may write to, root included.
  @Test(arguments: ["/proc/out", "file/out", "none/out"])
  func aPlaceThatCannotBeWrittenIsSaid(place: String) throws {
    try withTemporaryFolder { folder in
      try Data("kept".utf8).write(to: folder.appendingPathComponent("file"))
      for ending in ["csv", "xlsx"] {
        let run = try Program.run("series", "mri", "-o", "\(place).\(ending)", in: folder)
        #expect(run.status == 73, "\(place): \(run.standardError)")
        #expect(run.standardError.contains("cannot be created"))
      }
      if place != "none/out" {
        let run = try Program.run("archive", "--occupations", "mri", "-o", place, in: folder)
        #expect(run.status == 73, "\(place): \(run.standardError)")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["file"])
    }
  }

  @Test func aFileThatIsOpenInAnOfficeProgramIsNotReplaced() throws {
    try withTemporaryFolder { folder in
      for (name, mark) in [("a.xlsx", ".~lock.a.xlsx#"), ("b.csv", "~$b.csv")] {
        let file = folder.appendingPathComponent(name)
        try Data("kept".utf8).write(to: file)
        try Data(",someone,,,".utf8).write(to: folder.appendingPathComponent(mark))
        let run = try Program.run("series", "mri", "-o", name, "--force", in: folder)
        #expect(run.status == 73)
        #expect(run.standardError.contains("is open in another program"))
        #expect(run.standardError.contains(mark))
        #expect(try Data(contentsOf: file) == Data("kept".utf8))
        try FileManager.default.removeItem(at: folder.appendingPathComponent(mark))
        #expect(try Program.run("series", "mri", "-o", name, "--force", in: folder).status == 0)
      }
    }
  }

  /// Whoever reads a file while it is replaced reads the one that they have opened, to its end.
  @Test func aFileThatIsBeingReadIsReplacedAsAWhole() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("out.csv")
      try Data("earlier".utf8).write(to: file)
      let reader = try FileHandle(forReadingFrom: file)
      let beginning = try reader.read(upToCount: 3)
      #expect(try Program.run("series", "mri", "-o", "out.csv", "--force", in: folder).status == 0)
      let rest = try reader.readToEnd()
      #expect([beginning, rest] == [Data("ear".utf8), Data("lier".utf8)])
      #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("soc,title,"))
    }
  }

  @Test func aLongNameIsTakenAsTheSystemTakesIt() throws {
    try withTemporaryFolder { folder in
      let name = String(repeating: "n", count: 251) + ".csv"
      let run = try Program.run("series", "mri", "-o", name, in: folder)
      #expect(run.status == 0, "\(run.standardError)")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names == [name])
    }
  }
}
