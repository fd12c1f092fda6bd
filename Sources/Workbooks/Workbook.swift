/// A workbook that can be written: sheets, names and what it says of itself, checked when made.
///
/// The same content gives the same bytes.
public struct Workbook: Sendable {
  public let properties: DocumentProperties
  public let sheets: [Worksheet]
  public let names: [DefinedName]

  /// A workbook of sheets in the order of their tabs.
  ///
  /// - Throws: ``WorkbookFault`` for content that the file format does not take; texts are never
  ///   cut and rows never left out.
  public init(
    properties: DocumentProperties, sheets: [Worksheet], names: [DefinedName] = []
  ) throws(WorkbookFault) {
    self.properties = properties
    self.sheets = sheets
    self.names = names
    try checkSheets()
    for sheet in sheets { try check(sheet) }
    try checkNames()
  }

  /// The bytes of the file, in the format that Excel has written since 2007.
  ///
  /// - Parameter temporaryFolder: Where the parts of the file are put together; the environment's
  ///   `TMPDIR`, or `/tmp`, when nil. What is put there is removed.
  /// - Throws: ``WorkbookFault`` when the folder cannot be used or the writing library refuses.
  public func bytes(temporaryFolder: String? = nil) throws(WorkbookFault) -> [UInt8] {
    let folder = try TemporaryFolder(in: temporaryFolder, room: expectedSize)
    defer { folder.remove() }
    let file = folder.path + "/workbook.xlsx"
    try WorkbookWriter.write(self, to: file, temporaryFolder: folder.path)
    return try folder.content(of: "workbook.xlsx")
  }

  /// More bytes than the unpacked parts and the file take together.
  private var expectedSize: Int {
    sheets.reduce(1 << 20) { sum, sheet in
      sheet.cells.values.reduce(sum) { sum, cell in
        switch cell.value {
        case .text(let text), .link(let text, _): sum + 200 + 4 * text.utf8.count
        case .formula(let formula, _): sum + 200 + 4 * formula.utf8.count
        case .number, .boolean, .blank: sum + 200
        }
      }
    }
  }
}

extension Workbook {
  private func checkSheets() throws(WorkbookFault) {
    guard !sheets.isEmpty else { throw .noSheets }
    var seen: Set<String> = []
    for sheet in sheets {
      if let problem = SheetNames.problem(with: sheet.name) {
        throw .sheetName(sheet.name, problem: problem)
      }
      guard seen.insert(sheet.name.lowercased()).inserted else {
        throw .repeatedSheet(sheet.name)
      }
    }
  }

  private func check(_ sheet: Worksheet) throws(WorkbookFault) {
    for (place, cell) in sheet.cells {
      guard place.isOnSheet else {
        throw .outsideSheet(sheet: sheet.name, row: place.row, column: place.column)
      }
      try check(cell.value, sheet.name, place)
    }
    for rule in sheet.rules {
      guard let problem = rule.problem else { continue }
      throw .rule(sheet: sheet.name, cell: rule.range.first.name, problem: problem)
    }
    for chart in sheet.charts {
      for series in chart.series {
        try checkSheet(series.sheet, isThereFor: "A chart on “\(sheet.name)”")
      }
    }
    try checkTables(of: sheet)
  }

  private func check(
    _ value: CellValue, _ sheet: String, _ place: CellPlace
  ) throws(WorkbookFault) {
    switch value {
    case .text(let text): try checkLength(of: text, sheet, place)
    case .number(let number): try checkFinite(number, sheet, place)
    case .formula(let formula, let stored):
      guard formula.utf16.count <= 8192 else {
        throw .longFormula(sheet: sheet, cell: place.name, length: formula.utf16.count)
      }
      switch stored {
      case .number(let number): try checkFinite(number, sheet, place)
      case .text(let text): try checkLength(of: text, sheet, place)
      case .boolean: break
      }
    case .link(let text, let target):
      try checkLength(of: text, sheet, place)
      try checkSheet(target, isThereFor: "The link in “\(sheet)” \(place.name)")
    case .boolean, .blank: break
    }
  }

  private func checkLength(
    of text: String, _ sheet: String, _ place: CellPlace
  ) throws(WorkbookFault) {
    // Most texts are far from the limit, and counting bytes is quick.
    guard text.utf8.count > 32_767 else { return }
    let length = text.utf16.count
    guard length <= 32_767 else {
      throw .longText(sheet: sheet, cell: place.name, length: length)
    }
  }

  private func checkFinite(
    _ number: Double, _ sheet: String, _ place: CellPlace
  ) throws(WorkbookFault) {
    guard number.isFinite else {
      throw .notANumber(sheet: sheet, cell: place.name, found: "\(number)")
    }
  }

  private func checkSheet(_ name: String, isThereFor origin: String) throws(WorkbookFault) {
    guard sheets.contains(where: { $0.name == name }) else {
      throw .missingSheet(name: name, from: origin)
    }
  }

  private func checkTables(of sheet: Worksheet) throws(WorkbookFault) {
    for (index, table) in sheet.tables.enumerated() {
      func fault(_ problem: String) -> WorkbookFault {
        .table(table.name, sheet: sheet.name, problem: problem)
      }
      let width = table.range.last.column - table.range.first.column + 1
      guard table.range.last.isOnSheet else { throw fault("it goes beyond the sheet") }
      guard width == table.columns.count else {
        throw fault("it has \(table.columns.count) headers for \(width) columns")
      }
      guard table.range.last.row > table.range.first.row else { throw fault("it has no rows") }
      let headers = Set(table.columns.map { $0.lowercased() })
      guard headers.count == width, !headers.contains("") else {
        throw fault("each column needs a header of its own")
      }
      guard table.columns.allSatisfy({ $0.utf16.count <= 255 }) else {
        throw fault("a header has more than 255 characters")
      }
      guard !sheet.tables[..<index].contains(where: { $0.range.overlaps(table.range) }) else {
        throw fault("it lies over another table")
      }
    }
  }

  /// Defined names and tables share one space of names.
  private func checkNames() throws(WorkbookFault) {
    var seen: Set<String> = []
    for name in names.map(\.name) + sheets.flatMap({ $0.tables.map(\.name) }) {
      if let problem = DefinedNames.problem(with: name) {
        throw .definedName(name, problem: problem)
      }
      guard seen.insert(name.lowercased()).inserted else { throw .repeatedName(name) }
    }
    for name in names {
      try checkSheet(name.sheet, isThereFor: "The name \(name.name)")
      guard name.range.last.isOnSheet else {
        throw .outsideSheet(
          sheet: name.sheet, row: name.range.last.row, column: name.range.last.column)
      }
    }
  }
}
