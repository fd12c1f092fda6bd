import Foundation
import Testing

@testable import modality

@Suite struct CompletionTests {
  private static let bash = URL(fileURLWithPath: "/bin/bash")

  /// What bash offers for a line, with the completions that the program prints.
  private func offers(_ line: String, in folder: URL) throws -> [String] {
    let bin = Program.url.deletingLastPathComponent().path
    let script = """
      export PATH="\(bin):$PATH"
      source <(modality completions bash)
      COMP_LINE='\(line)'; COMP_POINT=${#COMP_LINE}
      read -ra COMP_WORDS <<< "$COMP_LINE"
      [[ "$COMP_LINE" == *' ' ]] && COMP_WORDS+=('')
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      name="$(complete -p modality | sed 's/.*-F \\([^ ]*\\) .*/\\1/')"
      "$name" modality "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let run = try Program.run(["-c", script], in: folder, program: Self.bash)
    #expect(run.standardError.isEmpty, "\(run.standardError)")
    return run.standardOutput.split(separator: "\n").map(String.init).sorted()
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/bin/bash"), "needs bash"))
  func bashOffersCommandsOptionsAndNames() throws {
    try withTemporaryFolder { folder in
      for (line, words) in [
        ("modality proj", ["project"]), ("modality project mr", ["mri"]),
        ("modality project 29-2035", ["29-2035"]), ("modality project mri --format j", ["json"]),
        ("modality project mri --area C", ["CA", "CO", "CT"]),
        ("modality report --occupations mri,sono", ["mri,sonographers"]),
        ("modality scenario run rec", ["recession"]),
      ] {
        let found = try offers(line, in: folder)
        #expect(found == words, "\(line)")
      }
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"]) func scriptsNameEveryCommand(shell: String) throws {
    let run = try Program.run("completions", shell)
    #expect(run.status == 0)
    for command in Modality.configuration.subcommands {
      #expect(run.standardOutput.contains(command._commandName), "\(command._commandName)")
    }
    #expect(try Program.run("completions", shell).standardOutput == run.standardOutput)
  }

  @Test func listsGoOnAfterACommaWithoutWhatIsNamed() {
    let words = ["CA", "CO", "TX"]
    #expect(CompletionWords.list("CA,C", among: words) == ["CA,CO"])
    #expect(CompletionWords.list("", among: words) == words)
    #expect(CompletionWords.list("ca,t", among: words) == ["ca,TX"])
  }
}

@Suite struct ManualTests {
  @Test func everyCommandHasAPageThatIsTheSameEachTime() throws {
    try withTemporaryFolder { folder in
      #expect(try Program.run("manual", "--output", "a", in: folder).status == 0)
      #expect(try Program.run("manual", "--output", "b", in: folder).status == 0)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: folder.appendingPathComponent("a").path)
      let pages = try ManualPage.all().map(\.fileName)
      #expect(Set(names) == Set(pages))
      #expect(names.contains("modality-store-info.1"))
      for name in names {
        let first = try Data(contentsOf: folder.appendingPathComponent("a/\(name)"))
        let second = try Data(contentsOf: folder.appendingPathComponent("b/\(name)"))
        #expect(first == second)
      }
    }
  }

  @Test func aPageLeadsWithExamplesAndEndsWithExitCodes() throws {
    let text = try Program.run("manual", "project").standardOutput
    let sections = text.split(separator: "\n").filter { $0.hasPrefix(".SH ") }.map {
      $0.dropFirst(4)
    }
    #expect(
      sections == [
        "NAME", "SYNOPSIS", "EXAMPLES", "DESCRIPTION", "ARGUMENTS", "OPTIONS", "EXIT STATUS",
        "SEE ALSO",
      ]
    )
    #expect(text.hasPrefix(".TH \"MODALITY-PROJECT\" 1 \"\" \"modality \(Modality.version)\""))
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/groff"), "needs groff"))
  func pagesAreSetWithoutAWarning() throws {
    try withTemporaryFolder { folder in
      _ = try Program.run("manual", "--output", "man1", in: folder)
      let run = try Program.run(
        ["-c", "groff -ww -man -Tutf8 -K utf8 man1/*.1 > /dev/null"], in: folder,
        program: URL(fileURLWithPath: "/bin/sh"))
      #expect(run.status == 0)
      #expect(run.standardError.isEmpty, "\(run.standardError)")
    }
  }
}
