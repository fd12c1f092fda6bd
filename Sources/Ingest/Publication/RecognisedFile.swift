import Tabular

/// A file whose publication is known, ready to be read.
struct RecognisedFile {
  let name: String
  /// The names of its layouts; more than one only in a workbook that holds several publications.
  let layout: String
  let layoutVersion: Int

  private let content: Content

  private enum Content {
    case stream(any StreamLayout, OpenedFile)
    case sheets([(sheet: any Sheet, layout: any SheetLayout, place: SheetPlace)])
  }

  /// Rows of a sheet that layouts look at.
  private static let headRows = 64
  /// Bytes that a workbook of field descriptions has at the most; BLS's have 14 to 38 thousand.
  private static let largestDescriptions = 1 << 18
  /// Bytes of a stream that layouts look at.
  private static let headBytes = 65_536

  /// Finds the layout, of streams first.
  ///
  /// - Parameter notesBeside: The texts of field descriptions beside the file in its archive.
  /// - Throws: ``UnknownPublication`` when there is none, and what layouts throw that know a file
  ///   for theirs and cannot use it.
  init(_ file: OpenedFile, by layouts: LayoutRegistry, notesBeside: [String] = []) throws {
    name = file.name
    switch file.content {
    case .archive(let members):
      throw UnknownPublication.archive(
        file: file.name, members: members.map(\.name), known: layouts.names)
    case .workbook(let sheets):
      (content, layout, layoutVersion) = try Self.sheets(
        sheets, of: file, by: layouts, notesBeside)
    case .delimited(let sheet):
      if let stream = try Self.stream(file, by: layouts) {
        (content, layout, layoutVersion) = stream
      } else {
        (content, layout, layoutVersion) = try Self.sheets(
          [sheet], of: file, by: layouts, notesBeside)
      }
    case .stream:
      guard let stream = try Self.stream(file, by: layouts) else {
        throw UnknownPublication.stream(file: file.name, known: layouts.names)
      }
      (content, layout, layoutVersion) = stream
    }
  }

  /// The bytes that a reading goes through: of a stream, or of the sheets that were recognised.
  var byteCount: Int {
    switch content {
    case .stream(_, let file): file.size
    case .sheets(let sheets): sheets.reduce(0) { $0 + ($1.sheet.meter?.total ?? 0) }
    }
  }

  /// Whether the file is read from its first byte to its last.
  var isStream: Bool {
    if case .stream = content { return true }
    return false
  }

  /// Reads everything that was recognised, in the order of the file.
  ///
  /// - Parameters:
  ///   - digest: What takes in the bytes of a stream on the way.
  ///   - didRead: Called with each number of bytes that were gone through.
  /// - Returns: The SHA-256 of a stream whose bytes were taken in.
  func read(
    into recorder: CellRecorder, digest: PassingDigest?, didRead: @escaping (Int) -> Void
  ) throws -> String? {
    switch content {
    case .stream(let layout, let file):
      let source = try file.source()
      digest?.follow(source)
      var read = 0
      source.onRead = { progress in
        didRead(progress.bytes - read)
        read = progress.bytes
      }
      try layout.read(source, at: SheetPlace(file: name), into: recorder)
      return try digest?.finish(source)
    case .sheets(let sheets):
      for (sheet, layout, place) in sheets {
        var steps = SheetSteps(sheet.meter)
        recorder.rowsWentBy = { didRead(steps.next()) }
        defer { recorder.rowsWentBy = nil }
        try layout.read(sheet, at: place, into: recorder)
        didRead(steps.rest())
      }
      return nil
    }
  }

  private typealias Found = (content: Content, layout: String, version: Int)

  private static func stream(_ file: OpenedFile, by layouts: LayoutRegistry) throws -> Found? {
    let head = try file.head(headBytes)
    let place = SheetPlace(file: file.name)
    for type in layouts.streams {
      if let layout = try type.recognise(head, at: place) {
        return (.stream(layout, file), type.name, type.version)
      }
    }
    return nil
  }

