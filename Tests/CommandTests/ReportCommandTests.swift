import Foundation
import Testing

@Suite struct ReportCommandTests {
  private static let files = [
    "comparison.svg", "datapackage.json", "fan-29-2032.svg", "index.html", "manifest.json",
    "outlook.json", "outlook.md", "outlook.xlsx", "projections.csv", "series.csv",
  ]

  @Test func aReportIsWrittenWhole() throws {
    try withTemporaryFolder { folder in
      let run = try Program.run("report", "--to", "2035", "-o", "out", in: folder)
      #expect(run.status == 0)
      #expect(run.standardOutput.isEmpty)
      let report = folder.appendingPathComponent("out")
      for file in Self.files {
        let data = try Data(contentsOf: report.appendingPathComponent(file))
        #expect(!data.isEmpty, "\(file)")
      }
      let page = try String(
        contentsOf: report.appendingPathComponent("index.html"), encoding: .utf8)
      #expect(page.contains("<svg"))
      #expect(!page.contains("http-equiv=\"refresh\""))
      #expect(!page.contains("<script src"))
      #expect(page.contains("not designed as a time series"))
      try checkMeasures(in: report)
      // The command and the report show one number for one thing.
      let openings = try Program.run("openings", "mri", environment: ["COLUMNS": "400"])
      let sentence = try #require(
        openings.standardOutput.split(separator: "\n").first { $0.contains("a year on average") })
      #expect(page.contains(sentence), "\(sentence)")
    }
  }

  /// Every measure in long form is listed with a unit and a meaning, and none that is not there.
  private func checkMeasures(in report: URL) throws {
    func rows(_ name: String) throws -> [[Substring]] {
      try String(contentsOf: report.appendingPathComponent(name), encoding: .utf8)
        .split(separator: "\r\n").dropFirst()
        .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    }
    let listed = try rows("measures.csv")
    for row in listed {
      #expect(row.count >= 3 && !row[1].isEmpty && !row[2].isEmpty, "\(row)")
    }
    var found: Set<Substring> = []
    for name in ["projections", "series", "openings", "wages", "comparison", "states", "demand"] {
      // No title of an occupation or an area among them has a comma.
      for row in try rows(name + ".csv") { found.insert(row[4]) }
    }
    #expect(found == Set(listed.map { $0[0] }))
  }

  @Test func twoRunsGiveTheSameBytesWhateverTheFolderAndLocale() throws {
    try withTemporaryFolder { folder in
      let other = folder.appendingPathComponent("elsewhere")
      try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
      #expect(try Program.run("report", "-o", "a", in: folder).status == 0)
      let second = try Program.run(
        "report", "-o", "a", in: other,
        environment: ["LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Asia/Tokyo"])
      #expect(second.status == 0)
      let manager = FileManager.default
      let names = try manager.contentsOfDirectory(
        atPath: folder.appendingPathComponent("a").path)
      #expect(names.count > 10)
      for name in names {
        let first = try Data(contentsOf: folder.appendingPathComponent("a/\(name)"))
        let second = try Data(contentsOf: other.appendingPathComponent("a/\(name)"))
        #expect(first == second, "\(name)")
      }
    }
  }

  @Test func fewerOccupationsCanBeAskedFor() throws {
    try withTemporaryFolder { folder in
      let run = try Program.run(
        "report", "--occupations", "mri,29-2034+29-2035", "--to", "2030", "-o", "out", in: folder)
      #expect(run.status == 0)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appendingPathComponent("out").path)
      #expect(
        names.filter { $0.hasPrefix("fan-") }.sorted() == [
          "fan-29-2034+29-2035.svg", "fan-29-2035.svg",
        ])
    }
  }

  @Test func aFailureLeavesNothingBehind() throws {
    try withTemporaryFolder { folder in
      let wrong = try Program.run("report", "--to", "1999", "-o", "out", in: folder)
      #expect(wrong.status == 64)
      try Data("kept".utf8).write(to: folder.appendingPathComponent("file"))
      let below = try Program.run("report", "-o", "file/out", in: folder)
      #expect(below.status == 73)
      let onFile = try Program.run("report", "-o", "file", in: folder)
      #expect(onFile.status == 73)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names == ["file"])
    }
  }

  @Test func aFolderThatIsNoReportIsNotReplaced() throws {
    try withTemporaryFolder { folder in
      let mine = folder.appendingPathComponent("mine")
      try FileManager.default.createDirectory(at: mine, withIntermediateDirectories: true)
      try Data("kept".utf8).write(to: mine.appendingPathComponent("notes.txt"))
      let run = try Program.run("report", "-o", "mine", in: folder)
      #expect(run.status == 73)
      #expect(try FileManager.default.contentsOfDirectory(atPath: mine.path) == ["notes.txt"])
    }
  }
}
