/// A cell of a sheet by row and column, both counted from 0.
public struct CellPlace: Sendable, Hashable, Comparable {
  public let row: Int
  public let column: Int

  /// The rows and columns that a sheet of the file format has.
  public static let rowCount = 1_048_576
  public static let columnCount = 16_384

  /// A cell; rows and columns are counted from 0.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// In the order of a page: row by row.
  public static func < (first: CellPlace, second: CellPlace) -> Bool {
    (first.row, first.column) < (second.row, second.column)
  }

  /// The cell as formulas name it: `B7`.
  public var name: String { "\(columnLetters)\(row + 1)" }

  /// The cell as formulas name it wherever they are copied to: `$B$7`.
  public var absoluteName: String { "$\(columnLetters)$\(row + 1)" }

  /// The column's letters: A for 0, Z for 25, AA for 26.
  public var columnLetters: String { Self.letters(ofColumn: column) }

  /// The letters of a column counted from 0: A for 0, Z for 25, AA for 26.
  public static func letters(ofColumn column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    repeat {
      letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
      rest = rest / 26 - 1
    } while rest >= 0
    return String(decoding: letters.reversed(), as: UTF8.self)
  }

  /// Whether a sheet has the cell.
  var isOnSheet: Bool {
    row >= 0 && row < Self.rowCount && column >= 0 && column < Self.columnCount
  }
}

/// A rectangle of cells of one sheet.
public struct CellRange: Sendable, Hashable {
  public let first: CellPlace
  public let last: CellPlace

  /// The cells from one corner to the other, both included.
  public init(_ first: CellPlace, _ last: CellPlace) {
    precondition(
      first.row <= last.row && first.column <= last.column,
      "a range goes from its upper left to its lower right cell")
    self.first = first
    self.last = last
  }

  /// One cell.
  public init(_ place: CellPlace) { self.init(place, place) }

  /// Some rows of one column.
  public init(column: Int, rows: ClosedRange<Int>) {
    self.init(
      CellPlace(row: rows.lowerBound, column: column),
      CellPlace(row: rows.upperBound, column: column))
  }

  /// The range as formulas name it wherever they are copied to: `$B$7:$C$9`, `$B$7` for one cell.
  public var absoluteName: String {
    first == last ? first.absoluteName : "\(first.absoluteName):\(last.absoluteName)"
  }

  /// The range on a sheet, as formulas of other sheets name it: `'Plan 1'!$B$7:$C$9`.
  public func absoluteName(on sheet: String) -> String {
    "\(Self.quoted(sheet))!\(absoluteName)"
  }

  /// A sheet's name as formulas have it, always in quotes: apostrophes within it are doubled.
  public static func quoted(_ sheet: String) -> String {
    "'\(sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
  }

  /// How many cells the range has.
  public var cellCount: Int {
    (last.row - first.row + 1) * (last.column - first.column + 1)
  }

  func overlaps(_ other: CellRange) -> Bool {
    first.row <= other.last.row && other.first.row <= last.row
      && first.column <= other.last.column && other.first.column <= last.column
  }
}
