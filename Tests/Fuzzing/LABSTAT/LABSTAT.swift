import Glibc
import LaborSeries

@testable import Ingest
@testable import Tabular

/// Reads the input as LABSTAT data and as a table of titles: nothing may trap, where blocks end
/// must make no difference, and a filter must give the cells of its occupations and no others.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLABSTAT(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  var tables = LABSTATTables()
  do {
    _ = LABSTATTables.kind(of: input)
    try tables.add(source(input, piece: 1 + count % 7))
  } catch { _ = "\(error)" }
  guard let survey = survey(of: input) else { return 0 }
  let layout = LABSTATLayout(survey: survey)
  let whole = read(layout, input, piece: 1 << 20)
  demand(whole == read(layout, input, piece: 1 + count % 13), "where blocks end matters")
  guard survey == .occupationalEmployment, whole.error.isEmpty else { return 0 }
  var filtered = layout
  guard let code = try? SOCCode(parsing: "29-2034") else { return 0 }
  filtered.occupations = [code]
  let some = read(filtered, input, piece: 1 << 20)
  demand(some.rows == whole.rows, "a filter counts other rows")
  let expected = Set(whole.cells.filter { $0.hasPrefix("29-2034 ") })
  demand(Set(some.cells.filter { $0.hasPrefix("29-2034 ") }) == expected, "a filter loses cells")
  return 0
}

/// What came of reading: cells, remarks, and the error that ended them.
private struct Outcome: Equatable {
  var cells: [String] = []
  var remarks: [RowRemark] = []
  var rows = 0
  var error = ""
}

private func survey(of input: [UInt8]) -> LABSTATLayout.Survey? {
  do {
    let head = Array(input.prefix(1 << 16))
    return try LABSTATLayout.recognise(head, at: SheetPlace(file: "a"))?.survey
  } catch {
    _ = "\(error)"
    return nil
  }
}

private func read(_ layout: LABSTATLayout, _ input: [UInt8], piece: Int) -> Outcome {
  var outcome = Outcome()
  let recorder = CellRecorder { batch, dictionary in
    for cell in batch.cells {
      let occupation = dictionary.occupations[cell.occupation].code
      let area = dictionary.areas[cell.area].code
      let industry = dictionary.industries[cell.industry].code
      outcome.cells.append(
        "\(occupation) \(area) \(industry) \(cell.measure) \(cell.status) \(cell.value) \(cell.year)"
          + " \(cell.period) \(cell.row) \(dictionary.footnotes[cell.footnote]) \(batch.release)")
    }
  }
  var layout = layout
  layout.usesTablesBeside = false
  do {
    try layout.read(source(input, piece: piece), at: SheetPlace(file: "a"), into: recorder)
    try recorder.flush()
  } catch {
    outcome.error = "\(error)"
  }
  outcome.remarks = recorder.remarks
  outcome.rows = recorder.rows
  return outcome
}

/// The input in pieces of a size, and again as often as it is asked for.
private func source(_ input: [UInt8], piece: Int) -> ByteSource {
  func producer() -> ByteSource.Producer {
    var rest = input[...]
    return { buffer in
      let part = rest.prefix(min(piece, buffer.count))
      buffer.copyBytes(from: part)
      rest = rest.dropFirst(part.count)
      return part.count
    }
  }
  return ByteSource(name: "a", restart: producer, producer: producer())
}

/// The message of a precondition is not part of optimised programs.
private func demand(_ isTrue: Bool, _ what: String) {
  guard !isTrue else { return }
  let message = Array("\(what)\n".utf8)
  _ = write(2, message, message.count)
  preconditionFailure()
}
