/// Reads the rows of a sheet's XML: regular ones by ``SheetDataScanner``, everything else by Expat.
///
/// Expat sees the part up to its first row, each row that is not regular, and what follows the last
/// row. A regular row is a whole element, so that Expat loses nothing by not seeing it.
final class SheetRows {
  private let handler: SheetHandler
  private let parser: PartParser
  private let cells: CellReader
  private let rowBytes: Int
  private var window: ByteWindow
  /// Whether rows are looked at before Expat sees them; tests compare both ways.
  private let readsRegularRows: Bool

  init(
    _ assembly: RowAssembly, cells: CellReader, part: String, rowBytes: Int,
    blockSize: Int = 1 << 18, readsRegularRows: Bool = true
  ) throws {
    handler = SheetHandler(assembly, cells: cells)
    parser = try PartParser(handler, file: assembly.file, part: part)
    self.cells = cells
    self.rowBytes = rowBytes
    self.readsRegularRows = readsRegularRows
    window = ByteWindow(blockSize: blockSize)
  }

  /// Hands on row after row until `body` returns false. An instance reads once.
  func read(_ reader: any ByteReader, _ body: (borrowing SheetRow) throws -> Bool) throws {
    let opening = Array("<sheetData>".utf8)
    if readsRegularRows {
      while try feed(through: opening, from: reader) {
        guard try deliver(body) else { return }
        guard handler.isBetweenRows else { continue }
        guard try readRows(reader, body) else { return }
        break
      }
    }
    while true {
      if window.count == 0 { try window.fill(from: reader) }
      let isFinal = window.hasEnded
      try parser.feed(window.bytes, isFinal: isFinal)
      window.drop(window.count)
      guard try deliver(body), !isFinal else { return }
    }
  }

  /// Reads rows for as long as there are any; false when no more are wanted.
  private func readRows(
    _ reader: any ByteReader, _ body: (borrowing SheetRow) throws -> Bool
  ) throws -> Bool {
    let closing = Array("</row>".utf8)
    let scanner = SheetDataScanner(cells: cells, prefixes: parser.rootPrefixes)
    while true {
      parser.skippedLines += window.dropBlanks()
      guard window.startsWithRow else {
        // Either the rows have ended or more bytes must tell.
        if window.hasEnded || window.count >= 8 { return true }
        try window.fill(from: reader)
        continue
      }
      if let length = window.withBytes({ scanner.scanRow($0, into: &handler.assembly) }) {
        window.drop(length)
        if handler.assembly.hasContent, try !body(handler.assembly.row) { return false }
      } else if window.contains(closing) || window.hasEnded {
        repeat {
          guard try feed(through: closing, from: reader) else { return true }
          guard try deliver(body) else { return false }
        } while !handler.isBetweenRows
      } else {
        guard window.count <= rowBytes else {
          throw handler.assembly.fault(
            "after row \(handler.assembly.row.number)",
            "a row of more than \(rowBytes) bytes; raise the limit (--limits row-bytes=…)")
        }
        try window.fill(from: reader)
      }
    }
  }

  /// Gives Expat the bytes up to and with a mark; false when the mark does not come, the last bytes
  /// being left in the window.
  private func feed(through mark: [UInt8], from reader: any ByteReader) throws -> Bool {
    while true {
      if let end = window.end(of: mark) {
        try parser.feed(UnsafeRawBufferPointer(rebasing: window.bytes[..<end]))
        window.drop(end)
        return true
      }
      if window.hasEnded { return false }
      // The end of the window may be the beginning of the mark.
      let sure = max(0, window.count - mark.count + 1)
      try parser.feed(UnsafeRawBufferPointer(rebasing: window.bytes[..<sure]))
      window.drop(sure)
      try window.fill(from: reader)
    }
  }

  private func deliver(_ body: (borrowing SheetRow) throws -> Bool) throws -> Bool {
    for row in handler.finished {
      guard try body(row) else { return false }
    }
    handler.finished.removeAll(keepingCapacity: true)
    return true
  }
}
