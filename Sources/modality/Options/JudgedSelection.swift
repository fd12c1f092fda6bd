import GrowthModels
import Ingest
import LaborSeries
import Projections
import Reports

/// Which series a backtest judges, and how its scores are grouped.
struct JudgedSelection {
  let occupations: [JudgedOccupation]
  let total: DatedSeries?
  let groups: [Scorecard.Group]
  let subject: String
  let source: String
  let inputs: [Manifest.Input]
  /// The figures of what is judged, each with its row.
  let published: [OccupationalSeries]

  private static let ownSource =
    "BLS Occupational Employment and Wage Statistics, May 2004 to May 2025 (all occupations: to "
    + "May 2024); BLS Employment Projections, rounds 2012–22 to 2024–34."

  /// The major group that a text names; nil when it names something else.
  static func majorGroup(_ text: String?) -> SOCCode? {
    guard let text, let code = try? SOCCode(parsing: text),  // Not a code: a name.
      code == code.majorGroup, code != .allOccupations
    else { return nil }
    return code
  }

  /// Occupations named as users name them: a major group, names separated by commas, or the
  /// imaging modalities when there is no name or it is “imaging”.
  init(named text: String?, in data: OutlookData) throws {
    if let group = Self.majorGroup(text) {
      guard data.sources == nil else {
        throw UsageError(
          description: "A major group is judged on the data that the program carries; leave out "
            + "--store, or name occupations.")
      }
      let members = try Self.panel(data).filter {
        $0.occupation.code.parts.first?.majorGroup == group
      }
      guard !members.isEmpty else {
        throw UsageError(
          description: "There is no detailed occupation in the group \(group); "
            + "“modality datasets --print datasets/oews/panel.csv” lists those there are.")
      }
      let title = "the occupations of \(group)"
      try self.init(
        members, data: data, subject: title,
        groups: [Scorecard.Group(identifier: group.description, title: title) { _ in true }])
      return
    }
    let isImaging = text == nil || text == "imaging"
    let named = try Self.occupations(isImaging ? nil : text, data: data)
    let title =
      isImaging
      ? "the imaging modalities" : named.map(\.occupation.plural).joined(separator: ", ")
    try self.init(
      named, data: data, subject: title,
      groups: [Scorecard.Group(identifier: "selection", title: title) { _ in true }])
  }

  /// Every detailed occupation that the program carries, with healthcare and imaging by themselves.
  static func embeddedPanel() throws -> JudgedSelection {
    let data = try OutlookData.embedded()
    let imaging = Set(data.collection.catalogue.imagingModalities.map(\.code.description))
    return try JudgedSelection(
      try panel(data), data: data, subject: "all detailed occupations",
      groups: [
        Scorecard.Group(identifier: "all", title: "all occupations") { _ in true },
        Scorecard.Group(identifier: "healthcare", title: "healthcare (29-0000)") {
          $0.hasPrefix("29-")
        },
        Scorecard.Group(identifier: "imaging", title: "imaging modalities") {
          imaging.contains($0)
        },
      ])
  }

  /// A panel of the user's.
  ///
  /// - Throws: `InputFileError` when it cannot be read, `IngestError` when it is no panel.
  init(panelFile path: String) throws {
    let bytes = try InputFile.bytes(at: path)
    let history = try EmbeddedDataset.file("datasets/soc/history.csv")
    let series = try OccupationPanelLayout.series(
      in: bytes, file: path, area: "",
      history: try HistoryLayout.history(in: history.bytes, file: history.path))
    let parts = series.filter { $0.occupation.code.parts != [.allOccupations] }
    let whole = series.first { $0.occupation.code.parts == [.allOccupations] }
    occupations = Self.judged(
      parts, rounds: OfficialRounds([]), groups: try Self.groupGrowth(parts, for: parts))
    total = try whole.map { try DatedSeries(employmentOf: $0) }
    subject = "the occupations of \(path)"
    groups = [Scorecard.Group(identifier: "panel", title: subject) { _ in true }]
    source = path
    published = parts
    inputs = [Manifest.Input(name: path, bytes: bytes, release: "given")]
  }

  private init(
    _ series: [OccupationalSeries], data: OutlookData, subject: String,
    groups: [Scorecard.Group]
  ) throws {
    // A store has no panel: there a group is what was asked for.
    let panel = data.sources == nil ? try Self.panel(data) : series
    occupations = Self.judged(
      series, rounds: try data.rounds(), groups: try Self.groupGrowth(panel, for: series))
    total = try Self.total(in: data)
    self.subject = subject
    self.groups = groups
    let files = data.inputs.map(\.name).joined(separator: ", ")
    source = data.sources.map { "\($0.origin): \(files)." } ?? Self.ownSource
    published = series
    inputs = data.inputs
  }

  /// All occupations; a store may be without them, and then nothing is judged by its share.
  private static func total(in data: OutlookData) throws -> DatedSeries? {
    guard data.sources != nil else {
      return try DatedSeries(employmentOf: try data.series(named: "00-0000"))
    }
    guard let series = try? data.series(named: "00-0000")  // None: the store has no figure of it.
    else { return nil }
    return try? DatedSeries(employmentOf: series)  // None: fewer than three observations.
  }

  /// The series that are long enough; a shorter one has no origin that could be judged.
  private static func judged(
    _ series: [OccupationalSeries], rounds: OfficialRounds, groups: [SOCCode: GroupGrowthHistory]
  ) -> [JudgedOccupation] {
    series.compactMap { series in
      try? JudgedOccupation(  // Refused: fewer than three observations.
        series, rounds: rounds.projections(of: series),
        group: series.occupation.code.parts.first.flatMap { groups[$0.minorGroup] })
    }
  }

  /// The growth, in a panel, of the SOC minor groups that the judged occupations belong to.
  private static func groupGrowth(
    _ panel: [OccupationalSeries], for judged: [OccupationalSeries]
  ) throws -> [SOCCode: GroupGrowthHistory] {
    let wanted = Set(judged.compactMap { $0.occupation.code.parts.first?.minorGroup })
    var members: [SOCCode: [DatedSeries]] = [:]
    for series in panel {
      guard let code = series.occupation.code.parts.first, wanted.contains(code.minorGroup),
        series.employmentObservations.count >= DatedSeries.fewestPoints
      else { continue }
      members[code.minorGroup, default: []].append(try DatedSeries(employmentOf: series))
    }
    return members.mapValues { GroupGrowthHistory(of: $0) }
  }

  /// The embedded panel; the imaging modalities with the longer series of their own.
  private static func panel(_ data: OutlookData) throws -> [OccupationalSeries] {
    let own = Set(data.collection.catalogue.imagingModalities.map(\.code))
    return try OccupationalSeries.embeddedPanel().map { series in
      own.contains(series.occupation.code)
        ? try data.series(named: series.occupation.code.description) : series
    }
  }

  /// Occupations of the catalogue by name, or of the panel by code.
  private static func occupations(
    _ list: String?, data: OutlookData
  ) throws -> [OccupationalSeries] {
    do {
      return try data.occupations(named: list).map { try data.collection.series(of: $0) }
    } catch let error as OccupationLookupError {
      let codes = (list ?? "").split(separator: ",").map { try? SOCCode(parsing: String($0)) }
      let panel = try self.panel(data)
      let found = codes.compactMap { code in
        panel.first { $0.occupation.code.parts.first == code }
      }
      guard found.count == codes.count, !found.isEmpty else { throw error }
      return found
    }
  }
}
