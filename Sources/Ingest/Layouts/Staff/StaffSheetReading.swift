import LaborSeries
import Tabular

/// Reads one sheet of a staff file row by row.
struct StaffSheetReading {
  let file: String
  let sheet: String
  private(set) var organization = ""
  private(set) var rows: [StaffFile.Row] = []
  private var columns: [Column: Int]?

  init(file: String, sheet: String) {
    self.file = file
    self.sheet = sheet
  }

  /// What a column holds.
  private enum Column: Hashable {
    case occupation
    case area
    case retirement
    case growth
    case figure(StaffFigure)

    static let all: [Column] =
      [.occupation, .area, .retirement, .growth] + StaffFigure.allCases.map(Column.figure)

    var header: String {
      switch self {
      case .occupation: StaffFile.Header.occupation
      case .area: StaffFile.Header.area
      case .retirement: StaffFile.Header.retirement
      case .growth: StaffFile.Header.growth
      case .figure(let figure): figure.label
      }
    }
  }

  var hasHeader: Bool { columns != nil }

  mutating func take(_ row: borrowing SheetRow) throws(StaffFileError) {
    guard columns != nil else {
      try lookForHeader(row)
      return
    }
    if let entry = try entry(row) { rows.append(entry) }
  }

  private mutating func lookForHeader(_ row: borrowing SheetRow) throws(StaffFileError) {
    if Self.text(row[0])?.lowercased() == StaffFile.Header.organization.lowercased() {
      organization = Self.text(row[1]) ?? ""
    }
    var found: [Column: Int] = [:]
    for column in row.cells.indices {
      guard let text = Self.text(row[column])?.lowercased(),
        let known = Column.all.first(where: { $0.header.lowercased() == text })
      else { continue }
      guard found[known] == nil else {
        throw .repeatedColumn(file: file, place: place(row.number, column), header: known.header)
      }
      found[known] = column
    }
    guard found[.occupation] != nil, found.count > 1 else { return }
    guard found[.figure(.staff)] != nil else {
      throw .missingColumn(file: file, sheet: sheet, header: StaffFigure.staff.label)
    }
    try refuseUnknownHeaders(row, found)
    columns = found
  }

  /// A figure under a header that is not known would be left out without a word.
  private func refuseUnknownHeaders(
    _ row: borrowing SheetRow, _ found: [Column: Int]
  ) throws(StaffFileError) {
    for column in row.cells.indices where !found.values.contains(column) {
      guard let header = Self.text(row[column]), !header.isEmpty else { continue }
      throw .unknownColumn(
        file: file, place: place(row.number, column), header: header,
        near: NearestWords.words(to: header, among: Column.all.map(\.header)))
    }
  }

  /// The row's occupation; nil for an empty row.
  private func entry(_ row: borrowing SheetRow) throws(StaffFileError) -> StaffFile.Row? {
    guard let columns else { return nil }
    var isEmpty = true
    for column in columns.values where Self.isFilled(row[column]) { isEmpty = false }
    if isEmpty { return nil }
    var figures: [StaffFigure: StaffFile.Entry<Double>] = [:]
    for figure in StaffFigure.allCases {
      guard let column = columns[.figure(figure)], Self.isFilled(row[column]) else { continue }
      let place = place(row.number, column)
      figures[figure] = StaffFile.Entry(
        value: try number(row[column], figure, place), place: place)
    }
    guard let occupation = try text(.occupation, row) else {
      throw .missing(
        file: file, place: place(row.number, columns[.occupation] ?? 0),
        what: Column.occupation.header)
    }
    guard figures[.staff] != nil else {
      throw .missing(
        file: file, place: place(row.number, columns[.figure(.staff)] ?? 0),
        what: StaffFigure.staff.label)
    }
    return StaffFile.Row(
      occupation: occupation, area: try text(.area, row),
      retirement: try text(.retirement, row), growth: try text(.growth, row), figures: figures)
  }

  private func text(
    _ column: Column, _ row: borrowing SheetRow
  ) throws(StaffFileError) -> StaffFile.Entry<String>? {
    guard let index = columns?[column], Self.isFilled(row[index]) else { return nil }
    let place = place(row.number, index)
    guard let text = Self.text(row[index]) else {
      throw .unusable(
        file: file, place: place, what: column.header, found: Self.words(row[index]),
        remedy: "enter a text")
    }
    return StaffFile.Entry(value: text, place: place)
  }

  private func number(
    _ cell: SheetCell, _ figure: StaffFigure, _ place: String
  ) throws(StaffFileError) -> Double {
    let bounds = figure.allowed
    let range = "\(figure.shown(bounds.lowerBound)) to \(figure.shown(bounds.upperBound))"
    func fault(_ remedy: String) -> StaffFileError {
      .unusable(
        file: file, place: place, what: figure.label, found: Self.words(cell), remedy: remedy)
    }
    guard let value = Self.number(cell) else {
      if case .formulaWithoutValue = cell {
        throw fault("open and save the file in a spreadsheet program, or enter the number")
      }
      throw fault("enter a number of \(range) (\(figure.unit))")
    }
    guard bounds.contains(value) else {
      let meant = value / 100
      if figure.isFraction, bounds.contains(meant) {
        throw fault("write \(figure.shown(meant)) if that is meant; it has to be \(range)")
      }
      throw fault("it has to be \(range) (\(figure.unit)); correct it")
    }
    return value
  }

  private func place(_ row: Int, _ column: Int) -> String {
    let cell = "\(columnName(column))\(row)"
    return sheet.isEmpty ? "cell \(cell)" : "\(sheet) \(cell)"
  }

  private static func isFilled(_ cell: SheetCell) -> Bool {
    switch cell {
    case .empty: false
    case .text(let text): text.contains { !$0.isWhitespace }
    default: true
    }
  }

  private static func text(_ cell: SheetCell) -> String? {
    guard case .text(let text) = cell else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  /// A number that is stored as one or written in digits; `12%` and `12 %` are 0.12.
  private static func number(_ cell: SheetCell) -> Double? {
    if case .number(let number) = cell { return number }
    guard var text = text(cell) else { return nil }
    let isPercent = text.hasSuffix("%")
    if isPercent { text = String(text.dropLast().filter { $0 != " " }) }
    guard let value = Double(text), value.isFinite else { return nil }
    return isPercent ? value / 100 : value
  }

  private static func words(_ cell: SheetCell) -> String {
    switch cell {
    case .empty: "empty"
    case .text(let text): "“\(text)”"
    case .number(let number), .date(let number): "\(number)"
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .error(let error): error
    case .formulaWithoutValue: "a formula without a stored value"
    }
  }
}

extension StaffFigure {
  /// A value as people write it: fractions in percent, whole numbers without decimals.
  fileprivate func shown(_ value: Double) -> String {
    let scaled = isFraction ? (value * 10_000).rounded() / 100 : value
    let digits =
      scaled == scaled.rounded() && abs(scaled) < 1e15 ? String(Int(scaled)) : String(scaled)
    return isFraction ? digits + "%" : digits
  }
}
