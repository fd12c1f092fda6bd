import GRDB
import LaborSeries

/// Puts two cells that contradict each other into words.
struct ConflictDescription {
  private let database: Database

  init(_ database: Database) { self.database = database }

  func conflict(
    _ first: RepeatSearch.Entry, _ second: RepeatSearch.Entry
  ) throws -> CellConflict {
    let (firstSide, cell) = try side(of: first)
    let (secondSide, _) = try side(of: second)
    return CellConflict(
      subject: try subject(of: cell, block: first.block), first: firstSide, second: secondSide)
  }

  private func side(
    of entry: RepeatSearch.Entry
  ) throws -> (side: CellConflict.Side, cell: PublishedCell) {
    let block = try StoredBlock(id: entry.block, in: database)
    guard let cell = try block.reader.cells(where: { $1 == entry.place }).first?.cell else {
      throw BlockFault.countsDisagree
    }
    let row = try Row.fetchOne(
      database,
      sql: "SELECT file.name, sheet FROM block JOIN file ON file.id = file WHERE block.id = ?",
      arguments: [entry.block])
    let mark = try String.fetchOne(
      database, sql: "SELECT text FROM mark WHERE id = ?", arguments: [cell.mark])
    return (
      CellConflict.Side(
        file: row?[0] ?? "", sheet: row?[1] ?? "", row: Int(cell.row),
        content: Self.content(of: cell, mark: mark ?? "")),
      cell
    )
  }

  /// “employment of 29-2035 Magnetic Resonance Imaging Technologists, U.S., OEWS, May 2024”.
  private func subject(of cell: PublishedCell, block: Int64) throws -> String {
    let occupation = try Row.fetchOne(
      database, sql: "SELECT code, title FROM occupation WHERE id = ?",
      arguments: [cell.occupation])
    let area = try String.fetchOne(
      database, sql: "SELECT title FROM area WHERE id = ?", arguments: [cell.area])
    let industry = try Row.fetchOne(
      database, sql: "SELECT code, title FROM industry WHERE id = ?", arguments: [cell.industry])
    let detail = try String.fetchOne(
      database, sql: "SELECT text FROM detail WHERE id = ?", arguments: [cell.detail])
    let release = try Row.fetchOne(
      database,
      sql: """
        SELECT program, year, month, edition FROM release
        WHERE id = (SELECT release FROM block WHERE id = ?)
        """, arguments: [block])
    var words = ["The \(cell.measure.name) of \(Self.name(occupation))", area ?? ""]
    if let industry, industry[0] != PublishedIndustry.crossIndustry.code {
      words.append("industry \(Self.name(industry))")
    }
    if let detail, !detail.isEmpty { words.append(detail) }
    if let release = release.flatMap(Release.init(row:)) {
      words.append(release.description)
      if release.year != Int(cell.year) { words.append("for \(cell.year)") }
    }
    return words.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// A code and its title, where the file gave one.
  private static func name(_ row: Row?) -> String {
    let parts: [String] = [row?[0] ?? "", row?[1] ?? ""]
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func content(of cell: PublishedCell, mark: String) -> String {
    switch cell.status {
    case .value: numeral(cell.value)
    case .topCoded: "\(mark.isEmpty ? "top-coded" : mark) (\(numeral(cell.value)) or more)"
    case .absent: "empty"
    case .suppressed, .notPublished, .annualOnly, .hourlyOnly, .belowHalfPercent:
      mark.isEmpty ? cell.status.name : "\(mark) (\(cell.status.name))"
    }
  }
}

/// A number without a needless “.0”.
func numeral(_ value: Double) -> String {
  if let whole = Int(exactly: value) { return String(whole) }
  return String(value)
}

extension Release {
  /// A row of program, year, month (0 for none) and edition; nil for a program that is not known.
  init?(row: Row) {
    guard let program = Program(rawValue: row[0]) else { return nil }
    let month: Int = row[2]
    self.init(program: program, year: row[1], month: month == 0 ? nil : month, edition: row[3])
  }
}
