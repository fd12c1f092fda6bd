import Foundation
import LaborSeries
import SeriesStorage

/// A file of made-up cells, for a store.
struct Feed {
  var name = "feed.txt"
  var sha256 = "00"
  var layoutVersion = 1
  var selection = ""
  var release = Release(program: .oews, year: 2024, month: 5)
  var sheet = "one"
  /// A cell of the nation: occupation, measure, value, row.
  var cells: [(code: String, measure: Measure, status: CellStatus, value: Double, row: Int32)] = []
  var areaTitle = "U.S."
  var fails = false
  /// Whether the digest is known before the file is read.
  var beginsWithDigest = true
  var byteCount = 100

  init(_ name: String = "feed.txt", _ values: [(String, Double)] = []) {
    self.name = name
    sha256 = "digest of \(name)"
    cells = values.enumerated().map { ($1.0, .employment, .value, $1.1, Int32($0) + 2) }
  }

  struct Failure: Error {}

  @discardableResult
  func ingest(into store: SeriesStore) throws -> [StoredFile] {
    try store.ingest { sink in try write(to: &sink) }
  }

  func write(to sink: inout StoreSink) throws {
    var dictionary = PublicationDictionary()
    let area = dictionary.entry(
      PublishedArea(kind: .nation, code: "99", title: areaTitle, state: "US"))
    let industry = dictionary.entry(PublishedIndustry.crossIndustry)
    try sink.begin(
      PublicationFile(
        name: name, sha256: beginsWithDigest ? sha256 : "", layout: "feed",
        layoutVersion: layoutVersion, selection: selection, byteCount: byteCount))
    let cells = cells.map { cell in
      PublishedCell(
        area: area, industry: industry,
        occupation: dictionary.entry(
          PublishedOccupation(
            classification: .soc2018, code: cell.code, title: "Title of \(cell.code)",
            level: "detailed")), measure: cell.measure, status: cell.status, year: 2024,
        value: cell.value, row: cell.row)
    }
    try sink.write(CellBatch(release: release, sheet: sheet, cells: cells), dictionary)
    if fails { throw Failure() }
    try sink.finish(
      PublicationSummary(
        sha256: sha256, rows: cells.count, cells: cells.count, remarks: [], notes: [],
        legend: ["#": "at or above the top code"]))
  }
}

/// A store in a folder of its own, removed afterwards.
func withStore(_ body: (SeriesStore, String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("store-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }  // The system cleans up too.
  let path = folder.appendingPathComponent("test.sqlite").path
  try body(try SeriesStore(writing: path), path)
}

/// A sequence that is the same each time (Marsaglia, Xorshift RNGs, 2003, 64 bits: 13, 7, 17).
struct Xorshift: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

extension SeriesStore {
  /// Every cell with the texts it refers to, as lines.
  func lines(_ query: CellQuery = CellQuery()) throws -> [String] {
    let extract = try extract(query)
    return extract.parts.flatMap { part in
      part.batch.cells.map { cell in
        let occupation = extract.dictionary.occupations[cell.occupation].code
        let area = extract.dictionary.areas[cell.area].code
        return "\(part.batch.release) \(part.batch.sheet) \(area) \(occupation) "
          + "\(cell.measure.name) \(cell.status.name) \(cell.value) \(part.file.name):\(cell.row)"
      }
    }
  }
}
