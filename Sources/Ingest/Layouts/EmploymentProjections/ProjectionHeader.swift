import LaborSeries
import Tabular

/// The header of a table of Employment Projections: one row, or up to four whose cells are merged.
struct ProjectionHeader {
  /// What each column holds; nil where the label is empty or has no known meaning.
  let columns: [ProjectionColumn?]
  /// The labels as printed, for messages.
  let labels: [String]
  /// The number of the header's last row.
  let lastRow: Int
  let base: Int
  let target: Int
  /// The texts above the header: the table's title.
  let preamble: [String]
  /// How many jobs a count of one is: a thousand in everything that BLS prints.
  var jobsPerUnit = 1000.0

  /// The most rows that a header has.
  private static let mostRows = 4

  /// Finds the header among the first rows of a sheet; nil when there is none.
  ///
  /// - Throws: ``LayoutFault`` when a column is missing or stands twice.
  init?(_ rows: [SheetRow], layout: String, place: SheetPlace) throws(LayoutFault) {
    guard let start = rows.firstIndex(where: ProjectionHeader.begins) else { return nil }
    let data = rows[start...].dropFirst().firstIndex(where: ProjectionHeader.isData)
    let end = min(data ?? start + 1, start + ProjectionHeader.mostRows, rows.count)
    let header = Array(rows[start..<end])
    let merged = ProjectionHeader.labels(of: header)
    var columns = merged.map { ProjectionColumn(ColumnLabel($0)) }
    if let title = columns.firstIndex(of: .titleAndCode), title + 1 < columns.count {
      columns[title] = .title
      columns[title + 1] = .code
    }
    self.columns = columns
    labels = merged.map { $0.joined(separator: ", ").replacing("\n", with: " ") }
    lastRow = header.last?.number ?? 0
    preamble = rows[..<start].flatMap { $0.cells.map(\.words) }.filter { !$0.isEmpty }
    let years = columns.compactMap { ProjectionHeader.employmentYear($0) }.sorted()
    let found = labels.filter { !$0.isEmpty }
    for needed in [ProjectionColumn.title, .code] where !columns.contains(needed) {
      throw .missingColumn(
        needed == .code ? "the code" : "the title", layout: layout, place: place.description,
        found: found)
    }
    guard let base = years.first, let target = years.last,
      base < target || found.count == 3 && years.count == 1
    else {
      throw .missingColumn(
        "employment in two years", layout: layout, place: place.description, found: found)
    }
    self.base = base
    self.target = target
    try check(place)
  }

  /// Whether a title column stands in the row.
  private static func begins(_ row: SheetRow) -> Bool {
    row.cells.contains { cell in
      guard case .text = cell else { return false }
      switch ProjectionColumn(ColumnLabel([cell.words])) {
      case .title, .titleAndCode: return true
      default: return false
      }
    }
  }

  /// Whether one of the first columns has a code of an occupation or of an industry of the matrix.
  private static func isData(_ row: SheetRow) -> Bool {
    row.cells.prefix(4).contains { $0.words.isOccupationCode || $0.words.isMatrixIndustry }
  }

  private static func employmentYear(_ column: ProjectionColumn?) -> Int? {
    guard case .figure(.employment, let year) = column else { return nil }
    return year
  }

  /// The labels of every column: a merged cell's text holds for the columns to its right as long as
  /// no other begins there, in its row or in one above.
  private static func labels(of header: [SheetRow]) -> [[String]] {
    let width = header.map(\.cells.count).max() ?? 0
    var labels: [[String]] = []
    var open = [String](repeating: "", count: header.count)
    for column in 0..<width {
      let texts = header.map { $0[column].words }
      if let first = texts.firstIndex(where: { !$0.isEmpty }) {
        for level in first..<texts.count { open[level] = texts[level] }
        labels.append(open.filter { !$0.isEmpty })
      } else {
        labels.append([])
      }
    }
    return labels
  }

  private func check(_ place: SheetPlace) throws(LayoutFault) {
    var first: [ProjectionColumn: Int] = [:]
    for (index, column) in columns.enumerated() {
      guard let column else { continue }
      if case .passedOver = column { continue }
      if let earlier = first.updateValue(index, forKey: column) {
        throw .repeatedColumn(
          labels[index], place: place.description, first: earlier, second: index)
      }
    }
  }

  /// Whether this is an extract of titles, codes and employment in one year.
  var isExtract: Bool { base == target }

  /// `2018–28`; empty for an extract.
  var edition: String {
    guard !isExtract else { return "" }
    let end = target % 100
    return "\(base)–\(end < 10 ? "0" : "")\(end)"
  }
}

extension String {
  /// Whether the text is a code of an industry of the National Employment Matrix: `TE1000`,
  /// `541700`, `62210P`, `9992-3`.
  var isMatrixIndustry: Bool {
    utf8.count == 6
      && utf8.allSatisfy {
        $0 &- 0x30 < 10 || $0 &- 0x41 < 26 || $0 == UInt8(ascii: "-")
      } && utf8.contains { $0 &- 0x30 < 10 }
  }
}
