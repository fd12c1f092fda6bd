/// A JSON text (RFC 8259), read strictly and with limits.
///
/// Foundation's reader keeps the last of two members of one name, has no place for a value and
/// turns every number into binary at once; published figures need the digits as printed and errors
/// with line and column. This one takes what the RFC allows and nothing else, except a byte order
/// mark at the beginning, which is skipped.
public struct JSONDocument: Sendable, Equatable {
  /// The name that errors give the text.
  public let file: String
  public let root: JSONElement

  /// Reads a text that is in memory.
  ///
  /// - Throws: ``JSONError``.
  public init(
    parsing bytes: [UInt8], file: String, limits: JSONLimits = JSONLimits()
  ) throws(JSONError) {
    guard bytes.count <= limits.bytes else {
      throw JSONError(.tooManyBytes(limit: limits.bytes), file: file, line: 1, column: 1)
    }
    var parser = JSONParser(bytes, file: file, limits: limits)
    self.file = file
    root = try parser.document()
  }

  /// Reads a text to the end of a source, which is left as soon as it is longer than the limit.
  ///
  /// - Throws: ``JSONError``, ``ByteSourceError``.
  public init(reading source: ByteSource, limits: JSONLimits = JSONLimits()) throws {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = try block.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { break }
      bytes.append(contentsOf: block[..<count])
      guard bytes.count <= limits.bytes else {
        throw JSONError(
          .tooManyBytes(limit: limits.bytes), file: source.name, line: 1, column: 1)
      }
    }
    try self.init(parsing: bytes, file: source.name, limits: limits)
  }
}

/// How large a JSON text may be. What is larger is refused before it takes memory or stack.
public struct JSONLimits: Sendable, Equatable {
  /// Bytes of the whole text.
  public let bytes: Int
  /// Lists and objects inside one another.
  public let depth: Int
  /// Values of the whole text, lists, objects and their members included.
  public let values: Int

  /// - Precondition: each limit is at least 1, and `depth` at most 512.
  public init(bytes: Int = 64 << 20, depth: Int = 64, values: Int = 2_000_000) {
    precondition(bytes >= 1 && values >= 1 && (1...512).contains(depth), "limits that allow a text")
    self.bytes = bytes
    self.depth = depth
    self.values = values
  }
}

/// A value of a JSON text and the place where it begins.
public struct JSONElement: Sendable, Equatable {
  public let kind: Kind
  /// The line, from 1.
  public let line: Int
  /// The character of the line, from 1.
  public let column: Int

  public init(_ kind: Kind, line: Int, column: Int) {
    self.kind = kind
    self.line = line
    self.column = column
  }

  public enum Kind: Sendable, Equatable {
    case null
    case boolean(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONElement])
    /// The members in the order of the text; no name stands twice.
    case object([JSONMember])
  }

  /// The member of an object by its name; nil when there is none or this is no object.
  public subscript(name: String) -> JSONElement? {
    guard case .object(let members) = kind else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text of a string; nil when this is none.
  public var string: String? {
    guard case .string(let text) = kind else { return nil }
    return text
  }

  /// The elements of a list; nil when this is none.
  public var array: [JSONElement]? {
    guard case .array(let elements) = kind else { return nil }
    return elements
  }

  /// A number as printed, or the text of a string: publishers write figures in both ways.
  public var figure: String? {
    switch kind {
    case .number(let number): number.text
    case .string(let text): text
    default: nil
    }
  }

  /// Whether the value is `null`.
  public var isNull: Bool { kind == .null }

  /// What the value is, for messages: “a list”.
  public var kindName: String {
    switch kind {
    case .null: "null"
    case .boolean: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// A named value of an object.
public struct JSONMember: Sendable, Equatable {
  public let name: String
  public let value: JSONElement

  public init(name: String, value: JSONElement) {
    self.name = name
    self.value = value
  }
}

/// A number of a JSON text.
public struct JSONNumber: Sendable, Equatable {
  /// The digits as printed.
  public let text: String
  /// The nearest binary number; finite.
  public let value: Double

  public init(text: String, value: Double) {
    self.text = text
    self.value = value
  }
}
