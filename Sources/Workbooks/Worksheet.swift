/// One sheet: cells, and what stands over them.
public struct Worksheet: Sendable {
  /// The name on the tab.
  public let name: String
  public private(set) var cells: [CellPlace: Cell] = [:]
  /// Widths of columns in characters, by column counted from 0.
  public private(set) var columnWidths: [Int: Double] = [:]
  /// Heights of rows in points, by row counted from 0; others fit what they hold.
  public private(set) var rowHeights: [Int: Double] = [:]
  /// The rows above this cell and the columns left of it stay in sight.
  public var frozen: CellPlace?
  public var tables: [TableRegion] = []
  public var rules: [InputRule] = []
  public var looks: [ConditionalLook] = []
  public var charts: [SheetChart] = []
  public var page = PageSetup()
  /// Whether lines are drawn between the cells.
  public var showsGridlines = false
  /// The color of the tab; none when nil.
  public var tabColor: UInt32?

  /// An empty sheet.
  public init(name: String) { self.name = name }

  /// Puts something in a cell, in place of what was there.
  public mutating func put(_ value: CellValue, at place: CellPlace, _ style: CellStyle = .body) {
    cells[place] = Cell(value, style)
  }

  /// Puts something in a cell by row and column, both counted from 0.
  public mutating func put(
    _ value: CellValue, row: Int, column: Int, _ style: CellStyle = .body
  ) {
    put(value, at: CellPlace(row: row, column: column), style)
  }

  /// Puts values in neighboring cells of one row.
  public mutating func put(
    _ values: [CellValue], row: Int, from column: Int = 0, _ style: CellStyle = .body
  ) {
    for (offset, value) in values.enumerated() {
      put(value, row: row, column: column + offset, style)
    }
  }

  /// Makes columns as wide as some number of characters.
  public mutating func setWidth(_ width: Double, ofColumns columns: ClosedRange<Int>) {
    for column in columns { columnWidths[column] = width }
  }

  /// Makes columns from the first on as wide as each number of characters.
  public mutating func setWidths(_ widths: [Double], from column: Int = 0) {
    for (offset, width) in widths.enumerated() { columnWidths[column + offset] = width }
  }

  /// Makes a row as high as some points.
  public mutating func setHeight(_ height: Double, ofRow row: Int) {
    rowHeights[row] = height
  }

  /// What stands in a cell; nil for nothing.
  public subscript(place: CellPlace) -> Cell? { cells[place] }
}
