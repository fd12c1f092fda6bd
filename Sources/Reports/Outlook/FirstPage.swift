import Charts
import GrowthModels
import LaborSeries
import Projections

/// The first screen, which a director reads in one minute: four figures, a row for each occupation,
/// a chart, and a sentence each on how sure that is, what BLS says, and what came of it before.
struct FirstPage {
  let workforce: WorkforceOutlook
  let record: TrackRecord?
  let planning: PlanningOutlook?
  let audience: Audience?
  let words: Translator

  private var sentences: FirstPageSentences {
    FirstPageSentences(workforce: workforce, record: record)
  }

  func blocks() throws(ChartError) -> [Block] {
    var blocks: [Block] = [
      OutlookSection.summary.heading,
      .keyFigures(keyFigures),
    ]
    if let audience {
      blocks.append(
        AudienceLead(audience: audience, openings: planning?.openings ?? []).block)
    }
    blocks += [
      .table(SummaryTable(workforce: workforce).table),
      .figure(try figure()),
      .list(TextList(items: sentences.all.map { [.strong($0.name), .text(" " + $0.text)] })),
      .heading(3, "How to read these figures"),
      .list(TextList(items: Self.explanations.map { [.strong($0.0), .text(" " + $0.1)] })),
    ]
    if !workforce.refused.isEmpty {
      blocks.append(
        .callout(
          Callout(
            title: "Not projected",
            paragraphs: workforce.refused.map { [.text($0.reason.description)] })))
    }
    return blocks
  }

  private func figure() throws(ChartError) -> Figure {
    try words.figure(
      "Projected growth by occupation", OutlookCharts.comparison(of: workforce),
      source: Wording.source(release: workforce.latestRelease.name), path: "comparison.svg")
  }

  private var keyFigures: [KeyFigure] {
    (audience?.keyFigures ?? FirstPageFigure.forEveryone).compactMap { figure in
      switch figure {
      case .jobs: jobs
      case .fastest: fastest
      case .openings: openings
      case .entrants: entrants
      case .wages: wages
      case .kept: kept
      }
    }
  }

  /// Openings along the record; a sum of means, which an interval does not add up to.
  private var entrants: KeyFigure? {
    guard let all = planning?.openings, !all.isEmpty else { return nil }
    let years = all.map(\.trend.averageYear)
    let total = years.reduce(0) { $0 + $1.openings.mean }
    let replaced = years.reduce(0) { $0 + $1.separations.mean }
    return KeyFigure(
      label: "Projected openings a year", value: Wording.jobs(total),
      detail: "\(Wording.jobs(replaced)) of them to replace people who leave; intervals by "
        + "occupation are under Openings",
      parts: FirstFigureParts.openings(all, source: OpeningsTables(outlook: all[0]).source))
  }

  private var wages: KeyFigure? {
    let medians = workforce.occupations.compactMap {
      $0.projection.base.wages.annual.median.number
    }
    guard let low = medians.min(), let high = medians.max(), medians.count > 1 else { return nil }
    return KeyFigure(
      label: "Median wages, \(workforce.latestRelease.name)",
      value: "\(Wording.dollars(low)) to \(Wording.dollars(high))",
      detail: "a year, by occupation")
  }

  private var jobs: KeyFigure {
    let jobs = workforce.occupations.map(\.projection.baseEmployment)
    let largest = workforce.occupations.max {
      $0.projection.baseEmployment < $1.projection.baseEmployment
    }
    let name = largest?.occupation.shortTitle.lowercasedFirst ?? ""
    return KeyFigure(
      label: "Jobs, \(workforce.latestRelease.name)", value: Wording.jobs(jobs.reduce(0, +)),
      detail: jobs.count == 1
        ? name
        : "in \(Wording.small(jobs.count)) occupations; "
          + "\(Wording.jobs(jobs.max() ?? 0)) of them \(name)",
      parts: FirstFigureParts.jobs(
        workforce.occupations, release: workforce.latestRelease.name))
  }

  private var fastest: KeyFigure? {
    let chances = FastestGrowth(of: workforce, comparedAs: planning?.comparison)
    guard let likeliest = chances.likeliest else { return nil }
    let growth = likeliest.outlook.projection.annualGrowth
    let interval = Wording.percentRange(growth.interval(level: 0.80))
    let isAlone = workforce.ranked.count == 1
    return KeyFigure(
      label: isAlone
        ? "Projected growth a year"
        : "Growth a year of \(likeliest.outlook.occupation.shortTitle.lowercasedFirst)",
      value: Wording.signedPercent(growth.median),
      detail: "80% interval \(interval)"
        + (isAlone
          ? ""
          : "; fastest of all with a probability of "
            + Wording.percent(likeliest.probability, decimals: 0)))
  }

  private var openings: KeyFigure? {
    let published = workforce.occupations.compactMap { $0.official?.annualOpenings }
    guard let round = workforce.occupations.lazy.compactMap({ $0.official?.round }).first,
      !published.isEmpty
    else { return nil }
    return KeyFigure(
      label: "Openings a year, BLS \(round)", value: Wording.jobs(published.reduce(0, +)),
      detail: "projected for \(Wording.small(published.count)) "
        + (published.count == 1 ? "occupation" : "occupations") + ", without an interval",
      parts: FirstFigureParts.official(workforce.occupations, round: round))
  }

  private var kept: KeyFigure? {
    guard
      let whole = record?.record(of: Set(workforce.occupations.map(\.occupation.code.description)))
    else { return nil }
    let share = Double(whole.contained(level: 0.8)) / Double(whole.count)
    return KeyFigure(
      label: "Past 80% intervals that held", value: Wording.percent(share, decimals: 0),
      detail: "of \(Wording.count(whole.count)) projections made this way in the past")
  }

  private static let explanations = [
    (
      "Median.",
      "As likely to be passed as not. It is not what will happen; it is the middle of what may."
    ),
    (
      "80% interval.",
      "The figure that BLS will publish for the year is expected inside it four times out of five, "
        + "and inside the 95% interval nineteen times out of twenty."
    ),
    (
      "Likely.",
      "A probability of 66% or more, very likely of 90%, virtually certain of 99%; unlikely of 33% "
        + "or less, very unlikely of 10%; between them, about as likely as not (the words of the "
        + "Intergovernmental Panel on Climate Change, 2010)."
    ),
    (
      "BLS projection.",
      "A single figure on assumptions of its own, shown as published. Where it lies outside our "
        + "interval, the record and BLS's assumptions disagree, and both deserve a look."
    ),
    (
      "Breaks.",
      "Where an occupation was redefined, the line is interrupted and the size of the step is "
        + "estimated; growth across a break is marked [b]."
    ),
  ]
}
