import LaborSeries

/// The layout of `datasets/oews/panel.csv`: one row for a detailed occupation, with a pair of
/// columns, `employment_YEAR` and `prse_YEAR`, for each release; or the long form of the same, one
/// row for an occupation and a year.
public enum OccupationPanelLayout {
  /// The columns of the long form.
  public static let longColumns = ["soc", "title", "year", "employment", "prse"]

  /// Reads the file into one series for an occupation; a year without employment is left out.
  ///
  /// A header with a column `year` is that of the long form.
  ///
  /// - Throws: ``IngestError`` naming the line, also when a code, or in the long form a code and
  ///   year, occurs twice or a series is not valid.
  public static func series(
    in bytes: [UInt8], file: String, area: String, history: SeriesHistory
  ) throws(IngestError) -> [OccupationalSeries] {
    guard LongPanelLayout.isLong(bytes) else {
      return try wideSeries(in: bytes, file: file, area: area, history: history)
    }
    return try LongPanelLayout.series(in: bytes, file: file, area: area, history: history)
  }

  private static func wideSeries(
    in bytes: [UInt8], file: String, area: String, history: SeriesHistory
  ) throws(IngestError) -> [OccupationalSeries] {
    var lines: [SOCCode: Int] = [:]
    let rows = try readRows(of: bytes, file: file) { row throws(IngestError) in
      let code = try row.code("soc")
      if let first = lines.updateValue(row.row.line, forKey: code) {
        throw .duplicateRow("\(code)", file: file, first: first, second: row.row.line)
      }
      return try series(row, code: code, area: area, history: history)
    }
    return rows.compactMap { $0 }
  }

  private static func series(
    _ row: TableRow, code: SOCCode, area: String, history: SeriesHistory
  ) throws(IngestError) -> OccupationalSeries? {
    let title = try row.text("title")
    let years = years(in: row.table.header)
    guard !years.isEmpty else {
      throw .unreadable(
        .missingColumn("employment_YEAR", file: row.table.file, header: row.table.header))
    }
    var observations: [Observation] = []
    for year in years {
      guard let jobs = try row.optionalNumber("employment_\(year)") else { continue }
      observations.append(
        Observation(
          year: year, release: "May \(year)", publishedCode: code.description,
          publishedTitle: title, employment: .value(jobs),
          employmentPRSE: try row.optionalNumber("prse_\(year)"), wages: .absent,
          sources: [
            SourceReference(
              file: row.table.file, line: row.row.line,
              publication: "BLS OEWS national workbook, May \(year)", grade: "panel")
          ], note: ""))
    }
    guard !observations.isEmpty else { return nil }
    do {
      return try OccupationalSeries(
        occupation: Occupation(panelCode: code, title: title), area: area,
        observations: observations,
        history: history.entries(for: OccupationCode(code)))
    } catch {
      throw .badCell(
        "\(error)", column: "employment", file: row.table.file, line: row.row.line,
        required: "a valid series")
    }
  }

  private static func years(in header: [String]) -> [Int] {
    header.compactMap { name in
      name.hasPrefix("employment_") ? Int(name.dropFirst("employment_".count)) : nil
    }
  }
}

extension Occupation {
  /// An occupation that a panel names by code and title alone.
  init(panelCode code: SOCCode, title: String) {
    self.init(
      code: OccupationCode(code), title: title, shortTitle: title, plural: title.lowercased(),
      aliases: [], definitionNote: "")
  }
}
