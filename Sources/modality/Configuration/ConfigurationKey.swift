import LaborSeries

/// Something that can be set once and for all, and the option that it stands for.
struct ConfigurationKey: Sendable {
  /// What a value may be.
  enum Kind: Sendable, Equatable {
    case text
    case list
    case path
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Int>)
    case word([String])
    case boolean
  }

  /// Where the value goes.
  enum Use: Sendable, Equatable {
    /// To an option with a value, of every command that has one of this name.
    case option(String)
    /// To a flag, where the value is true.
    case flag(String)
    /// To an option with a list, or to the arguments of a command that names none.
    case occupations(String)
    /// To the terminal, whatever the command.
    case terminal
  }

  /// The name in a file: `target-year`.
  let name: String
  let kind: Kind
  let use: Use
  /// What it is for, in a sentence.
  let meaning: String
  /// What holds when nobody says anything.
  let standard: String
  /// When not empty, the only commands that it reaches; a first word stands for all below it.
  var only: [String] = []
  /// Commands that it does not reach.
  var except: [String] = []
  /// Options that make it void where they are given.
  var unless: [String] = []

  /// The variable of the environment: `MODALITY_TARGET_YEAR`.
  var variable: String {
    "MODALITY_" + name.uppercased().replacing("-", with: "_")
  }

  /// Whether it reaches the command of a name such as `scenario run`.
  func reaches(_ command: String) -> Bool {
    func names(_ list: [String]) -> Bool {
      list.contains { command == $0 || command.hasPrefix($0 + " ") }
    }
    return (only.isEmpty || names(only)) && !names(except)
  }
}

extension ConfigurationKey {
  /// Every key, in the order in which they are shown.
  static let all: [ConfigurationKey] = [
    ConfigurationKey(
      name: "occupations", kind: .list, use: .occupations("--occupations"),
      meaning: "Occupations, by code or name.", standard: "all imaging modalities",
      only: ["report", "group", "archive", "compare", "wages", "demand", "plan", "serve"]),
    ConfigurationKey(
      name: "area", kind: .text, use: .option("--area"),
      meaning: "A state or another area.", standard: "the nation",
      only: ["report", "project", "openings", "wages", "compare", "plan", "serve"]),
    ConfigurationKey(
      name: "target-year", kind: .integer(1990...2100), use: .option("--to"),
      meaning: "The year to project to.", standard: "2035",
      except: ["fit", "scenario", "supply"]),
    ConfigurationKey(
      name: "inflation", kind: .number(-10...50), use: .option("--inflation"),
      meaning: "Assumed inflation in percent a year.", standard: "2", only: ["wages"]),
    ConfigurationKey(
      name: "store", kind: .path, use: .option("--store"),
      meaning: "The store to work on.", standard: "the data that the program carries",
      unless: ["--panel"]),
    ConfigurationKey(
      name: "format", kind: .word(OutputFormat.allCases.map(\.rawValue)), use: .option("--format"),
      meaning: "The form of results on standard output.", standard: "table",
      except: ["fetch"], unless: ["--output", "-o", "--print", "--template", "--record"]),
    ConfigurationKey(
      name: "csv-dialect", kind: .word(["rfc4180", "excel", "excel-semicolon", "tsv"]),
      use: .option("--csv-dialect"), meaning: "How CSV is written.", standard: "rfc4180"),
    ConfigurationKey(
      name: "audience", kind: .word(["director", "program", "adviser", "economist"]),
      use: .option("--for"), meaning: "Whom a report is for.", standard: "everyone"),
    ConfigurationKey(
      name: "language", kind: .word(["en", "es"]), use: .option("--lang"),
      meaning: "The language of labels and numbers of a report.", standard: "en"),
    ConfigurationKey(
      name: "output-folder", kind: .path, use: .option("--output"),
      meaning: "The folder that a report is written to.", standard: "modality-report",
      only: ["report"]),
    ConfigurationKey(
      name: "quiet", kind: .boolean, use: .flag("--quiet"),
      meaning: "Whether notes and progress are left out.", standard: "false"),
    ConfigurationKey(
      name: "color", kind: .word(["auto", "never"]), use: .terminal,
      meaning: "Whether a terminal is written to in color.", standard: "auto"),
  ]

  /// The value of a text, as it is handed on.
  ///
  /// - Parameter folder: What a relative path is relative to.
  /// - Returns: nil where the text is no such value.
  func value(of text: String, in folder: String) -> String? {
    switch kind {
    case .text: return text.isEmpty ? nil : text
    case .list:
      let items = text.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
      return items.isEmpty ? nil : items.joined(separator: ",")
    case .path: return text.isEmpty ? nil : Self.path(text, in: folder)
    case .integer(let range): return Int(text).flatMap { range.contains($0) ? String($0) : nil }
    case .number(let range):
      let limits = Double(range.lowerBound)...Double(range.upperBound)
      return Double(text).flatMap { limits.contains($0) ? text : nil }
    case .word(let words): return words.contains(text) ? text : nil
    case .boolean: return ["true", "false"].contains(text) ? text : nil
    }
  }

  private static func path(_ text: String, in folder: String) -> String {
    if text.hasPrefix("~/"), let home = EnvironmentVariables.value("HOME") {
      return home + text.dropFirst()
    }
    return text.hasPrefix("/") || folder.isEmpty ? text : folder + "/" + text
  }

  /// What a value may be, in words.
  var required: String {
    switch kind {
    case .text: "a text"
    case .list: "a list of names"
    case .path: "a path"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
    case .word(let words): "one of \(words.joined(separator: ", "))"
    case .boolean: "true or false"
    }
  }

  /// “; did you mean csv?” where the value is one of some words.
  func suggestion(for text: String) -> String {
    guard case .word(let words) = kind else { return "" }
    return NearestWords.question(for: text, among: words)
  }
}

extension Substring {
  /// The text without spaces at its ends.
  var trimmed: String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }
}
