/// Finds the fields of row after row in blocks of bytes.
///
/// A row that is not whole when the block ends is looked at again once more bytes are there, so
/// that where blocks end makes no difference.
struct BlockScanner: ~Copyable {
  /// Where a field lies in the block.
  struct Field {
    let range: Range<Int>
    /// Whether the field has quotes in it that stand for one each.
    let hasDoubledQuotes: Bool
  }

  /// What was found at a place in the block.
  private enum Found<Value> {
    case value(Value)
    /// Only more bytes can tell.
    case moreNeeded
  }

  /// The fields of the row.
  private(set) var fields: [Field] = []
  /// The line on which the row begins.
  private(set) var rowLine = 1

  private let file: String
  private let delimiter: UInt8
  private let blockSize: Int
  private let longestRow: Int
  private let source: DelimitedStream.Source
  private var block: [UInt8] = []
  /// The bytes of the block that have been read are before `end`; the row begins at `start`.
  private var (start, end) = (0, 0)
  private var line = 1
  private var hasEnded = false
  private var hasBegun = false

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// - Precondition: a block of at least one byte.
  init(
    file: String, delimiter: UInt8, blockSize: Int, longestRow: Int,
    source: @escaping DelimitedStream.Source
  ) {
    precondition(blockSize > 0, "a block of at least one byte")
    self.file = file
    self.delimiter = delimiter
    self.blockSize = blockSize
    self.longestRow = longestRow
    self.source = source
  }

  /// The bytes of a field as they stand.
  func bytes(of field: Int) -> ArraySlice<UInt8> { block[fields[field].range] }

  /// The bytes of a field, doubled quotes made single.
  func content(of field: Int) -> [UInt8] {
    guard fields[field].hasDoubledQuotes else { return Array(bytes(of: field)) }
    var content: [UInt8] = []
    var isSecond = false
    for byte in bytes(of: field) {
      isSecond = byte == Self.quote && !isSecond
      if !isSecond { content.append(byte) }
    }
    return content
  }

  /// Finds the fields of the next row that is not blank; false at the end.
  mutating func nextRow() throws(DelimitedStreamError) -> Bool {
    try passByteOrderMark()
    while try !passBlankLines() { try readOn() }
    guard start < end else { return false }
    rowLine = line
    while true {
      do {
        if case .value(let next) = try scanRow() {
          start = next
          return true
        }
      } catch {
        throw .text(error)
      }
      line = rowLine
      try readOn()
    }
  }

  private mutating func passByteOrderMark() throws(DelimitedStreamError) {
    guard !hasBegun else { return }
    hasBegun = true
    while end < 3, !hasEnded { try readOn() }
    if block[..<end].starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
  }

  /// Passes over line ends; false when only more bytes can tell whether there are others.
  private mutating func passBlankLines() throws(DelimitedStreamError) -> Bool {
    while true {
      guard case .value(let length) = lineEnd(at: start) else { return false }
      if length == 0 { return true }
      start += length
      line += 1
    }
  }

  /// Finds the fields of the row at `start`; answers where the next row begins.
  private mutating func scanRow() throws(DelimitedTextError) -> Found<Int> {
    fields.removeAll(keepingCapacity: true)
    var at = start
    while true {
      let isQuoted = at < end && block[at] == Self.quote
      let found = isQuoted ? try quotedField(at) : try plainField(at)
      guard case .value(let next) = found else { return .moreNeeded }
      at = next
      if at < end, block[at] == delimiter {
        at += 1
        continue
      }
      guard case .value(let length) = lineEnd(at: at) else { return .moreNeeded }
      line += 1
      return .value(at + length)
    }
  }

