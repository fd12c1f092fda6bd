import GrowthModels
import LaborSeries
import Projections

/// The first screen of a report on one area: its figures with their intervals, the nation beside
/// them, and how the area stands among the states.
struct AreaFirstPage {
  let area: PublishedArea
  let entries: [AreaOutlookReport.Entry]
  let audience: Audience?

  private var projected: [(nation: OccupationOutlook, own: AreaProjection)] {
    entries.compactMap { entry in entry.projection.map { (entry.nation, $0.own) } }
  }

  private var openings: [OpeningsOutlook] { entries.compactMap(\.openings) }

  var blocks: [Block] {
    var blocks: [Block] = [OutlookSection.summary.heading, .keyFigures(keyFigures)]
    if let audience {
      blocks.append(AudienceLead(audience: audience, openings: openings).block)
    }
    if !projected.isEmpty { blocks.append(.table(table)) }
    if let standing { blocks.append(.table(standing)) }
    let refused = entries.filter { $0.projection == nil }
    if !refused.isEmpty {
      blocks.append(
        .callout(
          Callout(title: "Not projected", paragraphs: refused.map { [.text($0.reason)] })))
    }
    return blocks
  }

  private var keyFigures: [KeyFigure] {
    [jobs, fastest, hires].compactMap { $0 }
  }

  private var jobs: KeyFigure? {
    guard !projected.isEmpty else { return nil }
    let sum = projected.reduce(0) { $0 + $1.own.weight.jobs }
    return KeyFigure(
      label: "Jobs in \(area.title)", value: Wording.jobs(sum),
      detail: entries.count == 1
        ? "newest figure"
        : "newest figures of \(Wording.small(projected.count)) of "
          + "\(Wording.small(entries.count)) occupations",
      parts: FirstFigureParts.jobs(
        projected.map { ($0.nation.occupation, $0.own.weight) }, in: area.title))
  }

  private var fastest: KeyFigure? {
    guard
      let first = projected.max(by: { $0.own.growth.median < $1.own.growth.median })
    else { return nil }
    let name = first.nation.occupation.shortTitle.lowercasedFirst
    return KeyFigure(
      label: "Highest projected growth a year: \(name)",
      value: Wording.signedPercent(first.own.growth.median),
      detail: "80% interval \(Wording.percentRange(first.own.growth.interval80))")
  }

  private var hires: KeyFigure? {
    guard !openings.isEmpty else { return nil }
    let sum = openings.reduce(0) { $0 + $1.trend.averageYear.openings.mean }
    return KeyFigure(
      label: "Projected openings a year", value: Wording.jobs(sum),
      detail: "at national rates; intervals by occupation are below",
      parts: FirstFigureParts.openings(
        openings, source: OpeningsTables(outlook: openings[0]).source))
  }

  private var table: Table {
    let target = projected[0].nation.projection.target.year
    let rate = Table.Kind.fraction(decimals: 1)
    return Table(
      identifier: "area-summary", caption: "\(area.title) and the nation, to \(target)",
      columns: [
        .init("Occupation"), .init("Jobs", .count, unit: "newest figure"), .init("Year", .year),
        .init("Jobs \(target)", .count, unit: "median"), .init("80% interval", .count),
        .init("Growth", rate, unit: "a year", showsPlus: true),
        .init("80% interval", rate, showsPlus: true),
        .init("Nation", rate, unit: "growth a year", showsPlus: true),
        .init("80% interval", rate, unit: "nation", showsPlus: true),
      ],
      rows: projected.map(row),
      notes: [
        "An area is projected by its share of the nation, so that its growth is drawn to the "
          + "nation's; its interval is wider."
      ],
      source: Wording.source(release: projected[0].nation.projection.base.release))
  }

  private func row(_ nation: OccupationOutlook, _ own: AreaProjection) -> [Cell] {
    let whole = nation.projection.annualGrowth
    let range = whole.interval(level: 0.8)
    let flag: Flag? = own.weight.isReliable ? nil : .lowReliability
    return [
      .text(nation.occupation.shortTitle), .number(own.weight.jobs, flag: flag),
      .number(own.weight.year), .jobs(own.target.median), .jobs(own.target.interval80),
      .number(own.growth.median, flag: flag),
      .interval(own.growth.interval80.lower, own.growth.interval80.upper),
      .number(whole.median), .interval(range.lower, range.upper),
    ]
  }

  /// Where the area stands among the states; nil where there are none to compare.
  private var standing: Table? {
    let rows = entries.compactMap(standing)
    guard !rows.isEmpty else { return nil }
    return Table(
      identifier: "area-standing", caption: "\(area.title) among the states",
      columns: [
        .init("Occupation"), .init("Per 1,000 jobs", .number(decimals: 2)),
        .init("Middle of the states", .number(decimals: 2), unit: "per 1,000 jobs"),
        .init("Rank", .count, unit: "1 has most"), .init("States compared", .count),
      ],
      rows: rows,
      notes: [
        "Newest figures of each state that are reliable; survey errors can change neighboring "
          + "ranks."
      ], source: "BLS OEWS state estimates (datasets/oews/states.csv).")
  }

  private func standing(_ entry: AreaOutlookReport.Entry) -> [Cell]? {
    let others = entry.states.filter { $0.area != area && $0.weight.isReliable }
      .compactMap(\.weight.jobsPer1000)
    guard let own = entry.states.first(where: { $0.area == area })?.weight.jobsPer1000,
      others.count >= 5
    else { return nil }
    let all = (others + [own]).sorted()
    let middle = (all[(all.count - 1) / 2] + all[all.count / 2]) / 2
    return [
      .text(entry.nation.occupation.shortTitle), .number(own), .number(middle),
      .number(1 + others.filter { $0 > own }.count), .number(all.count),
    ]
  }
}
