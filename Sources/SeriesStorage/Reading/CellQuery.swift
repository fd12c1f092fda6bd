import LaborSeries

/// Which cells of a store are asked for. What is left empty is not asked about.
public struct CellQuery: Sendable {
  public var programs: Set<Program> = []
  /// Releases of a later reference period are left out.
  public var asOf: ReleaseDate?
  /// Codes as published: `29-2035`.
  public var occupations: Set<String> = []
  public var areaKinds: Set<PublishedArea.Kind> = []
  /// Codes as published: `99`, `06`.
  public var areas: Set<String> = []
  /// Codes as published: `000000`.
  public var industries: Set<String> = []
  public var measures: Set<Measure> = []
  /// Whether cells that state what another file states, with the same value, come as well.
  public var includesRepeats = false

  /// Every cell.
  public init() {}
}

/// The entries that a query wants, as sets of the store's numbers.
struct WantedEntries {
  private let areas: BitSet?
  private let industries: BitSet?
  let occupations: BitSet?
  /// A bit for each measure.
  let measures: UInt64

  init(_ query: CellQuery, in entries: StoredEntries) {
    areas =
      query.areas.isEmpty && query.areaKinds.isEmpty
      ? nil
      : Self.set(of: entries.areas) {
        (query.areas.isEmpty || query.areas.contains($0.code))
          && (query.areaKinds.isEmpty || query.areaKinds.contains($0.kind))
      }
    industries =
      query.industries.isEmpty
      ? nil : Self.set(of: entries.industries) { query.industries.contains($0.code) }
    occupations =
      query.occupations.isEmpty
      ? nil : Self.set(of: entries.occupations) { query.occupations.contains($0.code) }
    measures =
      query.measures.isEmpty
      ? .max : query.measures.reduce(0) { $0 | 1 << UInt64($1.rawValue) }
  }

  func includes(_ group: CellGroup) -> Bool {
    (areas?.contains(Int(group.area)) ?? true)
      && (industries?.contains(Int(group.industry)) ?? true)
  }

  /// Whether a block may have wanted cells, by its index alone.
  func mayBe(in groups: [CellGroup], occupations present: BitSet, measures: UInt64) -> Bool {
    guard measures & self.measures != 0 else { return false }
    if let occupations, !occupations.intersects(present) { return false }
    return groups.contains(where: includes)
  }

  private static func set<Entry>(
    of entries: [Int32: Entry], where isWanted: (Entry) -> Bool
  ) -> BitSet {
    var set = BitSet()
    for (id, entry) in entries where isWanted(entry) { set.insert(Int(id)) }
    return set
  }
}
