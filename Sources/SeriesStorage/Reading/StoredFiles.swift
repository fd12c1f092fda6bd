import GRDB
import LaborSeries

extension StoredFile {
  /// The file of a number; nil when there is none.
  static func fetch(_ id: Int64, in database: Database) throws -> StoredFile? {
    try Row.fetchOne(database, sql: selection + " WHERE file.id = ?", arguments: [id])
      .map { try StoredFile(row: $0, in: database) }
  }

  /// Every file, in the order in which they came.
  static func fetchAll(in database: Database) throws -> [StoredFile] {
    try Row.fetchAll(database, sql: selection + " ORDER BY file.id")
      .map { try StoredFile(row: $0, in: database) }
  }

  static let selection = """
    SELECT id, name, sha256, layout, layout_version, selection, rows, cells,
    (SELECT coalesce(sum(repeats), 0) FROM block WHERE file = file.id),
    (SELECT count(*) FROM remark WHERE file = file.id), bytes FROM file
    """

  private init(row: Row, in database: Database) throws {
    let id: Int64 = row[0]
    let releases = try Row.fetchAll(
      database,
      sql: """
        SELECT program, year, month, edition FROM release
        WHERE id IN (SELECT release FROM block WHERE file = ?)
        """, arguments: [id]
    ).compactMap(Release.init(row:))
    self.init(
      file: PublicationFile(
        name: row[1], sha256: row[2], layout: row[3], layoutVersion: row[4], selection: row[5],
        byteCount: row[10]),
      releases: releases.sorted(), rows: row[6], cells: row[7], repeats: row[8], remarks: row[9],
      firstRemarks: try Self.firstRemarks(of: id, in: database),
      notes: try String.fetchAll(
        database, sql: "SELECT sentence FROM note WHERE file = ? ORDER BY rowid", arguments: [id])
    )
  }
}

extension StoredFile {
  private static func firstRemarks(of id: Int64, in database: Database) throws -> [RowRemark] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT sheet, row, is_kept, sentence FROM remark WHERE file = ? ORDER BY rowid LIMIT 12
        """, arguments: [id]
    ).map { RowRemark(sheet: $0[0], row: $0[1], isKept: $0[2], sentence: $0[3]) }
  }
}

/// What a store holds.
public struct StoreContents: Sendable {
  /// A release and how many cells there are of it.
  public struct ReleaseCount: Sendable, Hashable {
    public let release: Release
    public let cells: Int
    /// Cells that other files state as well.
    public let repeats: Int
    public let files: Int
  }

  /// In the order in which they came.
  public let files: [StoredFile]
  /// Ascending.
  public let releases: [ReleaseCount]
  /// The version of the tables.
  public let schema: Int
  /// Bytes of the store's file.
  public let byteCount: Int
}

extension SeriesStore {
  /// What the store holds.
  ///
  /// - Throws: ``StoreError``.
  public func contents() throws -> StoreContents {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT program, year, month, edition, sum(cells), sum(repeats), count(DISTINCT file)
          FROM block JOIN release ON release.id = release GROUP BY release.id
          """)
      let releases = rows.compactMap { row in
        Release(row: row).map {
          StoreContents.ReleaseCount(
            release: $0, cells: row[4], repeats: row[5], files: row[6])
        }
      }
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      let size = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
      return StoreContents(
        files: try StoredFile.fetchAll(in: database),
        releases: releases.sorted { $0.release < $1.release },
        schema: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
        byteCount: pages * size)
    }
  }

  /// Whether a file of this many bytes may be in the store; when none is, its bytes need not be
  /// compared.
  ///
  /// - Throws: ``StoreError``.
  public func mayHoldFile(ofBytes count: Int) throws -> Bool {
    try read { database in
      // Zero stands for a number that nobody said.
      try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM file WHERE bytes IN (0, ?))",
        arguments: [count]) ?? true
    }
  }

  /// The files of these bytes that the store holds as the same layouts would read them now, whole
  /// or with the same selection; empty when the bytes have to be read.
  ///
  /// - Parameter versions: The newest version of each layout by its name.
  /// - Throws: ``StoreError``.
  public func files(
    ofSHA256 sha256: String, selection: String, versions: [String: Int]
  ) throws -> [StoredFile] {
    let files = try read { database in
      try StoredFile.fetchAll(in: database).filter {
        $0.file.sha256 == sha256 && ($0.file.selection.isEmpty || $0.file.selection == selection)
      }
    }
    let isCurrent = files.allSatisfy { versions[$0.file.layout] == $0.file.layoutVersion }
    return isCurrent ? files : []
  }
}
