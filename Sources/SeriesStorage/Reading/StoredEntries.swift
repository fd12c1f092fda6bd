import GRDB
import LaborSeries

/// What cells refer to, by the store's numbers.
struct StoredEntries {
  let areas: [Int32: PublishedArea]
  let industries: [Int32: PublishedIndustry]
  let occupations: [Int32: PublishedOccupation]
  let details: [Int32: String]
  let marks: [Int32: String]
  let footnotes: [Int32: String]

  /// - Throws: ``StoreEntryFault`` for a kind or classification that there is not.
  init(_ database: Database) throws {
    areas = try Self.table("SELECT id, kind, code, title, state FROM area", database) { row in
      guard let kind = PublishedArea.Kind(rawValue: row[1]) else {
        throw StoreEntryFault(table: "area", id: row[0])
      }
      return PublishedArea(kind: kind, code: row[2], title: row[3], state: row[4])
    }
    industries = try Self.table("SELECT id, code, title, level, ownership FROM industry", database)
    { row in
      PublishedIndustry(code: row[1], title: row[2], level: row[3], ownership: row[4])
    }
    occupations = try Self.table(
      "SELECT id, classification, code, title, level FROM occupation", database
    ) { row in
      guard let classification = PublishedOccupation.Classification(rawValue: row[1]) else {
        throw StoreEntryFault(table: "occupation", id: row[0])
      }
      return PublishedOccupation(
        classification: classification, code: row[2], title: row[3], level: row[4])
    }
    details = try Self.table("SELECT id, text FROM detail", database) { $0[1] }
    marks = try Self.table("SELECT id, text FROM mark", database) { $0[1] }
    footnotes = try Self.table("SELECT id, text FROM footnote", database) { $0[1] }
  }

  /// Whether every entry that a cell refers to is there.
  func hold(_ cell: PublishedCell) -> Bool {
    areas[cell.area] != nil && industries[cell.industry] != nil
      && occupations[cell.occupation] != nil && details[cell.detail] != nil
      && marks[cell.mark] != nil && footnotes[cell.footnote] != nil
  }

  private static func table<Entry>(
    _ sql: String, _ database: Database, _ entry: (Row) throws -> Entry
  ) throws -> [Int32: Entry] {
    var entries: [Int32: Entry] = [:]
    let rows = try Row.fetchCursor(database, sql: sql)
    while let row = try rows.next() { entries[row[0]] = try entry(row) }
    return entries
  }
}

/// An entry of a dictionary table that means nothing.
struct StoreEntryFault: Error, CustomStringConvertible {
  let table: String
  let id: Int

  var description: String { "entry \(id) of the table \(table) has an unknown kind" }
}
