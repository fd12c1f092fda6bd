// Strings and numbers of a JSON text.

extension JSONParser {
  /// The string that begins at the cursor with a quote.
  mutating func string() throws(JSONError) -> String {
    cursor += 1
    // What stands before the last escape, with its escapes replaced.
    var head: [UInt8] = []
    var copied = cursor
    while cursor < bytes.count {
      let byte = bytes[cursor]
      switch byte {
      case UInt8(ascii: "\""):
        let tail = bytes[copied..<cursor]
        cursor += 1
        if head.isEmpty { return String(decoding: tail, as: UTF8.self) }
        head += tail
        return String(decoding: head, as: UTF8.self)
      case UInt8(ascii: "\\"):
        head += bytes[copied..<cursor]
        head += String(try escape()).utf8
        copied = cursor
      case 0:
        throw fault(.nul)
      case 1..<0x20:
        throw fault(.controlCharacter(byte))
      case 0x20..<0x80:
        cursor += 1
      default:
        guard let length = wellFormedLength(at: cursor) else {
          throw fault(.invalidUTF8(byte: byte))
        }
        cursor += length
        continuations += length - 1
      }
    }
    throw fault(.endedEarly(required: "the closing quote of a text"))
  }

  /// The character that an escape at the cursor stands for.
  private mutating func escape() throws(JSONError) -> Character {
    guard cursor + 1 < bytes.count else { throw endOfText() }
    let letter = bytes[cursor + 1]
    let character: Character
    switch letter {
    case UInt8(ascii: "\""): character = "\""
    case UInt8(ascii: "\\"): character = "\\"
    case UInt8(ascii: "/"): character = "/"
    case UInt8(ascii: "b"): character = "\u{8}"
    case UInt8(ascii: "f"): character = "\u{C}"
    case UInt8(ascii: "n"): character = "\n"
    case UInt8(ascii: "r"): character = "\r"
    case UInt8(ascii: "t"): character = "\t"
    case UInt8(ascii: "u"): return Character(try unicodeEscape())
    default:
      guard wellFormedLength(at: cursor + 1) != nil else {
        throw fault(.invalidUTF8(byte: letter))
      }
      throw fault(.badEscape(letter < 0x20 || letter > 0x7E ? "\\" : "\\\(ascii(letter))"))
    }
    cursor += 2
    return character
  }

  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let first = try codeUnit(at: cursor)
    if first == 0 { throw fault(.nul) }
    if let scalar = Unicode.Scalar(first) {
      cursor += 6
      return scalar
    }
    let name = hexadecimal(first)
    guard first < 0xDC00, cursor + 7 < bytes.count, bytes[cursor + 6] == UInt8(ascii: "\\"),
      bytes[cursor + 7] == UInt8(ascii: "u")
    else { throw fault(.loneSurrogate(name)) }
    let second = try codeUnit(at: cursor + 6)
    guard (0xDC00...0xDFFF).contains(second) else { throw fault(.loneSurrogate(name)) }
    let number = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    guard let scalar = Unicode.Scalar(number) else { throw fault(.loneSurrogate(name)) }
    cursor += 12
    return scalar
  }

  /// The four hexadecimal digits behind `\u`.
  private func codeUnit(at place: Int) throws(JSONError) -> UInt16 {
    guard place + 6 <= bytes.count else { throw endOfText() }
    var unit: UInt16 = 0
    for byte in bytes[(place + 2)..<(place + 6)] {
      guard let digit = hexDigit(byte) else { throw fault(.badEscape("\\u")) }
      unit = unit << 4 | digit
    }
    return unit
  }

  private func endOfText() -> JSONError {
    fault(.endedEarly(required: "the closing quote of a text"))
  }

  /// The number that begins at the cursor, by the grammar of RFC 8259, section 6.
  mutating func number() throws(JSONError) -> JSONNumber {
    let start = cursor
    _ = take(UInt8(ascii: "-"))
    var isNumber = true
    if take(UInt8(ascii: "0")) {
      isNumber = !(peek().map(Self.isDigit) ?? false)
    } else {
      isNumber = skipDigits()
    }
    if isNumber, take(UInt8(ascii: ".")) { isNumber = skipDigits() }
    if isNumber, take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      isNumber = skipDigits()
    }
    if let next = peek(), Self.continuesNumber(next) { isNumber = false }
    guard isNumber else { throw badNumber(from: start) }
    let length = cursor - start
    let text = String(decoding: bytes[start..<cursor], as: UTF8.self)
    guard length <= Self.longestNumber, let value = Double(text), value.isFinite else {
      cursor = start
      throw fault(.numberOutOfRange(Self.abridged(text)))
    }
    return JSONNumber(text: text, value: value)
  }

  /// More digits than this are no figure.
  private static let longestNumber = 1024

  private mutating func skipDigits() -> Bool {
    let start = cursor
    while let byte = peek(), Self.isDigit(byte) { cursor += 1 }
    return cursor > start
  }

  private mutating func badNumber(from start: Int) -> JSONError {
    while let byte = peek(), Self.continuesNumber(byte) { cursor += 1 }
    let text = String(decoding: bytes[start..<cursor], as: UTF8.self)
    cursor = start
    return fault(.badNumber(Self.abridged(text)))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func continuesNumber(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
      || byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// The bytes of the character at a place; nil when they are not UTF-8 (Unicode, table 3-7).
  func wellFormedLength(at place: Int) -> Int? {
    let first = bytes[place]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0..<0x80: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { second = 0xA0...0xBF }
      if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default: return nil
    }
    guard place + length <= bytes.count, second.contains(bytes[place + 1]) else { return nil }
    let rest = bytes[(place + 2)..<(place + length)]
    return rest.allSatisfy { (0x80...0xBF).contains($0) } ? length : nil
  }
}

private func hexDigit(_ byte: UInt8) -> UInt16? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
  default: nil
  }
}

private func hexadecimal(_ unit: UInt16) -> String {
  "\\u" + String(unit, radix: 16, uppercase: true)
}

private func ascii(_ byte: UInt8) -> Character { Character(Unicode.Scalar(byte)) }
