/// Why a workbook cannot be made or written. Nothing is left behind.
public enum WorkbookFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// A workbook has at least one sheet.
  case noSheets
  /// A sheet's name that spreadsheet programs refuse.
  case sheetName(String, problem: String)
  /// Two sheets of one name; capitals do not tell names apart.
  case repeatedSheet(String)
  /// A cell beyond the last row or column of the file format.
  case outsideSheet(sheet: String, row: Int, column: Int)
  /// A text longer than a cell takes, in units of UTF-16.
  case longText(sheet: String, cell: String, length: Int)
  /// A formula longer than a cell takes.
  case longFormula(sheet: String, cell: String, length: Int)
  /// A number that is not finite.
  case notANumber(sheet: String, cell: String, found: String)
  /// A link, name or chart leads to a sheet that the workbook lacks.
  case missingSheet(name: String, from: String)
  /// A defined name or the name of a table that spreadsheet programs refuse.
  case definedName(String, problem: String)
  /// Two defined names or tables of one name.
  case repeatedName(String)
  /// A table that cannot stand on its sheet.
  case table(String, sheet: String, problem: String)
  /// A rule for input that cannot be written.
  case rule(sheet: String, cell: String, problem: String)
  /// The folder for temporary files cannot be used.
  case temporaryFolder(path: String, reason: String)
  /// The folder for temporary files is too full.
  case noRoom(path: String, required: Int, free: Int)
  /// The writing library refused.
  case refused(action: String, reason: String)

  /// The reason as a sentence, with the remedy.
  public var description: String {
    switch self {
    case .noSheets: "A workbook needs a sheet; add one."
    case .sheetName(let name, let problem):
      "“\(name)” cannot name a sheet: \(problem); use 1 to 31 characters without [ ] : * ? / \\."
    case .repeatedSheet(let name):
      "Two sheets are named “\(name)”; capitals do not tell them apart; rename one."
    case .outsideSheet(let sheet, let row, let column):
      "Row \(row + 1), column \(column + 1) does not exist on the sheet “\(sheet)”: a sheet has "
        + "\(CellPlace.rowCount) rows and \(CellPlace.columnCount) columns; choose fewer figures."
    case .longText(let sheet, let cell, let length):
      "The text of “\(sheet)” \(cell) has \(length) characters; a cell takes 32767; shorten it."
    case .longFormula(let sheet, let cell, let length):
      "The formula of “\(sheet)” \(cell) has \(length) characters; a cell takes 8192; divide it."
    case .notANumber(let sheet, let cell, let found):
      "“\(sheet)” \(cell) would hold \(found), which is not a number; leave the cell empty."
    case .missingSheet(let name, let origin):
      "\(origin) leads to the sheet “\(name)”, which the workbook lacks; add it."
    case .definedName(let name, let problem):
      "“\(name)” cannot name cells: \(problem); begin with a letter and use letters, digits, _ "
        + "and periods."
    case .repeatedName(let name):
      "Two ranges or tables are named “\(name)”; capitals do not tell them apart; rename one."
    case .table(let name, let sheet, let problem):
      "The table “\(name)” on “\(sheet)” cannot be written: \(problem)."
    case .rule(let sheet, let cell, let problem):
      "The rule for input into “\(sheet)” \(cell) cannot be written: \(problem)."
    case .temporaryFolder(let path, let reason):
      "The folder for temporary files \(path) cannot be used: \(reason); set TMPDIR to another."
    case .noRoom(let path, let required, let free):
      "The folder for temporary files \(path) has \(free) bytes free and \(required) are needed; "
        + "set TMPDIR to another."
    case .refused(let action, let reason):
      "A workbook could not be written: \(action) failed, \(reason)."
    }
  }

  /// Whether the machine is at fault and not the content.
  public var isOfTheMachine: Bool {
    switch self {
    case .temporaryFolder, .noRoom, .refused: true
    default: false
    }
  }
}
