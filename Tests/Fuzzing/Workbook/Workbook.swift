@testable import Tabular

/// Opens the input as a file of any kind and reads all that is in it: nothing may trap, and the
/// limits must hold.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWorkbook(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  var limits = ReadingLimits.standard
  limits.partBytes = 1 << 20
  limits.expandedBytes = 1 << 22
  limits.emptyCells = 1 << 16
  var opening = FileOpening(limits: limits, conventions: .found)
  do {
    try read(try opening.open(.memory(name: "input", input), depth: 1))
  } catch {
    precondition(!"\(error)".isEmpty)
  }
  return 0
}

private func read(_ file: OpenedFile) throws {
  switch file.content {
  case .workbook(let sheets):
    for sheet in sheets { try sheet.forEachRow { _ in true } }
  case .delimited(let sheet): try sheet.forEachRow { _ in true }
  case .stream: _ = try file.head(1 << 16)
  case .archive(let files): for file in files { try read(file) }
  }
}
