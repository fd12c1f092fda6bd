/// Puts the cells of a workbook's sheet together into rows and refuses what no sheet can hold.
struct RowAssembly {
  /// The row at hand.
  var row = SheetRow(number: 0, cells: [])
  /// Whether a cell of the row holds anything.
  var hasContent = false

  let file: String
  let sheet: String
  private let limits: ReadingLimits
  private var emptyCells = 0

  init(file: String, sheet: String, limits: ReadingLimits) {
    self.file = file
    self.sheet = sheet
    self.limits = limits
  }

  /// What a row that is taken back leaves as it was.
  struct Mark {
    fileprivate let number: Int
    fileprivate let emptyCells: Int
  }

  var mark: Mark { Mark(number: row.number, emptyCells: emptyCells) }

  /// Takes back the row that was begun after a mark.
  mutating func takeBack(to mark: Mark) {
    row.number = mark.number
    emptyCells = mark.emptyCells
  }

  /// Begins a row; `nil` is the row after the last.
  mutating func begin(row stated: Int?) throws {
    let number = stated ?? row.number + 1
    guard number > row.number else {
      throw fault(
        "A\(number)", "row \(number) stands after row \(row.number); save the workbook anew")
    }
    guard number <= limits.rows else {
      throw fault(
        "A\(number)", "more than the limit of \(limits.rows) rows; raise it (--limits rows=…)")
    }
    row.number = number
    row.cells.removeAll(keepingCapacity: true)
    hasContent = false
  }

  /// Makes room for a cell in a column that is given as in `B7` or left out.
  ///
  /// - Returns: the column, which is the next that is added.
  mutating func place(_ reference: UnsafeRawBufferPointer?) throws -> Int {
    let column = try reference.map { try self.column($0) } ?? row.cells.count
    try pad(to: column)
    return column
  }

  /// Fills up to a column with empty cells.
  mutating func pad(to column: Int) throws {
    let missing = column - row.cells.count
    guard missing != 0 else { return }
    guard missing > 0 else {
      throw fault(
        address(column),
        "the cell stands after \(address(row.cells.count - 1)); save the workbook anew")
    }
    guard column < limits.columns else {
      throw fault(
        address(column),
        "more than the limit of \(limits.columns) columns; raise it (--limits columns=…)")
    }
    emptyCells += missing
    guard emptyCells <= limits.emptyCells else {
      throw fault(
        address(column), "more than \(limits.emptyCells) empty cells stand before written ones")
    }
    row.cells.append(contentsOf: repeatElement(.empty, count: missing))
  }

  /// Begins the row of a number where ``begin(row:)`` would not throw; answers whether it did.
  @inline(__always)
  mutating func beginRegular(row stated: Int?) -> Bool {
    let number = stated ?? row.number + 1
    guard number > row.number, number <= limits.rows else { return false }
    row.number = number
    row.cells.removeAll(keepingCapacity: true)
    hasContent = false
    return true
  }

  /// Adds a cell in a column where ``pad(to:)`` and ``add(_:)`` would not throw; answers whether
  /// it did.
  @inline(__always)
  mutating func addRegular(_ cell: consuming SheetCell, column: Int, isEmpty: Bool) -> Bool {
    let missing = column - row.cells.count
    guard missing >= 0, column < limits.columns else { return false }
    if missing > 0 {
      emptyCells += missing
      guard emptyCells <= limits.emptyCells else { return false }
      for _ in 0..<missing { row.cells.append(.empty) }
    }
    if !isEmpty { hasContent = true }
    row.cells.append(cell)
    return true
  }

  /// Adds the next cell.
  mutating func add(_ cell: SheetCell) throws {
    guard row.cells.count < limits.columns else {
      throw fault(
        address(row.cells.count),
        "more than the limit of \(limits.columns) columns; raise it (--limits columns=…)")
    }
    if cell != .empty { hasContent = true }
    row.cells.append(cell)
  }

  /// The error that a cell of the row at hand is.
  func fault(_ cell: String, _ reason: String) -> UnreadableFile {
    .cell(file: file, sheet: sheet, cell: cell, reason: reason)
  }

  func address(_ column: Int) -> String { columnName(column) + String(row.number) }

  /// The column of a reference such as `B7`, whose number must be that of the row.
  private func column(_ reference: UnsafeRawBufferPointer) throws -> Int {
    var column = 0
    var number = 0
    var at = 0
    while at < reference.count, reference[at] &- UInt8(ascii: "A") < 26, at < 4 {
      column = column * 26 + Int(reference[at] - UInt8(ascii: "A")) + 1
      at += 1
    }
    let letters = at
    while at < reference.count, reference[at] &- UInt8(ascii: "0") < 10, at < 12 {
      number = number * 10 + Int(reference[at] - UInt8(ascii: "0"))
      at += 1
    }
    guard at == reference.count, letters > 0, at > letters else {
      let text = String(decoding: reference.prefix(20), as: UTF8.self)
      throw fault("in row \(row.number)", "“\(text)” is no place of a cell; save the workbook anew")
    }
    guard number == row.number else {
      throw fault(
        String(decoding: reference, as: UTF8.self),
        "the cell stands in row \(row.number); save the workbook anew")
    }
    return column - 1
  }
}
