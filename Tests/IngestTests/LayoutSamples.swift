import LaborSeries
import Tabular

@testable import Ingest

/// A sheet that is made in a test.
struct SampleSheet: Sheet {
  let name: String
  let isHidden = false
  var decimalMark: DecimalMark? = .point
  let rows: [SheetRow]

  init(_ name: String = "", _ rows: [[SheetCell]]) {
    self.name = name
    self.rows = rows.enumerated().map { SheetRow(number: $0 + 1, cells: $1) }
  }

  /// Rows of texts; empty texts are empty cells.
  init(texts: [[String]]) {
    self.init("", texts.map { $0.map { $0.isEmpty ? .empty : .text($0) } })
  }

  func forEachRow(_ body: (borrowing SheetRow) throws -> Bool) throws {
    for row in rows where row.cells.contains(where: { $0 != .empty }) {
      if try !body(row) { return }
    }
  }
}

/// What a layout made of a file.
final class Recording {
  var cells: [(release: Release, sheet: String, cell: PublishedCell)] = []
  var dictionary = PublicationDictionary()
  var rows = 0
  var notes: [String] = []
  var legend: [String: String] = [:]
  var remarks: [RowRemark] = []

  /// The cells of a measure and an occupation.
  func cells(_ measure: Measure, _ code: String, year: Int? = nil) -> [PublishedCell] {
    cells.map(\.cell).filter {
      $0.measure == measure && dictionary.occupations[$0.occupation].code == code
        && (year == nil || Int($0.year) == year)
    }
  }

  /// The value of the only cell of a measure, an occupation and a year.
  func value(_ measure: Measure, _ code: String, _ year: Int) -> Double? {
    let found = cells(measure, code, year: year)
    return found.count == 1 && found[0].status == .value ? found[0].value : nil
  }

  /// The codes of a level that have cells.
  func codes(_ level: String) -> Set<String> {
    Set(
      cells.map { dictionary.occupations[$0.cell.occupation] }.filter { $0.level == level }
        .map(\.code))
  }
}

/// Reads sheets with a layout, as the reader of files does.
func record<Layout: SheetLayout>(
  _ layout: Layout.Type, _ sheets: [any Sheet], file: String = "file"
) throws -> Recording {
  try recordCells { recorder in
    for sheet in sheets {
      let place = SheetPlace(file: file, sheet: sheet.name)
      guard let found = try Layout.recognise(try sheet.firstRows(64), at: place) else { continue }
      try found.read(sheet, at: place, into: recorder)
    }
  }
}

/// What `read` recorded.
func recordCells(_ read: (CellRecorder) throws -> Void) throws -> Recording {
  let recording = Recording()
  let recorder = CellRecorder { batch, dictionary in
    for cell in batch.cells { recording.cells.append((batch.release, batch.sheet, cell)) }
    recording.dictionary = dictionary
  }
  try read(recorder)
  try recorder.flush()
  recording.dictionary = recorder.dictionary
  recording.rows = recorder.rows
  recording.notes = recorder.notes
  recording.legend = recorder.legend
  recording.remarks = recorder.remarks
  return recording
}

/// The sheets of a real file.
func sheets(of path: String) throws -> [any Sheet] {
  switch try OpenedFile(path: path).content {
  case .workbook(let sheets): return sheets
  case .delimited(let sheet): return [sheet]
  case .stream, .archive: return []
  }
}
