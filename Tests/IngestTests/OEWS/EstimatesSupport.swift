import LaborSeries
import Tabular

@testable import Ingest

/// A sheet whose rows are written down in a test.
struct WrittenSheet: Sheet {
  var name = "national_M2023_dl"
  var isHidden = false
  var rows: [[SheetCell]]
  var decimalMark: DecimalMark? = .point

  func forEachRow(_ body: (borrowing SheetRow) throws -> Bool) throws {
    for (index, cells) in rows.enumerated() where cells.contains(where: { $0 != .empty }) {
      guard try body(SheetRow(number: index + 1, cells: cells)) else { return }
    }
  }
}

/// What was read of a sheet or a file.
struct ReadEstimates {
  var cells: [(release: Release, cell: PublishedCell)] = []
  var dictionary = PublicationDictionary()
  var rows = 0
  var remarks: [RowRemark] = []
  var notes: [String] = []
  var legend: [String: String] = [:]
  var crosswalk: [CrosswalkRow] = []
  var batches: [PublishedEstimates] = []
  /// The text of each cell, by `ROW MEASURE`.
  var byPlace: [String: PublishedCell] = [:]

  /// The cell of a row and measure.
  func cell(_ row: Int, _ measure: Measure) -> PublishedCell? {
    byPlace["\(row) \(measure.rawValue)"]
  }

  func occupation(_ cell: PublishedCell) -> PublishedOccupation {
    dictionary.occupations[cell.occupation]
  }

  /// The cells of a code.
  func cells(of code: String, _ measure: Measure) -> [PublishedCell] {
    cells.map(\.cell).filter {
      $0.measure == measure && dictionary.occupations[$0.occupation].code == code
    }
  }
}

/// Reads sheets as a file's reader does: each that a layout recognises; the others are notes.
func readEstimates(
  _ sheets: [any Sheet], file: String, as layout: any SheetLayout.Type = OEWSLayout.self
) throws -> ReadEstimates? {
  var result = ReadEstimates()
  var batches: [CellBatch] = []
  let recorder = CellRecorder { batch, dictionary in
    batches.append(batch)
    result.dictionary = dictionary
  }
  let notes = try sheets.map { sheet in
    try sheet.firstRows(64).map { row in
      row.cells.compactMap { cell in if case .text(let text) = cell { text } else { nil } }
        .joined(separator: "\t")
    }.joined(separator: "\n")
  }
  var isRecognised = false
  for (index, sheet) in sheets.enumerated() {
    let others = notes.enumerated().filter { $0.offset != index }.map(\.element)
    let place = SheetPlace(file: file, sheet: sheet.name, notes: others)
    guard let found = try layout.recognise(try sheet.firstRows(64), at: place) else { continue }
    isRecognised = true
    try found.read(sheet, at: place, into: recorder)
  }
  guard isRecognised else { return nil }
  try recorder.flush()
  result.dictionary = recorder.dictionary
  for batch in batches {
    for cell in batch.cells {
      result.cells.append((batch.release, cell))
      result.byPlace["\(cell.row) \(cell.measure.rawValue)"] = cell
    }
    result.batches.append(
      PublishedEstimates(
        release: batch.release, file: file, sheet: batch.sheet, cells: batch.cells,
        dictionary: recorder.dictionary))
  }
  result.rows = recorder.rows
  result.remarks = recorder.remarks
  result.notes = recorder.notes
  result.legend = recorder.legend
  result.crosswalk = recorder.crosswalk
  return result
}

/// Reads a file as downloaded.
func readEstimates(
  path: String, named name: String? = nil, as layout: any SheetLayout.Type = OEWSLayout.self
) throws -> ReadEstimates? {
  let file = try OpenedFile(path: path)
  switch file.content {
  case .workbook(let sheets):
    return try readEstimates(sheets, file: name ?? file.name, as: layout)
  case .delimited(let sheet):
    return try readEstimates([sheet], file: name ?? file.name, as: layout)
  case .archive(let members):
    for member in members {
      if case .workbook(let sheets) = member.content {
        return try readEstimates(sheets, file: member.name, as: layout)
      }
    }
    return nil
  case .stream: return nil
  }
}
