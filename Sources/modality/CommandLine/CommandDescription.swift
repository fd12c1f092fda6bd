import ArgumentParser
import Foundation

/// The options and arguments of a command, as the parser of the command line knows them.
struct CommandDescription {
  /// One option, flag or argument.
  struct Argument {
    enum Kind: String, Decodable {
      case positional
      case option
      case flag
    }

    let kind: Kind
    /// With their hyphens, the long ones first.
    let names: [String]
    let valueName: String
    let isOptional: Bool
    let isRepeating: Bool
    let defaultValue: String?
    /// The only values there are; empty when any will do.
    let values: [String]
    let meaning: String
    let title: String?
  }

  let name: String
  let parents: [String]
  let abstract: String
  let discussion: String
  let arguments: [Argument]

  var positionals: [Argument] { arguments.filter { $0.kind == .positional } }
  var options: [Argument] { arguments.filter { $0.kind != .positional } }

  /// The option or flag of a name such as `--to`.
  func option(_ name: String) -> Argument? { options.first { $0.names.contains(name) } }

  /// - Throws: `DecodingError` when the parser describes commands in another way than it did.
  init(of command: any ParsableCommand.Type) throws {
    let tool = try JSONDecoder().decode(Tool.self, from: Data(command._dumpHelp().utf8))
    self.init(tool.command, abstract: command.configuration.abstract)
  }

  private init(_ dump: Dump, abstract: String) {
    name = dump.commandName
    parents = dump.superCommands ?? []
    self.abstract = abstract
    discussion = dump.discussion ?? ""
    arguments = (dump.arguments ?? []).filter(\.shouldDisplay).map { argument in
      Argument(
        kind: argument.kind,
        names: (argument.names ?? []).map(\.text).sorted { $0.utf8.count > $1.utf8.count },
        valueName: argument.valueName ?? "", isOptional: argument.isOptional,
        isRepeating: argument.isRepeating, defaultValue: argument.defaultValue,
        values: argument.allValues ?? [], meaning: argument.abstract ?? "",
        title: argument.sectionTitle)
    }
  }

  private struct Tool: Decodable { let command: Dump }

  private struct Dump: Decodable {
    let commandName: String
    let superCommands: [String]?
    let discussion: String?
    let arguments: [DumpedArgument]?
  }

  private struct DumpedArgument: Decodable {
    let kind: Argument.Kind
    let shouldDisplay: Bool
    let sectionTitle: String?
    let isOptional: Bool
    let isRepeating: Bool
    let names: [DumpedName]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
  }

  private struct DumpedName: Decodable {
    let kind: String
    let name: String

    var text: String { kind == "long" ? "--\(name)" : "-\(name)" }
  }
}

/// Which options and arguments stand on a command line.
struct GivenWords {
  /// Names with their hyphens.
  let options: Set<String>
  let positionals: [String]

  /// Reads words the way the parser does: an option without `=` takes the next word.
  init(_ words: ArraySlice<String>, of command: CommandDescription) {
    var options: Set<String> = []
    var positionals: [String] = []
    var rest = words
    while let word = rest.popFirst() {
      if word == "--" {
        positionals += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        positionals.append(word)
        continue
      }
      let name = word.hasPrefix("--") ? String(word.prefix { $0 != "=" }) : String(word.prefix(2))
      let option = command.option(name)
      options.formUnion(option?.names ?? [name])
      if option?.kind == .option, name == word { rest = rest.dropFirst() }
    }
    (self.options, self.positionals) = (options, positionals)
  }
}
