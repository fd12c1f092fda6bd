import LaborSeries

/// Takes cells from a layout and hands them on in batches.
public final class CellRecorder {
  /// What cells refer to by number; layouts enter areas, occupations and so on here.
  public var dictionary = PublicationDictionary()

  /// Titles that were given beside the files, for layouts whose files have codes alone.
  public var titles = LABSTATTables()

  private var release: Release?
  private var sheet = ""
  private var cells: [PublishedCell] = []
  private var known: [CellIdentity: CellPlace] = [:]
  private let deliver: (CellBatch, PublicationDictionary) throws -> Void

  /// Called every so many rows that are counted, whether or not cells are kept of them.
  var rowsWentBy: (() -> Void)?
  /// Rows from one call to the next.
  private static let rowsBetweenCalls = 1024

  private(set) var rows = 0
  private(set) var cellCount = 0
  private(set) var remarks: [RowRemark] = []
  private(set) var notes: [String] = []
  private(set) var legend: [String: String] = [:]
  private(set) var crosswalk: [CrosswalkRow] = []

  /// The codes of the occupations that are asked for, as published; empty when all are. Cells of
  /// others are left out in any case: a layout that looks here can pass over them early.
  public let occupations: Set<String>

  /// Cells in one batch at the most.
  static let batchSize = 65_536

  /// A recorder that hands batches to `deliver`.
  public init(
    occupations: Set<String> = [],
    deliver: @escaping (CellBatch, PublicationDictionary) throws -> Void
  ) {
    self.occupations = occupations
    self.deliver = deliver
    cells.reserveCapacity(CellRecorder.batchSize)
  }

  /// Says what the cells that follow are of. Call it before the first cell and at each change.
  public func begin(_ release: Release, sheet: String) throws {
    try flush()
    self.release = release
    self.sheet = sheet
  }

  /// Records a cell of the release and sheet at hand.
  @inline(__always)
  public func record(_ cell: PublishedCell) throws {
    cells.append(cell)
    if cells.count >= CellRecorder.batchSize { try flush() }
  }

  /// Records many cells of the release and sheet at hand, in their order.
  public func record(contentsOf some: [PublishedCell]) throws {
    if cells.count + some.count > CellRecorder.batchSize { try flush() }
    cells.append(contentsOf: some)
    if cells.count >= CellRecorder.batchSize { try flush() }
  }

  /// Records a cell unless the file has stated the same before: tables of one workbook repeat each
  /// other.
  ///
  /// - Parameter rounding: How far two statements may lie apart and still be the same figure.
  /// - Returns: Whether the cell was recorded, or what it repeats.
  /// - Throws: ``IngestError/layout(_:)`` when the file has stated something else before.
  func recordOnce(
    _ cell: PublishedCell, place: SheetPlace, rounding: Double = 0
  ) throws -> Repetition {
    guard let release else { preconditionFailure("cells were recorded before begin(_:sheet:)") }
    let here = CellPlace(cell, sheet: sheet)
    let identity = CellIdentity(cell, release)
    guard let earlier = known[identity] else {
      known[identity] = here
      try record(cell)
      return .none
    }
    guard earlier.status == here.status, abs(earlier.value - here.value) <= rounding else {
      let occupation = dictionary.occupations[cell.occupation]
      throw IngestError.layout(
        .conflict(
          "\(cell.measure.name) \(cell.year) of \(occupation.code) \(occupation.title)",
          place: place.file, first: earlier.description, second: here.description))
    }
    return earlier.value == here.value ? .same : .withinRounding
  }

  /// Counts a row of data that was read.
  public func countRow() {
    rows += 1
    if rows % CellRecorder.rowsBetweenCalls == 0 { rowsWentBy?() }
  }

  /// Counts many rows of data that were read.
  public func countRows(_ count: Int) { rows += count }

  /// Remarks upon a row that could not be read or fails a check.
  public func remark(_ sentence: String, row: Int, isKept: Bool) {
    remarks.append(RowRemark(sheet: sheet, row: row, isKept: isKept, sentence: sentence))
  }

  /// Notes what the reader of the file should know: an alias used, duplicates dropped.
  public func note(_ sentence: String) { notes.append(sentence) }

  /// Keeps the meaning of a mark or footnote code as the file gives it.
  public func explain(_ mark: String, as meaning: String) { legend[mark] = meaning }

  /// Keeps a declared link between two classifications.
  public func record(_ row: CrosswalkRow) { crosswalk.append(row) }

  /// Hands on what is left.
  public func flush() throws {
    guard !cells.isEmpty else { return }
    guard let release else { preconditionFailure("cells were recorded before begin(_:sheet:)") }
    cellCount += cells.count
    try deliver(CellBatch(release: release, sheet: sheet, cells: cells), dictionary)
    cells.removeAll(keepingCapacity: true)
  }
}
