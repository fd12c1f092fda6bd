import Foundation
import GRDB
import LaborSeries

/// Goes through the cells that a query asks for, block by block.
struct CellSearch {
  let database: Database
  let entries: StoredEntries
  private let query: CellQuery

  init(_ query: CellQuery, in database: Database) throws {
    self.query = query
    self.database = database
    entries = try StoredEntries(database)
  }

  /// Wanted cells of one block, by the store's numbers.
  struct Part {
    let file: Int64
    let release: Release
    let sheet: String
    let cells: [PublishedCell]
  }

  /// The parts by release, and by file and place in it.
  func forEachPart(_ body: (Part) throws -> Void) throws {
    let wanted = WantedEntries(query, in: entries)
    for (id, release) in try releases() {
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT id, file, sheet, cells, measures, occupations, groups FROM block
          WHERE release = ? ORDER BY id
          """, arguments: [id])
      while let row = try rows.next() {
        let groups = try CellGroup.decode([UInt8](row[6] as Data), cells: row[3])
        let measures = UInt64(bitPattern: row[4] as Int64)
        let present = BitSet(bytes: [UInt8](row[5] as Data))
        guard wanted.mayBe(in: groups, occupations: present, measures: measures) else { continue }
        let cells = try cells(of: row[0], wanted)
        guard !cells.isEmpty else { continue }
        try body(Part(file: row[1], release: release, sheet: row[2], cells: cells))
      }
    }
  }

  private func releases() throws -> [(id: Int64, release: Release)] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT program, year, month, edition, id FROM release")
    return rows.compactMap { row in
      guard let release = Release(row: row), includes(release) else { return nil }
      return (row[4], release)
    }.sorted { $0.release < $1.release }
  }

  private func includes(_ release: Release) -> Bool {
    (query.programs.isEmpty || query.programs.contains(release.program))
      && (query.asOf?.includes(release) ?? true)
  }

  private func cells(of block: Int64, _ wanted: WantedEntries) throws -> [PublishedCell] {
    let block = try StoredBlock(id: block, in: database)
    let occupation = try block.reader.column(.occupation)
    let measure = wanted.measures == .max ? [] : try block.reader.column(.measure)
    let found = try block.reader.cells { group, place in
      wanted.includes(group)
        && (wanted.occupations?.contains(Int(occupation[place])) ?? true)
        && (measure.isEmpty || wanted.measures & (1 << UInt64(measure[place] & 63)) != 0)
        && (query.includesRepeats || !block.repeated.contains(place))
    }
    return found.map(\.cell)
  }
}

extension SeriesStore {
  /// The cells that a query asks for, with what they refer to and the crosswalks of the store.
  ///
  /// - Throws: ``StoreError``.
  public func extract(_ query: CellQuery) throws -> PublicationExtract {
    try read { database in
      let search = try CellSearch(query, in: database)
      let files = try files(in: database)
      var translation = EntryTranslation(entries: search.entries)
      var parts: [PublicationExtract.Part] = []
      try search.forEachPart { part in
        guard let file = files[part.file] else {
          throw StoreError.damaged(path, what: "a block belongs to no file")
        }
        let cells = try part.cells.map { cell in
          guard let translated = translation.translate(cell) else {
            throw StoreError.damaged(path, what: "a cell refers to an entry that is not there")
          }
          return translated
        }
        parts.append(
          .init(
            file: file,
            batch: CellBatch(release: part.release, sheet: part.sheet, cells: cells)))
      }
      return PublicationExtract(
        dictionary: translation.dictionary, parts: parts, crosswalk: try crosswalk(in: database))
    }
  }

  func files(in database: Database) throws -> [Int64: PublicationFile] {
    var files: [Int64: PublicationFile] = [:]
    let rows = try Row.fetchCursor(
      database, sql: "SELECT id, name, sha256, layout, layout_version, selection, bytes FROM file")
    while let row = try rows.next() {
      files[row[0]] = PublicationFile(
        name: row[1], sha256: row[2], layout: row[3], layoutVersion: row[4], selection: row[5],
        byteCount: row[6])
    }
    return files
  }

  private func crosswalk(in database: Database) throws -> [CrosswalkRow] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT from_classification, from_code, from_title, to_classification, to_code, to_title,
        weight, source FROM crosswalk ORDER BY rowid
        """)
    return try rows.map { row in
      guard let from = PublishedOccupation.Classification(rawValue: row[0]),
        let to = PublishedOccupation.Classification(rawValue: row[3])
      else { throw StoreError.damaged(path, what: "a crosswalk names an unknown classification") }
      return CrosswalkRow(
        from: from, fromCode: row[1], fromTitle: row[2], to: to, toCode: row[4], toTitle: row[5],
        weight: row[6], source: row[7])
    }
  }
}

/// Gives the entries of a store the numbers of a dictionary of their own.
private struct EntryTranslation {
  let entries: StoredEntries
  var dictionary = PublicationDictionary()

  mutating func translate(_ cell: PublishedCell) -> PublishedCell? {
    guard let area = entries.areas[cell.area], let industry = entries.industries[cell.industry],
      let occupation = entries.occupations[cell.occupation],
      let detail = entries.details[cell.detail], let mark = entries.marks[cell.mark],
      let footnote = entries.footnotes[cell.footnote]
    else { return nil }
    var cell = cell
    cell.area = dictionary.entry(area)
    cell.industry = dictionary.entry(industry)
    cell.occupation = dictionary.entry(occupation)
    cell.detail = dictionary.detail(detail)
    cell.mark = dictionary.mark(mark)
    cell.footnote = dictionary.footnote(footnote)
    return cell
  }
}
