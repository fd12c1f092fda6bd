import LaborSeries

/// What a cell is about: two cells that agree in it state the same figure.
struct CellIdentity: Hashable {
  private let release: Release
  private let area: Int32
  private let industry: Int32
  private let occupation: Int32
  private let detail: Int32
  private let measure: Measure
  private let year: Int16
  private let period: UInt8

  init(_ cell: PublishedCell, _ release: Release) {
    self.release = release
    area = cell.area
    industry = cell.industry
    occupation = cell.occupation
    detail = cell.detail
    measure = cell.measure
    year = cell.year
    period = cell.period
  }
}

/// What a cell says, and where it stands.
struct CellPlace: CustomStringConvertible {
  let status: CellStatus
  let value: Double
  private let sheet: String
  private let row: Int32

  init(_ cell: PublishedCell, sheet: String) {
    status = cell.status
    value = cell.value
    self.sheet = sheet
    row = cell.row
  }

  /// `39400.0 in sheet Table 1.2, row 442`.
  var description: String {
    let figure = status == .value ? "\(value)" : "\(status)"
    return "\(figure) in \(sheet.isEmpty ? "" : "sheet \(sheet), ")row \(row)"
  }
}

/// Whether a cell repeats one of the same file.
enum Repetition {
  /// It is new.
  case none
  /// It says the same.
  case same
  /// It says the same but for rounding; the first statement is kept.
  case withinRounding
}
