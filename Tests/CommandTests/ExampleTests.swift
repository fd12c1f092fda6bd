import Foundation
import Testing

@testable import modality

/// The examples of the help, taken from the help itself.
@Suite struct ExampleTests {
  /// Every example, as it is printed.
  static var examples: [String] {
    get throws {
      try ManualPage.all().flatMap { page -> [String] in
        let command = page.commands[page.commands.count - 1]
        return page.commands.count == 1
          ? Overview.examples.map(\.command)
          : HelpParts(command.configuration.discussion).examples
      }
    }
  }

  /// The words of an example as a shell would hand them on: no pipe, no redirection, no remark.
  static func words(of example: String) -> [String] {
    let command =
      example.split(separator: " | ").first { $0.hasPrefix("modality") }
      .map(String.init) ?? example
    let plain = command.split(separator: " > ")[0].split(separator: "   ")[0]
    return plain.split(separator: " ").dropFirst().map { word in
      word.filter { $0 != "'" }
    }
  }

  @Test func everyExampleCanBeParsed() throws {
    let examples = try Self.examples
    #expect(examples.count > 80)
    for example in examples {
      #expect(example.contains("modality "), "\(example)")
      let words = Self.words(of: example)
      let path = try CommandPath(words)
      #expect(throws: Never.self, "\(example)") {
        _ = try Modality.parseAsRoot(path.commands.dropFirst().map { $0._commandName } + path.rest)
      }
    }
  }

  /// What is not run: what needs the network, files that are too large to make up, or minutes
  /// without optimisation, and a server, which ends when it is interrupted.
  private static let notRun = [
    "modality fetch --occupations mri,sono", "modality fetch --occupations imaging",
    "modality fetch CES", "modality ingest", "modality report", "modality demand",
    "modality backtest", "modality compare", "modality group", "modality wages --format",
    "modality scenario compare", "modality areas", "modality archive", "modality score",
    "modality store", "modality datasets --store", "modality doctor --store", "modality supply",
    "modality fit", "modality plan --from", "modality wages mri --deflator",
    "modality wages mri sono", "modality serve",
  ]

  @Test func fastExamplesDoWhatTheySay() throws {
    let examples = try Set(Self.examples)
      .filter { example in !Self.notRun.contains { example.contains($0) } }.sorted()
    #expect(examples.count > 25)
    let scenario = try Program.run("scenario", "print", "recession").standardOutput
    for example in examples {
      try withTemporaryFolder { folder in
        try Data(Self.panel.utf8).write(to: folder.appendingPathComponent("panel.csv"))
        try Data(scenario.utf8).write(to: folder.appendingPathComponent("mine.yaml"))
        let path = "\(Program.url.deletingLastPathComponent().path):/usr/bin:/bin"
        let run = try Program.run(
          [
            "300", "bash", "-c", "set -e; export HOME='\(folder.path)' PATH='\(path)'; \(example)",
          ], in: folder, program: URL(fileURLWithPath: "/usr/bin/timeout"))
        // A completion goes into a folder that a bare system lacks; the shell says so.
        let lacksFolder = run.standardError.contains("No such file or directory")
        #expect(run.status == 0 || lacksFolder, "\(example): \(run.standardError)")
      }
    }
  }

  /// Two made-up series of ten years.
  private static var panel: String {
    let rows = (2010...2019).map { year in
      "a,\(year),\(1000 + 20 * (year - 2010))\n"
    }
    return "series_id,year,value\n" + rows.joined()
  }
}
