import Foundation
import Testing

@Suite struct ScenarioCommandTests {
  @Test func everyPresetRuns() throws {
    let names = try Program.run("scenario", "list").standardOutput.split(separator: "\n")
      .compactMap { $0.split(separator: ":").first.map(String.init) }
    #expect(names.count == 5)
    for name in names {
      let run = try Program.run("scenario", "run", name, "--occupations", "mri", "--to", "2030")
      #expect(run.status == 0, "\(name): \(run.standardError)")
      #expect(run.standardOutput.contains("Scenario: "))
    }
  }

  @Test func aPrintedPresetIsAFileThatRunsTheSame() throws {
    try withTemporaryFolder { folder in
      let text = try Program.run("scenario", "print", "automation").standardOutput
      try text.write(
        to: folder.appendingPathComponent("mine.yaml"), atomically: true, encoding: .utf8)
      let arguments = ["--occupations", "mri", "--format", "csv"]
      let own = try Program.run(["scenario", "run", "mine.yaml"] + arguments, in: folder)
      let preset = try Program.run(["scenario", "run", "automation"] + arguments, in: folder)
      #expect(own.status == 0)
      #expect(own.standardOutput == preset.standardOutput)
    }
  }

  @Test func twoScenariosAreCompared() throws {
    let run = try Program.run(
      "scenario", "compare", "baseline", "high-retirement", "--occupations", "29-2034")
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("High retirement"))
  }

  @Test(arguments: [
    ("scenario: x\nassumptions:\n  growth: 1\n", 65, "mine.yaml, line 3"),
    ("scenario: x\noccupations: [29-2039]\n", 64, "did you mean"),
    ("scenario: x\nassumptions:\n  official_weight: 1\ntarget_year: 2045\n", 65, "line 3"),
  ])
  func aBadFileIsASentenceAndAnExitCode(text: String, status: Int32, words: String) throws {
    try withTemporaryFolder { folder in
      try text.write(
        to: folder.appendingPathComponent("mine.yaml"), atomically: true, encoding: .utf8)
      let run = try Program.run(["scenario", "run", "mine.yaml"], in: folder)
      #expect(run.status == status, "\(run.standardError)")
      #expect(run.standardError.contains(words))
      #expect(run.standardOutput.isEmpty)
    }
  }

  @Test func aNameThatIsNeitherFileNorPresetNamesThePresets() throws {
    let run = try Program.run("scenario", "run", "boom")
    #expect(run.status == 66)
    #expect(run.standardError.contains("high-retirement"))
  }
}
