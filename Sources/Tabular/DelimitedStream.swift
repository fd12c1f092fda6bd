/// A table of delimited text read row by row from a stream of any length, by the rules of
/// ``DelimitedText`` and with its errors.
///
/// The bytes of one block and one row are in memory at a time; nothing is turned into a string
/// unless it is asked for.
public struct DelimitedStream: ~Copyable {
  /// Fills the buffer, or a part of it, and answers how many bytes; zero at the end.
  public typealias Source = (UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int

  /// The name that errors give the stream.
  public let file: String
  /// The column names, each once.
  public let header: [String]

  private var scanner: BlockScanner

  /// Reads the header line.
  ///
  /// - Parameters:
  ///   - file: The name that errors give the stream.
  ///   - delimiter: The byte between fields.
  ///   - blockSize: How many bytes are asked of the source at a time.
  ///   - longestRow: How many bytes a row may have before it is an error; a quote that is never
  ///     closed would otherwise swallow the stream.
  ///   - source: Where the bytes come from.
  /// - Throws: ``DelimitedStreamError``.
  public init(
    file: String, delimiter: UInt8 = UInt8(ascii: ","), blockSize: Int = 1 << 18,
    longestRow: Int = 1 << 24, source: @escaping Source
  ) throws(DelimitedStreamError) {
    self.file = file
    scanner = BlockScanner(
      file: file, delimiter: delimiter, blockSize: blockSize, longestRow: longestRow,
      source: source)
    guard try scanner.nextRow() else { throw .text(.empty(file: file)) }
    var names: [String] = []
    for field in scanner.fields.indices {
      let name = String(decoding: scanner.content(of: field), as: UTF8.self)
      guard !names.contains(name) else { throw .text(.duplicateColumn(name, file: file)) }
      names.append(name)
    }
    header = names
  }

  /// Moves to the next row that is not blank.
  ///
  /// - Returns: whether there is one; its fields are then those of this stream.
  /// - Throws: ``DelimitedStreamError``.
  public mutating func nextRow() throws(DelimitedStreamError) -> Bool {
    guard try scanner.nextRow() else { return false }
    guard scanner.fields.count == header.count else {
      throw .text(
        .raggedRow(
          file: file, line: scanner.rowLine, found: scanner.fields.count, required: header.count))
    }
    return true
  }

  /// The line on which the row begins, counted from 1 with the header.
  public var line: Int { scanner.rowLine }

  /// The position of a column, counted from 0; `nil` when the header lacks it.
  public func position(of column: String) -> Int? { header.firstIndex(of: column) }

  /// Whether a field of the row holds nothing.
  public func isEmpty(_ column: Int) -> Bool { scanner.fields[column].range.isEmpty }

  /// Whether a field of the row holds these bytes.
  public func holds(_ bytes: [UInt8], in column: Int) -> Bool {
    let field = scanner.fields[column]
    guard !field.hasDoubledQuotes else { return scanner.content(of: column) == bytes }
    return scanner.bytes(of: column).elementsEqual(bytes)
  }

  /// The bytes of a field of the row, its quotes taken off.
  public func bytes(_ column: Int) -> [UInt8] { scanner.content(of: column) }

  /// The text of a field of the row.
  public func text(_ column: Int) -> String {
    String(decoding: scanner.content(of: column), as: UTF8.self)
  }

  /// The number in a field of the row, see ``DecimalNumber/value(of:)``.
  public func number(_ column: Int) -> Double? {
    DecimalNumber.value(of: scanner.bytes(of: column))
  }

  /// The whole number in a field of the row, see ``DecimalNumber/whole(of:)``.
  public func wholeNumber(_ column: Int) -> Int? {
    DecimalNumber.whole(of: scanner.bytes(of: column))
  }
}

/// Why a stream is not a table of delimited text.
public enum DelimitedStreamError: Error, Equatable, CustomStringConvertible {
  /// The text breaks a rule.
  case text(DelimitedTextError)
  /// The bytes could not be read.
  case source(ByteSourceError)
  /// A row is longer than a row can be; most often a quote that is not closed.
  case rowTooLong(file: String, line: Int, limit: Int)

  public var description: String {
    switch self {
    case .text(let error): error.description
    case .source(let error): error.description
    case .rowTooLong(let file, let line, let limit):
      "\(file), line \(line): a row of more than \(limit) bytes begins here; close its quotes."
    }
  }
}
