import ArgumentParser
import LaborSeries
import Reports

/// Whom a report is for, and in which language.
struct AudienceOptions: ParsableArguments {
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Whom it is for: director, program, adviser or economist; everyone when left out. See "
        + "modality help audiences.", valueName: "audience"),
    completion: .list(Audience.allCases.map(\.rawValue)))
  var audience: String?

  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(
      "The language of the page and its charts, en or es. CSV and JSON stay in English, with the "
        + "numbers of machines.", valueName: "language"),
    completion: .list(Language.allCases.map(\.rawValue)))
  var language = Language.english.rawValue

  /// The language named.
  ///
  /// - Throws: `UsageError` for a word that names none.
  func chosenLanguage() throws -> Language { try Language(named: language) }

  /// The audience named; nil for everyone.
  ///
  /// - Throws: `UsageError` for a word that names none.
  func chosenAudience() throws -> Audience? {
    try audience.map { try Audience(named: $0) }
  }
}

extension Language {
  /// The language that a user names by its code.
  ///
  /// - Throws: `UsageError` for a word that names none.
  init(named word: String) throws {
    guard let known = Language(rawValue: word.lowercased()) else {
      let words = Language.allCases.map(\.rawValue)
      throw UsageError(
        description: "There is no language “\(word)”; choose one of "
          + "\(words.joined(separator: ", ")).")
    }
    self = known
  }
}

extension Audience {
  /// The audience that a user names.
  ///
  /// - Throws: `UsageError` for a word that names none.
  init(named word: String) throws {
    guard let known = Audience(rawValue: word.lowercased()) else {
      let words = Audience.allCases.map(\.rawValue)
      throw UsageError(
        description: "There is no audience “\(word)”"
          + (NearestWords.question(for: word, among: words).nonEmpty
            ?? "; choose one of \(words.joined(separator: ", "))."))
    }
    self = known
  }
}
