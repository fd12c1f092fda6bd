/// How much a file may ask for before it is refused.
///
/// The standard limits leave real publications room: the largest archive seen has 79 MB, its parts
/// unpack to at most 15 times their size, and no sheet has more than 110 columns.
public struct ReadingLimits: Sendable, Hashable {
  /// Bytes of a file, of an archive above all.
  public var archiveBytes: Int
  /// Bytes of one part of an archive or workbook, unpacked.
  public var partBytes: Int
  /// Bytes that all members of an archive unpack to, those of archives inside it included.
  public var expandedBytes: Int
  /// How many times its packed size a part may unpack to; parts below 1 MiB are not judged.
  public var expansionRatio: Int
  /// Members of an archive, those of archives inside it included.
  public var members: Int
  /// How many archives may lie inside one another, the file itself being the first.
  public var archiveDepth: Int
  /// Bytes of the texts that the sheets of a workbook share; these are kept in memory.
  public var sharedTextBytes: Int
  /// Sheets of a workbook.
  public var sheets: Int
  /// Columns of a sheet.
  public var columns: Int
  /// Rows of a workbook's sheet.
  public var rows: Int
  /// Cells of a sheet that are passed over because they stand empty before a written one.
  public var emptyCells: Int
  /// Characters of a cell's text, counted as bytes of UTF-8.
  public var cellCharacters: Int
  /// Bytes of a row of delimited text or of a row of a workbook as XML.
  public var rowBytes: Int

  /// The limits when nothing else is asked for.
  public static let standard = ReadingLimits(
    archiveBytes: 4 << 30, partBytes: 4 << 30, expandedBytes: 16 << 30, expansionRatio: 100,
    members: 10_000, archiveDepth: 3, sharedTextBytes: 512 << 20, sheets: 1_000, columns: 16_384,
    rows: 1_048_576, emptyCells: 1 << 27, cellCharacters: 32_767 * 4, rowBytes: 16 << 20)
}
