/// How a text file is written, as far as its user declares it.
public struct TextConventions: Sendable, Hashable {
  /// The encoding; nil is UTF-8, or UTF-16 where a byte order mark says so.
  public var encoding: TextEncoding?
  /// The byte between fields; nil is found from the rows.
  public var delimiter: UInt8?
  /// The mark before decimals; nil is a point, except where fields are separated by semicolons.
  public var decimalMark: DecimalMark?

  public init(
    encoding: TextEncoding? = nil, delimiter: UInt8? = nil, decimalMark: DecimalMark? = nil
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.decimalMark = decimalMark
  }

  /// Nothing is declared.
  public static let found = TextConventions()
}

/// An encoding of text.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"
  case windows1252 = "Windows-1252"
  case latin1 = "ISO-8859-1"

  /// The encoding that a byte order mark declares.
  init?(markedIn head: [UInt8]) {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .utf8
    } else if head.starts(with: [0xFF, 0xFE]) {
      self = .utf16LittleEndian
    } else if head.starts(with: [0xFE, 0xFF]) {
      self = .utf16BigEndian
    } else {
      return nil
    }
  }
}
