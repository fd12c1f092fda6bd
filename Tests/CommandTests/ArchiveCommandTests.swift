import Foundation
import Testing

@Suite struct ArchiveCommandTests {
  @Test func anArchiveOfThePastIsJudgedByWhatCame() throws {
    try withTemporaryFolder { folder in
      let archive = try Program.run(
        [
          "archive", "--origin", "2019", "--to", "2025", "--occupations",
          "sonographers,dosimetrists",
        ]
          + ["--output", "a"], in: folder)
      #expect(archive.status == 0, "\(archive.standardError)")
      #expect(archive.standardError.contains("Medical dosimetrists (29-2036) is left out"))
      let score = try Program.run(["score", "a"], in: folder)
      #expect(score.status == 0, "\(score.standardError)")
      #expect(
        score.standardOutput.contains("of 6 80% intervals")
          || score.standardOutput.contains("Of 6 80%"))
      let again = try Program.run(
        ["archive", "--origin", "2019", "--to", "2025", "--occupations", "sonographers"]
          + ["--output", "b"], in: folder)
      #expect(again.status == 0)
      let files = ["a", "b"].map { folder.appendingPathComponent("\($0)/projections.csv") }
      #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]))
    }
  }

  @Test func aDamagedArchiveIsASentenceWithItsLine() throws {
    try withTemporaryFolder { folder in
      _ = try Program.run(
        ["archive", "--occupations", "mri", "--to", "2027", "--output", "a"], in: folder)
      let file = folder.appendingPathComponent("a/projections.csv")
      let text = try String(contentsOf: file, encoding: .utf8)
      try text.replacing("no-change", with: "guess").write(
        to: file, atomically: true, encoding: .utf8)
      let run = try Program.run(["score", "a"], in: folder)
      #expect(run.status == 65)
      #expect(run.standardError.contains("line"))
      #expect(run.standardError.contains("“guess”"))
    }
  }

  @Test func aFolderThatIsNoArchiveIsMissingItsFile() throws {
    try withTemporaryFolder { folder in
      let run = try Program.run(["score", "nowhere"], in: folder)
      #expect(run.status == 66)
      #expect(run.standardError.contains("nowhere/projections.csv"))
    }
  }
}
