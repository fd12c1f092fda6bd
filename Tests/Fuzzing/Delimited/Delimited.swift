import Glibc

@testable import Tabular

/// Reads the input as delimited text: nothing may trap, and where blocks end must make no
/// difference.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDelimited(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  let whole = rows(.memory(name: "a.csv", input), blockSize: 1 << 16)
  let pieces = rows(.memory(name: "a.csv", input), blockSize: 1 + count % 13)
  // How much is read ahead of bytes that cannot be decoded is not promised.
  let isCutShort = [whole, pieces].contains { $0.error.contains("declare another") }
  if whole != pieces, !isCutShort {
    // The message of a precondition is not part of optimised programs.
    let message = Array("where blocks end makes a difference: \(whole) \(pieces)\n".utf8)
    _ = write(2, message, message.count)
  }
  precondition(whole == pieces || isCutShort)
  return 0
}

/// What came of reading: rows, and the error that ended them.
private struct Outcome: Equatable {
  var rows: [SheetRow] = []
  var error = ""
}

private func rows(_ bytes: FileBytes, blockSize: Int) -> Outcome {
  var outcome = Outcome()
  do {
    let head = try bytes.reader().head(DelimitedShape.headSize)
    guard try FileKind(head: head, file: "a.csv") == .text else { return outcome }
    // Most inputs declare nothing.
    let encodings: [TextEncoding?] = [nil, nil, nil, .windows1252, .utf16LittleEndian]
    let conventions = TextConventions(encoding: encodings[head.count % encodings.count])
    let sheet = try DelimitedSheet(
      bytes, head: head, conventions: conventions, limits: .standard, blockSize: blockSize)
    try sheet.forEachRow { row in
      outcome.rows.append(SheetRow(number: row.number, cells: row.cells))
      for case .text(let text) in row.cells {
        _ = CellText.unwrapped(text)
        _ = CellText.printable(text)
        for mark in [DecimalMark.point, .comma, nil] {
          do { _ = try NumberText.value(of: text, decimalMark: mark) } catch { _ = "\(error)" }
        }
      }
      return true
    }
  } catch {
    outcome.error = "\(error)"
  }
  return outcome
}
