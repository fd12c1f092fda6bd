import Foundation
import GRDB
import LaborSeries

/// Finds cells of one release that state the same thing, in one file or in several.
///
/// Those that agree are kept and marked as repeats of the first; those that do not are an error
/// that shows both. Groups are looked at a few at a time, so that memory does not grow with the
/// file: at most ``budget`` cells, or one group.
struct RepeatSearch {
  let database: Database
  let release: Int64
  /// The program of the release, whose tables may round the same figure differently.
  let program: Program
  /// The file that was just written.
  let file: Int64
  /// Groups of the file that may hold repeats within it.
  let suspects: Set<UInt64>

  /// Cells looked at together.
  static let budget = 1_000_000

  /// How many cells of the file repeat others, by the file that they repeat.
  func run() throws -> [Int64: Int] {
    var runs = try candidateRuns()
    guard !runs.isEmpty else { return [:] }
    runs.sort { ($0.group, $0.block) < ($1.group, $1.block) }
    let identities = try Identities(database)
    var found = Findings()
    var batch: [Run] = []
    var cells = 0
    for (index, run) in runs.enumerated() {
      batch.append(run)
      cells += run.count
      let isLastOfGroup = index + 1 == runs.count || runs[index + 1].group != run.group
      if isLastOfGroup && cells >= Self.budget {
        try look(at: batch, identities, into: &found)
        batch.removeAll(keepingCapacity: true)
        cells = 0
      }
    }
    try look(at: batch, identities, into: &found)
    if let conflict = found.conflict {
      throw StoreError.conflict(
        try ConflictDescription(database).conflict(conflict.first, conflict.second),
        others: found.conflicts - 1)
    }
    return try mark(found.repeats)
  }

  /// Cells of one group that follow each other in one block.
  private struct Run {
    let group: UInt64
    let block: Int64
    let start: Int
    let count: Int
  }

  /// A cell, where it stands, and what tells it apart.
  struct Entry {
    let group: UInt64
    let occupation: Int32
    let detail: Int32
    /// Year, period and measure.
    let kind: UInt32
    let status: CellStatus
    let value: Double
    let block: Int64
    let place: Int
  }

  private struct Findings {
    var repeats: [Int64: [(place: Int, of: Int64)]] = [:]
    var conflict: (first: Entry, second: Entry)?
    var conflicts = 0
  }

  private func candidateRuns() throws -> [Run] {
    let identities = try GroupIdentities(database)
    var own: Set<UInt64> = []
    var others: Set<UInt64> = []
    try forEachGroup { block, owner, group, _ in
      let key = identities.group(of: group)
      if owner == file { own.insert(key) } else { others.insert(key) }
    }
    let wanted = suspects.union(own.intersection(others))
    guard !wanted.isEmpty else { return [] }
    var runs: [Run] = []
    try forEachGroup { block, _, group, start in
      let key = identities.group(of: group)
      if wanted.contains(key) {
        runs.append(Run(group: key, block: block, start: start, count: group.count))
      }
    }
    return runs
  }

