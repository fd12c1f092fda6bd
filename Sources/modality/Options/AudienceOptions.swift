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
  func chosenLanguage() throws -> Language {
    let words = Language.allCases.map(\.rawValue)
    guard let known = Language(rawValue: language.lowercased()) else {
      throw UsageError(
        description: "There is no language “\(language)”; choose one of "
          + "\(words.joined(separator: ", ")).")
    }
    return known
  }

  /// The audience named; nil for everyone.
  ///
  /// - Throws: `UsageError` for a word that names none.
  func chosenAudience() throws -> Audience? {
    try audience.map { word in
      let words = Audience.allCases.map(\.rawValue)
      guard let audience = Audience(rawValue: word.lowercased()) else {
        throw UsageError(
          description: "There is no audience “\(word)”"
            + (NearestWords.question(for: word, among: words).nonEmpty
              ?? "; choose one of \(words.joined(separator: ", "))."))
      }
      return audience
    }
  }
}
