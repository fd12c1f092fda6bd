/// Reads one JSON text by recursive descent, as deep as the limit and no deeper.
struct JSONParser {
  let bytes: [UInt8]
  let file: String
  let limits: JSONLimits
  var cursor = 0
  private var line = 1
  private var lineStart = 0
  /// Bytes of the line that begin no character.
  var continuations = 0
  private var values = 0

  init(_ bytes: [UInt8], file: String, limits: JSONLimits) {
    self.bytes = bytes
    self.file = file
    self.limits = limits
  }

  /// The one value of the text.
  mutating func document() throws(JSONError) -> JSONElement {
    try skipByteOrderMark()
    skipWhiteSpace()
    guard cursor < bytes.count else { throw fault(.empty) }
    let root = try value(depth: 0)
    skipWhiteSpace()
    guard cursor == bytes.count else { throw fault(.trailingText(found: try found())) }
    return root
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONElement {
    values += 1
    guard values <= limits.values else { throw fault(.tooManyValues(limit: limits.values)) }
    let (startLine, startColumn) = (line, column)
    let kind: JSONElement.Kind
    guard cursor < bytes.count else { throw try missing("a value") }
    switch bytes[cursor] {
    case UInt8(ascii: "{"): kind = try object(depth: depth + 1)
    case UInt8(ascii: "["): kind = try array(depth: depth + 1)
    case UInt8(ascii: "\""): kind = .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): kind = .number(try number())
    case UInt8(ascii: "t"): kind = try word("true", .boolean(true))
    case UInt8(ascii: "f"): kind = try word("false", .boolean(false))
    case UInt8(ascii: "n"): kind = try word("null", .null)
    default: throw try missing("a value")
    }
    return JSONElement(kind, line: startLine, column: startColumn)
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONElement.Kind {
    try enter(depth)
    var elements: [JSONElement] = []
    if take(UInt8(ascii: "]")) { return .array(elements) }
    while true {
      elements.append(try value(depth: depth))
      skipWhiteSpace()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard take(UInt8(ascii: ",")) else { throw try missing("a comma or ]") }
      skipWhiteSpace()
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONElement.Kind {
    try enter(depth)
    var members = JSONMembers()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      guard peek() == UInt8(ascii: "\"") else { throw try missing("a name in quotes") }
      let place = (line: line, column: column)
      let name = try string()
      if let first = members.place(of: name) {
        throw JSONError(
          .duplicateName(
            JSONParser.abridged(name), firstLine: first.line, firstColumn: first.column),
          file: file, line: place.line, column: place.column)
      }
      skipWhiteSpace()
      guard take(UInt8(ascii: ":")) else { throw try missing("a colon") }
      skipWhiteSpace()
      members.append(name, try value(depth: depth), at: place)
      skipWhiteSpace()
      if take(UInt8(ascii: "}")) { return .object(members.members) }
      guard take(UInt8(ascii: ",")) else { throw try missing("a comma or }") }
      skipWhiteSpace()
    }
  }

  /// Steps over the opening bracket and the white space behind it.
  private mutating func enter(_ depth: Int) throws(JSONError) {
    guard depth <= limits.depth else { throw fault(.tooDeep(limit: limits.depth)) }
    cursor += 1
    skipWhiteSpace()
  }

  private mutating func word(
    _ text: StaticString, _ kind: JSONElement.Kind
  ) throws(JSONError) -> JSONElement.Kind {
    let expected = Array("\(text)".utf8)
    let start = cursor
    while cursor < bytes.count, bytes[cursor].isLetter { cursor += 1 }
    guard bytes[start..<cursor].elementsEqual(expected) else {
      let found = String(decoding: bytes[start..<cursor], as: UTF8.self)
      cursor = start
      throw fault(.unexpected(found: "“\(Self.abridged(found))”", required: "a value"))
    }
    return kind
  }
}

// MARK: - Places

extension JSONParser {
  /// The character of the line at the cursor, from 1.
  var column: Int { cursor - lineStart - continuations + 1 }

  func peek() -> UInt8? { cursor < bytes.count ? bytes[cursor] : nil }

  /// Steps over a byte when it is the one that is wanted.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    cursor += 1
    return true
  }

  mutating func skipWhiteSpace() {
    while cursor < bytes.count {
      switch bytes[cursor] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        cursor += 1
      case UInt8(ascii: "\n"):
        beginLine()
      case UInt8(ascii: "\r"):
        if cursor + 1 < bytes.count, bytes[cursor + 1] == UInt8(ascii: "\n") { cursor += 1 }
        beginLine()
      default:
        return
      }
    }
  }

  private mutating func beginLine() {
    cursor += 1
    line += 1
    lineStart = cursor
    continuations = 0
  }

  /// Steps over a byte order mark of UTF-8 and refuses those of other encodings.
  private mutating func skipByteOrderMark() throws(JSONError) {
    let head = bytes.prefix(4)
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      cursor = 3
      lineStart = 3
    } else if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw fault(.notUTF8(encoding: "UTF-32"))
    } else if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw fault(.notUTF8(encoding: "UTF-16"))
    } else if head.count >= 2, head.first != head.last, head.prefix(2).contains(0),
      head.prefix(2) != [0, 0]
    {
      throw fault(.notUTF8(encoding: "UTF-16"))
    }
  }

  func fault(_ reason: JSONError.Reason) -> JSONError {
    JSONError(reason, file: file, line: line, column: column)
  }

  /// The error for something else, or nothing, where `required` should stand.
  func missing(_ required: String) throws(JSONError) -> JSONError {
    guard cursor < bytes.count else { return fault(.endedEarly(required: required)) }
    return fault(.unexpected(found: try found(), required: required))
  }

  /// What stands at the cursor, in words.
  private func found() throws(JSONError) -> String {
    let byte = bytes[cursor]
    if byte == 0 { throw fault(.nul) }
    guard let length = wellFormedLength(at: cursor) else { throw fault(.invalidUTF8(byte: byte)) }
    if byte < 0x20 || byte == 0x7F { return "a control character" }
    return "“\(String(decoding: bytes[cursor..<(cursor + length)], as: UTF8.self))”"
  }

  /// The beginning of a text that may be long.
  static func abridged(_ text: String) -> String {
    text.unicodeScalars.count <= 40 ? text : String(text.unicodeScalars.prefix(40)) + "…"
  }
}

/// The members of an object while it is read; names are compared by their bytes.
private struct JSONMembers {
  private(set) var members: [JSONMember] = []
  private var places: [(line: Int, column: Int)] = []
  /// Filled when there are more names than are quickly compared one by one.
  private var numbers: [[UInt8]: Int] = [:]
  private static let few = 12

  func place(of name: String) -> (line: Int, column: Int)? {
    guard members.count > Self.few else {
      return members.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }.map { places[$0] }
    }
    return numbers[Array(name.utf8)].map { places[$0] }
  }

  mutating func append(_ name: String, _ value: JSONElement, at place: (line: Int, column: Int)) {
    members.append(JSONMember(name: name, value: value))
    places.append(place)
    if members.count == Self.few + 1 {
      for (number, member) in members.enumerated() { numbers[Array(member.name.utf8)] = number }
    } else if members.count > Self.few {
      numbers[Array(name.utf8)] = members.count - 1
    }
  }
}

extension UInt8 {
  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self)
  }
}
