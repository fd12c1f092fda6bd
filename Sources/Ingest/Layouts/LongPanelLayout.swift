import LaborSeries
import Tabular

/// The long form of a panel: columns soc, title, year, employment and prse, one row for an
/// occupation and a year. `prse` may be empty or missing; other columns are passed over.
enum LongPanelLayout {
  private struct Row {
    let code: SOCCode
    let title: String
    let line: Int
    let observation: Observation?
  }

  /// Whether the first line of the bytes names a column `year`.
  static func isLong(_ bytes: [UInt8]) -> Bool {
    let header = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return header.split(separator: UInt8(ascii: ",")).contains { field in
      field.elementsEqual("year".utf8) || field.elementsEqual("\"year\"".utf8)
    }
  }

  /// Reads the file into one series for an occupation, in the order in which codes first occur,
  /// with the title of the newest year.
  static func series(
    in bytes: [UInt8], file: String, area: String, history: SeriesHistory
  ) throws(IngestError) -> [OccupationalSeries] {
    let rows = try readRows(of: bytes, file: file) { row throws(IngestError) in try Self.row(row) }
    var order: [SOCCode] = []
    var byCode: [SOCCode: [Row]] = [:]
    for row in rows {
      if byCode[row.code] == nil { order.append(row.code) }
      byCode[row.code, default: []].append(row)
    }
    var result: [OccupationalSeries] = []
    for code in order {
      let found = try series(
        byCode[code, default: []], code: code, file: file, area: area, history: history)
      if let found { result.append(found) }
    }
    return result
  }

  private static func row(_ row: TableRow) throws(IngestError) -> Row {
    let code = try row.code("soc")
    let title = try row.text("title")
    let year = try row.integer("year")
    let prse = row.table.header.contains("prse") ? try row.optionalNumber("prse") : nil
    let observation = try row.optionalNumber("employment").map { jobs in
      Observation(
        year: year, release: "\(year)", publishedCode: code.description, publishedTitle: title,
        employment: .value(jobs), employmentPRSE: prse, wages: .absent,
        sources: [
          SourceReference(
            file: row.table.file, line: row.row.line, publication: row.table.file, grade: "panel")
        ], note: "")
    }
    return Row(code: code, title: title, line: row.row.line, observation: observation)
  }

  private static func series(
    _ rows: [Row], code: SOCCode, file: String, area: String, history: SeriesHistory
  ) throws(IngestError) -> OccupationalSeries? {
    var lines: [Int: Int] = [:]
    for row in rows {
      guard let year = row.observation?.year else { continue }
      if let first = lines.updateValue(row.line, forKey: year) {
        throw .duplicateRow("\(code) in \(year)", file: file, first: first, second: row.line)
      }
    }
    let observed = rows.filter { $0.observation != nil }
    guard
      let newest = observed.max(by: { ($0.observation?.year ?? 0) < ($1.observation?.year ?? 0) })
    else { return nil }
    do {
      return try OccupationalSeries(
        occupation: Occupation(panelCode: code, title: newest.title), area: area,
        observations: observed.compactMap(\.observation),
        history: history.entries(for: OccupationCode(code)))
    } catch {
      throw .badCell(
        "\(error)", column: "employment", file: file, line: newest.line,
        required: "a valid series")
    }
  }
}
