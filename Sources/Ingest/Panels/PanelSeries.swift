/// One series of a panel file, as its rows state it: nothing is checked but that cells are numbers.
public struct PanelSeries: Sendable, Equatable {
  /// One row.
  public struct Point: Sendable, Equatable {
    /// The year, or any whole-number index.
    public let index: Int
    /// The value in the file's unit; not finite where the file says so.
    public let value: Double
    /// The standard error as a fraction of the value, or `nil` when the file gives none.
    public let relativeStandardError: Double?
  }

  /// The name that the file gives the series.
  public let name: String
  /// The line of its first row.
  public let line: Int
  /// The rows in the order of the file, up to the first that cannot be read.
  public let points: [Point]
  /// The first cell that cannot be read, if there is one.
  public let fault: PanelFault?
}

/// Why a row of a panel states no value. The other series of the file are unharmed.
public enum PanelFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// A cell that should hold a number is empty.
  case emptyCell(column: String, line: Int)
  /// A cell holds something else than the column needs.
  case badCell(String, column: String, line: Int, required: String)
  /// A standard error in the value's unit beside a value of zero, of which it is no fraction.
  case standardErrorOfZero(line: Int)

  public var description: String {
    switch self {
    case .emptyCell(let column, let line):
      "Line \(line), column \(column): the cell is empty; leave the row out if nothing was "
        + "published."
    case .badCell(let text, let column, let line, let required):
      "Line \(line), column \(column): “\(text)” is not \(required); correct the cell."
    case .standardErrorOfZero(let line):
      "Line \(line): a standard error beside a value of zero; leave the standard error out."
    }
  }
}

/// Why a file is not a panel of series.
public enum PanelError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file cannot be opened.
  case notOpened(reason: String)
  /// The file was opened and could not be read to its end.
  case readFailed(reason: String)
  /// The text is not a table.
  case notATable(reason: String)
  /// The header has two columns of which one is meant.
  case ambiguousColumns(String, String, file: String)
  /// The rows of a series are not together.
  case seriesReturns(String, file: String, first: Int, second: Int)

  public var description: String {
    switch self {
    case .notOpened(let reason), .readFailed(let reason), .notATable(let reason):
      reason
    case .ambiguousColumns(let first, let second, let file):
      "\(file), line 1: both “\(first)” and “\(second)” are columns; keep one of them."
    case .seriesReturns(let name, let file, let first, let second):
      "\(file), lines \(first) and \(second): the series “\(name)” begins twice; sort the rows by "
        + "series, so that those of one series are together."
    }
  }
}
