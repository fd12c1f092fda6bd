import ArgumentParser

/// What the program says when it is called alone, and when help on all of it is asked for.
struct Overview {
  /// A command to try, and what it gives.
  static let examples: [(command: String, meaning: String)] = [
    ("modality report --to 2035 --output my-report", "the whole outlook, to read and to print"),
    ("modality project mri --to 2030", "one occupation, year by year"),
    ("modality compare mri sonographers", "which grows faster, how sure that is"),
    ("modality openings sonographers --area CA", "entrants needed: growth, exits, transfers"),
    ("modality project mri --explain", "why the figures are what they are"),
  ]

  /// One screen: five examples, the commands by what one wants, where to read on.
  var short: String {
    ([Self.title, ""] + Self.exampleLines + [""] + groupLines + [""] + Self.reading)
      .joined(separator: "\n")
  }

  /// The same with a line for each command, topic and common option.
  var whole: String {
    ([Self.title, "", "EXAMPLES:"] + Self.exampleLines + [""] + groups.flatMap(Self.lines)
      + Self.topicLines + [""] + Self.optionLines + [""] + Self.reading).joined(separator: "\n")
  }

  private static var title: String {
    "\(Modality.program): \(Modality.configuration.abstract.lowercasedFirst)"
  }

  private static var exampleLines: [String] {
    let width = examples.map(\.command.count).max() ?? 0
    return examples.map { "  \($0.command.padded(to: width))  \($0.meaning)" }
  }

  private var groups: [CommandGroup] { Modality.configuration.groupedSubcommands }

  private var groupLines: [String] {
    let width = groups.map(\.name.count).max() ?? 0
    return groups.map { group in
      let names = group.subcommands.filter { $0.configuration.shouldDisplay }.map {
        $0._commandName
      }
      return "  \(group.name.padded(to: width))  \(names.joined(separator: ", "))"
    }
  }

  private static func lines(of group: CommandGroup) -> [String] {
    let commands = group.subcommands.filter { $0.configuration.shouldDisplay }
    return ["\(group.name.uppercased()):"]
      + commands.map { "  \($0._commandName.padded(to: 12)) \($0.configuration.abstract)" } + [""]
  }

  private static var topicLines: [String] {
    ["TOPICS:"] + HelpTopic.allCases.map { "  \($0.rawValue.padded(to: 12)) \($0.abstract)" }
  }

  private static var optionLines: [String] {
    [
      "OPTIONS OF EVERY COMMAND:",
      "  --no-config  Read no configuration file and no MODALITY_ variable.",
      "  --no-color   Write no colors on a terminal; NO_COLOR does the same.",
      "  --version    Show the version.",
      "  -h, --help   Show help.",
    ]
  }

  private static let reading = [
    "modality help COMMAND  examples, arguments and options of a command",
    "modality help TOPIC    \(HelpTopic.allCases.map(\.rawValue).joined(separator: ", "))",
    "modality help          a line for each command",
  ]
}

extension String {
  /// The text with spaces after it up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// The text with its first letter in lower case.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
