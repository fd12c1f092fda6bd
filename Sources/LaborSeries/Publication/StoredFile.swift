/// A file that a store holds, and what was read of it.
public struct StoredFile: Sendable, Hashable {
  public let file: PublicationFile
  /// The releases that its cells are of, ascending.
  public let releases: [Release]
  /// Rows read.
  public let rows: Int
  /// Cells kept.
  public let cells: Int
  /// Cells among them that state what others of the store state, with the same value.
  public let repeats: Int
  /// Rows that could not be read, and rows that fail a check.
  public let remarks: Int
  /// The first of the remarks, a handful.
  public let firstRemarks: [RowRemark]
  /// What the reader of the file should know.
  public let notes: [String]

  public init(
    file: PublicationFile, releases: [Release], rows: Int, cells: Int, repeats: Int, remarks: Int,
    firstRemarks: [RowRemark], notes: [String]
  ) {
    self.file = file
    self.releases = releases
    self.rows = rows
    self.cells = cells
    self.repeats = repeats
    self.remarks = remarks
    self.firstRemarks = firstRemarks
    self.notes = notes
  }
}

/// Cells taken out of a store, with what they refer to and where they come from.
public struct PublicationExtract: Sendable {
  /// Cells of one file, release and sheet.
  public struct Part: Sendable {
    public let file: PublicationFile
    public let batch: CellBatch

    public init(file: PublicationFile, batch: CellBatch) {
      self.file = file
      self.batch = batch
    }
  }

  /// What the cells refer to by number.
  public let dictionary: PublicationDictionary
  /// The cells by release, and by file in the order in which files came.
  public let parts: [Part]
  /// The links between classifications that files of the store declare.
  public let crosswalk: [CrosswalkRow]

  public init(
    dictionary: PublicationDictionary, parts: [Part], crosswalk: [CrosswalkRow] = []
  ) {
    self.dictionary = dictionary
    self.parts = parts
    self.crosswalk = crosswalk
  }
}
