import LaborSeries

/// Hands cells to a recorder release by release, where a file mixes years too.
///
/// The release of the first cells goes straight on. Cells of another one wait until there are many
/// of them, so that a file that changes from year to year with every line makes no tiny batches.
struct OEReleases {
  private let recorder: CellRecorder
  private let descriptions: [String: String]
  private var current: Int16?
  private var others: [Int16: [PublishedCell]] = [:]

  private static let mostWaiting = 16_384

  init(_ tables: LABSTATTables, recorder: CellRecorder) {
    self.recorder = recorder
    descriptions = tables.releases
  }

  /// Records cells of the estimates of a year.
  mutating func record(_ cells: [PublishedCell], year: Int16) throws {
    if current == nil { try begin(year) }
    guard current != year else { return try recorder.record(contentsOf: cells) }
    others[year, default: []] += cells
    if let waiting = others[year], waiting.count >= Self.mostWaiting { try hand(on: year) }
  }

  /// Hands on what waits.
  mutating func finish() throws {
    for year in others.keys.sorted() { try hand(on: year) }
  }

  private mutating func hand(on year: Int16) throws {
    guard let waiting = others.removeValue(forKey: year), !waiting.isEmpty else { return }
    try begin(year)
    try recorder.record(contentsOf: waiting)
  }

  private mutating func begin(_ year: Int16) throws {
    current = year
    try recorder.begin(release(of: Int(year)), sheet: "")
  }

  /// The estimates of a year: of the month that `oe.release` names, May where it does not.
  private func release(of year: Int) -> Release {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    let words = descriptions["\(year)A01"]?.split(separator: " ").first
    let month = words.flatMap { word in months.firstIndex { $0 == word } }
    return Release(program: .oews, year: year, month: (month ?? 4) + 1)
  }
}
