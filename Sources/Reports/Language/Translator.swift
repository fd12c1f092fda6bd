import LaborSeries
import Synchronization

/// Puts the texts of a report into another language, phrase by phrase. What the phrasebook does
/// not hold stays in English and is remembered.
struct Translator: Sendable {
  let language: Language
  /// Names of occupations that have no name in the other language and stay in English.
  private let titles: Set<String>
  private let book: Phrasebook
  /// The parts of texts that were looked for before: lists and sentences try the same part often.
  private let found = FoundPhrases()
  private var known: [String: String] = [:]
  /// The texts that stayed in English, in the order in which they came.
  private(set) var untranslated: [String] = []

  /// - Parameter titles: Names of the occupations of the report.
  init(to language: Language, titles: Set<String> = [], book: Phrasebook = .spanish) {
    self.language = language
    self.titles = titles
    self.book = book
  }

  /// A translator for a report on some occupations.
  init(to language: Language, on occupations: [Occupation]) {
    self.init(
      to: language, titles: Set(occupations.flatMap { [$0.title, $0.shortTitle, $0.plural] }))
  }

  /// The text in the language; itself where no phrase fits.
  mutating func text(_ english: String) -> String {
    guard language != .english, !english.isEmpty else { return english }
    if let held = known[english] { return held }
    let found = translation(of: english)
    if found == nil { untranslated.append(english) }
    known[english] = found ?? english
    return found ?? english
  }

  /// Publications as they are cited, with the words around them in the language where there are any.
  func source(_ english: String) -> String {
    if let whole = translation(of: english) { return whole }
    return english.split(separator: ". ").map { part in
      let isLast = part.endIndex == english.endIndex
      let sentence = isLast ? String(part) : part + "."
      return translation(of: sentence) ?? sentence
    }.joined(separator: " ")
  }

  /// Whether a text is the name of an occupation of the report.
  func isOccupation(_ text: String) -> Bool { titles.contains(text) }

  /// The text in the language; nil where no phrase fits.
  func translation(of english: String) -> String? {
    let words = english.drop { $0 == " " }
    let lead = english.prefix(english.count - words.count)
    let core = String(words.reversed().drop { $0 == " " }.reversed())
    let trail = String(repeating: " ", count: words.count - core.count)
    guard !core.isEmpty else { return english }
    guard let found = phrase(core) ?? sentences(core) else { return nil }
    return lead + found + trail
  }

  private func phrase(_ text: String) -> String? {
    found.value(for: text) { searched(text) }
  }

  private func searched(_ text: String) -> String? {
    if let same = unchanged(text) { return same }
    if let found = fitted(text) { return found }
    // A phrase may stand in the middle of a sentence, or at its beginning.
    for other in [text.uppercasedFirst, text.lowercasedFirst] where other != text {
      guard let found = fitted(other) else { continue }
      return text.first?.isUppercase == true ? found.uppercasedFirst : found.lowercasedFirst
    }
    return nil
  }

  /// What is the same in every language: numbers, codes, files and addresses.
  private func unchanged(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    if NumberToken.end(in: bytes, from: 0) == bytes.count { return NumberToken.spanish(text) }
    // Signs and acronyms, such as “–” or “R.T.(S) (ARRT)”.
    if !text.contains(where: \.isLowercase) { return book.literals[text] ?? text }
    let isFile = !text.contains(" ") && (text.contains("/") || text.contains(".csv"))
    return isFile || isRowOfFile(text) ? text : nil
  }

  /// Whether the text names a row of a file, such as “May 2024.csv:334”.
  private func isRowOfFile(_ text: String) -> Bool {
    guard let colon = text.lastIndex(of: ":"), !text.contains(". "), !text.contains(", ") else {
      return false
    }
    let (file, row) = (text[..<colon], text[colon...].dropFirst())
    return file.contains(".") && !row.isEmpty && row.allSatisfy(\.isNumber)
  }

  private func fitted(_ text: String) -> String? {
    if let found = book.literals[text] { return found }
    if titles.contains(text) { return occupation(text) }
    if let found = ReleaseName.spanish(text) { return found }
    let bytes = Array(text.utf8)
    for phrase in (book.byBeginning[Array(bytes.prefix(3))] ?? []) + book.others {
      if let found = fitted(bytes, to: phrase) { return found }
    }
    return nil
  }

