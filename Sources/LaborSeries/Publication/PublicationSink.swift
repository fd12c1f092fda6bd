/// What takes the cells of a file: a store, a table on standard output, a test.
///
/// A file's cells come in batches between ``begin(_:)`` and ``finish(_:)``. When reading fails, neither more
/// batches nor `finish` follow, and nothing of the file may be kept.
public protocol PublicationSink {
  /// A file is about to be read.
  mutating func begin(_ file: PublicationFile) throws

  /// A part of the file: one release, one sheet, and the cells in the order of the file.
  ///
  /// The dictionary grows from batch to batch of one file; entries keep their numbers.
  mutating func write(_ batch: CellBatch, _ dictionary: PublicationDictionary) throws

  /// The file is read to its end.
  mutating func finish(_ summary: PublicationSummary) throws
}

/// The file that cells come from.
public struct PublicationFile: Sendable, Hashable {
  /// The name as the user gave it; a member of a zip follows its archive after an exclamation mark.
  public let name: String
  /// SHA-256 of the bytes on disk, in hexadecimal; of the archive for a member. Empty when the
  /// bytes are hashed while they are read: then the summary has it.
  public let sha256: String
  /// The layout that reads it: “OEWS workbook”.
  public let layout: String
  /// The version of the layout; a file read by an earlier one is read anew.
  public let layoutVersion: Int
  /// What part of the file is kept, in words that are the same each time: the codes of the
  /// occupations; empty when everything is.
  public let selection: String
  /// The bytes on disk; zero where nobody says.
  public let byteCount: Int

  public init(
    name: String, sha256: String, layout: String, layoutVersion: Int = 1, selection: String = "",
    byteCount: Int = 0
  ) {
    self.name = name
    self.sha256 = sha256
    self.layout = layout
    self.layoutVersion = layoutVersion
    self.selection = selection
    self.byteCount = byteCount
  }

  /// What follows the exclamation mark in the name of a member of an archive; empty otherwise.
  public var member: String {
    guard let mark = name.firstIndex(of: "!") else { return "" }
    return String(name[name.index(after: mark)...])
  }
}

/// Cells of one release and one sheet.
public struct CellBatch: Sendable {
  public let release: Release
  /// The sheet, or empty where the file has none.
  public let sheet: String
  public let cells: [PublishedCell]

  public init(release: Release, sheet: String, cells: [PublishedCell]) {
    self.release = release
    self.sheet = sheet
    self.cells = cells
  }
}

/// What was read of a file, and what was not.
public struct PublicationSummary: Sendable {
  /// SHA-256 of the bytes on disk, in hexadecimal.
  public let sha256: String
  /// The rows read, the header and what precedes it left out.
  public let rows: Int
  public let cells: Int
  /// Rows that could not be read, and rows that fail a check.
  public let remarks: [RowRemark]
  /// What the reader of the file should know: aliases used, identical duplicates dropped.
  public let notes: [String]
  /// The text of the footnotes by code, and the legend of the marks, as the file gives them.
  public let legend: [String: String]
  /// The links between classifications that the file declares.
  public let crosswalk: [CrosswalkRow]

  public init(
    sha256: String, rows: Int, cells: Int, remarks: [RowRemark], notes: [String],
    legend: [String: String], crosswalk: [CrosswalkRow] = []
  ) {
    self.sha256 = sha256
    self.rows = rows
    self.cells = cells
    self.remarks = remarks
    self.notes = notes
    self.legend = legend
    self.crosswalk = crosswalk
  }
}

/// What is wrong with a row, as a sentence with its place.
public struct RowRemark: Sendable, Hashable {
  /// The sheet, or empty.
  public let sheet: String
  public let row: Int
  /// Whether the row was kept (and flagged) or left out.
  public let isKept: Bool
  public let sentence: String

  public init(sheet: String, row: Int, isKept: Bool, sentence: String) {
    self.sheet = sheet
    self.row = row
    self.isKept = isKept
    self.sentence = sentence
  }
}
