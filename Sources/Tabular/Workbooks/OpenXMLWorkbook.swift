/// A workbook as Excel has written it since 2007 (ECMA-376, transitional or strict).
///
/// What cells share is in memory; the sheets are read from the file each time.
struct OpenXMLWorkbook: Sendable {
  let sheets: [OpenXMLSheet]

  private static let relationshipsOfAll = "_rels/.rels"

  /// Whether an archive is an Office document of any kind.
  static func isMeant(_ archive: ZipArchive) -> Bool {
    archive.entries.contains { $0.name == "[Content_Types].xml" }
      || archive.entries.contains { $0.name == "xl/workbook.xml" }
  }

  init(_ archive: ZipArchive) throws {
    let file = archive.file.name
    try DocumentTypes.refuse(in: archive)
    let main = try Self.mainPart(archive)
    let workbook = WorkbookHandler()
    try Self.read(main, of: archive, by: workbook)
    guard workbook.tabs.count <= archive.limits.sheets else {
      throw UnreadableFile.tooManySheets(file: file, limit: archive.limits.sheets)
    }
    let related = RelationshipsHandler()
    try Self.read(PartName.relationships(of: main), of: archive, by: related)
    let cells = try Self.cellReader(archive, main, related, workbook)
    var sheets: [OpenXMLSheet] = []
    for tab in workbook.tabs {
      guard let relationship = related.relationships[tab.relationship] else {
        throw UnreadableFile.notAWorkbook(
          file: file, reason: "the sheet “\(tab.name)” refers to a part that is not declared")
      }
      // Tabs that hold a chart or a dialogue have no rows.
      guard relationship.kind == "worksheet" else { continue }
      let entry = try Self.entry(relationship.target, from: main, of: archive)
      sheets.append(
        OpenXMLSheet(
          name: tab.name, isHidden: tab.isHidden, meter: SheetMeter(total: entry.size),
          archive: archive, entry: entry, cells: cells))
    }
    self.sheets = sheets
  }

  private static func mainPart(_ archive: ZipArchive) throws -> String {
    guard archive.entry(named: relationshipsOfAll) != nil else { return "xl/workbook.xml" }
    let handler = RelationshipsHandler()
    try read(relationshipsOfAll, of: archive, by: handler)
    guard let target = handler.target("officeDocument") else { return "xl/workbook.xml" }
    let part = PartName.resolve(target, from: "") ?? ""
    if part.hasSuffix(".bin") {
      throw UnreadableFile.notAWorkbook(
        file: archive.file.name, reason: "it is a binary workbook, .xlsb")
    }
    return part
  }

  private static func cellReader(
    _ archive: ZipArchive, _ main: String, _ related: RelationshipsHandler,
    _ workbook: WorkbookHandler
  ) throws -> CellReader {
    let texts = SharedTexts(file: archive.file.name, limits: archive.limits)
    if let target = related.target("sharedStrings") {
      try read(entry(target, from: main, of: archive).name, of: archive, by: texts)
    }
    let formats = NumberFormats()
    if let target = related.target("styles") {
      try read(entry(target, from: main, of: archive).name, of: archive, by: formats)
    }
    return CellReader(
      sharedCells: texts.cells, dateStyles: formats.dateStyles,
      dayOffset: workbook.countsFrom1904 ? 1462 : 0,
      cellCharacters: archive.limits.cellCharacters)
  }

  private static func entry(
    _ target: String, from part: String, of archive: ZipArchive
  ) throws -> ZipArchive.Entry {
    guard let name = PartName.resolve(target, from: part), let entry = archive.entry(named: name)
    else { throw UnreadableFile.missingPart(file: archive.file.name, part: target) }
    return entry
  }

  private static func read(
    _ part: String, of archive: ZipArchive, by handler: some PartHandler
  ) throws {
    guard let entry = archive.entry(named: part) else {
      throw UnreadableFile.missingPart(file: archive.file.name, part: part)
    }
    let parser = try PartParser(handler, file: archive.file.name, part: part)
    try parser.readAll(archive.reader(of: entry))
  }
}

/// A sheet of a workbook of the kind that Excel has written since 2007.
struct OpenXMLSheet: Sheet {
  let name: String
  let isHidden: Bool
  let meter: SheetMeter?
  let archive: ZipArchive
  let entry: ZipArchive.Entry
  let cells: CellReader

  func forEachRow(_ body: (borrowing SheetRow) throws -> Bool) throws {
    let rows = try SheetRows(
      RowAssembly(file: archive.file.name, sheet: name, limits: archive.limits), cells: cells,
      part: entry.name, rowBytes: archive.limits.rowBytes)
    let reader: any ByteReader = try archive.reader(of: entry)
    try rows.read(meter.map { MeteredReader(reader, meter: $0) } ?? reader, body)
  }
}
