import ArgumentParser
import Ingest
import LaborSeries
import Projections
import Reports
import SeriesStorage

/// Which figures a command works on: those that the program carries, or those of a store.
struct SourceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Work on the figures of a store and not on those the program carries.", valueName: "path"),
    completion: .file())
  var store: String?

  @Option(
    help: ArgumentHelp(
      "Leave out later releases of the store: 2023-05, “May 2023”, 2023.", valueName: "release"))
  var asOf: String?

  /// What was asked for, for manifests; nothing for the data that the program carries.
  var manifestOptions: [JSONValue.Member] {
    guard let store else { return [] }
    return [.init("store", .string(store)), .init("as_of", .string(asOf ?? "latest"))]
  }

  /// The figures.
  ///
  /// - Throws: `UsageError` for `--as-of` without a store, and what the source throws.
  func data() throws -> OutlookData {
    guard let store else {
      guard asOf == nil else {
        throw UsageError(
          description: "--as-of needs --store: the data that the program carries are one state.")
      }
      return try OutlookData.embedded()
    }
    return try OutlookData(store: store, asOf: try asOf.map { try ReleaseDate(parsing: $0) })
  }
}

/// The figures that outlooks are made of, read once for a command.
///
/// From a store come the series and BLS's projections, and nothing else does: what the store lacks
/// is said and never taken from the program's own data. The names of occupations, the break ledger,
/// the declared links between classifications and the bands of growth classes are the program's.
struct OutlookData {
  let collection: SeriesCollection
  let official: OfficialProjections
  /// Where the figures come from, for reports; nil for the data that the program carries.
  let sources: FigureSources?
  /// The files behind the figures, for manifests.
  let inputs: [Manifest.Input]
  private let lineItems: [OfficialProjection]?
  /// The store and the releases that count; nil for the data that the program carries.
  private let stored: (path: String, asOf: ReleaseDate?)?
  /// Where what was read or worked out is kept, for a program that makes many reports.
  var memory: OutlookMemory?

  /// The data that the program carries.
  static func embedded() throws -> OutlookData {
    OutlookData(
      collection: try SeriesCollection.embedded(), official: try OfficialProjections.embedded(),
      sources: nil,
      inputs: EmbeddedDataset.all.map {
        Manifest.Input(name: $0.path, bytes: $0.bytes, release: $0.release)
      }, lineItems: nil)
  }

  /// The figures of a store.
  init(store path: String, asOf: ReleaseDate?) throws {
    let figures = try StoredFigures(path: path, asOf: asOf)
    collection = figures.series.collection
    official = OfficialProjections(
      lines: figures.lines, growthClasses: try OfficialProjections.embedded().growthClasses)
    sources = figures.sources
    inputs = figures.inputs
    lineItems = figures.lines
    stored = (path, asOf)
    for sentence in figures.lacks { Messages.write("modality: \(sentence)") }
  }

  private init(
    collection: SeriesCollection, official: OfficialProjections, sources: FigureSources?,
    inputs: [Manifest.Input], lineItems: [OfficialProjection]?
  ) {
    self.collection = collection
    self.official = official
    self.sources = sources
    self.inputs = inputs
    self.lineItems = lineItems
    stored = nil
  }

  /// Estimates of states, territories and, where they may be meant, smaller areas; read anew at each
  /// call without a memory.
  func areaEstimates(withMetropolitanAreas: Bool) throws -> [AreaEstimate] {
    try memory.recalling(\.estimates, withMetropolitanAreas) {
      try readAreaEstimates(withMetropolitanAreas: withMetropolitanAreas)
    }
  }

  private func readAreaEstimates(withMetropolitanAreas: Bool) throws -> [AreaEstimate] {
    if let stored { return try StoredFigures.areaEstimates(path: stored.path, asOf: stored.asOf) }
    return try AreaEstimate.embeddedStates()
      + (withMetropolitanAreas ? try AreaEstimate.embeddedMetropolitanAreas() : [])
  }

  /// Every line item of past rounds, for the judge; read anew at each call without a memory.
  func rounds() throws -> OfficialRounds {
    try memory.recalling(\.rounds, true) {
      OfficialRounds(try lineItems ?? OfficialProjection.embeddedLineItems())
    }
  }

  /// Every line of BLS's projections at hand, of any round.
  func lines() throws -> [OfficialProjection] {
    if let lineItems { return lineItems }
    return try OfficialProjection.embeddedLineItems() + official.lines
  }

  /// How far published separation rates moved from round to round: what the program learned from
  /// the rounds it carries, whatever the figures are.
  func separationRecord() throws -> SeparationRecord {
    try memory.recalling(\.separations, true) {
      SeparationRecord(of: try OfficialProjection.embeddedLineItems())
    }
  }

  /// The series of an occupation named as users name them.
  func series(named text: String) throws -> OccupationalSeries {
    try collection.series(of: try collection.catalogue.occupation(named: text))
  }

  /// The occupations of a comma-separated list; all imaging modalities when there is none, of
  /// those in a store the ones that it has figures of.
  func occupations(named list: String?) throws -> [Occupation] {
    guard let list else { return imagingModalities }
    var occupations: [Occupation] = []
    for name in list.split(separator: ",", omittingEmptySubsequences: false) {
      let occupation = try collection.catalogue.occupation(named: String(name))
      guard !occupations.contains(where: { $0.code == occupation.code }) else {
        throw UsageError(description: "\(occupation.label) is named twice; name it once.")
      }
      occupations.append(occupation)
    }
    return occupations
  }

  private var imagingModalities: [Occupation] {
    let all = collection.catalogue.imagingModalities
    guard sources != nil else { return all }
    return all.filter { occupation in
      (try? collection.series(of: occupation)) != nil  // None: the store has no figure of it.
    }
  }
}
