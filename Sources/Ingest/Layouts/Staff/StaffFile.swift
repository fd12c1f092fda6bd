import LaborSeries
import Tabular

/// An employer's own staff figures, as a workbook or delimited text has them: one row for each
/// occupation below a header with “Occupation” and “Staff at the start”, found by content.
public struct StaffFile: Sendable, Equatable {
  /// One occupation.
  public struct Row: Sendable, Equatable {
    /// The occupation as it was entered.
    public let occupation: Entry<String>
    /// The area whose projection the need grows with; nil where none was entered.
    public let area: Entry<String>?
    /// What retirements go by, and what need grows by, as entered.
    public let retirement: Entry<String>?
    public let growth: Entry<String>?
    /// The figures that were entered, in their units; the others are left to whoever plans.
    public let figures: [StaffFigure: Entry<Double>]
  }

  /// Something entered, and where.
  public struct Entry<Value: Sendable & Equatable>: Sendable, Equatable {
    public let value: Value
    /// The sheet and the cell: `Staff C7`.
    public let place: String
  }

  /// The file as the user named it.
  public let name: String
  /// The name of the hospital or department; empty where none was entered.
  public let organization: String
  public let rows: [Row]

  /// The header of the columns besides those of figures.
  public enum Header {
    public static let occupation = "Occupation"
    public static let area = "Area"
    public static let retirement = "Retirements by"
    public static let growth = "Need grows by"
    public static let organization = "Organization"
  }

  /// Reads a file.
  ///
  /// - Throws: ``StaffFileError`` with sheet, cell and remedy; `UnreadableFile` for a file that is no
  ///   workbook and no text.
  public init(path: String) throws {
    let opened = try OpenedFile(path: path)
    name = path
    let sheets: [any Sheet] =
      switch opened.content {
      case .workbook(let sheets): sheets
      case .delimited(let sheet): [sheet]
      case .stream, .archive: []
      }
    for sheet in sheets {
      var reading = StaffSheetReading(file: path, sheet: sheet.name)
      try sheet.forEachRow { row in
        try reading.take(row)
        return true
      }
      guard reading.hasHeader else { continue }
      guard !reading.rows.isEmpty else {
        throw StaffFileError.noRows(file: path, sheet: sheet.name)
      }
      organization = reading.organization
      rows = reading.rows
      return
    }
    throw StaffFileError.notAStaffFile(file: path)
  }
}

/// Why a staff file cannot be used.
public enum StaffFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No sheet has the header of a staff file.
  case notAStaffFile(file: String)
  /// There is a header and nothing below it.
  case noRows(file: String, sheet: String)
  /// Two columns of one header.
  case repeatedColumn(file: String, place: String, header: String)
  /// A column that stands for nothing of a plan, with the names that are near its own.
  case unknownColumn(file: String, place: String, header: String, near: [String])
  /// A column that has to be there.
  case missingColumn(file: String, sheet: String, header: String)
  /// A cell that has to be filled.
  case missing(file: String, place: String, what: String)
  /// A cell that holds something other than what it is for.
  case unusable(file: String, place: String, what: String, found: String, remedy: String)

  public var description: String {
    switch self {
    case .notAStaffFile(let file):
      "\(file) has no sheet with the columns “Occupation” and “\(StaffFigure.staff.label)”; begin "
        + "with the file that modality plan --template -o staff.xlsx writes."
    case .noRows(let file, let sheet):
      "\(file) has no occupations below the header\(sheet.isEmpty ? "" : " of the sheet \(sheet)"); "
        + "fill in a row."
    case .repeatedColumn(let file, let place, let header):
      "\(file), \(place): there is a second column “\(header)”; remove one."
    case .unknownColumn(let file, let place, let header, let near):
      "\(file), \(place): a plan has no column “\(header)”"
        + (near.isEmpty ? "" : "; did you mean “\(near.joined(separator: "” or “"))”?")
        + "\(near.isEmpty ? ";" : " If not,") remove it or empty its header."
    case .missingColumn(let file, let sheet, let header):
      "\(file)\(sheet.isEmpty ? "" : ", sheet \(sheet)") has no column “\(header)”; add it."
    case .missing(let file, let place, let what):
      "\(file), \(place): “\(what)” is empty; fill it in, or empty the whole row."
    case .unusable(let file, let place, let what, let found, let remedy):
      "\(file), \(place): “\(what)” is \(found); \(remedy)."
    }
  }
}
