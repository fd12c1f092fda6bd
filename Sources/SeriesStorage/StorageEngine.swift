import GRDB

/// The engine that stores are read and written with, as this system provides it.
package enum StorageEngine {
  /// SQLite's version, asked of SQLite itself.
  ///
  /// - Throws: `DatabaseError` when not even a store in memory can be opened.
  package static func version() throws -> String {
    try DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") } ?? ""
  }
}