  private func forEachGroup(
    _ body: (_ block: Int64, _ file: Int64, _ group: CellGroup, _ start: Int) -> Void
  ) throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT id, file, cells, groups FROM block WHERE release = ? ORDER BY id",
      arguments: [release])
    while let row = try rows.next() {
      let block: Int64 = row[0]
      let owner: Int64 = row[1]
      var start = 0
      for group in try CellGroup.decode([UInt8](row[3] as Data), cells: row[2]) {
        body(block, owner, group, start)
        start += group.count
      }
    }
  }

  private func look(
    at runs: [Run], _ identities: Identities, into found: inout Findings
  ) throws {
    var entries = try entries(of: runs, identities)
    entries.sort { $0.precedes($1) }
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].isAboutTheSame(as: entries[start]) { end += 1 }
      if end - start > 1 { compare(entries[start..<end], into: &found) }
      start = end
    }
  }

  private func entries(of runs: [Run], _ identities: Identities) throws -> [Entry] {
    var entries: [Entry] = []
    entries.reserveCapacity(runs.reduce(0) { $0 + $1.count })
    for (id, runs) in Dictionary(grouping: runs, by: \.block).sorted(by: { $0.key < $1.key }) {
      let block = try StoredBlock(id: id, in: database)
      var wanted = BitSet()
      var groups: [Int: UInt64] = [:]
      for run in runs {
        groups[run.start] = run.group
        for place in run.start..<run.start + run.count { wanted.insert(place) }
      }
      var group: UInt64 = 0
      for (place, cell) in try block.reader.cells(where: { wanted.contains($1) }) {
        if let next = groups[place] { group = next }
        // A cell that repeats an earlier one agrees with it already.
        if block.repeated.contains(place) { continue }
        entries.append(
          Entry(
            group: group, occupation: identities.occupation(cell.occupation),
            detail: cell.detail,
            kind: UInt32(UInt16(bitPattern: cell.year)) << 16 | UInt32(cell.period) << 8
              | UInt32(cell.measure.rawValue),
            status: cell.status, value: cell.value, block: id, place: place))
      }
    }
    return entries
  }

  /// The first cell that is not empty stands for the others.
  private func compare(_ same: ArraySlice<Entry>, into found: inout Findings) {
    guard let reference = same.first(where: { $0.status != .absent }) ?? same.first else { return }
    for entry in same
    where entry.block != reference.block || entry.place != reference.place {
      if reference.agrees(with: entry, of: program) {
        found.repeats[entry.block, default: []].append((entry.place, reference.block))
      } else {
        found.conflicts += 1
        let isEarlier =
          found.conflict.map {
            (entry.block, entry.place) < ($0.second.block, $0.second.place)
          } ?? true
        if isEarlier { found.conflict = (reference, entry) }
      }
    }
  }

  private func mark(_ repeats: [Int64: [(place: Int, of: Int64)]]) throws -> [Int64: Int] {
    var counts: [Int64: Int] = [:]
    let files = try Dictionary(
      uniqueKeysWithValues: Row.fetchAll(
        database, sql: "SELECT id, file FROM block WHERE release = ?", arguments: [release]
      ).map { ($0[0] as Int64, $0[1] as Int64) })
    for (block, places) in repeats.sorted(by: { $0.key < $1.key }) {
      let stored = try Data.fetchOne(
        database, sql: "SELECT repeated FROM block WHERE id = ?", arguments: [block])
      var bits = BitSet(bytes: stored.map { [UInt8]($0) } ?? [])
      for (place, of) in places {
        bits.insert(place)
        if files[block] == file, let other = files[of] { counts[other, default: 0] += 1 }
      }
      try database.execute(
        sql: "UPDATE block SET repeated = ?, repeats = ? WHERE id = ?",
        arguments: [Data(bits.bytes), bits.count, block])
    }
    return counts
  }
}

extension RepeatSearch.Entry {
  fileprivate func precedes(_ other: Self) -> Bool {
    if group != other.group { return group < other.group }
    if occupation != other.occupation { return occupation < other.occupation }
    if detail != other.detail { return detail < other.detail }
    if kind != other.kind { return kind < other.kind }
    return (block, place) < (other.block, other.place)
  }

  fileprivate func isAboutTheSame(as other: Self) -> Bool {
    group == other.group && occupation == other.occupation && detail == other.detail
      && kind == other.kind
  }

  /// Empty cells agree with everything, and all the ways of giving no number agree with each
  /// other: sources mark the same withheld figure differently. So do marks of the top code in OEWS,
  /// whose bound is not in the cell but in the notes, which one of two files may lack.
  fileprivate func agrees(with other: Self, of program: Program) -> Bool {
    if status == .absent || other.status == .absent { return true }
    if !status.hasNumber && !other.status.hasNumber { return true }
    if program == .oews, status == .topCoded, other.status == .topCoded { return true }
    let tolerance = Measure(rawValue: UInt8(truncatingIfNeeded: kind)).map(program.rounding) ?? 0
    return status == other.status
      && (value == other.value || abs(value - other.value) <= tolerance)
  }
}

extension Program {
  /// How far two tables of one release may lie apart and still state the same figure.
  ///
  /// Tables of Employment Projections round the same figure on their own, to a tenth of a thousand
  /// or of a percent, and differ by one of it in places.
  fileprivate func rounding(of measure: Measure) -> Double {
    guard self == .employmentProjections else { return 0 }
    switch measure {
    case .employment, .employmentChange, .openings, .laborForceExits, .occupationalTransfers,
      .separations, .openingsOverPeriod, .replacementNeeds:
      return 100.5
    case .employmentShare, .employmentChangePercent, .percentSelfEmployed, .laborForceExitRate,
      .occupationalTransferRate, .separationsRate, .percentOfOccupation, .percentOfIndustry,
      .replacementRate:
      return 0.101
    default: return 0
    }
  }
}

extension CellStatus {
  /// Whether the cell says how much, exactly or by a bound.
  fileprivate var hasNumber: Bool {
    switch self {
    case .value, .topCoded, .belowHalfPercent: true
    case .suppressed, .notPublished, .annualOnly, .hourlyOnly, .absent: false
    }
  }
}
