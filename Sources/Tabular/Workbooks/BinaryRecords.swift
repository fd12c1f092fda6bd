/// The records of a workbook of Excel 5 to 2003, looked at before a library that trusts them reads
/// them ([MS-XLS]).
///
/// Texts, booleans and errors are read here. Every record that the library is not to see is given a
/// kind that it passes over, so that it sees the names of the sheets, formats and numbers alone.
struct BinaryRecords {
  /// A sheet as it stands among the records.
  struct Part {
    let isHidden: Bool
    /// Cells that are not left to the library.
    var cells: [Place: SheetCell] = [:]
    var rows = 0
    var columns = 0
    /// Where the record lies that states the size of the sheet.
    fileprivate var dimension: Int?
  }

  struct Place: Hashable {
    let row: Int
    let column: Int
  }

  private(set) var sheets: [Part] = []
  /// The records for the library, with the size of each sheet as its cells have it.
  private(set) var stream: [UInt8]

  private let file: String
  private let limits: ReadingLimits
  /// The sheets that begin at places of the stream.
  private var offsets: [Int: Int] = [:]
  private var hasWideTexts = true
  private var texts: [SheetCell] = []
  /// The formula whose text comes in a record of its own.
  private var awaitedText: Place?

  private enum Kind {
    static let formula = 0x0006, end = 0x000A, encrypted = 0x002F, sheet = 0x0085
    static let codePage = 0x0042, dateMode = 0x0022, more = 0x003C
    static let manyNumbers = 0x00BD, manyBlanks = 0x00BE, sharedTexts = 0x00FC, style = 0x00E0
    static let dimension = 0x0200, number = 0x0203, text = 0x0204, booleanOrError = 0x0205
    static let formulaText = 0x0207, shortNumber = 0x027E, beginning = 0x0809, format = 0x041E
    static let sharedText = 0x00FD, richText = 0x00D6
    /// A kind that does not exist.
    static let none = 0x0FFF
    /// What the library sees, with the bytes that each must have.
    static let kept = [
      beginning: 4, end: 0, codePage: 2, dateMode: 2, style: 4, number: 14, shortNumber: 10,
      formula: 20, manyNumbers: 12, sheet: 8, format: 5, dimension: 8,
    ]
  }

  /// - Parameter stream: The workbook's records.
  init(_ stream: [UInt8], file: String, limits: ReadingLimits) throws {
    self.stream = stream
    self.file = file
    self.limits = limits
    do {
      try walk()
    } catch is BinaryTexts.Fault {
      throw fault("a text in it is not all there")
    }
    try checkSizes()
    for sheet in sheets { rewriteDimension(of: sheet) }
  }

  private mutating func walk() throws {
    guard stream.count >= 8, stream.word16(at: 0) == Kind.beginning else {
      throw fault("it does not begin as a workbook of Excel 5 to 2003")
    }
    hasWideTexts = stream.word16(at: 4) == 0x0600
    let longest = hasWideTexts ? 8224 : 2080
    var (at, depth, end) = (0, 0, 0)
    var sheet: Int?
    while at + 4 <= stream.count {
      let kind = Int(stream.word16(at: at))
      let range = (at + 4)..<(at + 4 + Int(stream.word16(at: at + 2)))
      guard range.upperBound <= stream.count, range.count <= longest else {
        throw fault("a record is longer than records can be")
      }
      switch kind {
      case Kind.beginning:
        // Charts inside sheets have a beginning and an end of their own.
        if depth == 0 { sheet = offsets[at] }
        depth += 1
      case Kind.end:
        depth = max(0, depth - 1)
        if depth == 0 { end = range.upperBound }
      case Kind.encrypted: throw UnreadableFile.encryptedPart(file: file, part: "Workbook")
      case Kind.sheet: try addSheet(range)
      case Kind.sharedTexts: try readTexts(at)
      case Kind.format: try checkFormat(range)
      default: if let sheet, depth == 1 { try look(kind, range, sheet) }
      }
      let isOfSheet = sheet != nil && depth == 1
      try keep(kind, at, range, isInChart: depth > 1, isOfSheet: isOfSheet)
      at = range.upperBound
    }
    guard depth == 0 else { throw fault("it ends inside a sheet") }
    // What fills up the last sector is no record.
    stream.removeLast(stream.count - end)
  }

