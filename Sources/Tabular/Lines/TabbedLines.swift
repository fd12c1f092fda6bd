import Foundation

/// A table of tab-separated lines read one by one from a source of any length.
///
/// Fields are padded with blanks, which do not belong to them; nothing is ever quoted; lines end in
/// LF or CR LF, the last one perhaps in nothing. This is how the Bureau of Labor Statistics writes
/// its LABSTAT files. One block is in memory at a time, and nothing becomes a string unless it is
/// asked for.
public struct TabbedLines: ~Copyable {
  /// The name that errors give the source.
  public let file: String
  /// The names of the columns.
  public private(set) var header: [String] = []
  /// The line at hand, counted from 1 with the header.
  public private(set) var line = 0
  /// How many lines the filter has turned away.
  public private(set) var turnedAway = 0
  /// How many fields the line at hand has; at most one more than the header.
  public private(set) var fieldCount = 0

  private let source: ByteSource
  private let filter: LineFilter?
  private var block: ByteBlock
  /// Where the line at hand begins and ends in the block, its line end left out.
  private var (start, stop) = (0, 0)
  /// Where fields begin and end, blanks at both ends left out.
  private var fields: [(start: Int, stop: Int)] = []

  /// The longest line that is read.
  public static let longestLine = 1 << 16

  /// Reads the header.
  ///
  /// - Parameters:
  ///   - source: Where the bytes come from.
  ///   - filter: What turns lines away unseen.
  ///   - blockSize: How many bytes are asked for at a time.
  /// - Throws: ``TabbedLinesError``.
  public init(
    _ source: ByteSource, filter: LineFilter? = nil, blockSize: Int = 1 << 18
  ) throws(TabbedLinesError) {
    file = source.name
    self.source = source
    self.filter = filter
    block = ByteBlock(blockSize: blockSize, longestLine: Self.longestLine)
    fields = Array(repeating: (0, 0), count: 64)
    guard try findLine(filter: nil) else { throw .empty(file: file) }
    if block.begins(at: start, with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    split()
    var names: [String] = []
    for field in 0..<fieldCount {
      guard let name = text(field) else { throw .notText(file: file, line: 1) }
      names.append(name)
    }
    // Some headers end in a tab that separates nothing.
    while names.last == "" { names.removeLast() }
    header = names
    fields = Array(repeating: (0, 0), count: names.count + 1)
  }

  /// Moves to the next line that has something on it and is not turned away; false at the end.
  ///
  /// - Throws: ``TabbedLinesError``.
  public mutating func nextLine() throws(TabbedLinesError) -> Bool {
    repeat {
      guard try findLine(filter: filter) else { return false }
    } while block.isBlank(start..<stop)
    split()
    return true
  }

  /// The position of a column, counted from 0; `nil` when the header lacks it.
  public func position(of column: String) -> Int? { header.firstIndex(of: column) }

  /// The number of bytes of a field; zero where the line has none.
  public func length(_ field: Int) -> Int {
    field < fieldCount ? fields[field].stop - fields[field].start : 0
  }

  /// Up to eight bytes of a field from a place in it on, as a number whose lowest byte is the
  /// first; zeros stand for what lies behind the field.
  @inline(__always)
  public func word(_ field: Int, at offset: Int = 0) -> UInt64 {
    let rest = length(field) - offset
    guard rest > 0 else { return 0 }
    let word = block.word(at: fields[field].start + offset)
    return rest >= 8 ? word : word & (1 << UInt64(8 * rest) - 1)
  }

  /// The decimal number in a field, see ``DecimalNumber/value(of:)``.
  public func number(_ field: Int) -> Double? {
    guard field < fieldCount else { return nil }
    return block.number(fields[field].start..<fields[field].stop)
  }

  /// The text of a field; `nil` where it is not UTF-8 or has a NUL in it.
  public func text(_ field: Int) -> String? {
    guard field < fieldCount else { return "" }
    return block.text(fields[field].start..<fields[field].stop)
  }

  /// The beginning of the line for a message, with what cannot be printed replaced.
  public var excerpt: String { block.excerpt(start..<stop) }

  /// Whether something stands behind the last column.
  public var hasSurplus: Bool {
    guard fieldCount > header.count else { return false }
    return !block.isBlank(fields[header.count].start..<fields[header.count].stop)
  }

  /// Finds the line behind the one at hand; false at the end.
  private mutating func findLine(filter: LineFilter?) throws(TabbedLinesError) -> Bool {
    while true {
      let passed = block.passLines(turnedAwayBy: filter)
      turnedAway += passed
      line += passed
      if let found = block.takeLine() {
        line += 1
        (start, stop) = (found.lowerBound, found.upperBound)
        return true
      }
      guard block.unread <= Self.longestLine else {
        throw .lineTooLong(file: file, line: line + 1, limit: Self.longestLine)
      }
      do {
        try block.fill(from: source)
        if block.hasEnded, block.unread == 0 {
          try source.checkUnchanged()
          return false
        }
      } catch {
        throw .source(error)
      }
    }
  }

  /// Finds the fields of the line at hand; what follows the one behind the last column is left in
  /// that one.
  private mutating func split() {
    var from = start
    fieldCount = 0
    while true {
      let isLast = fieldCount + 1 == fields.count
      let tab = isLast ? nil : block.tab(in: from..<stop)
      fields[fieldCount] = block.trimmed(from..<(tab ?? stop))
      fieldCount += 1
      guard let tab else { return }
      from = tab + 1
    }
  }
}

/// Why a source is not a table of tab-separated lines.
public enum TabbedLinesError: Error, Equatable, CustomStringConvertible {
  /// The bytes could not be read.
  case source(ByteSourceError)
  /// There is nothing in the file.
  case empty(file: String)
  /// A line has bytes that are no text.
  case notText(file: String, line: Int)
  /// A line is longer than a line can be.
  case lineTooLong(file: String, line: Int, limit: Int)

  public var description: String {
    switch self {
    case .source(let error): error.description
    case .empty(let file): "\(file) is empty; download it again."
    case .notText(let file, let line):
      "\(file), line \(line): the line is not UTF-8 text; download the file again."
    case .lineTooLong(let file, let line, let limit):
      "\(file), line \(line): the line has more than \(limit) bytes; this is not a table of lines."
    }
  }
}
