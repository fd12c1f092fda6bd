import ArgumentParser
import LaborSeries

/// The command that the first words of a command line name, and the words after it.
struct CommandPath {
  /// The commands from the program down.
  let commands: [any ParsableCommand.Type]
  /// What follows their names.
  let rest: ArraySlice<String>

  /// The names after that of the program: `store info`.
  var name: String { commands.dropFirst().map { $0._commandName }.joined(separator: " ") }

  /// The command that is meant.
  var command: any ParsableCommand.Type { commands[commands.count - 1] }

  /// - Throws: ``UnknownCommand`` where a name is expected and another word stands.
  init(_ words: [String], topics: [String] = []) throws {
    var commands: [any ParsableCommand.Type] = [Modality.self]
    var rest = words[...]
    var command: any ParsableCommand.Type = Modality.self
    while let word = rest.first, !word.hasPrefix("-") {
      let known = command.configuration.subcommands
      guard !known.isEmpty else { break }
      guard let next = known.first(where: { $0.answers(to: word) }) else {
        throw UnknownCommand(
          word: word, parents: commands.map { $0._commandName },
          known: known.map { $0._commandName } + (commands.count == 1 ? ["help"] + topics : []))
      }
      command = next
      commands.append(next)
      rest = rest.dropFirst()
    }
    self.commands = commands
    self.rest = rest
  }
}

extension ParsableCommand {
  fileprivate static func answers(to word: String) -> Bool {
    _commandName == word || configuration.aliases.contains(word)
  }
}

/// No command has a name.
struct UnknownCommand: Error, CustomStringConvertible {
  let word: String
  let parents: [String]
  let known: [String]

  var description: String {
    let near = NearestWords.question(for: word, among: known)
    let remedy =
      near.isEmpty
      ? parents.count == 1
        ? "; “modality” alone lists them." : "; there are \(known.joined(separator: ", "))."
      : near
    return "There is no command “\((parents + [word]).joined(separator: " "))”\(remedy)"
  }
}