  /// Leaves a record to the library or takes it from it.
  private mutating func keep(
    _ kind: Int, _ at: Int, _ range: Range<Int>, isInChart: Bool, isOfSheet: Bool
  ) throws {
    let isWord =
      kind == Kind.formula && range.count >= 20
      && stream.word16(at: range.lowerBound + 12) == 0xFFFF
    guard let least = Kind.kept[kind], !isWord, !isInChart || kind == Kind.beginning,
      kind != Kind.dimension || isOfSheet
    else {
      stream[at] = UInt8(Kind.none & 0xFF)
      stream[at + 1] = UInt8(Kind.none >> 8)
      return
    }
    guard range.count >= least else { throw fault("a record is shorter than its kind must be") }
    if kind == Kind.formula {
      // The library passes over formulas; what they come to stands where a number would.
      stream[at] = UInt8(Kind.number & 0xFF)
      stream[at + 1] = UInt8(Kind.number >> 8)
    }
  }

  private mutating func addSheet(_ range: Range<Int>) throws {
    let at = range.lowerBound
    guard range.count >= 8 else { throw fault("the name of a sheet is not all there") }
    let size = Int(stream[at + 6]) * (hasWideTexts && stream[at + 7] & 1 != 0 ? 2 : 1)
    guard size + (hasWideTexts ? 8 : 7) <= range.count else {
      throw fault("the name of a sheet is not all there")
    }
    guard sheets.count < limits.sheets else {
      throw UnreadableFile.tooManySheets(file: file, limit: limits.sheets)
    }
    let offset = Int(stream.word32(at: at))
    guard offset + 8 <= stream.count, stream.word16(at: offset) == Kind.beginning,
      offsets.updateValue(sheets.count, forKey: offset) == nil
    else { throw fault("a sheet does not begin where it is said to") }
    sheets.append(Part(isHidden: stream[at + 4] & 3 != 0))
  }

  private func checkFormat(_ range: Range<Int>) throws {
    guard range.count >= 5 else { throw fault("a format is not all there") }
    let at = range.lowerBound
    let size =
      hasWideTexts
      ? 5 + Int(stream.word16(at: at + 2)) * (stream[at + 4] & 1 != 0 ? 2 : 1)
      : 3 + Int(stream[at + 2])
    guard size <= range.count else { throw fault("a format is not all there") }
  }

  /// Reads the texts that cells share from their record and those that continue it.
  private mutating func readTexts(_ start: Int) throws {
    var pieces: [Range<Int>] = []
    var at = start
    repeat {
      let range = (at + 4)..<(at + 4 + Int(stream.word16(at: at + 2)))
      guard range.upperBound <= stream.count else {
        throw fault("a record is longer than records can be")
      }
      pieces.append(range)
      at = range.upperBound
    } while at + 4 <= stream.count && Int(stream.word16(at: at)) == Kind.more
    var reader = BinaryTexts(stream, pieces: pieces)
    _ = try reader.number(4)
    let count = try reader.number(4)
    // Each takes three bytes at least.
    guard count <= stream.count / 3 else { throw fault("it claims to have \(count) texts") }
    for _ in 0..<count {
      let text = try reader.next()
      texts.append(text.isEmpty ? .empty : .text(text))
    }
  }