  /// Adds the field at a place that has no quote; answers where it ends.
  private mutating func plainField(_ begin: Int) throws(DelimitedTextError) -> Found<Int> {
    var at = begin
    var isPlain = true
    scan: while at < end {
      let byte = block[at]
      if byte == delimiter || byte == Self.lineFeed { break }
      if byte == Self.carriageReturn {
        guard case .value(let length) = lineEnd(at: at) else { return .moreNeeded }
        if length > 0 { break scan }
      }
      // Zero and everything beyond ASCII.
      if byte &- 1 >= 0x7F { isPlain = false }
      at += 1
    }
    if at == end, !hasEnded { return .moreNeeded }
    if !isPlain { try checkText(begin..<at) }
    fields.append(Field(range: begin..<at, hasDoubledQuotes: false))
    return .value(at)
  }

  /// Adds the field whose opening quote is at a place; answers where it ends.
  private mutating func quotedField(_ begin: Int) throws(DelimitedTextError) -> Found<Int> {
    let firstLine = line
    var at = begin + 1
    var isPlain = true
    var hasDoubledQuotes = false
    while at < end {
      let byte = block[at]
      if byte == Self.lineFeed { line += 1 }
      if byte &- 1 >= 0x7F { isPlain = false }
      at += 1
      guard byte == Self.quote else { continue }
      if at == end, !hasEnded { return .moreNeeded }
      if at < end, block[at] == Self.quote {
        hasDoubledQuotes = true
        at += 1
        continue
      }
      guard case .value(let length) = lineEnd(at: at) else { return .moreNeeded }
      guard at == end || block[at] == delimiter || length > 0 else {
        throw .textAfterQuote(file: file, line: line)
      }
      if !isPlain { try checkText((begin + 1)..<(at - 1)) }
      fields.append(Field(range: (begin + 1)..<(at - 1), hasDoubledQuotes: hasDoubledQuotes))
      return .value(at)
    }
    guard hasEnded else { return .moreNeeded }
    throw .unterminatedQuote(file: file, line: firstLine)
  }

  /// The length of the line end at a place: 1 or 2, zero where there is none or the text ends.
  private func lineEnd(at place: Int) -> Found<Int> {
    guard place < end else { return hasEnded ? .value(0) : .moreNeeded }
    if block[place] == Self.lineFeed { return .value(1) }
    guard block[place] == Self.carriageReturn else { return .value(0) }
    guard place + 1 < end else { return hasEnded ? .value(0) : .moreNeeded }
    return .value(block[place + 1] == Self.lineFeed ? 2 : 0)
  }

  private func checkText(_ range: Range<Int>) throws(DelimitedTextError) {
    guard !block[range].contains(0) else { throw .nulByte(file: file, line: line) }
    guard String(validating: block[range], as: UTF8.self) != nil else {
      throw .notUTF8(file: file, line: line)
    }
  }

  /// Brings more bytes into the block, the unfinished row first.
  private mutating func readOn() throws(DelimitedStreamError) {
    let kept = end - start
    guard kept <= longestRow else {
      throw .rowTooLong(file: file, line: line, limit: longestRow)
    }
    if start > 0 {
      block.replaceSubrange(0..<kept, with: block[start..<end])
      (start, end) = (0, kept)
    }
    // A long row is read in steps that double, so that looking at it again costs little.
    let room = max(blockSize, kept)
    if block.count < kept + room {
      block.append(contentsOf: repeatElement(0, count: kept + room - block.count))
    }
    let goal = kept > blockSize ? kept + room : kept + 1
    while end < goal, !hasEnded { try fill(upTo: kept + room) }
  }

  private mutating func fill(upTo limit: Int) throws(DelimitedStreamError) {
    let (from, source) = (end, source)
    let result = block.withUnsafeMutableBytes { bytes -> Result<Int, ByteSourceError> in
      do throws(ByteSourceError) {
        return .success(
          try source(UnsafeMutableRawBufferPointer(rebasing: bytes[from..<limit])))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let count):
      precondition(count >= 0 && count <= limit - from, "no more bytes than there is room for")
      end += count
      hasEnded = count == 0
    case .failure(let error):
      throw .source(error)
    }
  }
}
