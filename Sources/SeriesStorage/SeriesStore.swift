import Foundation
import GRDB
import LaborSeries

/// Published cells by release, in one SQLite file.
///
/// A release never overwrites another. A file is taken in whole or not at all. See ``StoreSchema``
/// for the tables; `modality store export` writes what they hold as CSV.
public struct SeriesStore: Sendable {
  /// The file, as it was named.
  public let path: String
  let queue: DatabaseQueue

  /// How long another program's write is waited for, in seconds.
  public static let patience = 5.0

  /// Opens a store to read from it.
  ///
  /// - Throws: ``StoreError``.
  public init(reading path: String) throws {
    self.path = path
    try Self.checkIsFile(path)
    do {
      queue = try Self.openedForReading(path)
      try queue.read { try Self.checkIsStore($0, path: path) }
    } catch {
      throw StoreError.translating(error, path: path)
    }
  }

  /// Opens a store to write to it, and makes it when there is none.
  ///
  /// - Throws: ``StoreError``; a file that is no store is left as it is.
  public init(writing path: String, patience: Double = Self.patience) throws {
    self.path = path
    do {
      if !FileManager.default.fileExists(atPath: path) {
        // Another process may make the store in the meantime; then there is one.
        let draft = StoreDraft(of: path)
        _ = try draft.publish(try draft.make())
      }
      try Self.checkIsFile(path)
      var configuration = Self.configuration
      configuration.busyMode = .timeout(patience)
      queue = try DatabaseQueue(path: Self.literal(path), configuration: configuration)
      try queue.writeWithoutTransaction { database in
        try Self.checkIsStore(database, path: path)
        try database.execute(sql: "PRAGMA cache_size = -16384")
        try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        // A store that cannot be written to says so now, and not after a long reading.
        try database.inTransaction(.immediate) { .rollback }
      }
      if try queue.read({ try StoreSchema.migrator.hasCompletedMigrations($0) }) == false {
        try StoreSchema.migrator.migrate(queue)
      }
    } catch {
      throw StoreError.translating(error, path: path)
    }
  }

  /// Makes a store in an empty file that nobody else opens.
  ///
  /// - Parameters:
  ///   - file: Where it is made.
  ///   - path: What messages call it.
  init(newIn file: String, for path: String) throws {
    self.path = path
    var configuration = Self.configuration
    configuration.prepareDatabase { database in
      // Blocks are long, and long pages chain less.
      try database.execute(sql: "PRAGMA page_size = 16384; PRAGMA cache_size = -16384")
    }
    queue = try DatabaseQueue(path: file, configuration: configuration)
    try StoreSchema.migrator.migrate(queue)
  }

  /// Reads with SQLite's errors as sentences.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do {
      return try queue.read(body)
    } catch let fault as BlockFault {
      throw StoreError.damaged(path, what: "a block of cells cannot be read, \(fault)")
    } catch let fault as StoreEntryFault {
      throw StoreError.damaged(path, what: fault.description)
    } catch {
      throw StoreError.translating(error, path: path)
    }
  }
}

extension SeriesStore {
  private static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "modality"
    configuration.busyMode = .timeout(patience)
    return configuration
  }

  /// Opens a store that is only read. Whoever may write to it opens it so too, because only then
  /// does SQLite take away the files beside it, which readers share, when the last one closes it.
  ///
  /// A store in a folder that may not be written to has no room for these files; it is then read as
  /// one that nobody changes.
  private static func openedForReading(_ path: String) throws -> DatabaseQueue {
    if FileManager.default.isWritableFile(atPath: path),
      let queue = try openedForSharing(path)
    {
      return queue
    }
    var configuration = configuration
    configuration.readonly = true
    do {
      let queue = try DatabaseQueue(path: literal(path), configuration: configuration)
      try looked(into: queue)
      return queue
    } catch let error as DatabaseError where isNoPlaceToWrite(error) {
      guard !FileManager.default.fileExists(atPath: path + "-wal") else { throw error }
      return try DatabaseQueue(path: address(of: path, "immutable=1"), configuration: configuration)
    }
  }

  /// A queue that writes nothing but may; nil in a folder without room for the shared files.
  private static func openedForSharing(_ path: String) throws -> DatabaseQueue? {
    var configuration = configuration
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA query_only = 1") }
    do {
      // A store that has gone since is not made anew.
      let queue = try DatabaseQueue(
        path: address(of: path, "mode=rw"), configuration: configuration)
      try looked(into: queue)
      return queue
    } catch let error as DatabaseError where isNoPlaceToWrite(error) {
      return nil
    }
  }

  /// SQLite opens a file for good when it is first read.
  private static func looked(into queue: DatabaseQueue) throws {
    _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
  }

  private static func isNoPlaceToWrite(_ error: DatabaseError) -> Bool {
    error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY
  }

  /// The path as an address with an option of SQLite.
  private static func address(of path: String, _ option: String) throws -> String {
    guard let escaped = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) else {
      throw StoreError.notOpened(path, reason: "its name cannot be written as an address")
    }
    return "file:\(escaped)?\(option)"
  }

  private static func checkIsFile(_ path: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw StoreError.missing(path)
    }
    guard !isFolder.boolValue else { throw StoreError.notOpened(path, reason: "it is a folder") }
  }

  private static func checkIsStore(_ database: Database, path: String) throws {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard application == StoreSchema.applicationID else { throw StoreError.notAStore(path) }
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version <= StoreSchema.version else {
      throw StoreError.newer(path, found: version, known: StoreSchema.version)
    }
  }

  /// SQLite takes a name that begins with `file:` for an address.
  private static func literal(_ path: String) -> String {
    path.hasPrefix("file:") ? "./" + path : path
  }
}