  private mutating func look(_ kind: Int, _ range: Range<Int>, _ sheet: Int) throws {
    let at = range.lowerBound
    if kind == Kind.formulaText, let place = awaitedText {
      awaitedText = nil
      sheets[sheet].cells[place] = try text(at, range)
      return
    }
    if kind == Kind.dimension {
      guard range.count >= (hasWideTexts ? 12 : 8) else {
        throw fault("the size of a sheet is missing")
      }
      // The library sets memory aside at each of them.
      guard sheets[sheet].dimension == nil else {
        throw fault("it states the size of a sheet twice")
      }
      sheets[sheet].dimension = at
      return
    }
    guard let place = try cellPlace(kind, range, sheet) else { return }
    switch kind {
    case Kind.sharedText:
      let index = Int(stream.word32(at: at + 6))
      guard index < texts.count else { throw fault("a cell refers to a text that is not there") }
      sheets[sheet].cells[place] = texts[index]
    case Kind.text, Kind.richText: sheets[sheet].cells[place] = try text(at + 6, range)
    case Kind.booleanOrError:
      sheets[sheet].cells[place] = Self.cell(stream[at + 6], isError: stream[at + 7] != 0)
    case Kind.formula where stream.word16(at: at + 12) == 0xFFFF: result(at, place, sheet)
    default: break
    }
  }

  /// The place of a record's first cell; nil for records of other things.
  private mutating func cellPlace(_ kind: Int, _ range: Range<Int>, _ sheet: Int) throws -> Place? {
    let least = [
      Kind.formula: 20, Kind.number: 14, Kind.text: 8, Kind.booleanOrError: 8, Kind.richText: 8,
      Kind.shortNumber: 10, Kind.manyNumbers: 12, Kind.sharedText: 10,
    ]
    guard let size = least[kind] else { return nil }
    guard range.count >= size else { throw fault("a cell is not all there") }
    let row = Int(stream.word16(at: range.lowerBound))
    let first = Int(stream.word16(at: range.lowerBound + 2))
    let isMany = kind == Kind.manyNumbers
    let last = isMany ? Int(stream.word16(at: range.upperBound - 2)) : first
    guard first <= last, last < 256 else {
      throw fault("a cell stands outside the columns A to IV")
    }
    if isMany, range.count != 6 + 6 * (last - first + 1) {
      throw fault("a row of numbers is not all there")
    }
    sheets[sheet].rows = max(sheets[sheet].rows, row + 1)
    sheets[sheet].columns = max(sheets[sheet].columns, last + 1)
    return Place(row: row, column: first)
  }

  /// Keeps what a formula comes to that is no number.
  private mutating func result(_ at: Int, _ place: Place, _ sheet: Int) {
    switch stream[at + 6] {
    case 0: awaitedText = place
    case 1: sheets[sheet].cells[place] = .boolean(stream[at + 8] != 0)
    case 2: sheets[sheet].cells[place] = Self.cell(stream[at + 8], isError: true)
    default: break
    }
  }

  private func text(_ at: Int, _ range: Range<Int>) throws -> SheetCell {
    var reader = BinaryTexts(stream, pieces: [at..<range.upperBound])
    let count = try reader.number(2)
    let text =
      hasWideTexts
      ? try reader.text(count: count, hasExtras: false)
      : try reader.narrowText(count: count, file: file)
    return text.isEmpty ? .empty : .text(text)
  }

  private static func cell(_ code: UInt8, isError: Bool) -> SheetCell {
    guard isError else { return .boolean(code != 0) }
    let names: [UInt8: String] = [
      0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
      0x24: "#NUM!", 0x2A: "#N/A",
    ]
    return .error(names[code] ?? "#N/A")
  }

  /// The library sets memory aside for every cell between the first and the last.
  private func checkSizes() throws {
    let cells = sheets.reduce(0) { $0 + $1.rows * $1.columns }
    let room = 1 << 23
    guard cells <= room else {
      throw fault("its cells are spread over a grid of \(cells), more than \(room)")
    }
  }

  private mutating func rewriteDimension(of sheet: Part) {
    guard let at = sheet.dimension else { return }
    let width = hasWideTexts ? 4 : 2
    var place = at
    for (word, size) in [(0, width), (sheet.rows, width), (0, 2), (sheet.columns, 2)] {
      for byte in 0..<size {
        stream[place] = UInt8(truncatingIfNeeded: word >> (8 * byte))
        place += 1
      }
    }
  }

  private func fault(_ reason: String) -> UnreadableFile {
    .notAWorkbook(file: file, reason: reason)
  }
}
