import LaborSeries

/// The layout of `datasets/soc/occupations.csv`: the occupations and the names they go by.
public enum OccupationsLayout {
  /// Reads the file into occupations.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func occupations(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [Occupation] {
    try readRows(of: bytes, file: file) { row throws(IngestError) in
      Occupation(
        code: OccupationCode(try row.code("soc")),
        title: try row.text("title"),
        shortTitle: try row.text("short_title"),
        plural: try row.text("plural"),
        aliases: try row.text("aliases").split(separator: ";").map(String.init),
        definitionNote: try row.text("definition_note"))
    }
  }
}

/// The layout of `datasets/soc/history.csv`: the break ledger.
public enum HistoryLayout {
  /// Reads the file into ledger entries; a `*` in the first column concerns every occupation.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func history(in bytes: [UInt8], file: String) throws(IngestError) -> SeriesHistory {
    SeriesHistory(
      try readRows(of: bytes, file: file) { row throws(IngestError) in
        let kind = try row.text("kind")
        guard let kind = HistoryEntry.Kind(rawValue: kind) else {
          let known = HistoryEntry.Kind.allCases.map(\.rawValue).joined(separator: ", ")
          throw row.bad(kind, "kind", "one of \(known)")
        }
        return HistoryEntry(
          code: try row.text("soc") == "*" ? nil : try row.code("soc"),
          year: try row.integer("year"),
          kind: kind,
          counterpart: try row.text("counterpart").isEmpty ? nil : try row.code("counterpart"),
          movesLevel: try flag(row, "level_step"),
          label: try row.text("label"),
          explanation: try row.text("description"),
          source: try row.source("source", grade: "ledger"))
      })
  }

  private static func flag(_ row: TableRow, _ column: String) throws(IngestError) -> Bool {
    switch try row.text(column) {
    case "yes": return true
    case "no": return false
    case let text: throw row.bad(text, column, "yes or no")
    }
  }
}
