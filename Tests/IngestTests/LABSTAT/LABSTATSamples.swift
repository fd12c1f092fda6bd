import Foundation
import LaborSeries
import Tabular

@testable import Ingest

/// What was read of a file, gathered whole.
struct LABSTATReading {
  /// A cell with the words its numbers stand for.
  struct Cell: Equatable {
    let release: Release
    let area: PublishedArea
    let industry: PublishedIndustry
    let occupation: PublishedOccupation
    let detail: String
    let measure: Measure
    let status: CellStatus
    let flags: CellFlags
    let year: Int16
    let period: UInt8
    let value: Double
    let mark: String
    let footnote: String
    let row: Int32
  }

  var cells: [Cell] = []
  var rows = 0
  var remarks: [RowRemark] = []
  var notes: [String] = []
  var legend: [String: String] = [:]

  /// Reads bytes with a layout.
  init(_ layout: LABSTATLayout, _ source: ByteSource, file: String = "oe.data") throws {
    var found: [Cell] = []
    let recorder = CellRecorder { batch, dictionary in
      for cell in batch.cells {
        found.append(
          Cell(
            release: batch.release, area: dictionary.areas[cell.area],
            industry: dictionary.industries[cell.industry],
            occupation: dictionary.occupations[cell.occupation],
            detail: dictionary.details[cell.detail], measure: cell.measure, status: cell.status,
            flags: cell.flags, year: cell.year, period: cell.period, value: cell.value,
            mark: dictionary.marks[cell.mark], footnote: dictionary.footnotes[cell.footnote],
            row: cell.row))
      }
    }
    try layout.read(source, at: SheetPlace(file: file), into: recorder)
    try recorder.flush()
    cells = found
    rows = recorder.rows
    remarks = recorder.remarks
    notes = recorder.notes
    legend = recorder.legend
  }

  /// Reads a text.
  init(_ layout: LABSTATLayout, text: String) throws {
    try self.init(layout, LABSTATText.source(text))
  }

  /// Reads a file after recognising it.
  init(path: String, occupations: Set<SOCCode>? = nil, besides: Bool = true) throws {
    let head = try ByteSource(path: path).readHead(1 << 16)
    guard var layout = try LABSTATLayout.recognise(head, at: SheetPlace(file: path)) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    layout.occupations = occupations
    layout.usesTablesBeside = besides
    try self.init(layout, try ByteSource(path: path), file: path)
  }

  func cell(_ area: String, _ occupation: String, _ measure: Measure) -> Cell? {
    cells.first {
      $0.area.code == area && $0.occupation.code == occupation && $0.measure == measure
        && $0.industry.code == "000000"
    }
  }
}

/// LABSTAT text written for tests.
enum LABSTATText {
  static let header = "series_id                     \tyear\tperiod\t       value\tfootnote_codes"

  /// A file of lines, each an identifier, a year, a period, a value and footnotes.
  static func file(_ lines: [String], end: String = "\r\n") -> String {
    ([header] + lines).joined(separator: end) + end
  }

  static func line(
    _ id: String, _ value: String, _ footnote: String = "", year: Int = 2025, period: String = "A01"
  ) -> String {
    let padding = String(repeating: " ", count: max(0, 30 - id.count))
    let blanks = String(repeating: " ", count: max(0, 12 - value.count))
    return "\(id)\(padding)\t\(year)\t\(period)\t\(blanks)\(value)\t\(footnote)"
  }

  static func source(_ text: String) -> ByteSource { source(Array(text.utf8)) }

  static func source(_ bytes: [UInt8]) -> ByteSource {
    var rest = bytes[...]
    return ByteSource(name: "oe.data") { buffer in
      let part = rest.prefix(buffer.count)
      buffer.copyBytes(from: part)
      rest = rest.dropFirst(part.count)
      return part.count
    }
  }
}

/// The folder of published files, which a clone does not have: `MODALITY_SHARED`, else `../shared`
/// beside the package.
enum LABSTATFixtures {
  static let folder: String = {
    let named = ProcessInfo.processInfo.environment["MODALITY_SHARED"]
    return (named ?? "../shared") + "/fixtures/"
  }()

  static var areHere: Bool {
    FileManager.default.fileExists(atPath: folder + "labstat_oe_2025/oe.area")
  }
}
