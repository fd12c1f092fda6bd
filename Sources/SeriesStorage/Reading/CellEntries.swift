import LaborSeries

/// What the numbers in cells stand for: the entries of a store, or the dictionary of a file.
protocol CellEntries {
  func area(_ id: Int32) -> PublishedArea?
  func industry(_ id: Int32) -> PublishedIndustry?
  func occupation(_ id: Int32) -> PublishedOccupation?
  func detail(_ id: Int32) -> String
  func mark(_ id: Int32) -> String
  func footnote(_ id: Int32) -> String
}

extension StoredEntries: CellEntries {
  func area(_ id: Int32) -> PublishedArea? { areas[id] }
  func industry(_ id: Int32) -> PublishedIndustry? { industries[id] }
  func occupation(_ id: Int32) -> PublishedOccupation? { occupations[id] }
  func detail(_ id: Int32) -> String { details[id] ?? "" }
  func mark(_ id: Int32) -> String { marks[id] ?? "" }
  func footnote(_ id: Int32) -> String { footnotes[id] ?? "" }
}

/// The dictionary of a file that is read, which has every entry of its cells.
struct DictionaryEntries: CellEntries {
  let dictionary: PublicationDictionary

  func area(_ id: Int32) -> PublishedArea? { dictionary.areas[id] }
  func industry(_ id: Int32) -> PublishedIndustry? { dictionary.industries[id] }
  func occupation(_ id: Int32) -> PublishedOccupation? { dictionary.occupations[id] }
  func detail(_ id: Int32) -> String { dictionary.details[id] }
  func mark(_ id: Int32) -> String { dictionary.marks[id] }
  func footnote(_ id: Int32) -> String { dictionary.footnotes[id] }
}

/// Writes the cells of files as comma-separated text while they are read, in the columns of an
/// export, and keeps nothing.
public struct PrintedCells: PublicationSink {
  private let write: ([UInt8]) throws -> Void
  private var export = CellExport()
  private var buffer = CellExport.headerLine
  private var file = ""

  /// Cells that were written.
  public private(set) var count = 0

  /// A sink that hands pieces of text on.
  public init(write: @escaping ([UInt8]) throws -> Void) {
    self.write = write
  }

  public mutating func begin(_ file: PublicationFile) throws {
    // Entries have new numbers in each file.
    export = CellExport()
    self.file = file.name
  }

  public mutating func write(_ batch: CellBatch, _ dictionary: PublicationDictionary) throws {
    export.append(
      batch.cells, of: batch.release, sheet: batch.sheet, file: file,
      entries: DictionaryEntries(dictionary: dictionary), to: &buffer)
    count += batch.cells.count
    if buffer.count > 1 << 18 { try flush() }
  }

  public mutating func finish(_ summary: PublicationSummary) throws { try flush() }

  private mutating func flush() throws {
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
