import CFreeXL

/// A workbook of Excel 97 to 2003, read by FreeXL.
///
/// FreeXL trusts what a file says about itself, and gives up on shared texts that break off in
/// places where Excel breaks them off. Container and records are therefore looked at first, texts
/// are read there, and FreeXL is given the other records in a new container without a name.
struct BinaryWorkbook: Sendable {
  let sheets: [BinarySheet]

  init(_ source: FileBytes, limits: ReadingLimits) throws {
    let bytes = try Self.read(source, limits: limits)
    let container = try CompoundFile(bytes, file: source.name)
    let records = try BinaryRecords(container.workbook, file: source.name, limits: limits)
    let copy = CompoundFile.holding(records.stream)
    var anonymous = try AnonymousFile(name: source.name, expectedSize: copy.count)
    try copy.withUnsafeBytes { try anonymous.write($0) }
    let held = try anonymous.held()
    let handle = try FreeXLHandle(held)
    let names = try handle.sheetNames()
    guard names.count == records.sheets.count else {
      throw UnreadableFile.notAWorkbook(
        file: source.name, reason: "its sheets cannot be told apart")
    }
    let rows = try names.indices.map { try handle.select($0).rows }
    let allRows = max(1, rows.reduce(0, +))
    sheets = zip(names, records.sheets).enumerated().map { index, sheet in
      BinarySheet(
        name: sheet.0, isHidden: sheet.1.isHidden,
        meter: SheetMeter(total: bytes.count * rows[index] / allRows),
        known: sheet.1.cells, index: index, file: held, limits: limits)
    }
  }

  private static func read(_ source: FileBytes, limits: ReadingLimits) throws -> [UInt8] {
    // The format has room for no more than 2 GiB; workbooks that need a tenth of it do not exist.
    let limit = min(limits.partBytes, 256 << 20)
    guard source.statedSize <= limit else {
      throw UnreadableFile.tooLarge(file: source.name, bytes: source.statedSize, limit: limit)
    }
    let reader = try source.reader()
    let bytes = try reader.head(source.statedSize)
    // The end says whether the file or the archive was sound.
    _ = try reader.head(1)
    return bytes
  }
}

/// A sheet of a workbook of Excel 97 to 2003.
struct BinarySheet: Sheet {
  let name: String
  let isHidden: Bool
  /// FreeXL goes through all bytes before the first row; a sheet's share of them is that of its
  /// rows.
  let meter: SheetMeter?
  /// Cells that are not left to FreeXL.
  let known: [BinaryRecords.Place: SheetCell]
  let index: Int
  let file: HeldFile
  let limits: ReadingLimits

  func forEachRow(_ body: (borrowing SheetRow) throws -> Bool) throws {
    let handle = try FreeXLHandle(file)
    let size = try handle.select(index)
    var row = SheetRow(number: 0, cells: [])
    meter?.restart()
    for number in 0..<size.rows {
      meter?.reach(row: number + 1, of: size.rows)
      row.number = number + 1
      row.cells.removeAll(keepingCapacity: true)
      var last = 0
      for column in 0..<size.columns {
        let place = BinaryRecords.Place(row: number, column: column)
        let cell = try known[place] ?? handle.cell(row: number, column: column, sheet: name)
        row.cells.append(cell)
        if cell != .empty { last = column + 1 }
      }
      row.cells.removeLast(row.cells.count - last)
      if last > 0, try !body(row) { return }
    }
  }
}

/// A workbook that FreeXL holds open for as long as this value lives.
final class FreeXLHandle {
  private let handle: UnsafeRawPointer
  private let file: HeldFile

  init(_ file: HeldFile) throws {
    self.file = file
    var handle: UnsafeRawPointer?
    let status = freexl_open(file.path, &handle)
    guard status == FREEXL_OK, let handle else {
      if let handle { freexl_close(handle) }
      throw UnreadableFile.notAWorkbook(
        file: file.name, reason: "its records break the rules of the format, FreeXL error \(status)"
      )
    }
    self.handle = handle
  }

  deinit { _ = freexl_close(handle) }

  func sheetNames() throws -> [String] {
    var count: UInt32 = 0
    try check(freexl_get_info(handle, UInt16(FREEXL_BIFF_SHEET_COUNT), &count))
    return try (0..<UInt16(clamping: count)).map { index in
      var name: UnsafePointer<CChar>?
      try check(freexl_get_worksheet_name(handle, index, &name))
      return name.map { String(cString: $0) } ?? ""
    }
  }

  /// Makes a sheet the one that is read; answers how many rows and columns it has.
  func select(_ sheet: Int) throws -> (rows: Int, columns: Int) {
    try check(freexl_select_active_worksheet(handle, UInt16(sheet)))
    var (rows, columns): (UInt32, UInt16) = (0, 0)
    try check(freexl_worksheet_dimensions(handle, &rows, &columns))
    return (Int(rows), Int(columns))
  }

  func cell(row: Int, column: Int, sheet: String) throws -> SheetCell {
    var value = FreeXL_CellValue()
    try check(freexl_get_cell_value(handle, UInt32(row), UInt16(column), &value))
    switch Int32(value.type) {
    case FREEXL_CELL_INT: return .number(Double(value.value.int_value))
    case FREEXL_CELL_DOUBLE:
      let number = value.value.double_value
      guard number.isFinite else {
        throw UnreadableFile.cell(
          file: file.name, sheet: sheet, cell: columnName(column) + String(row + 1),
          reason: "the number is not finite; correct the cell")
      }
      return .number(number)
    case FREEXL_CELL_TEXT, FREEXL_CELL_SST_TEXT:
      let text = value.value.text_value.map { String(cString: $0) } ?? ""
      return text.isEmpty ? .empty : .text(text)
    case FREEXL_CELL_DATE, FREEXL_CELL_DATETIME, FREEXL_CELL_TIME:
      let text = value.value.text_value.map { String(cString: $0) } ?? ""
      guard let day = CalendarDay.number(ofFreeXL: text) else {
        throw UnreadableFile.cell(
          file: file.name, sheet: sheet, cell: columnName(column) + String(row + 1),
          reason: "“\(text)” is not a date; correct the cell")
      }
      return .date(day)
    default: return .empty
    }
  }

  private func check(_ status: Int32) throws {
    guard status == FREEXL_OK else {
      throw UnreadableFile.notAWorkbook(
        file: file.name, reason: "its records break the rules of the format, FreeXL error \(status)"
      )
    }
  }
}

extension CalendarDay {
  /// The number of a date, a time of day or both as FreeXL prints them.
  fileprivate static func number(ofFreeXL text: String) -> Double? {
    let parts = text.split(separator: " ")
    if parts.count == 1, text.contains(":") {
      return number(ofISO: Array("1900-01-01T\(text)".utf8)[...]).map { $0 - 1 }
    }
    return number(ofISO: Array(parts.joined(separator: "T").utf8)[...])
  }
}
