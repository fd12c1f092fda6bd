import Foundation
import Testing

@Suite struct ProjectCommandTests {
  @Test func aTableOfYearsGoesToStandardOutput() throws {
    let run = try Program.run("project", "mri", "--to", "2030")
    #expect(run.status == 0)
    #expect(run.standardError.isEmpty)
    #expect(run.standardOutput.contains("Magnetic Resonance Imaging Technologists"))
    for year in 2026...2030 { #expect(run.standardOutput.contains("\(year)")) }
    #expect(!run.standardOutput.contains("2031"))
  }

  @Test func tidyCSVHasOneRowForAYear() throws {
    let run = try Program.run("project", "29-2035", "--to", "2030", "--format", "csv")
    #expect(run.status == 0)
    let lines = run.standardOutput.split(separator: "\r\n").map(String.init)
    #expect(
      lines.first
        == "soc,title,area,year,measure,estimate,lower80,upper80,lower95,upper95,kind,flag")
    #expect(lines.filter { $0.contains(",employment_jobs,") }.count == 5)
    #expect(lines.dropFirst().allSatisfy { $0.hasSuffix(",f") || $0.contains(",official,") })
  }

  @Test func allSpellingsOfAnOccupationGiveTheSameBytes() throws {
    let outputs = try ["29-2035", "292035", "29-2035.00", "mri"].map {
      try Program.run("project", $0, "--format", "json").standardOutput
    }
    #expect(Set(outputs).count == 1)
  }

  @Test(arguments: [
    (["project", "29-2039"], 64, "did you mean"),
    (["project", "radi"], 64, "could be"),
    (["project", "mri", "--to", "2020"], 64, "not after the last observation"),
    (["project", "mri", "--to", "2051"], 64, "name a year up to 2050"),
    (["project", "mri", "--format", "xml"], 64, "format"),
  ])
  func badRequestsAreASentenceAndAnExitCode(
    arguments: [String], status: Int32, words: String
  ) throws {
    let run = try Program.run(arguments)
    #expect(run.status == status)
    #expect(run.standardOutput.isEmpty)
    #expect(run.standardError.contains(words))
  }

  @Test func anOutputFileIsNotOverwrittenWithoutForce() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("mri.csv").path
      #expect(try Program.run("project", "mri", "-o", file).status == 0)
      let first = try String(contentsOfFile: file, encoding: .utf8)
      #expect(first.hasPrefix("soc,title"))
      let again = try Program.run("project", "mri", "-o", file)
      #expect(again.status == 73)
      #expect(again.standardError.contains("--force"))
      #expect(try Program.run("project", "mri", "-o", file, "--force").status == 0)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == first)
    }
  }

  @Test func aFormatThatContradictsTheExtensionIsAnError() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("mri.csv").path
      let run = try Program.run("project", "mri", "-o", file, "--format", "json")
      #expect(run.status == 64)
      #expect(!FileManager.default.fileExists(atPath: file))
    }
  }
}
