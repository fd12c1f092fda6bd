import Tabular

/// Table 1.12 of the occupation workbook: why BLS projects an occupation's share of an industry's
/// employment to change. There are no figures in it; the sentences are kept in the legend, under
/// `factors 29-2035 621500`.
struct UtilizationFactors {
  private let occupation: Int
  private let industry: Int
  private let text: Int

  /// Finds the columns; nil when the rows have none of these.
  init?(_ rows: [SheetRow]) {
    for row in rows.prefix(8) {
      let labels = row.cells.map { ColumnLabel([$0.words]).text }
      guard let occupation = labels.firstIndex(of: "occupation code"),
        let industry = labels.firstIndex(of: "industry code"),
        let text = labels.firstIndex(where: { $0.hasPrefix("factors affecting") })
      else { continue }
      self.occupation = occupation
      self.industry = industry
      self.text = text
      return
    }
    return nil
  }

  /// Keeps every sentence, several of one occupation and industry behind each other.
  func read(_ sheet: some Sheet, at place: SheetPlace, into recorder: CellRecorder) throws {
    var sentences: [String: String] = [:]
    var rows = 0
    try sheet.forEachRow { row in
      let code = row[occupation].words
      guard code.isOccupationCode else { return true }
      rows += 1
      let key = "factors \(code) \(row[industry].words)"
      sentences[key] = [sentences[key], row[text].words].compactMap { $0 }.joined(separator: " ")
      return true
    }
    for (key, sentence) in sentences { recorder.explain(key, as: sentence) }
    recorder.note(
      "\(place.sheet) has no figures; its \(rows) reasons for changes of share are in the legend.")
  }
}
