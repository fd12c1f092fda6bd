import Charts
import GrowthModels
import LaborSeries
import Projections

/// The outlook report: a first screen to be read in a minute, a page for each occupation, what
/// holds for all of them, then track record, method, cautions and sources.
public struct OutlookReport: Sendable {
  public let workforce: WorkforceOutlook
  /// What projections made the same way in the past were worth; nil leaves its section out.
  public let record: TrackRecord?
  /// How people enter the occupations and move between them; empty leaves the section out.
  public let pathways: [PathwayOutlook]
  /// Openings, wages, comparison, states and demand; nil leaves their sections out.
  public let planning: PlanningOutlook?
  /// The program and its version, for the colophon.
  public let program: String
  /// Where the figures come from; nil for the data that the program carries.
  public let sources: FigureSources?
  /// Whom the report is for; nil for everyone.
  public let audience: Audience?
  /// The language of words and numbers.
  public let language: Language
  /// Why the projections are what they are, by the code of the occupation.
  public let explanations: [String: GrowthExplanation]
  /// The sections that are shown where there is something to show, in this order.
  public let sections: [OutlookSection]
  /// The parts of the page of an occupation that are shown, in this order.
  public let parts: [OccupationPart]

  /// A report on some occupations.
  public init(
    on workforce: WorkforceOutlook, record: TrackRecord? = nil,
    planning: PlanningOutlook? = nil, pathways: [PathwayOutlook] = [], program: String,
    sources: FigureSources? = nil, audience: Audience? = nil,
    language: Language = .english,
    explanations: [String: GrowthExplanation] = [:], sections: [OutlookSection]? = nil,
    parts: [OccupationPart]? = nil
  ) {
    self.audience = audience
    self.language = language
    self.explanations = explanations
    self.sources = sources
    self.workforce = workforce
    self.record = record
    self.planning = planning
    self.pathways = pathways
    self.program = program
    self.sections = sections ?? audience?.sections ?? OutlookSection.allCases
    self.parts = parts ?? audience?.parts ?? OccupationPart.allCases
  }

  /// The report as blocks.
  ///
  /// - Throws: `ChartError` when a chart cannot be drawn.
  public func report() throws(ChartError) -> Report { try translated().report }

  /// Puts words and charts into the language of the report.
  var words: Translator { Translator(to: language, on: workforce.occupations.map(\.occupation)) }

  /// The report, and those of its texts for which there are no words in its language.
  ///
  /// - Throws: `ChartError` when a chart cannot be drawn.
  public func translated() throws(ChartError) -> (report: Report, untranslated: [String]) {
    let english = try self.english()
    guard language != .english else { return (english, []) }
    var words = self.words
    let report = words.report(english)
    return (report, words.untranslated)
  }

  /// The report in English, with charts in its language.
  func english() throws(ChartError) -> Report {
    let release = workforce.latestRelease
    var blocks: [Block] = []
    for section in sections {
      let own = try self.blocks(of: section)
      guard !own.isEmpty else { continue }
      // What is short, or is seldom wanted alone, follows on; the others begin a page.
      if !blocks.isEmpty, !Self.following.contains(section) { blocks.append(.pageBreak) }
      blocks += own
    }
    return Report(
      title: "Outlook for the medical imaging workforce, \(release.year) to "
        + "\(workforce.targetYear)",
      summary: "Employment, openings and wages by occupation in the \(workforce.area): what was "
        + "published, what is projected, and how sure that is.",
      release: releaseLine,
      blocks: audience?.isPlain == true ? PlainTables.blocks(blocks) : blocks,
      colophon: "Written by \(program) from \(sources?.origin ?? "the data it carries"). "
        + "Figures of the Bureau of Labor Statistics are in the public domain; projections and "
        + "intervals are not BLS's.")
  }

  private static let following: Set<OutlookSection> = [
    .openings, .population, .pathways, .cautions, .sources,
  ]

  private var releaseLine: String {
    let round = workforce.occupations.lazy.compactMap { $0.official?.round }.first
    return "Data: BLS Occupational Employment and Wage Statistics, \(workforce.latestRelease.name)"
      + (round.map { "; BLS Employment Projections, \($0)." } ?? ".")
  }

  private func blocks(of section: OutlookSection) throws(ChartError) -> [Block] {
    switch section {
    case .summary:
      return try FirstPage(
        workforce: workforce, record: record, planning: planning, audience: audience, words: words
      ).blocks()
    case .occupations: return try occupations()
    case .comparison, .openings, .wages, .states, .population, .scenarios:
      guard let planning else { return [] }
      return try PlanningSections(
        planning: planning, showsMethod: audience?.isPlain != true, words: words
      )
      .blocks(of: section)
    case .pathways: return PathwaySection(outlooks: pathways).blocks
    case .trackRecord:
      guard let record else { return [] }
      return try OutlookRecord(workforce: workforce, record: record, words: words).blocks()
    case .method, .cautions, .sources:
      return ClosingSections(
        workforce: workforce, sources: sources, isPlain: audience?.isPlain == true,
        isJoint: FastestGrowth(of: workforce, comparedAs: planning?.comparison).isJoint
      ).blocks(of: section)
    }
  }

  private func occupations() throws(ChartError) -> [Block] {
    var blocks: [Block] = []
    for outlook in OutlookCharts.ordered(workforce) {
      if !blocks.isEmpty { blocks.append(.pageBreak) }
      blocks += try OccupationSection(
        outlook: outlook, record: record, planning: planning,
        pathway: pathways.first { $0.occupation.code == outlook.occupation.code }, parts: parts,
        explanation: explanations[outlook.occupation.code.description],
        isPlain: audience?.isPlain == true, words: words
      ).blocks()
    }
    return blocks
  }
}
