import ArgumentParser
import Foundation
import LaborSeries

/// One call of the program: its words, what they name, and the options that a configuration adds.
struct Invocation {
  let words: [String]

  init(_ words: [String]) {
    self.words = words
  }

  /// The command with its options, ready to run.
  ///
  /// - Throws: `CleanExit` with a text that was asked for, and `ExitCode` when the words cannot be
  ///   followed; standard error then says why.
  func command() throws -> any ParsableCommand {
    // The shell asks for words to complete; nothing else is to be written.
    if words.first == "---completion" { return try Modality.parseAsRoot(words) }
    let flags = CommonFlags(words)
    if let text = try help(flags.rest) { throw CleanExit.message(text) }
    var arguments = flags.rest
    try reportingFailures {
      let path = try CommandPath(flags.rest)
      guard path.commands.count > 1 else { return }
      guard path.command is any ConfiguredByNothing.Type == false else { return }
      guard !flags.passesOverConfiguration, !path.rest.contains(where: Self.asksForHelp) else {
        return
      }
      arguments = try Configuration.found().arguments(for: path)
    }
    do {
      return try Self.parsed(arguments)
    } catch {
      throw WrongUsage.reported(error)
    }
  }

  /// The command that the words name. A word after --explain that is no number is one of the
  /// command's own, such as an occupation, where the command has a place for it.
  private static func parsed(_ words: [String]) throws -> any ParsableCommand {
    let ordered = ExplainOption.ordered(words)
    guard ordered != words else { return try Modality.parseAsRoot(words) }
    do {
      return try Modality.parseAsRoot(ordered)
    } catch {
      // As they stand the words say better what is wrong with them.
      return try Modality.parseAsRoot(words)
    }
  }

  /// The text that is asked for, where it is one of the program's own.
  private func help(_ words: [String]) throws -> String? {
    let isForWhole = words.isEmpty || (words.count == 1 && Self.asksForHelp(words[0]))
    if words.isEmpty { return Overview().short }
    if isForWhole || words == ["help"] { return Overview().whole }
    guard words.first == "help" else { return nil }
    if words.count == 2, let topic = HelpTopic(rawValue: words[1]) { return try topic.text }
    var text: String?
    try reportingFailures {
      let path = try CommandPath(
        Array(words.dropFirst()), topics: HelpTopic.allCases.map(\.rawValue))
      text = Modality.helpMessage(for: path.command)
    }
    return text
  }

  private static func asksForHelp(_ word: String) -> Bool { ["-h", "--help"].contains(word) }
}

/// A command that no configuration reaches: it is about the program itself.
protocol ConfiguredByNothing: ParsableCommand {}

/// What is said when the words of a command line cannot be followed.
enum WrongUsage {
  /// Writes the reason, with the nearest word where a value is not one of those there are; gives
  /// the exit code. Help that was asked for is passed on as it is.
  static func reported(_ error: any Error) -> any Error {
    let code = Modality.exitCode(for: error)
    guard code != .success else { return error }
    var lines = Modality.fullMessage(for: error).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    while lines.count > 1, lines.last == "" { lines.removeLast() }
    if let near = suggestion(in: lines) { lines.insert(near, at: 1) }
    // Nothing is left to say where a command has said it.
    if lines != [""] { Messages.write(lines.joined(separator: "\n")) }
    return code
  }

  /// “Did you mean csv?” where the message says that a value is not among some.
  private static func suggestion(in lines: [String]) -> String? {
    guard let first = lines.first, let value = first.firstMatch(of: /The value '(.*?)' is invalid/)
    else { return nil }
    let listed = lines.dropFirst().compactMap { line -> String? in
      line.hasPrefix("  - ") ? String(line.dropFirst(4)) : nil
    }
    let inline = first.split(separator: "Please provide one of").dropFirst().joined()
    let known = listed.isEmpty ? inline.matches(of: /'(.*?)'/).map { String($0.1) } : listed
    let near = NearestWords.words(to: String(value.1), among: known)
    return near.isEmpty ? nil : "Did you mean \(near.joined(separator: ", or "))?"
  }
}
