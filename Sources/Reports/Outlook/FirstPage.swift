import Charts
import GrowthModels
import LaborSeries
import Projections

/// The page a director reads in one minute: three sentences, a table, a chart.
struct FirstPage {
  let workforce: WorkforceOutlook
  let record: TrackRecord?

  private var ordered: [OccupationOutlook] { OutlookCharts.ordered(workforce) }
  private var release: (year: Int, name: String) { workforce.latestRelease }

  func blocks() throws(ChartError) -> [Block] {
    let chart = try OutlookCharts.comparison(of: workforce)
    var blocks: [Block] = [
      .heading(2, "In one minute", anchor: "summary"),
      .list(TextList(items: sentences.map { [.text($0)] })),
      .table(summaryTable),
      .figure(
        Figure(
          caption: "Projected growth by occupation", svg: try chart.svg(width: OutlookCharts.width),
          narrowSVG: try chart.svg(width: OutlookCharts.narrowWidth),
          alternativeText: chart.text.description,
          source: Wording.source(release: release.name), path: "comparison.svg")),
      .heading(3, "How to read these figures"),
      .list(TextList(items: reading.map { [.strong($0.0), .text(" " + $0.1)] })),
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

  /// How to read the figures, and what projections of this kind have been worth.
  private var reading: [(String, String)] {
    let known = record.map { OutlookRecord(workforce: workforce, record: $0).firstSentence } ?? ""
    return Self.explanations + (known.isEmpty ? [] : [("Track record.", known)])
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

  private var sentences: [String] {
    [sizeSentence, growthSentence, officialSentence].filter { !$0.isEmpty }
  }

  private var sizeSentence: String {
    let jobs = workforce.occupations.map(\.projection.baseEmployment)
    guard
      let largest = workforce.occupations.max(by: {
        $0.projection.baseEmployment < $1.projection.baseEmployment
      })
    else { return "" }
    let largestJobs = Wording.jobs(largest.projection.baseEmployment)
    if jobs.count == 1 {
      return "In \(release.name), \(largest.occupation.plural) held \(largestJobs) jobs."
    }
    return "In \(release.name), the \(Wording.small(jobs.count)) occupations of this report held "
      + "\(Wording.jobs(jobs.reduce(0, +))) jobs; the largest are \(largest.occupation.plural) "
      + "with \(largestJobs)."
  }

  private var growthSentence: String {
    guard let likeliest = workforce.likeliestFastest else { return "" }
    let growth = likeliest.outlook.projection.annualGrowth
    let interval = Wording.percentRange(growth.interval(level: 0.80))
    let name = likeliest.outlook.occupation.plural
    let rate =
      "\(Wording.signedPercent(growth.median)) a year to \(workforce.targetYear) "
      + "(80% interval \(interval))"
    guard workforce.ranked.count > 1 else {
      return "Given their record, \(name) are projected to grow by \(rate)."
    }
    let intervals = workforce.ranked.map { $0.projection.annualGrowth.interval(level: 0.80) }
    let declining = intervals.filter { $0.upper < 0 }.count
    let growing = intervals.filter { $0.lower > 0 }.count
    return "Fastest growth is most likely for \(name), at \(rate), with a probability of "
      + "\(Wording.percent(likeliest.probability, decimals: 0)) of coming first among the "
      + "\(Wording.small(workforce.ranked.count)) occupations with ten or more observations; for "
      + "\(Wording.small(growing)) of these the whole 80% interval is above zero, and for "
      + "\(Wording.small(declining)) it is below."
  }

  private var officialSentence: String {
    let compared = workforce.occupations.compactMap { outlook -> (inside: Bool, change: Double)? in
      guard let official = outlook.official,
        official.targetYear == workforce.targetYear,
        let jobs = OutlookSentences(outlook: outlook).officialEmployment(in: official.targetYear)
      else { return nil }
      return (outlook.projection.target.interval80.contains(jobs), official.change)
    }
    guard let least = compared.map(\.change).min(), let most = compared.map(\.change).max() else {
      return ""
    }
    let inside = compared.filter(\.inside).count
    let round = workforce.occupations.lazy.compactMap { $0.official?.round }.first ?? ""
    return "BLS projects changes of \(Wording.signedPercent(least)) to "
      + "\(Wording.signedPercent(most)) over \(round), without intervals; \(Wording.small(inside)) of its "
      + "\(Wording.small(compared.count)) figures lie inside our 80% intervals."
  }

  private var summaryTable: Table {
    Table(
      identifier: "summary",
      caption: "Employment, \(release.year) and \(workforce.targetYear), fastest projected growth "
        + "first",
      columns: [
        .init("Occupation"), .init("Jobs \(release.year)", .count),
        .init("Median wage", .dollars(decimals: 0), unit: "a year"),
        .init("Jobs \(workforce.targetYear)", .count, unit: "median"),
        .init("80% interval", .count, unit: "jobs"),
        .init("Growth", .fraction(decimals: 1), unit: "a year", showsPlus: true),
        .init("BLS change", .fraction(decimals: 1), unit: officialRound, showsPlus: true),
        .init("BLS class", unit: "than average"), .init("BLS openings", .count, unit: "a year"),
      ],
      rows: ordered.map(summaryRow),
      notes: [
        "Jobs in \(workforce.targetYear) are as likely to be passed as not; the figure is expected "
          + "inside the 80% interval four times out of five.",
        "Occupations with fewer than six observations stand last and are not ranked.",
      ],
      source: Wording.source(release: release.name)
        + " BLS: Employment Projections \(officialRound), which include the self-employed.")
  }

  /// BLS's class without the words that all classes share: “Much faster”.
  private static func brief(_ growthClass: GrowthClass) -> String {
    for ending in [" than average", " as average"] where growthClass.name.hasSuffix(ending) {
      return String(growthClass.name.dropLast(ending.count))
    }
    return growthClass.name
  }

  private var officialRound: String {
    workforce.occupations.lazy.compactMap { $0.official?.round }.first ?? ""
  }

  private func summaryRow(_ outlook: OccupationOutlook) -> [Cell] {
    let projection = outlook.projection
    let growth = projection.annualGrowth
    let unsure: Flag? = outlook.isVeryShort ? .lowReliability : nil
    let official = outlook.official
    return [
      .text(outlook.occupation.shortTitle), .number(projection.baseEmployment),
      .published(projection.base.wages.annual.median),
      Cell(Cell.jobs(projection.target.median).value, flag: unsure),
      .jobs(projection.target.interval80), .number(growth.median, flag: unsure),
      .number(official?.change),
      official?.growthClass.map { .text(Self.brief($0)) } ?? .missing,
      .number(official?.annualOpenings),
    ]
  }
}
