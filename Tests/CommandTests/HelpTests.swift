import Foundation
import Testing

@testable import modality

@Suite struct HelpTests {
  @Test func theOverviewIsOneScreenWithFiveExamplesAndEveryCommand() throws {
    let run = try Program.run([])
    #expect(run.status == 0)
    #expect(run.standardError.isEmpty)
    let lines = run.standardOutput.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 24)
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.filter { $0.hasPrefix("  modality ") }.count == 5)
    for command in Modality.configuration.subcommands {
      #expect(run.standardOutput.contains(command._commandName), "\(command._commandName)")
    }
  }

  @Test func everyCommandLeadsWithExamples() throws {
    for page in try ManualPage.all() {
      let help = Modality.helpMessage(for: page.commands[page.commands.count - 1], columns: 100)
      guard page.commands.count > 1 else { continue }
      let examples = try #require(help.range(of: "EXAMPLES:"), "\(page.name)")
      let usage = try #require(help.range(of: "USAGE:"), "\(page.name)")
      #expect(examples.lowerBound < usage.lowerBound, "\(page.name)")
      let words = page.commands.map { $0._commandName }.joined(separator: " ")
      #expect(help.contains("\n  \(words)"), "\(page.name) has no example of its own")
    }
  }

  @Test func everyOptionSaysWhatItIsFor() throws {
    for page in try ManualPage.all() {
      let description = try CommandDescription(of: page.commands[page.commands.count - 1])
      for argument in description.arguments {
        let name = "\(page.name) \(argument.names.joined(separator: ", "))\(argument.valueName)"
        #expect(argument.meaning.hasSuffix(".") || argument.meaning.hasSuffix(","), "\(name)")
      }
    }
  }

  @Test(arguments: HelpTopic.allCases) func topicsStandBesideCommands(topic: HelpTopic) throws {
    let run = try Program.run("help", topic.rawValue)
    #expect(run.status == 0)
    let text = try topic.text
    #expect(run.standardOutput == text + "\n")
    #expect(Overview().whole.contains(topic.rawValue))
  }

  @Test func exitCodesAreThoseOfTheProgram() throws {
    let text = try HelpTopic.exitCodes.text
    for status in ExitStatus.allCases { #expect(text.contains("  \(status.rawValue) ")) }
  }

  @Test func helpOfACommandIsTheSameInBothWays() throws {
    for words in [["project"], ["store", "info"]] {
      let asked = try Program.run(["help"] + words)
      let flagged = try Program.run(words + ["--help"])
      #expect(asked.status == 0 && flagged.status == 0)
      #expect(asked.standardOutput == flagged.standardOutput)
    }
  }

  /// What a person has read; set `MODALITY_UPDATE_GOLDEN=1` to write it again after a change.
  @Test func helpIsWhatAPersonHasRead() throws {
    let pages = try ManualPage.all().dropFirst().map { page in
      Modality.helpMessage(for: page.commands[page.commands.count - 1], columns: 100)
    }
    let text =
      ([Overview().short, Overview().whole] + pages).joined(separator: "\n\n----\n\n") + "\n"
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/help.txt")
    if ProcessInfo.processInfo.environment["MODALITY_UPDATE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text)
  }

  @Test func aScenarioThatIsNotThereGetsTheNearestPreset() throws {
    let run = try Program.run("scenario", "run", "recesion")
    #expect(run.status == 66)
    #expect(run.standardError.contains("did you mean recession?"))
  }

  @Test func noSuggestionIsTheWordThatWasTyped() throws {
    for words in [["project", "mri", "--to", "abc"], ["wages", "mri", "--inflation", "x"]] {
      let run = try Program.run(words)
      #expect(run.status == 64)
      #expect(!run.standardError.contains("Did you mean"), "\(run.standardError)")
    }
  }

  @Test func aMessageEndsWithItsLastLine() throws {
    for words in [["project", "mri", "-o", "a.xyz"], ["project", "mri", "--to", "abc"]] {
      let run = try Program.run(words)
      #expect(!run.standardError.hasSuffix("\n\n"), "\(run.standardError)")
    }
  }

  @Test(arguments: [
    (["projct", "mri"], "did you mean project?"),
    (["store", "inf"], "did you mean info?"),
    (["help", "exit-code"], "did you mean exit-codes?"),
    (["project", "mri", "--format", "jsn"], "Did you mean json?"),
    (["project", "mri", "--modle", "theta"], "Did you mean '--model'?"),
    (["areas", "mri", "--kind", "stat"], "Did you mean state?"),
    (["project", "mir"], "did you mean"),
    (["openings", "mri", "--area", "Californa"], "did you mean California?"),
    (["store", "export", "--measures", "employmnt"], "did you mean employment?"),
    (["project", "mri", "--to", "2030", "--explain", "48,121"], "did you mean 48,120"),
  ])
  func whatIsNotKnownGetsTheNearest(arguments: [String], words: String) throws {
    try withTemporaryFolder { folder in
      let run = try Program.run(arguments, in: folder)
      #expect(run.status == 64, "\(run.standardError)")
      #expect(run.standardOutput.isEmpty)
      #expect(run.standardError.contains(words), "\(run.standardError)")
      #expect(run.standardError.hasPrefix("modality: "))
    }
  }
}
