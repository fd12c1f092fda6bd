/// Delimited text as a sheet: titles above the table and notes below it may have one field or any
/// number of them; from the row that has the table's width on, every row of several fields must
/// have that width.
struct DelimitedSheet: Sheet {
  var name: String { "" }
  var isHidden: Bool { false }
  let decimalMark: DecimalMark?
  let meter: SheetMeter?

  private let bytes: FileBytes
  private let encoding: TextEncoding
  private let delimiter: UInt8
  private let width: Int
  private let limits: ReadingLimits
  private let blockSize: Int

  /// - Parameters:
  ///   - head: The first bytes, from which what is not declared is found.
  ///   - blockSize: How many bytes are read at a time.
  init(
    _ bytes: FileBytes, head: [UInt8], conventions: TextConventions, limits: ReadingLimits,
    blockSize: Int = 1 << 18
  ) throws {
    self.bytes = bytes
    self.blockSize = blockSize
    self.limits = limits
    meter = SheetMeter(total: bytes.statedSize)
    encoding = conventions.encoding ?? TextEncoding(markedIn: head) ?? .utf8
    let reader = TranscodingReader(MemoryReader(head), encoding: encoding, file: bytes.name)
    let beginning = try reader.wholeCharacters()
    guard beginning.contains(UInt8(ascii: "\n")) || !beginning.contains(UInt8(ascii: "\r")) else {
      throw UnreadableFile.anotherFormat(
        file: bytes.name, format: "text whose lines end in CR alone",
        remedy: "save it with lines that end in LF or CR LF")
    }
    let shape = DelimitedShape(
      of: beginning, isWhole: head.count < DelimitedShape.headSize,
      delimiter: conventions.delimiter)
    delimiter = shape.delimiter
    width = shape.width
    let usual: DecimalMark? = shape.delimiter == UInt8(ascii: ";") ? nil : .point
    decimalMark = conventions.decimalMark ?? usual
  }

  func forEachRow(_ body: (borrowing SheetRow) throws -> Bool) throws {
    let plain = try bytes.reader()
    let source = Source(
      TranscodingReader(
        meter.map { MeteredReader(plain, meter: $0) } ?? plain, encoding: encoding,
        file: bytes.name))
    var scanner = BlockScanner(
      file: bytes.name, delimiter: delimiter, blockSize: blockSize, longestRow: limits.rowBytes,
      source: source.read)
    var row = SheetRow(number: 0, cells: [])
    var hasBegun = false
    while try advance(&scanner, source) {
      let count = scanner.fields.count
      hasBegun = hasBegun || count == width
      try check(count, line: scanner.rowLine, hasBegun: hasBegun)
      row.number = scanner.rowLine
      row.cells.removeAll(keepingCapacity: true)
      var hasContent = false
      for field in 0..<count {
        let cell = try cell(scanner, field)
        hasContent = hasContent || cell != .empty
        row.cells.append(cell)
      }
      if hasContent, try !body(row) { return }
    }
  }

  private func cell(_ scanner: borrowing BlockScanner, _ field: Int) throws -> SheetCell {
    let range = scanner.fields[field].range
    if range.isEmpty { return .empty }
    guard range.count <= limits.cellCharacters else {
      throw UnreadableFile.cell(
        file: bytes.name, sheet: "text", cell: columnName(field) + String(scanner.rowLine),
        reason: "a text of more than \(limits.cellCharacters) bytes; raise the limit "
          + "(--limits cell-bytes=…)")
    }
    if !scanner.fields[field].hasDoubledQuotes {
      return .text(String(decoding: scanner.bytes(of: field), as: UTF8.self))
    }
    return .text(String(decoding: scanner.content(of: field), as: UTF8.self))
  }

  private func check(_ count: Int, line: Int, hasBegun: Bool) throws {
    guard count <= limits.columns else {
      throw UnreadableFile.tooManyColumns(
        file: bytes.name, line: line, found: count, limit: limits.columns)
    }
    guard !hasBegun || count == width || count == 1 else {
      throw UnreadableFile.raggedRow(file: bytes.name, line: line, found: count, required: width)
    }
  }

  /// Moves to the next row; an error of the file is thrown as the file gave it.
  private func advance(_ scanner: inout BlockScanner, _ source: Source) throws -> Bool {
    do {
      return try scanner.nextRow()
    } catch .text(.notUTF8(_, let line)) {
      throw UnreadableFile.notUTF8(file: bytes.name, line: line)
    } catch {
      throw source.failure ?? UnreadableFile.text(error)
    }
  }

  /// Gives a reader's bytes to the scanner and keeps its error, which says more than the scanner
  /// can hand on.
  private final class Source {
    private let reader: any ByteReader
    private(set) var failure: (any Error)?

    init(_ reader: any ByteReader) { self.reader = reader }

    func read(_ buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
      do {
        return try reader.read(into: buffer)
      } catch {
        failure = error
        throw .readFailed(file: "", reason: "\(error)")
      }
    }
  }
}

extension TranscodingReader {
  /// All characters that are whole; the head of a file may end inside one.
  fileprivate func wholeCharacters() throws -> [UInt8] {
    var text: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count: Int
      do {
        count = try piece.withUnsafeMutableBytes { try read(into: $0) }
      } catch UnreadableFile.notEncoded {
        // Whoever reads the rows is told; here the rows before suffice.
        return text
      }
      if count == 0 { return text }
      text += piece[..<count]
    }
  }
}
