import Workbooks

/// One table and the sheet that it has to itself.
struct StatisticsTable: Sendable {
  let rows: DataRows
  let caption: String
  let source: String
  /// Its notes, and those on what its sheet had to change.
  let notes: [String]
  /// The name of its sheet.
  let sheet: String
  /// The name by which programs load it.
  let name: String
  private let headers: [String]

  /// The longest header that spreadsheet programs take in a table is 255 characters.
  private static let longestHeader = 240
  private static let (narrowest, widest) = (9.0, 60.0)

  init(
    rows: DataRows, caption: String, source: String, notes: [String], sheet: String, name: String
  ) {
    self.rows = rows
    self.caption = caption
    self.source = source
    self.sheet = sheet
    self.name = name
    headers = Self.headers(of: rows.columns)
    self.notes =
      notes
      + zip(headers, rows.columns).filter { $0.utf16.count < $1.name.utf16.count }.map {
        "The column “\($0)” is in full: \($1.name)"
      }
  }

  /// The sheet: the header row in A1 and the rows below it.
  var worksheet: Worksheet {
    var worksheet = Worksheet(name: sheet)
    let last = CellPlace(row: max(rows.fields.count, 1), column: headers.count - 1)
    worksheet.tables = [
      TableRegion(
        name: name, range: CellRange(CellPlace(row: 0, column: 0), last), columns: headers)
    ]
    let styles = rows.columns.map(\.style)
    for (index, header) in headers.enumerated() {
      let isText = rows.columns[index].kind == .text
      worksheet.put(
        .text(header), row: 0, column: index, isText ? .heading : .numberHeading)
    }
    for (index, row) in rows.fields.enumerated() {
      for (column, field) in row.enumerated() {
        guard let value = rows.columns[column].value(field) else { continue }
        worksheet.put(value, row: index + 1, column: column, styles[column])
      }
    }
    worksheet.setWidths(widths)
    worksheet.fitRows()
    worksheet.showsGridlines = true
    worksheet.frozen = CellPlace(row: 1, column: 0)
    worksheet.page = PageSetup(
      isLandscape: true, repeatedRows: 0...0, footer: shortened(caption, to: 90))
    return worksheet
  }

  /// The width of each column, in characters: that of its widest cell within bounds.
  private var widths: [Double] {
    rows.columns.indices.map { column in
      let isText = rows.columns[column].kind == .text
      let longest = rows.fields.reduce(0) { longest, row in
        if case .text(let text) = row[column] { return max(longest, min(text.utf16.count, 200)) }
        return longest
      }
      // A header is wrapped, but not within its words.
      let word = headers[column].split(separator: " ").map(\.utf16.count).max() ?? 0
      let head = max(word, min(headers[column].utf16.count, isText ? 16 : 14))
      return min(max(Double(max(longest, head)) + 2, Self.narrowest), Self.widest)
    }
  }

  /// A header for each column, each once: repeated ones are numbered, long ones shortened.
  private static func headers(of columns: [DataRows.Column]) -> [String] {
    var taken: Set<String> = []
    return columns.enumerated().map { index, column in
      let oneLine = withoutControls(column.name).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      let base =
        oneLine.isEmpty
        ? (index == 0 ? "Name" : "Column \(index + 1)") : shortened(oneLine, to: longestHeader)
      var header = base
      var number = 2
      while !taken.insert(header.lowercased()).inserted {
        header = "\(base) (\(number))"
        number += 1
      }
      return header
    }
  }
}

extension DataRows.Column {
  /// A field as a cell has it; nil where it is missing. Percent become fractions, which are shown
  /// as percent.
  fileprivate func value(_ field: DelimitedDialect.Field) -> CellValue? {
    switch field {
    case .text(let text):
      let isNothing = text.isEmpty || (kind != .text && text == "–")
      return isNothing ? nil : .text(text)
    case .number(let number):
      guard let number, number.isFinite else { return nil }
      guard case .percent = kind else { return .number(number) }
      return .number((number * 1e10).rounded() / 1e12)
    }
  }

  fileprivate var style: CellStyle {
    switch kind {
    case .text: CellStyle(.body, wraps: true)
    case nil: CellStyle(.body)
    case .year: CellStyle(.body, .year)
    case .count: CellStyle(.body, showsPlus ? .signedInteger : .integer)
    case .number(let decimals):
      CellStyle(.body, showsPlus ? .signedDecimal(decimals) : .decimal(decimals))
    case .percent(let decimals), .fraction(let decimals):
      CellStyle(.body, showsPlus ? .signedPercent(decimals) : .percent(decimals))
    case .dollars(let decimals): CellStyle(.body, .money(decimals))
    }
  }
}
