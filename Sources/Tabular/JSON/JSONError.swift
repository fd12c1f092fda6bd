/// Why a text is not JSON that can be read, and where.
public struct JSONError: Error, Equatable, CustomStringConvertible {
  public let reason: Reason
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The character of the line, from 1.
  public let column: Int

  public init(_ reason: Reason, file: String, line: Int, column: Int) {
    self.reason = reason
    self.file = file
    self.line = line
    self.column = column
  }

  public enum Reason: Equatable, Sendable {
    /// There is nothing but white space.
    case empty
    /// The text is UTF-16 or UTF-32.
    case notUTF8(encoding: String)
    /// A byte that no UTF-8 text has in that place.
    case invalidUTF8(byte: UInt8)
    /// U+0000, as a byte or as `\u0000`.
    case nul
    /// Something else stands where the grammar asks for `required`.
    case unexpected(found: String, required: String)
    /// The text ends where the grammar asks for `required`.
    case endedEarly(required: String)
    /// A control character inside a string that is not written as an escape.
    case controlCharacter(UInt8)
    /// A backslash that begins no escape.
    case badEscape(String)
    /// Half of a surrogate pair: no character.
    case loneSurrogate(String)
    case badNumber(String)
    /// A number with more digits, or a larger one, than can be held.
    case numberOutOfRange(String)
    /// A name that the object has already.
    case duplicateName(String, firstLine: Int, firstColumn: Int)
    /// More text after the end of the value.
    case trailingText(found: String)
    case tooDeep(limit: Int)
    case tooManyBytes(limit: Int)
    case tooManyValues(limit: Int)
  }

  public var description: String {
    switch reason {
    case .empty, .notUTF8, .tooManyBytes:
      "\(file): \(reason)."
    default:
      "\(file), line \(line), character \(column): \(reason)."
    }
  }
}

extension JSONError.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty:
      "the file is empty; download it again"
    case .notUTF8(let encoding):
      "the text is in \(encoding), and JSON is in UTF-8; save it as UTF-8"
    case .invalidUTF8(let byte):
      "the byte \(Self.hexadecimal(byte)) is not UTF-8; save the file as UTF-8"
    case .nul:
      "the text holds a NUL character, so the file is damaged; download it again"
    case .unexpected(let found, let required):
      "\(found) stands where \(required) is needed, so this is not JSON; download it again"
    case .endedEarly(let required):
      "the text ends where \(required) is needed, so the file is cut short; download it again"
    case .controlCharacter(let byte):
      "a text holds the control character \(Self.hexadecimal(byte)), which JSON forbids; "
        + "download the file again"
    case .badEscape(let text):
      "“\(text)” is no escape of JSON; download the file again"
    case .loneSurrogate(let text):
      "\(text) is half of a character; download the file again"
    case .badNumber(let text):
      "“\(text)” is no number of JSON; download the file again"
    case .numberOutOfRange(let text):
      "the number \(text) is larger or longer than a number can be; correct it"
    case .duplicateName(let name, let line, let column):
      "the name “\(name)” stands for the second time, first on line \(line), character \(column); "
        + "remove one of them"
    case .trailingText(let found):
      "\(found) follows the end of the value; remove it"
    case .tooDeep(let limit):
      "lists and objects lie more than \(limit) deep, which no publication needs"
    case .tooManyBytes(let limit):
      "the text is longer than \(limit) bytes, which no publication needs; split it"
    case .tooManyValues(let limit):
      "the text holds more than \(limit) values, which no publication needs; split it"
    }
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return "0x" + (digits.count < 2 ? "0" : "") + digits
  }
}
