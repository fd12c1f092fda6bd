import Charts
import GrowthModels
import LaborSeries
import Projections

/// The page of one occupation: its figures at a glance, the chart, then the same parts in the same
/// order on every page.
struct OccupationSection {
  let outlook: OccupationOutlook
  let record: TrackRecord?
  let planning: PlanningOutlook?
  let pathway: PathwayOutlook?
  let parts: [OccupationPart]
  /// Why the projection is what it is; nil where nobody asked.
  let explanation: GrowthExplanation?
  /// Whether terms of statistics are left to others.
  let isPlain: Bool
  let words: Translator

  private var occupation: Occupation { outlook.occupation }
  private var slug: String { OccupationTables.slug(of: occupation) }
  private var sentences: OutlookSentences { OutlookSentences(outlook: outlook, isPlain: isPlain) }
  private var tables: OccupationTables { OccupationTables(outlook: outlook) }

  private var openings: OpeningsOutlook? {
    planning?.openings.first { $0.occupation.code == occupation.code }
  }
  private var wages: WageOutlook? {
    planning?.wages.first { $0.occupation.code == occupation.code }
  }
  private var states: AreaOutlook? {
    planning?.states.first { $0.occupation.code == occupation.code }
  }

  /// The blocks of the page.
  func blocks() throws(ChartError) -> [Block] {
    var blocks: [Block] = [
      .heading(
        2, occupation.title, anchor: slug, label: occupation.shortTitle,
        group: OutlookSection.occupations.group),
      .keyFigures(keyFigures),
      .figure(try figure()),
    ]
    for part in parts {
      let own = try self.blocks(of: part)
      if own.isEmpty { continue }
      blocks.append(.heading(3, part.title, anchor: "\(slug)-\(part.rawValue)"))
      blocks += own
    }
    return blocks
  }

  private func blocks(of part: OccupationPart) throws(ChartError) -> [Block] {
    switch part {
    case .projection: return projection
    case .openings:
      guard let openings else { return [] }
      return [
        .paragraph(OpeningsReport(on: openings).sentence),
        .figure(try waterfall(of: openings)),
        .table(OpeningsTables(outlook: openings).averageYear),
      ]
    case .wages:
      guard let wages else {
        return [.paragraph(sentences.standing), .table(tables.standing)]
      }
      return [
        .paragraph(sentences.standing),
        .paragraph(WagesReport(on: [wages], premium: nil).sentence),
        .table(WageTables(outlooks: [wages], premium: nil).ladder(wages)),
      ]
    case .states: return try states.flatMap(StatesOfOccupation.init)?.blocks(words) ?? []
    case .entry: return pathway.map { PathwayReport(on: $0).blocks(headingLevel: 4) } ?? []
    case .history:
      return [.paragraph(sentences.history), .table(tables.history), .table(tables.series)]
    case .explanation:
      return explanation.map { ExplanationBlocks(of: $0, slug: slug).tables.map { .table($0) } }
        ?? []
    }
  }

  private var projection: [Block] {
    var blocks: [Block] = [.paragraph(sentences.projected), .paragraph(sentences.official)]
    if let own = record?.record(of: [occupation.code.description]) {
      blocks.append(
        .paragraph([
          .strong("Track record."), .text(" " + OutlookRecord.sentence(of: own, outlook)),
        ]))
    }
    blocks.append(.table(tables.projection))
    if let table = tables.official, !isPlain { blocks.append(.table(table)) }
    if !isPlain { blocks.append(.paragraph([.strong("Model."), .text(" " + sentences.model)])) }
    if !sentences.cautions.isEmpty {
      blocks.append(
        .callout(
          Callout(
            title: "Before you rely on this", paragraphs: sentences.cautions.map { [.text($0)] })))
    }
    return blocks
  }

  private var keyFigures: [KeyFigure] {
    let projection = outlook.projection
    let (target, growth) = (projection.target, projection.annualGrowth)
    var figures = [
      KeyFigure(
        label: "Jobs, \(projection.base.release)", value: Wording.jobs(projection.baseEmployment),
        detail: isPlain
          ? "" : projection.base.employmentPRSE.map { "PRSE \(Wording.decimal($0, 1))%" } ?? ""),
      KeyFigure(
        label: "Projected jobs, \(target.year)", value: Wording.jobs(target.median),
        detail: "80% interval \(Wording.jobsRange(target.interval80))"),
      KeyFigure(
        label: "Projected growth a year", value: Wording.signedPercent(growth.median),
        detail: "80% interval \(Wording.percentRange(growth.interval(level: 0.80))); growth is "
          + Wording.chance(growth.probability(above: 0))),
    ]
    if let official = outlook.official {
      figures.append(
        KeyFigure(
          label: "BLS projection, \(official.round)",
          value: Wording.signedPercent(official.change),
          detail: official.growthClass?.name ?? "over the decade"))
    }
    if let openings {
      let own = openings.trend.averageYear.openings
      figures.append(
        KeyFigure(
          label: "Openings a year", value: Wording.jobs(own.mean),
          detail: "80% interval \(Wording.jobsRange(own.interval80))"))
    }
    if let median = projection.base.wages.annual.median.number {
      figures.append(
        KeyFigure(
          label: "Median wage, \(projection.base.release)", value: Wording.dollars(median),
          detail: "a year"))
    }
    return figures
  }

  private func figure() throws(ChartError) -> Figure {
    try words.figure(
      "\(occupation.title): employment observed and projected", OutlookCharts.fan(of: outlook),
      source: Wording.source(release: outlook.projection.base.release),
      path: OutlookCharts.fanPath(of: outlook))
  }

  private func waterfall(of openings: OpeningsOutlook) throws(ChartError) -> Figure {
    try words.figure(
      "\(occupation.title): how the jobs of \(openings.trend.averageYear.start) become those of "
        + "\(openings.trend.averageYear.end)", OpeningsReport(on: openings).waterfall(),
      source: OpeningsTables(outlook: openings).source)
  }
}
