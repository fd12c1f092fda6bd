import ArgumentParser
import Foundation

/// The flags that every command takes, wherever they stand.
struct CommonOptions: ParsableArguments {
  @Flag(
    name: .customLong("no-config"), help: "Read no configuration file and no MODALITY_ variable.")
  var passesOverConfiguration = false

  @Flag(
    name: .customLong("no-color"), help: "Write no colors on a terminal; NO_COLOR does the same.")
  var hasNoColor = false
}

/// What the flags of every command came to, found in the words before a command is chosen.
struct CommonFlags {
  static let noConfiguration = "--no-config"
  static let noColor = "--no-color"

  /// The words without the flags.
  let rest: [String]
  let passesOverConfiguration: Bool
  let hasNoColor: Bool

  /// Takes the flags out of the words before `--`.
  init(_ words: [String]) {
    let end = words.firstIndex(of: "--") ?? words.endIndex
    let head = words[..<end]
    let flags: Set<String> = [Self.noConfiguration, Self.noColor]
    rest = head.filter { !flags.contains($0) } + words[end...]
    passesOverConfiguration = head.contains(Self.noConfiguration)
    hasNoColor = head.contains(Self.noColor)
  }
}
