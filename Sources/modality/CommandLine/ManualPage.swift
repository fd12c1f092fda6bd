import ArgumentParser

/// A page of the manual about one command, in the macros of man(7).
///
/// It is made of what the parser of the command line knows, so that it cannot say something else
/// than the help does. It bears no date: the version says when it is from.
struct ManualPage {
  /// The commands from the program down.
  let commands: [any ParsableCommand.Type]
  private let description: CommandDescription

  /// - Throws: `DecodingError`; see ``CommandDescription``.
  init(of commands: [any ParsableCommand.Type]) throws {
    self.commands = commands
    description = try CommandDescription(of: commands[commands.count - 1])
  }

  /// A page for each command that help shows, in the order of the commands.
  static func all() throws -> [ManualPage] {
    try pages(below: [Modality.self])
  }

  private static func pages(below path: [any ParsableCommand.Type]) throws -> [ManualPage] {
    let shown = path[path.count - 1].configuration.subcommands
      .filter { $0.configuration.shouldDisplay }
    return try [ManualPage(of: path)] + shown.flatMap { try pages(below: path + [$0]) }
  }

  /// The name of the page: `modality-store-info`.
  var name: String { commands.map { $0._commandName }.joined(separator: "-") }

  var fileName: String { name + ".1" }

  /// The page.
  var text: String {
    let words = commands.map { $0._commandName }.joined(separator: " ")
    var lines = [
      ".TH \(Self.quoted(name.uppercased())) 1 \"\" \(Self.quoted(Modality.program)) \"Modality\"",
      ".SH NAME", "\(Self.escaped(name)) \\- \(Self.escaped(description.abstract.withoutFullStop))",
      ".SH SYNOPSIS", ".nh", ".B \(Self.escaped(words))", synopsis, ".hy",
    ]
    let parts = HelpParts(commands.count == 1 ? Overview.discussion : description.discussion)
    if !parts.examples.isEmpty {
      lines += [".SH EXAMPLES", ".nf"] + parts.examples.map(Self.escaped) + [".fi"]
    }
    if !parts.paragraphs.isEmpty { lines.append(".SH DESCRIPTION") }
    for (index, paragraph) in parts.paragraphs.enumerated() {
      lines += (index > 0 ? [".PP"] : []) + [Self.escaped(paragraph)]
    }
    lines += argumentLines + commandLines
    if commands.count == 1 { lines += Self.environmentLines }
    return (lines + Self.exitLines + seeAlso).joined(separator: "\n") + "\n"
  }

  private var synopsis: String {
    let positionals = description.positionals.map { argument in
      let word = "\\fI\(Self.escaped(argument.valueName))\\fR\(argument.isRepeating ? " ..." : "")"
      return argument.isOptional ? "[\(word)]" : word
    }
    let hasCommands = commands.last?.configuration.subcommands.isEmpty == false
    return ([hasCommands ? "\\fIcommand\\fR" : "[\\fIoptions\\fR]"] + positionals)
      .joined(separator: " ")
  }

  private var argumentLines: [String] {
    func lines(_ title: String, _ arguments: [CommandDescription.Argument]) -> [String] {
      arguments.isEmpty ? [] : [".SH \(title)"] + arguments.flatMap(Self.lines)
    }
    return lines("ARGUMENTS", description.positionals) + lines("OPTIONS", description.options)
  }

  private static func lines(_ argument: CommandDescription.Argument) -> [String] {
    let value = "\\fI\(escaped(argument.valueName))\\fR"
    let names = argument.names.reversed().map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
    let head =
      switch argument.kind {
      case .positional: value
      case .flag: names
      case .option: "\(names) \(value)"
      }
    var text = argument.meaning
    if !argument.values.isEmpty { text += " One of \(argument.values.joined(separator: ", "))." }
    if let standard = argument.defaultValue, argument.kind != .flag {
      text += " Default: \(standard)."
    }
    return [".TP", head, escaped(text)]
  }

  private var commandLines: [String] {
    let shown = (commands.last?.configuration.subcommands ?? [])
      .filter { $0.configuration.shouldDisplay }
    guard !shown.isEmpty else { return [] }
    return [".SH COMMANDS"]
      + shown.flatMap {
        [
          ".TP", "\\fB\(Self.escaped($0._commandName))\\fR",
          Self.escaped($0.configuration.abstract),
        ]
      }
  }

  private static var environmentLines: [String] {
    let variables =
      EnvironmentVariables.known.map { ($0.name, $0.meaning) }
      + ConfigurationKey.all.map { ($0.variable, $0.meaning) }
    return [".SH ENVIRONMENT"]
      + variables.flatMap { [".TP", "\\fB\(escaped($0.0))\\fR", escaped($0.1)] }
      + [
        ".SH FILES", ".TP", "\\fI.modality.yaml\\fR", "Settings of the folder at hand.", ".TP",
        "\\fI~/.config/modality/config.yaml\\fR",
        "Settings of the user; in $XDG_CONFIG_HOME where that is set.",
      ]
  }

  private static var exitLines: [String] {
    [".SH EXIT STATUS", ".TP", "0", "Done."]
      + ExitStatus.allCases.flatMap { [".TP", "\($0.rawValue)", escaped($0.meaning)] }
  }

  private var seeAlso: [String] {
    let parents = commands.indices.dropLast().map { index in
      commands[...index].map { $0._commandName }.joined(separator: "-")
    }
    let children = (commands.last?.configuration.subcommands ?? [])
      .filter { $0.configuration.shouldDisplay }.map { "\(name)-\($0._commandName)" }
    let pages = (parents + children).map { "\\fB\(Self.escaped($0))\\fR(1)" }
    return pages.isEmpty ? [] : [".SH SEE ALSO", pages.joined(separator: ", ")]
  }

  /// Text in which nothing is taken for a request or an escape.
  private static func escaped(_ text: String) -> String {
    let safe = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
  }

  private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}

/// The two parts of what a command's help says: examples, and paragraphs.
struct HelpParts {
  /// Lines with a command each, without indentation.
  let examples: [String]
  let paragraphs: [String]

  /// Takes a discussion apart: the lines indented by two below `EXAMPLES:`, and the rest.
  init(_ discussion: String) {
    var examples: [String] = []
    var paragraphs: [String] = []
    for block in discussion.split(separator: "\n\n") {
      let lines = block.split(separator: "\n").map(String.init)
      if lines.first == "EXAMPLES:" {
        examples += lines.dropFirst().map { String($0.dropFirst(2)) }
      } else if !lines.isEmpty {
        paragraphs.append(lines.joined(separator: "\n"))
      }
    }
    (self.examples, self.paragraphs) = (examples, paragraphs)
  }
}

extension Overview {
  /// The examples in the form in which commands have theirs.
  static var discussion: String {
    "EXAMPLES:\n" + examples.map { "  \($0.command)" }.joined(separator: "\n")
  }
}

extension String {
  /// A sentence as a phrase, as indexes of pages show it.
  fileprivate var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
