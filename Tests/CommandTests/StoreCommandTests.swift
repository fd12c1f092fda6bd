import Foundation
import Testing

@Suite struct StoreCommandTests {
  @Test func otherCommandsWorkOnTheStore() throws {
    try withTemporaryFolder { folder in
      let file = try folder.writing(SampleAnswer.history, to: "answer.json")
      #expect(try Program.run("ingest", file, "--store", "s.sqlite", in: folder).status == 0)
      // Wide enough that no path is broken over two lines.
      let series = try Program.run(
        "series", "mri", "--store", "s.sqlite", in: folder, environment: ["COLUMNS": "400"])
      #expect(series.status == 0, "\(series.standardError)")
      #expect(series.standardOutput.contains("43,000"))
      #expect(series.standardOutput.contains("answer.json"))
      #expect(!series.standardOutput.contains("datasets/oews"))
      let project = try Program.run(
        "project", "mri", "--to", "2030", "--store", "s.sqlite", in: folder)
      #expect(project.status == 0, "\(project.standardError)")
      #expect(project.standardError.contains("has no Employment Projections"))
      let asOf = try Program.run(
        "series", "mri", "--store", "s.sqlite", "--as-of", "2020", "--format", "csv", in: folder)
      #expect(asOf.standardOutput.contains(",2020,"))
      #expect(!asOf.standardOutput.contains(",2021,"))
      let fit = try Program.run("fit", "mri", "--store", "s.sqlite", in: folder)
      #expect(fit.status == 0, "\(fit.standardError)")
      let backtest = try Program.run("backtest", "mri", "--store", "s.sqlite", in: folder)
      #expect(backtest.status == 0, "\(backtest.standardError)")
    }
  }

  @Test func aReportNamesTheFilesOfTheStore() throws {
    try withTemporaryFolder { folder in
      let file = try folder.writing(SampleAnswer.history, to: "answer.json")
      #expect(try Program.run("ingest", file, "--store", "s.sqlite", in: folder).status == 0)
      let run = try Program.run("report", "--store", "s.sqlite", "--output", "r", in: folder)
      #expect(run.status == 0, "\(run.standardError)")
      let manifest = try String(
        contentsOf: folder.appendingPathComponent("r/manifest.json"), encoding: .utf8)
      #expect(manifest.contains("answer.json"))
      #expect(!manifest.contains("national.csv"))
      let page = try String(
        contentsOf: folder.appendingPathComponent("r/outlook.md"), encoding: .utf8)
      #expect(page.contains("answer.json"))
      #expect(page.contains("has no Employment Projections"))
    }
  }

  @Test func whatAStoreLacksIsSaid() throws {
    try withTemporaryFolder { folder in
      let file = try folder.writing(SampleAnswer.wide(occupations: 2), to: "states.json")
      #expect(try Program.run("ingest", file, "--store", "s.sqlite", in: folder).status == 0)
      let run = try Program.run("series", "mri", "--store", "s.sqlite", in: folder)
      #expect(run.status == 65)
      #expect(run.standardError.contains("no national OEWS estimates"))
      #expect(try Program.run("series", "mri", "--as-of", "2020").status == 64)
      #expect(try Program.run("series", "mri", "--store", "none.sqlite", in: folder).status == 66)
    }
  }

  @Test func aDamagedStoreIsFound() throws {
    try withTemporaryFolder { folder in
      let file = try folder.writing(SampleAnswer.wide(occupations: 400), to: "wide.json")
      #expect(try Program.run("ingest", file, "--store", "s.sqlite", in: folder).status == 0)
      #expect(try Program.run("store", "vacuum", "--store", "s.sqlite", in: folder).status == 0)
      let store = folder.appendingPathComponent("s.sqlite")
      var bytes = try Data(contentsOf: store)
      let text = try Program.run("store", "verify", "--store", "s.sqlite", in: folder)
      #expect(text.status == 0)
      // The block of cells is the longest thing in the store: a page in its middle is part of it.
      let mark = try #require(bytes.firstRange(of: Data([0x01, 0x80, 0x64])))
      bytes[mark.lowerBound + 200] ^= 0x55
      try bytes.write(to: store)
      let run = try Program.run("store", "verify", "--store", "s.sqlite", in: folder)
      #expect(run.status == 65)
      #expect(run.standardError.contains("damaged"), "\(run.standardError)")
      #expect(run.standardError.split(separator: "\n").count == 1)
    }
  }

