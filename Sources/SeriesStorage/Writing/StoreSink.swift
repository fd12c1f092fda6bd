import Foundation
import GRDB
import LaborSeries

/// Takes the cells of one file, or of the members of one archive, into a store.
///
/// A sink lives inside ``SeriesStore/ingest(_:)``, whose transaction keeps all of it or nothing.
public final class StoreSink: PublicationSink {
  private let database: Database
  private var file: Int64?
  private var begun: PublicationFile?
  private var dictionary = DictionaryWriter()
  private var releases: [Release: Int64] = [:]
  private var programs: [Int64: Program] = [:]
  private var watches: [Int64: RepeatWatch] = [:]
  private var pending: [Part: CellBlock] = [:]
  private var block = CellBlock()
  private var part: Part?

  /// What has become of each file, in the order in which they came.
  public private(set) var stored: [StoredFile] = []

  /// The release and sheet that a block is of.
  private struct Part: Hashable {
    let release: Int64
    let sheet: String
  }

  /// Unfinished blocks kept side by side; a file that goes back and forth between more releases or
  /// sheets than that makes more and smaller blocks.
  private static let pendingLimit = 16

  init(_ database: Database) { self.database = database }

  public func begin(_ file: PublicationFile) throws {
    precondition(self.file == nil, "a file was begun before the last one was finished")
    try replaceEarlierReading(of: file, sha256: file.sha256)
    try database.execute(
      sql: """
        INSERT INTO file (name, member, sha256, layout, layout_version, selection, bytes)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        file.name, file.member, file.sha256, file.layout, file.layoutVersion, file.selection,
        file.byteCount,
      ])
    self.file = database.lastInsertedRowID
    begun = file
    dictionary = DictionaryWriter()
    watches = [:]
  }

  public func write(_ batch: CellBatch, _ dictionary: PublicationDictionary) throws {
    try self.dictionary.update(from: dictionary, in: database)
    let part = Part(release: try number(of: batch.release), sheet: batch.sheet)
    if self.part != part { try turn(to: part) }
    var watch = watches.removeValue(forKey: part.release) ?? RepeatWatch()
    let entries = self.dictionary
    for cell in batch.cells {
      watch.take(
        cell,
        group: RepeatWatch.group(
          area: entries.areaIdentities[Int(cell.area)],
          industry: entries.industryIdentities[Int(cell.industry)]),
        occupation: entries.occupationIdentities[Int(cell.occupation)])
      block.append(cell, translatedBy: entries)
      if block.isFull { try flush() }
    }
    watches[part.release] = watch
  }

  public func finish(_ summary: PublicationSummary) throws {
    guard let file, let begun else {
      preconditionFailure("a file was finished that was not begun")
    }
    try flush()
    try flushPending()
    // The digest may only be known at the end.
    if begun.sha256 != summary.sha256 {
      try replaceEarlierReading(of: begun, sha256: summary.sha256)
    }
    part = nil
    var repeats: [Int64: Int] = [:]
    for (release, watch) in watches.sorted(by: { $0.key < $1.key }) {
      guard let program = programs[release] else {
        preconditionFailure("cells were watched of a release that was not entered")
      }
      let search = RepeatSearch(
        database: database, release: release, program: program, file: file,
        suspects: watch.suspects)
      repeats.merge(try search.run(), uniquingKeysWith: +)
    }
    try database.execute(
      sql: """
        UPDATE file SET sha256 = ?, rows = ?,
        cells = (SELECT coalesce(sum(cells), 0) FROM block WHERE file = ?) WHERE id = ?
        """, arguments: [summary.sha256, summary.rows, file, file])
    try SummaryWriter(database: database, file: file).write(summary, repeats: repeats)
    guard let stored = try StoredFile.fetch(file, in: database) else {
      preconditionFailure("a row that was just written is not there")
    }
    self.stored.append(stored)
    self.file = nil
    self.begun = nil
  }

  /// Removes what an earlier version of the layout made of the same bytes.
  private func replaceEarlierReading(of file: PublicationFile, sha256: String) throws {
    try database.execute(
      sql: "DELETE FROM file WHERE sha256 = ? AND member = ? AND layout = ? AND selection = ?",
      arguments: [sha256, file.member, file.layout, file.selection])
  }

  private func number(of release: Release) throws -> Int64 {
    if let number = releases[release] { return number }
    let arguments: StatementArguments = [
      release.program.rawValue, release.year, release.month ?? 0, release.edition,
    ]
    try database.execute(
      sql: "INSERT OR IGNORE INTO release (program, year, month, edition) VALUES (?, ?, ?, ?)",
      arguments: arguments)
    let number = try Int64.fetchOne(
      database,
      sql: "SELECT id FROM release WHERE program = ? AND year = ? AND month = ? AND edition = ?",
      arguments: arguments)
    guard let number else { preconditionFailure("a row that was just written is not there") }
    releases[release] = number
    programs[number] = release.program
    return number
  }

  /// Goes on with another release or sheet, and keeps the block of the last one for its return.
  private func turn(to part: Part) throws {
    if let last = self.part, block.count > 0 {
      if pending.count >= Self.pendingLimit { try flushPending() }
      pending[last] = block
      block = CellBlock()
    }
    if let waiting = pending.removeValue(forKey: part) { block = waiting }
    self.part = part
  }

  private func flushPending() throws {
    let waiting = pending.sorted {
      ($0.key.release, $0.key.sheet) < ($1.key.release, $1.key.sheet)
    }
    pending.removeAll()
    for (part, block) in waiting { try write(block, of: part) }
  }

  private func flush() throws {
    guard let part, block.count > 0 else { return }
    try write(block, of: part)
    block.removeAll()
  }

  private func write(_ block: CellBlock, of part: Part) throws {
    guard let file else { preconditionFailure("cells were written before a file was begun") }
    let groups = CellGroup.encode(block.groups)
    let data = block.encoded()
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO block (file, release, sheet, cells, measures, occupations, groups, checksum,
        data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: [
      file, part.release, part.sheet, block.count, Int64(bitPattern: block.measures),
      Data(block.occupations.bytes), Data(groups),
      CellBlock.checksum(groups: groups, data: data), Data(data),
    ])
  }
}
