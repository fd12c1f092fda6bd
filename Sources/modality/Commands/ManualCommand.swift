import ArgumentParser
import Foundation
import Reports

/// `modality manual`: pages for man(1).
struct ManualCommand: ParsableCommand, ConfiguredByNothing {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Write the pages of the manual, one for each command, for man.",
    discussion: """
      EXAMPLES:
        modality manual --output man1
        modality manual project > modality-project.1

      “make install” installs them all, so that “man modality-project” works.
      """)

  @Argument(help: "The command to print the page of; modality itself when left out.")
  var command: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("A folder to write every page to.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Flag(help: "Replace the folder if it exists.")
  var force = false

  func run() throws {
    try reportingFailures {
      guard let output else {
        return try StandardOutput.write(try ManualPage(of: CommandPath(command).commands).text)
      }
      guard command.isEmpty else {
        throw UsageError(description: "--output writes every page; leave out the command.")
      }
      let files = try ManualPage.all().map {
        OutputFile(path: $0.fileName, bytes: Array($0.text.utf8))
      }
      try OutputFolder(path: output, isForced: force).write(files)
    }
  }
}