  @Test func nothingStaysBesideAStoreThatWasRead() throws {
    try withTemporaryFolder { folder in
      let file = try folder.writing(SampleAnswer.history, to: "answer.json")
      #expect(try Program.run("ingest", file, "--store", "s.sqlite", in: folder).status == 0)
      let store = folder.appendingPathComponent("s.sqlite")
      let before = try Data(contentsOf: store)
      for arguments in [
        ["series", "mri", "--store", "s.sqlite"], ["store", "info", "--store", "s.sqlite"],
        ["series", "no such", "--store", "s.sqlite"],
      ] {
        _ = try Program.run(arguments, in: folder)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == ["answer.json", "s.sqlite"], "\(arguments)")
      }
      #expect(try Data(contentsOf: store) == before)
    }
  }

  @Test func withoutAnyStandardErrorTheReportSaysWhatTheModelDoes() throws {
    try withTemporaryFolder { folder in
      let years = (2012...2025).map { ($0, String(30_000 + ($0 - 2012) * 900)) }
      let answer = SampleAnswer.text([(SampleAnswer.national("292035", datatype: 1), years)])
      let file = try folder.writing(answer, to: "answer.json")
      #expect(try Program.run("ingest", file, "--store", "s.sqlite", in: folder).status == 0)
      let run = try Program.run(
        "project", "mri", "--to", "2027", "--store", "s.sqlite", in: folder,
        environment: ["COLUMNS": "400"])
      #expect(run.status == 0, "\(run.standardError)")
      #expect(
        run.standardOutput.contains(
          "No standard error is known for any year; the model infers the survey error"))
      #expect(!run.standardOutput.contains("median of the others"))
    }
  }

  @Test func aStoreWithoutEstimatesOfAreasSaysSo() throws {
    try withTemporaryFolder { folder in
      let file = try folder.writing(SampleAnswer.history, to: "answer.json")
      #expect(try Program.run("ingest", file, "--store", "s.sqlite", in: folder).status == 0)
      let run = try Program.run(
        "project", "mri", "--area", "CA", "--store", "s.sqlite", in: folder)
      #expect(run.status == 65)
      #expect(run.standardError.contains("no estimates of areas"), "\(run.standardError)")
    }
  }

  @Test func aContradictionOfCellsWithoutTitlesReadsAsASentence() throws {
    try withTemporaryFolder { folder in
      for (name, jobs) in [("a.json", "41340"), ("b.json", "41350")] {
        let series = [(id: SampleAnswer.national("292035", datatype: 1), figures: [(2025, jobs)])]
        let answer = SampleAnswer.text(series.map { ($0.id, $0.figures.map { ($0.0, $0.1) }) })
        let file = try folder.writing(answer, to: name)
        let run = try Program.run("ingest", file, "--store", "s.sqlite", in: folder)
        #expect(run.status == (name == "a.json" ? 0 : 65))
        guard name == "b.json" else { continue }
        #expect(run.standardError.contains("employment of 29-2035, "), "\(run.standardError)")
        #expect(!run.standardError.contains(" ,"), "\(run.standardError)")
      }
    }
  }

  @Test func aStoreThatMayNotBeWrittenToIsRead() throws {
    try withTemporaryFolder { folder in
      let file = try folder.writing(SampleAnswer.history, to: "answer.json")
      let other = try folder.writing(SampleAnswer.wide(occupations: 2), to: "other.json")
      let inner = folder.appendingPathComponent("inner")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      let store = inner.appendingPathComponent("s.sqlite").path
      #expect(try Program.run("ingest", file, "--store", store).status == 0)
      for (path, mode) in [(store, 0o444), (inner.path, 0o555), (folder.path, 0o755)] {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      }
      defer {
        try? FileManager.default.setAttributes(  // So that the folder can be removed.
          [.posixPermissions: 0o755], ofItemAtPath: inner.path)
      }
      let read = try unprivileged("series", "mri", "--store", store)
      #expect(read.status == 0, "\(read.standardError)")
      let write = try unprivileged("ingest", other, "--store", store)
      #expect(write.status == 73)
      #expect(write.standardError.contains("cannot be written to"), "\(write.standardError)")
    }
  }

  /// Runs the program as someone to whom permissions apply, which they do not to root.
  private func unprivileged(_ arguments: String...) throws -> Program.Outcome {
    guard getuid() == 0 else { return try Program.run(arguments) }
    return try Program.run(
      ["--reuid", "65534", "--regid", "65534", "--clear-groups", Program.url.path] + arguments,
      program: URL(fileURLWithPath: "/usr/bin/setpriv"))
  }
}
