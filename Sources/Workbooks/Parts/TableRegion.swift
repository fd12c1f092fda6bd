/// A part of a sheet that programs load by name, such as Power Query: one header row and the rows
/// below it.
public struct TableRegion: Sendable {
  /// The name that programs load it by.
  public let name: String
  /// The header row and all rows of the table.
  public let range: CellRange
  /// The header of each column, each once; written by the table.
  public let columns: [String]
  /// Whether each column can be filtered by a button in its header.
  public let hasFilters: Bool

  /// A table; the cells below its header are put on the sheet beside it.
  public init(name: String, range: CellRange, columns: [String], hasFilters: Bool = false) {
    self.name = name
    self.range = range
    self.columns = columns
    self.hasFilters = hasFilters
  }
}
