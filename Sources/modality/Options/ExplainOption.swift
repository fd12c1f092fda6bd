import ArgumentParser
import Reports

/// Asks why a number of the result, or all of it, is what it is.
struct ExplainOption: ParsableArguments {
  @Option(
    defaultAsFlag: ExplainOption.everything,
    help: ArgumentHelp(
      "Say why: of one number as the result shows it, such as 52,300, or of all.",
      valueName: "number"))
  var explain: String?

  /// What stands for no number in particular.
  private static let everything = "all"

  /// The number that was asked for; nil for none, or for all of them.
  var number: String? { explain == Self.everything ? nil : explain }

  /// Whether a reason was asked for.
  var isAsked: Bool { explain != nil }

  /// The words of a command line with what follows --explain where it belongs: a number stays its
  /// value, one below zero too, and any other word goes before it.
  static func ordered(_ words: [String]) -> [String] {
    let end = words.firstIndex(of: "--") ?? words.endIndex
    guard let place = words[..<end].firstIndex(of: "--explain"), place + 1 < end else {
      return words
    }
    let next = words[place + 1]
    if PrintedNumbers.isNumber(next) {
      return words[..<place] + ["--explain=\(next)"] + words[(place + 2)...]
    }
    guard !next.hasPrefix("-") else { return words }
    return words[..<place] + words[(place + 1)..<end] + ["--explain"] + words[end...]
  }

  /// The result with its reasons: at the end of the report, or alone where one number was named.
  ///
  /// - Throws: `NumberExplanationError`, and what working out the reasons throws.
  func applied(to result: CommandResult, _ reasons: some NumberReasons) throws -> CommandResult {
    guard let explain else { return result }
    guard explain != Self.everything else {
      return result.showing(try NumberExplanation.adding(reasons, to: result.report))
    }
    let report = try NumberExplanation(of: explain, in: result.report, by: reasons).report
    return CommandResult(report: report)
  }
}
