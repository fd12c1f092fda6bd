/// Splits delimited text into rows of fields, one row at a time.
struct DelimitedScanner {
  private let bytes: [UInt8]
  private let file: String
  private let delimiter: UInt8
  private var position: Int
  private var line = 1

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(bytes: [UInt8], file: String, delimiter: UInt8) {
    self.bytes = bytes
    self.file = file
    self.delimiter = delimiter
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next row that is not blank; nil at the end.
  mutating func nextRow() throws(DelimitedTextError) -> DelimitedText.Row? {
    skipBlankLines()
    guard position < bytes.count else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      fields.append(try nextField())
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    skipLineEnd()
    return DelimitedText.Row(line: start, fields: fields)
  }

  private mutating func nextField() throws(DelimitedTextError) -> String {
    guard position < bytes.count, bytes[position] == Self.quote else {
      return try plainField()
    }
    return try quotedField()
  }

  private mutating func plainField() throws(DelimitedTextError) -> String {
    let start = position
    while position < bytes.count, bytes[position] != delimiter, !isAtLineEnd {
      position += 1
    }
    return try text(bytes[start..<position])
  }

  private mutating func quotedField() throws(DelimitedTextError) -> String {
    let firstLine = line
    var content: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == Self.lineFeed { line += 1 }
      guard byte == Self.quote else {
        content.append(byte)
        continue
      }
      if position < bytes.count, bytes[position] == Self.quote {
        content.append(byte)
        position += 1
        continue
      }
      guard position >= bytes.count || bytes[position] == delimiter || isAtLineEnd else {
        throw .textAfterQuote(file: file, line: line)
      }
      return try text(content[...])
    }
    throw .unterminatedQuote(file: file, line: firstLine)
  }

  private func text(_ slice: ArraySlice<UInt8>) throws(DelimitedTextError) -> String {
    guard !slice.contains(0) else { throw .nulByte(file: file, line: line) }
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw .notUTF8(file: file, line: line)
    }
    return text
  }

  private var isAtLineEnd: Bool {
    guard position < bytes.count else { return true }
    if bytes[position] == Self.lineFeed { return true }
    return bytes[position] == Self.carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == Self.lineFeed
  }

  private mutating func skipLineEnd() {
    guard position < bytes.count else { return }
    position += bytes[position] == Self.lineFeed ? 1 : 2
    line += 1
  }

  private mutating func skipBlankLines() {
    while position < bytes.count, isAtLineEnd { skipLineEnd() }
  }
}
