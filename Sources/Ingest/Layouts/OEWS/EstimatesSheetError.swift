/// Why a sheet of OEWS estimates cannot be used as a whole.
public enum EstimatesSheetError: Error, Equatable, CustomStringConvertible {
  /// Columns without which the rows mean nothing.
  case missingColumns([String], found: [String], place: String)
  /// Two columns of one meaning.
  case duplicateColumn(String, columns: [String], place: String)
  /// No area columns, and the file's name does not say that the estimates are national.
  case noAreaColumns(found: [String], place: String)
  /// Neither the sheet nor a name says which release the estimates are of.
  case releaseUnknown(place: String)
  /// A year in which the survey had another design, or none.
  case releaseUnsupported(year: Int, place: String)
  /// A header and no row below it.
  case noRows(place: String)
  /// Every row was left out.
  case noUsableRow(count: Int, first: String, place: String)
  /// Two rows state different things of the same occupation, area and industry.
  case conflictingRows(String, first: Int, second: Int, differences: [String], place: String)
  /// A number with a comma that may stand before decimals.
  case decimalComma(String, cell: String, place: String)
  /// The file describes others and holds no estimates.
  case noEstimates(String, place: String)
  /// More areas or industries than any publication has.
  case tooManyEntries(String, limit: Int, place: String)

  public var description: String {
    switch self {
    case .missingColumns(let names, let found, let place):
      "\(place): the header has no column \(names.joined(separator: ", ")); the columns found are "
        + "\(found.joined(separator: ", ")). Download the file again from BLS."
    case .duplicateColumn(let name, let columns, let place):
      "\(place): \(name) stands in columns \(columns.joined(separator: " and ")); delete the one "
        + "that was added."
    case .noAreaColumns(let found, let place):
      "\(place): no column AREA says what area the estimates are for (the columns found are "
        + "\(found.joined(separator: ", "))), and the file's name does not say “national”; if it is "
        + "a national file, give it back its name."
    case .releaseUnknown(let place):
      "\(place): nothing says which release the estimates are of: no year in a column, in a title, "
        + "in the sheet's name or in the file's; name the file as BLS does, such as "
        + "national_M2024_dl.xlsx, or read it from its archive."
    case .releaseUnsupported(let year, let place):
      "\(place): the estimates are of \(year); the survey in its present form begins in 1997."
    case .noRows(let place):
      "\(place): there is a header and no row below it; download the file again."
    case .noUsableRow(let count, let first, let place):
      "\(place): none of the \(count) rows can be used; the first fault is: \(first)"
    case .conflictingRows(let what, let first, let second, let differences, let place):
      "\(place): rows \(first) and \(second) both state \(what), and differ: "
        + "\(differences.joined(separator: "; ")). Delete one of them."
    case .decimalComma(let text, let cell, let place):
      "\(place), \(cell): the comma in “\(text)” may stand before decimals or between thousands; "
        + "declare which (--decimal-mark), or save the file with decimal points."
    case .noEstimates(let what, let place):
      "\(place) is \(what) and holds no estimates; give the file with the estimates."
    case .tooManyEntries(let what, let limit, let place):
      "\(place): there are more than \(limit) \(what), which no publication has; the columns may "
        + "be shifted."
    }
  }
}

/// What is wrong with one row, so that it is left out.
struct RowFault: Error {
  /// The column, counted from 0.
  let column: Int
  /// What stands in the cell and what should: “a date stands where a count belongs”.
  let fault: String
}
