/// A table read from delimited text (RFC 4180): a header line, then rows of as many fields.
///
/// Quoted fields may hold delimiters, line ends and doubled quotes. Lines end in LF or CRLF; a
/// byte order mark at the start is passed over; blank lines are passed over. Nothing else is
/// repaired: text that breaks the rules is an error that names its line.
public struct DelimitedText: Sendable {
  /// One row: the line it begins on, counted from 1 with the header, and its fields.
  public struct Row: Sendable, Equatable {
    public let line: Int
    public let fields: [String]
  }

  /// The file's name, for errors and provenance.
  public let file: String
  /// The column names, each once.
  public let header: [String]
  public let rows: [Row]

  private let positions: [String: Int]

  /// Reads UTF-8 text.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The name that errors give it.
  ///   - delimiter: The byte between fields: a comma, a semicolon or a tab.
  /// - Throws: ``DelimitedTextError``.
  public init(
    parsing bytes: [UInt8], file: String, delimiter: UInt8 = UInt8(ascii: ",")
  ) throws(DelimitedTextError) {
    var scanner = DelimitedScanner(bytes: bytes, file: file, delimiter: delimiter)
    guard let header = try scanner.nextRow() else { throw .empty(file: file) }
    var positions: [String: Int] = [:]
    for (position, name) in header.fields.enumerated() {
      guard positions.updateValue(position, forKey: name) == nil else {
        throw .duplicateColumn(name, file: file)
      }
    }
    var rows: [Row] = []
    while let row = try scanner.nextRow() {
      guard row.fields.count == header.fields.count else {
        throw .raggedRow(
          file: file, line: row.line, found: row.fields.count, required: header.fields.count)
      }
      rows.append(row)
    }
    self.file = file
    self.header = header.fields
    self.rows = rows
    self.positions = positions
  }

  /// The position of a column, counted from 0.
  ///
  /// - Throws: ``DelimitedTextError/missingColumn(_:file:header:)`` when the header lacks it.
  public func column(_ name: String) throws(DelimitedTextError) -> Int {
    guard let position = positions[name] else {
      throw .missingColumn(name, file: file, header: header)
    }
    return position
  }
}

/// Why bytes are not a table of delimited text.
public enum DelimitedTextError: Error, Equatable, CustomStringConvertible {
  case empty(file: String)
  case notUTF8(file: String, line: Int)
  case nulByte(file: String, line: Int)
  case unterminatedQuote(file: String, line: Int)
  case textAfterQuote(file: String, line: Int)
  case raggedRow(file: String, line: Int, found: Int, required: Int)
  case duplicateColumn(String, file: String)
  case missingColumn(String, file: String, header: [String])

  public var description: String {
    switch self {
    case .empty(let file):
      "\(file) is empty; a header line and rows are needed."
    case .notUTF8(let file, let line):
      "\(file), line \(line): the bytes are not UTF-8; save the file as UTF-8."
    case .nulByte(let file, let line):
      "\(file), line \(line): a NUL byte; the file is damaged or is not text."
    case .unterminatedQuote(let file, let line):
      "\(file), line \(line): a quoted field begins here and never ends; close the quote."
    case .textAfterQuote(let file, let line):
      "\(file), line \(line): text follows a closing quote; double quotes inside a quoted field."
    case .raggedRow(let file, let line, let found, let required):
      "\(file), line \(line): \(found) fields where the header has \(required); correct the row."
    case .duplicateColumn(let name, let file):
      "\(file), line 1: the column “\(name)” occurs twice; rename one."
    case .missingColumn(let name, let file, let header):
      "\(file), line 1: no column “\(name)” among \(header.joined(separator: ", ")); add it."
    }
  }
}
