import ArgumentParser

/// `modality completions`: what makes a shell complete commands, options and names.
struct CompletionsCommand: ParsableCommand, ConfiguredByNothing {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the completions of a shell: bash, zsh or fish.",
    discussion: """
      EXAMPLES:
        modality completions bash > ~/.local/share/bash-completion/completions/modality
        modality completions zsh > ~/.zfunc/_modality
        modality completions fish > ~/.config/fish/completions/modality.fish

      “make install” installs all three. Commands, options, formats, occupations, areas and \
      scenarios are completed; zsh needs the folder in its fpath before compinit.
      """)

  /// The shells that there are completions for.
  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash
    case zsh
    case fish

    var shell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @Argument(help: "The shell.")
  var shell: Shell

  func run() throws {
    try reportingFailures {
      let script = Modality.completionScript(for: shell.shell)
      try StandardOutput.write(script.hasSuffix("\n") ? script : script + "\n")
    }
  }
}
