/// A sheet that can be read from its first row to its last, as often as needed.
public protocol Sheet: Sendable {
  /// The name on the tab; empty for delimited text.
  var name: String { get }
  /// Whether a workbook hides the sheet.
  var isHidden: Bool { get }
  /// The mark before decimals in texts that stand for numbers, see ``NumberText``; nil when nobody
  /// has declared it and it cannot be known, as in text with semicolons between its fields.
  var decimalMark: DecimalMark? { get }
  /// How far its reading has come; nil for a sheet that is not read from a file.
  var meter: SheetMeter? { get }

  /// Reads the rows in the order of the file until `body` returns false. Empty rows are left out.
  ///
  /// The row is one buffer that is filled anew each time; copy what is to be kept.
  ///
  /// - Throws: What the format throws for a damaged file, and what `body` throws.
  func forEachRow(_ body: (borrowing SheetRow) throws -> Bool) throws
}

extension Sheet {
  public var decimalMark: DecimalMark? { .point }
  public var meter: SheetMeter? { nil }

  /// The first rows, for finding out what a sheet is.
  public func firstRows(_ count: Int) throws -> [SheetRow] {
    var rows: [SheetRow] = []
    guard count > 0 else { return rows }
    try forEachRow { row in
      rows.append(SheetRow(number: row.number, cells: row.cells))
      return rows.count < count
    }
    return rows
  }
}
