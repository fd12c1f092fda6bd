import Foundation
import GRDB
import LaborSeries

extension SeriesStore {
  /// Takes in what `body` writes, all of it or nothing.
  ///
  /// One file from disk is one call, an archive with all its members as well. When `body` throws,
  /// or the program or the machine stops before the end, the store is as it was before.
  ///
  /// - Throws: ``StoreError``, and what `body` throws.
  @discardableResult
  public func ingest(_ body: (inout StoreSink) throws -> Void) throws -> [StoredFile] {
    do {
      return try queue.writeWithoutTransaction { database in
        var stored: [StoredFile] = []
        try database.inTransaction(.immediate) {
          var sink = StoreSink(database)
          try body(&sink)
          stored = sink.stored
          return .commit
        }
        // The pages go to their places now, and not in the next reader's time. The file is in the
        // store already: readers at work or a full disk leave this to a later writer.
        do {
          _ = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(PASSIVE)")
        } catch is DatabaseError {}
        return stored
      }
    } catch let fault as BlockFault {
      throw StoreError.damaged(path, what: "a block of cells cannot be read, \(fault)")
    } catch {
      throw StoreError.translating(error, path: path)
    }
  }

  /// Writes the store anew without the room that is no longer used.
  ///
  /// - Throws: ``StoreError``.
  public func vacuum() throws {
    do {
      try queue.writeWithoutTransaction { database in
        try database.execute(sql: "VACUUM")
        _ = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      }
    } catch {
      throw StoreError.translating(error, path: path)
    }
  }
}