  private static func sheets(
    _ sheets: [any Sheet], of file: OpenedFile, by layouts: LayoutRegistry,
    _ notesBeside: [String]
  ) throws -> Found {
    var heads: [(sheet: any Sheet, rows: [SheetRow])] = []
    var fault: UnreadableFile?
    for sheet in sheets {
      let head = try head(of: sheet)
      heads.append((sheet, head.rows))
      fault = fault ?? head.fault
    }
    let notes = heads.map { head in (name: head.sheet.name, texts: texts(of: head.rows)) }
    var found: [(sheet: any Sheet, layout: any SheetLayout, place: SheetPlace)] = []
    var names: [String: Int] = [:]
    for (index, head) in heads.enumerated() {
      // A layout may need the legend, which stands in the sheets that are no data. Which these
      // are is known after the first pass, and a sheet's own texts are never its notes.
      let others = notes.enumerated().filter { $0.offset != index }.flatMap(\.element.texts)
      let place = SheetPlace(
        file: file.name, sheet: head.sheet.name, notes: others, notesBeside: notesBeside)
      for type in layouts.sheets {
        let layout: (any SheetLayout)?
        do { layout = try type.recognise(head.rows, at: place) } catch { throw fault ?? error }
        guard let layout else { continue }
        found.append((head.sheet, layout, place))
        names[type.name] = type.version
        break
      }
    }
    guard !found.isEmpty else {
      if let fault { throw fault }
      let references = heads.lazy.compactMap { head in
        ReferenceSheet.explanation(
          of: head.rows, at: SheetPlace(file: file.name, sheet: head.sheet.name))
      }
      if let reference = references.first {
        throw UnknownPublication.reference(reference.description)
      }
      throw UnknownPublication.sheets(
        file: file.name, sheets: heads.map { ($0.sheet.name, $0.rows) }, known: layouts.names)
    }
    let isData = Set(found.map(\.place.sheet))
    let legend = notes.filter { !isData.contains($0.name) }.flatMap(\.texts)
    let placed = found.map { sheet, layout, place in
      let place = SheetPlace(
        file: place.file, sheet: place.sheet, notes: legend, notesBeside: notesBeside)
      return (sheet, layout, place)
    }
    return (
      .sheets(placed), names.keys.sorted().joined(separator: " and "), names.values.max() ?? 1
    )
  }

  /// The first rows of a sheet; of text the rows before one of another width, with what is wrong
  /// there, so that a table that breaks off is known from prose that never was one.
  private static func head(
    of sheet: any Sheet
  ) throws -> (rows: [SheetRow], fault: UnreadableFile?) {
    var rows: [SheetRow] = []
    do {
      try sheet.forEachRow { row in
        rows.append(SheetRow(number: row.number, cells: row.cells))
        return rows.count < headRows
      }
    } catch let fault as UnreadableFile {
      guard case .raggedRow = fault else { throw fault }
      return (rows, fault)
    }
    return (rows, nil)
  }

  /// The texts of a file that is field descriptions and nothing else; empty for other files.
  ///
  /// - Throws: ``Tabular/UnreadableFile``.
  static func fieldDescriptions(in file: OpenedFile) throws -> [String] {
    guard file.size < largestDescriptions else { return [] }
    let sheets: [any Sheet]
    switch file.content {
    case .workbook(let found): sheets = found
    case .delimited(let sheet): sheets = [sheet]
    case .stream, .archive: return []
    }
    let heads = try sheets.map { try head(of: $0).rows }
    guard !heads.isEmpty, heads.allSatisfy(OEWSLayout.areFieldDescriptions) else { return [] }
    return heads.flatMap(texts)
  }

  private static func texts(of rows: [SheetRow]) -> [String] {
    rows.flatMap { row in
      row.cells.compactMap { cell in
        if case .text(let text) = cell, !text.isEmpty { return text }
        return nil
      }
    }
  }
}

/// The bytes of a sheet that were gone through since last asked.
private struct SheetSteps {
  private let meter: SheetMeter?
  private var told = 0

  init(_ meter: SheetMeter?) { self.meter = meter }

  /// Nothing while a layout goes through rows that it has gone through before.
  mutating func next() -> Int { step(to: meter?.done ?? 0) }

  /// What remains once the layout has read what it wanted.
  mutating func rest() -> Int { step(to: meter?.total ?? 0) }

  private mutating func step(to place: Int) -> Int {
    defer { told = max(told, place) }
    return max(0, place - told)
  }
}