  private func fitted(_ bytes: [UInt8], to phrase: Phrase) -> String? {
    guard bytes.suffix(phrase.tail.count).elementsEqual(phrase.tail) else { return nil }
    let match = PhraseMatch(text: bytes) { kind, held in accepted(kind, held) }
    return match.values(of: phrase.pieces).map(phrase.filled)
  }

  private func accepted(_ kind: Phrase.Kind, _ text: String) -> String? {
    switch kind {
    case .number: NumberToken.spanish(text)
    case .year: text
    case .code: text.contains(" ") ? nil : text
    case .verbatim: text.contains(". ") ? nil : text
    case .release: ReleaseName.spanish(text)
    case .occupation: occupation(text)
    case .words: self.phrase(text)
    case .list: list(text)
    }
  }

  private func occupation(_ text: String) -> String? {
    book.literals[text] ?? book.literals[text.uppercasedFirst]?.lowercasedFirst
      ?? (titles.contains(text) ? text : nil)
  }

  /// `a, b and c`, each a phrase that may itself hold an “and”.
  private func list(_ text: String) -> String? {
    guard let items = items(text) else { return nil }
    guard let last = items.last, items.count > 1 else { return items.first }
    let sound = last.lowercased()
    let isLikeI = (sound.hasPrefix("i") || sound.hasPrefix("hi")) && !sound.hasPrefix("hie")
    return items.dropLast().joined(separator: ", ") + (isLikeI ? " e " : " y ") + last
  }

  private func items(_ text: String) -> [String]? {
    if let whole = phrase(text) { return [whole] }
    for mark in [", ", " and "] {
      for place in places(of: mark, in: text).reversed() {
        let (head, rest) = (text[..<place], text[text.index(place, offsetBy: mark.count)...])
        guard let first = phrase(String(head)) else { continue }
        if let others = items(String(rest)) { return [first] + others }
      }
    }
    return nil
  }

  private func places(of mark: String, in text: String) -> [String.Index] {
    text.indices.filter { text[$0...].hasPrefix(mark) }
  }

  /// A paragraph of sentences, each of which is a phrase, or several that are one.
  private func sentences(_ text: String) -> String? {
    let marks: [String] = [". ", "; ", ": "]
    for mark in marks {
      if let found = parts(text, mark) { return found }
    }
    return nil
  }

  private func parts(_ text: String, _ mark: String) -> String? {
    let ends = places(of: mark, in: text)
    for end in ends.reversed() {
      let next = text.index(after: end)
      // The stop belongs to the sentence, other marks to neither side.
      let head = mark == ". " ? text[..<next] : text[..<end]
      guard let first = phrase(String(head)) else { continue }
      let rest = String(text[text.index(end, offsetBy: mark.count)...])
      guard let others = phrase(rest) ?? parts(rest, mark) ?? sentences(rest) else { continue }
      return first + (mark == ". " ? " " : mark) + others
    }
    return nil
  }
}

/// What a translator found for parts of texts, nothing included.
private final class FoundPhrases: Sendable {
  private let held = Mutex<[String: String?]>([:])

  func value(for text: String, _ search: () -> String?) -> String? {
    if let known = held.withLock({ $0[text] }) { return known }
    let found = search()
    held.withLock { $0[text] = .some(found) }
    return found
  }
}

/// A month and a year, as releases are named.
enum ReleaseName {
  private static let months = [
    "January": "enero", "February": "febrero", "March": "marzo", "April": "abril", "May": "mayo",
    "June": "junio", "July": "julio", "August": "agosto", "September": "septiembre",
    "October": "octubre", "November": "noviembre", "December": "diciembre",
  ]

  /// `mayo de 2025` for `May 2025`; nil for anything else.
  static func spanish(_ text: String) -> String? {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let month = months[String(parts[0])], parts[1].count == 4,
      parts[1].allSatisfy(\.isNumber)
    else { return nil }
    return "\(month) de \(parts[1])"
  }
}
