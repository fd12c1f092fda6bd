import Foundation
import GRDB
import LaborSeries

/// What was looked at when a store was verified and found whole.
public struct StoreVerification: Sendable, Hashable {
  public let files: Int
  public let releases: Int
  public let blocks: Int
  public let cells: Int
}

extension SeriesStore {
  /// Reads everything that the store holds and checks that it agrees with itself: SQLite's own
  /// integrity check, the checksum and every column of every block, the counts, and that what
  /// cells refer to is there.
  ///
  /// - Throws: ``StoreError/damaged(_:what:)`` for the first fault.
  public func verify() throws -> StoreVerification {
    try read { database in
      let complaint = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") ?? "nothing"
      guard complaint == "ok" else { throw damage("SQLite says “\(complaint)”") }
      if let row = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") {
        throw damage(
          "a row of \(row[0] as String) refers to one of \(row[2] as String) that is gone")
      }
      let entries = try entries(in: database)
      var blocks = 0
      var cells: [Int64: Int] = [:]
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT id, file, cells, measures, occupations, repeats FROM block ORDER BY id")
      while let row = try rows.next() {
        try verify(row, entries, in: database)
        cells[row[1], default: 0] += row[2] as Int
        blocks += 1
      }
      try verify(cells, in: database)
      return StoreVerification(
        files: try Int.fetchOne(database, sql: "SELECT count(*) FROM file") ?? 0,
        releases: try Int.fetchOne(database, sql: "SELECT count(*) FROM release") ?? 0,
        blocks: blocks, cells: cells.values.reduce(0, +))
    }
  }

  private func entries(in database: Database) throws -> StoredEntries {
    do {
      return try StoredEntries(database)
    } catch let fault as StoreEntryFault {
      throw damage(fault.description)
    }
  }

  private func verify(_ row: Row, _ entries: StoredEntries, in database: Database) throws {
    let id: Int64 = row[0]
    let block: StoredBlock
    let cells: [(place: Int, cell: PublishedCell)]
    do {
      block = try StoredBlock(id: id, in: database)
      cells = try block.reader.cells { _, _ in true }
    } catch let fault as BlockFault {
      throw damage("block \(id) cannot be read, \(fault)")
    }
    guard cells.count == row[2] as Int else {
      throw damage("block \(id) has \(cells.count) cells and should have \(row[2] as Int)")
    }
    var occupations = BitSet()
    var measures: UInt64 = 0
    for (_, cell) in cells {
      occupations.insert(Int(cell.occupation))
      measures |= 1 << UInt64(cell.measure.rawValue)
      guard entries.hold(cell) else {
        throw damage("a cell of block \(id) refers to an entry that is not there")
      }
    }
    guard measures == UInt64(bitPattern: row[3] as Int64),
      occupations == BitSet(bytes: [UInt8](row[4] as Data)),
      block.repeated.count == row[5] as Int
    else { throw damage("block \(id) does not hold what its index says") }
  }

  private func verify(_ cells: [Int64: Int], in database: Database) throws {
    for row in try Row.fetchAll(database, sql: "SELECT id, name, cells FROM file") {
      let found = cells[row[0] as Int64] ?? 0
      guard found == row[2] as Int else {
        throw damage(
          "\(row[1] as String) should have \(row[2] as Int) cells and \(found) are there")
      }
    }
  }

  private func damage(_ what: String) -> StoreError { .damaged(path, what: what) }
}
