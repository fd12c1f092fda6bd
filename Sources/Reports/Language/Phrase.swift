/// A sentence or label in English, with places for what varies, and the same in another language.
///
/// A place is a name in braces whose first letter says what may stand there:
/// `n` a number, `y` a year, `r` a release such as “May 2025”, `o` an occupation, `w` any other
/// phrase of the book, `l` a list of phrases, `c` a word that stays as it is, `x` words of one sentence that do.
struct Phrase: Sendable, Equatable {
  enum Kind: Character, Sendable {
    case number = "n"
    case year = "y"
    case release = "r"
    case occupation = "o"
    case words = "w"
    case list = "l"
    case code = "c"
    case verbatim = "x"
  }

  enum Piece: Sendable, Equatable {
    case literal(String)
    case place(String, Kind)
  }

  /// Why a text is no phrase.
  enum Fault: Error, Equatable, CustomStringConvertible {
    case unclosedBrace(String)
    case unknownKind(name: String, text: String)
    case placesTouch(String)

    var description: String {
      switch self {
      case .unclosedBrace(let text): "A brace is not closed in “\(text)”."
      case .unknownKind(let name, let text):
        "“{\(name)}” in “\(text)” begins with no letter that says what it holds."
      case .placesTouch(let text): "Two places touch in “\(text)”; put words between them."
      }
    }
  }

  let source: String
  let target: String
  let pieces: [Piece]
  let targetPieces: [Piece]
  /// What a text has to end with to fit.
  let tail: [UInt8]

  init(source: String, target: String) throws(Fault) {
    self.source = source
    self.target = target
    pieces = try Self.pieces(of: source)
    targetPieces = try Self.pieces(of: target)
    if case .literal(let words) = pieces.last { tail = Array(words.utf8) } else { tail = [] }
    for (one, two) in zip(pieces, pieces.dropFirst()) {
      if case .place = one, case .place = two { throw .placesTouch(source) }
    }
  }

  /// The names of the places, in alphabetical order.
  static func places(_ pieces: [Piece]) -> [String] {
    pieces.compactMap { piece in
      if case .place(let name, _) = piece { return name }
      return nil
    }.sorted()
  }

  /// The target with its places filled.
  func filled(with values: [String: String]) -> String {
    targetPieces.map { piece in
      switch piece {
      case .literal(let text): text
      case .place(let name, _): values[name] ?? ""
      }
    }.joined()
  }

  private static func pieces(of text: String) throws(Fault) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}") else { throw .unclosedBrace(text) }
      if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
      let name = String(rest[rest.index(after: open)..<close])
      guard let kind = name.first.flatMap(Kind.init) else {
        throw .unknownKind(name: name, text: text)
      }
      pieces.append(.place(name, kind))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.literal(String(rest))) }
    return pieces
  }
}
