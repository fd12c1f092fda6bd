import Foundation
import Glibc

@testable import Ingest
@testable import Tabular

/// Reads the input as JSON and as an answer of the BLS API: nothing may trap, Foundation's reader
/// must agree on what is JSON, and what is written again must be read as the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  let isFoundationContent = isJSON(input)
  do {
    let document = try JSONDocument(parsing: input, file: "a.json")
    demand(isFoundationContent || document.root.isBeyondFoundation, "accepted alone", input)
    var again: [UInt8] = []
    write(document.root, to: &again)
    let second = try JSONDocument(parsing: again, file: "a.json")
    demand(isSame(second.root, document.root), "changed when written again", input)
    readAnswer(document, input)
  } catch {
    _ = error.description
    demand(
      !isFoundationContent || isOwnRule(error.reason), "refused alone: \(error)", input)
  }
  _ = try? BLSAPILayout.recognise(input, at: SheetPlace(file: "a.json"))
  return 0
}

/// What this reader refuses by rules of its own, or by the RFC where Foundation lets it pass: a
/// comma before the end of an object or list.
private func isOwnRule(_ reason: JSONError.Reason) -> Bool {
  switch reason {
  case .unexpected("“}”", "a name in quotes"), .unexpected("“]”", "a value"): true
  case .nul, .duplicateName, .tooDeep, .notUTF8, .numberOutOfRange: true
  default: false
  }
}

private func isJSON(_ bytes: [UInt8]) -> Bool {
  do {
    _ = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    return true
  } catch {
    return false
  }
}

extension JSONElement {
  /// Numbers that Foundation has no type for.
  fileprivate var isBeyondFoundation: Bool {
    switch kind {
    case .number(let number): number.text.utf8.count > 15
    case .array(let elements): elements.contains(where: \.isBeyondFoundation)
    case .object(let members): members.contains(where: \.value.isBeyondFoundation)
    default: false
    }
  }
}

private func readAnswer(_ document: JSONDocument, _ input: [UInt8]) {
  var cells = 0
  let recorder = CellRecorder { batch, dictionary in
    cells += batch.cells.count
    for cell in batch.cells {
      // Each entry must be there.
      _ = dictionary.occupations[cell.occupation].code
      _ = dictionary.areas[cell.area].code
      _ = dictionary.industries[cell.industry].code
      demand(cell.value.isFinite, "a value without end", input)
    }
  }
  do {
    try BLSAPILayout().read(document, at: SheetPlace(file: "a.json"), into: recorder)
    demand(cells <= recorder.rows, "more cells than figures", input)
  } catch {
    _ = "\(error)"
  }
}

private func write(_ element: JSONElement, to bytes: inout [UInt8]) {
  switch element.kind {
  case .null: bytes += "null".utf8
  case .boolean(let flag): bytes += "\(flag)".utf8
  case .number(let number): bytes += number.text.utf8
  case .string(let text): write(text, to: &bytes)
  case .array(let elements):
    bytes += "[".utf8
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes += ",\n".utf8 }
      write(element, to: &bytes)
    }
    bytes += "]".utf8
  case .object(let members):
    bytes += "{".utf8
    for (index, member) in members.enumerated() {
      if index > 0 { bytes += ", ".utf8 }
      write(member.name, to: &bytes)
      bytes += ":".utf8
      write(member.value, to: &bytes)
    }
    bytes += "}".utf8
  }
}

/// Every character as an escape.
private func write(_ text: String, to bytes: inout [UInt8]) {
  bytes += "\"".utf8
  for unit in text.utf16 {
    let digits = String(unit, radix: 16)
    bytes += "\\u".utf8
    bytes += String(repeating: "0", count: 4 - digits.count).utf8
    bytes += digits.utf8
  }
  bytes += "\"".utf8
}

/// Whether two values are the same, wherever they stand.
private func isSame(_ first: JSONElement, _ second: JSONElement) -> Bool {
  switch (first.kind, second.kind) {
  case (.array(let first), .array(let second)):
    first.count == second.count && zip(first, second).allSatisfy(isSame)
  case (.object(let first), .object(let second)):
    first.count == second.count
      && zip(first, second).allSatisfy {
        Array($0.name.utf8) == Array($1.name.utf8) && isSame($0.value, $1.value)
      }
  case (.string(let first), .string(let second)): Array(first.utf8) == Array(second.utf8)
  default: first.kind == second.kind
  }
}

private func demand(_ isTrue: Bool, _ what: String, _ input: [UInt8]) {
  if isTrue { return }
  // The message of a precondition is not part of optimised programs.
  let message = Array("\(what): \(String(decoding: input, as: UTF8.self))\n".utf8)
  _ = Glibc.write(2, message, message.count)
  preconditionFailure(what)
}
