import GRDB
import LaborSeries

/// Writes what goes with a file's cells: legend, notes, remarks, crosswalk rows.
struct SummaryWriter {
  let database: Database
  let file: Int64

  func write(_ summary: PublicationSummary, repeats: [Int64: Int]) throws {
    for (mark, meaning) in summary.legend.sorted(by: { $0.key < $1.key }) {
      try database.execute(
        sql: "INSERT INTO legend (file, mark, meaning) VALUES (?, ?, ?)",
        arguments: [file, mark, meaning])
    }
    for sentence in summary.notes + (try notes(of: repeats)) {
      try database.execute(
        sql: "INSERT INTO note (file, sentence) VALUES (?, ?)", arguments: [file, sentence])
    }
    try write(summary.remarks)
    try write(summary.crosswalk)
  }

  private func notes(of repeats: [Int64: Int]) throws -> [String] {
    try repeats.sorted { $0.key < $1.key }.map { other, count in
      let (subject, ending) = count == 1 ? ("One cell", "s") : ("\(count) cells", "")
      if other == file {
        return "\(subject) repeat\(ending) what the file states elsewhere, and agree\(ending)."
      }
      let name = try String.fetchOne(
        database, sql: "SELECT name FROM file WHERE id = ?", arguments: [other])
      return "\(subject) stand\(ending) in \(name ?? "another file") as well, and agree\(ending)."
    }
  }

  private func write(_ remarks: [RowRemark]) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT INTO remark (file, sheet, row, is_kept, sentence) VALUES (?, ?, ?, ?, ?)")
    for remark in remarks {
      try statement.execute(arguments: [
        file, remark.sheet, remark.row, remark.isKept, remark.sentence,
      ])
    }
  }

  private func write(_ crosswalk: [CrosswalkRow]) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO crosswalk (file, from_classification, from_code, from_title,
        to_classification, to_code, to_title, weight, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for row in crosswalk {
      try statement.execute(arguments: [
        file, Int(row.from.rawValue), row.fromCode, row.fromTitle, Int(row.to.rawValue),
        row.toCode, row.toTitle, row.weight, row.source,
      ])
    }
  }
}
