import Foundation
import Glibc

@testable import Tabular

/// Reads the input as the XML of a sheet, once with the scanner of regular rows and once by Expat
/// alone: both must come to the same, in whatever blocks the bytes come.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSheetXML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  let expected = outcome(input, blockSize: 1 << 16, readsRegularRows: false)
  for blockSize in [1 << 16, 1 + count % 61] {
    let found = outcome(input, blockSize: blockSize, readsRegularRows: true)
    let isSame = found.error == expected.error && found.agrees(with: expected)
    if !isSame {
      // The message of a precondition is not part of optimised programs.
      let message = Array("blocks of \(blockSize):\n\(found)\n\(expected)\n".utf8)
      _ = write(2, message, message.count)
    }
    precondition(isSame)
  }
  return 0
}

/// What came of reading: rows, and the error that ended them.
private struct Outcome {
  var rows: [SheetRow] = []
  var error = ""

  /// Rows before an error may have been handed on or not.
  func agrees(with other: Outcome) -> Bool {
    if error.isEmpty { return rows == other.rows }
    return zip(rows, other.rows).allSatisfy { $0 == $1 }
  }
}

private let limits: ReadingLimits = {
  var limits = ReadingLimits.standard
  limits.columns = 100
  limits.emptyCells = 1000
  limits.cellCharacters = 200
  return limits
}()

private func outcome(_ input: [UInt8], blockSize: Int, readsRegularRows: Bool) -> Outcome {
  var outcome = Outcome()
  let cells = CellReader(
    sharedCells: [.text("first"), .empty, .text("a longer text, shared")],
    dateStyles: [false, true], dayOffset: 1462, cellCharacters: limits.cellCharacters)
  do {
    let rows = try SheetRows(
      RowAssembly(file: "a.xlsx", sheet: "s", limits: limits), cells: cells, part: "sheet1.xml",
      rowBytes: 1 << 20, blockSize: blockSize, readsRegularRows: readsRegularRows)
    try rows.read(MemoryReader(input)) { row in
      outcome.rows.append(SheetRow(number: row.number, cells: row.cells))
      return true
    }
  } catch {
    outcome.error = "\(error)"
    // Which of two faults of one token Expat names depends on where a block ends.
    if let reason = outcome.error.range(of: "not well-formed XML") {
      outcome.error = String(outcome.error[reason])
    }
  }
  return outcome
}
