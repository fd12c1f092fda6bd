import Ingest
import LaborSeries
import Reports
import SeriesStorage

/// National series and projections as a store holds them.
struct StoredFigures {
  let series: BridgedSeries
  /// Every line item of the rounds in the store.
  let lines: [OfficialProjection]
  let inputs: [Manifest.Input]
  /// What is not in the store and is therefore left out.
  let lacks: [String]
  let sources: FigureSources

  /// - Throws: `StoreError`, `BridgingError`, and ``StoreLacksSeries`` without national estimates.
  init(path: String, asOf: ReleaseDate?) throws {
    let store = try SeriesStore(reading: path)
    let embedded = try SeriesCollection.embedded()
    let estimates = try store.extract(try Self.estimatesQuery(embedded.catalogue, asOf))
    let parts = estimates.parts
    guard !parts.isEmpty else { throw StoreLacksSeries(path: path, asOf: asOf) }
    series = try SeriesCollection.bridging(
      parts.map { part in
        PublishedEstimates(
          release: part.batch.release, file: part.file.name, sheet: part.batch.sheet,
          cells: part.batch.cells, dictionary: estimates.dictionary)
      }, crosswalk: try CrosswalkRow.embedded() + estimates.crosswalk,
      catalogue: embedded.catalogue, history: embedded.history)
    let projections = try store.extract(Self.projectionsQuery(asOf))
    lines = Self.lines(of: projections)
    inputs = Self.inputs(parts + projections.parts)
    lacks =
      lines.isEmpty
      ? [
        "The store \(path) has no Employment Projections\(Self.bound(asOf)), so BLS's own figures "
          + "are left out."
      ] : []
    sources = FigureSources(
      rows: Self.rows(parts, "Employment, wages, standard errors")
        + Self.rows(projections.parts, "Official projections, openings")
        + FigureSources.ofTheProgram,
      notes: lacks + series.notes + series.unlinked.map(\.description), origin: "the store \(path)"
    )
  }

  /// Estimates of states and smaller areas in a store.
  static func areaEstimates(path: String, asOf: ReleaseDate?) throws -> [AreaEstimate] {
    let store = try SeriesStore(reading: path)
    var query = try estimatesQuery(try SeriesCollection.embedded().catalogue, asOf)
    query.areaKinds = [.state, .territory, .metropolitan, .nonmetropolitan]
    let found = try store.extract(query)
    return try AreaEstimate.bridging(
      found.parts.map { part in
        PublishedEstimates(
          release: part.batch.release, file: part.file.name, sheet: part.batch.sheet,
          cells: part.batch.cells, dictionary: found.dictionary)
      }, crosswalk: try CrosswalkRow.embedded() + found.crosswalk)
  }

  private static func estimatesQuery(
    _ catalogue: OccupationCatalogue, _ asOf: ReleaseDate?
  ) throws -> CellQuery {
    var query = CellQuery()
    query.programs = [.oews]
    query.areaKinds = [.nation]
    query.industries = [PublishedIndustry.crossIndustry.code]
    query.occupations = try OccupationCodes.codes(
      named: catalogue.occupations.map(\.code.description).joined(separator: ","))
    query.asOf = asOf
    return query
  }

  private static func projectionsQuery(_ asOf: ReleaseDate?) -> CellQuery {
    var query = CellQuery()
    query.programs = [.employmentProjections]
    query.areaKinds = [.nation]
    query.asOf = asOf
    return query
  }

  private static func lines(of extract: PublicationExtract) -> [OfficialProjection] {
    Dictionary(grouping: extract.parts, by: \.batch.release)
      .sorted { $0.key < $1.key }
      .flatMap { release, parts in
        var places: [String] = []
        for part in parts where !places.contains(place(part)) { places.append(place(part)) }
        return OfficialProjection.lineItems(
          of: release, cells: parts.flatMap(\.batch.cells), dictionary: extract.dictionary,
          file: places.joined(separator: " and "))
      }
  }

  private static func place(_ part: PublicationExtract.Part) -> String {
    part.batch.sheet.isEmpty ? part.file.name : "\(part.file.name), sheet \(part.batch.sheet)"
  }

  private static func inputs(_ parts: [PublicationExtract.Part]) -> [Manifest.Input] {
    var releases: [PublicationFile: Set<Release>] = [:]
    var order: [PublicationFile] = []
    for part in parts {
      if releases[part.file] == nil { order.append(part.file) }
      releases[part.file, default: []].insert(part.batch.release)
    }
    return order.map { file in
      Manifest.Input(
        name: file.name, sha256: file.sha256, byteCount: file.byteCount,
        release: (releases[file] ?? []).sorted().map(\.description).joined(separator: "; "))
    }
  }

  private static func rows(
    _ parts: [PublicationExtract.Part], _ figures: String
  ) -> [FigureSources.Row] {
    inputs(parts).map {
      FigureSources.Row(figures: figures, publication: $0.release, file: $0.name)
    }
  }

  private static func bound(_ asOf: ReleaseDate?) -> String {
    asOf.map { " as of \($0)" } ?? ""
  }
}

/// A store without the estimates that series are made of.
struct StoreLacksSeries: Error, CustomStringConvertible {
  let path: String
  let asOf: ReleaseDate?

  var description: String {
    "The store \(path) has no national OEWS estimates of the imaging occupations"
      + "\(asOf.map { " as of \($0)" } ?? ""); ingest national OEWS files, or leave out --store."
  }
}
