import Foundation
import Testing

@Suite struct SupplyCommandTests {
  @Test func theTemplateIsAFileThatRuns() throws {
    try withTemporaryFolder { folder in
      let text = try Program.run("supply", "--template").standardOutput
      try text.write(
        to: folder.appendingPathComponent("supply.yaml"), atomically: true, encoding: .utf8)
      let run = try Program.run(["supply", "supply.yaml", "--to", "2028"], in: folder)
      #expect(run.status == 0, "\(run.standardError)")
      #expect(run.standardOutput.contains("probability of a shortage"))
      let more = try Program.run(
        ["supply", "supply.yaml", "--to", "2028", "--scenario", "expanded-training"], in: folder)
      #expect(more.standardOutput.contains("Expanded training"))
    }
  }

  @Test func noOtherCommandSpeaksOfAShortage() throws {
    for arguments in [
      ["project", "mri"], ["openings", "mri"], ["pathway", "mri"],
      ["scenario", "run", "baseline", "--occupations", "mri"],
    ] {
      let run = try Program.run(arguments)
      #expect(run.status == 0)
      #expect(!run.standardOutput.lowercased().contains("shortage"), "\(arguments)")
    }
  }
}
