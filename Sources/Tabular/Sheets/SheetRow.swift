/// A row of a sheet: of a workbook of either format, or of delimited text.
public struct SheetRow: Sendable, Equatable {
  /// The row's number in the file, from 1; for delimited text the line on which the row begins.
  public var number: Int
  /// The cells from column A on; what lies behind the last written cell is not there.
  public var cells: [SheetCell]

  public init(number: Int, cells: [SheetCell]) {
    self.number = number
    self.cells = cells
  }

  /// The cell of a column counted from 0; empty behind the end of the row.
  public subscript(column: Int) -> SheetCell {
    column < cells.count ? cells[column] : .empty
  }
}

/// What a sheet holds in a cell, before anything is made of it.
public enum SheetCell: Sendable, Hashable {
  case empty
  /// A text as it stands in the file, blanks included.
  case text(String)
  /// A number that the file stores as a number.
  case number(Double)
  /// A number that is shown as a date.
  case date(Double)
  case boolean(Bool)
  /// An error such as `#REF!`, as shown.
  case error(String)
  /// A formula whose value the file does not store.
  case formulaWithoutValue
}

/// The name of a column as spreadsheets print it: A for 0, Z for 25, AA for 26.
public func columnName(_ column: Int) -> String {
  var letters: [UInt8] = []
  var rest = column
  repeat {
    letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
    rest = rest / 26 - 1
  } while rest >= 0
  return String(decoding: letters.reversed(), as: UTF8.self)
}
