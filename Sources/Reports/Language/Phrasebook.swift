/// The phrases of a report in another language, as a file of the program holds them: a line of
/// English, and below it, after an equals sign, the same in the other language.
struct Phrasebook: Sendable {
  /// A line that cannot be used, with its number.
  struct Fault: Error, Equatable, CustomStringConvertible {
    let line: Int
    let reason: String

    var description: String { "Line \(line) of the phrasebook: \(reason)" }
  }

  /// Phrases without places, by their English.
  let literals: [String: String]
  /// Phrases that begin with words, by the first three bytes of them; longer ones first.
  let byBeginning: [[UInt8]: [Phrase]]
  /// Phrases that begin with a place.
  let others: [Phrase]
  /// Every phrase, in the order of the file.
  let all: [Phrase]

  static let spanish = Phrasebook.embedded("es.phrases")

  private static func embedded(_ name: String) -> Phrasebook {
    do {
      return try Phrasebook(text: EmbeddedTemplate.text(name))
    } catch {
      preconditionFailure("the phrasebook \(name) cannot be read: \(error)")
    }
  }

  init(text: String) throws(Fault) {
    var all: [Phrase] = []
    var source: (line: Int, text: String)?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard line.hasPrefix("= ") else {
        if let source {
          throw Fault(line: source.line, reason: "“\(source.text)” has no other language.")
        }
        source = (index + 1, String(line))
        continue
      }
      guard let english = source else {
        throw Fault(line: index + 1, reason: "“\(line)” has no English above it.")
      }
      source = nil
      do {
        all.append(try Phrase(source: english.text, target: String(line.dropFirst(2))))
      } catch {
        throw Fault(line: index + 1, reason: "\(error)")
      }
    }
    if let source {
      throw Fault(line: source.line, reason: "“\(source.text)” has no other language.")
    }
    self.init(all)
  }

  private init(_ all: [Phrase]) {
    self.all = all
    var literals: [String: String] = [:]
    var byBeginning: [[UInt8]: [Phrase]] = [:]
    var others: [Phrase] = []
    for phrase in all {
      guard case .literal(let words) = phrase.pieces.first else {
        others.append(phrase)
        continue
      }
      if phrase.pieces.count == 1 {
        literals[phrase.source] = phrase.target
      } else if words.utf8.count < 3 {
        others.append(phrase)
      } else {
        byBeginning[Array(words.utf8.prefix(3)), default: []].append(phrase)
      }
    }
    self.literals = literals
    self.byBeginning = byBeginning
    self.others = others
  }
}
