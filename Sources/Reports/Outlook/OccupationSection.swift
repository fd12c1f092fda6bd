import Charts
import GrowthModels
import LaborSeries
import Projections

/// The page of one occupation: where it stands, what happened, what is projected, what BLS
/// projects, the model, the cautions, and the figures behind the chart.
struct OccupationSection {
  let outlook: OccupationOutlook
  var record: TrackRecord?

  private var occupation: Occupation { outlook.occupation }
  private var projection: EmploymentProjection { outlook.projection }
  private var sentences: OutlookSentences { OutlookSentences(outlook: outlook) }
  private var slug: String { occupation.code.description.replacing("+", with: "-") }
  private var observedSource: String { Wording.source(release: projection.base.release) }

  /// The blocks of the page, beginning on a new one in print.
  func blocks() throws(ChartError) -> [Block] {
    var blocks: [Block] = [
      .pageBreak,
      .heading(2, occupation.title, anchor: slug),
      .keyFigures(keyFigures),
      .figure(try figure()),
      .heading(3, "Where it stands"),
      .paragraph(sentences.standing),
      .table(standingTable),
      .heading(3, "What happened"),
      .paragraph(sentences.history),
      .table(historyTable),
      .heading(3, "What is projected"),
      .paragraph(sentences.projected),
      .paragraph(sentences.official),
    ]
    if let own = record?.record(of: [occupation.code.description]) {
      blocks.append(
        .paragraph([
          .strong("Track record."), .text(" " + OutlookRecord.sentence(of: own, outlook)),
        ]))
    }
    blocks.append(.table(projectionTable))
    if let table = officialTable { blocks.append(.table(table)) }
    blocks.append(.paragraph([.strong("Model."), .text(" " + sentences.model)]))
    if !sentences.cautions.isEmpty {
      blocks.append(
        .callout(
          Callout(
            title: "Before you rely on this", paragraphs: sentences.cautions.map { [.text($0)] })))
    }
    blocks += [.heading(3, "The published figures"), .table(seriesTable)]
    return blocks
  }

  private var keyFigures: [KeyFigure] {
    let target = projection.target
    let growth = projection.annualGrowth
    var figures = [
      KeyFigure(
        label: "Jobs, \(projection.base.release)", value: Wording.jobs(projection.baseEmployment),
        detail: projection.base.employmentPRSE.map { "PRSE \(Wording.decimal($0, 1))%" } ?? ""),
      KeyFigure(
        label: "Projected jobs, \(target.year)", value: Wording.jobs(target.median),
        detail: "80% interval \(Wording.jobsRange(target.interval80))"),
      KeyFigure(
        label: "Projected growth a year", value: Wording.signedPercent(growth.median),
        detail: "80% interval \(Wording.percentRange(growth.interval(level: 0.80)))"),
    ]
    if let official = outlook.official {
      figures.append(
        KeyFigure(
          label: "BLS projection, \(official.round)",
          value: Wording.signedPercent(official.change),
          detail: official.growthClass?.name ?? "over the decade"))
    }
    return figures
  }

  private func figure() throws(ChartError) -> Figure {
    let chart = try OutlookCharts.fan(of: outlook)
    return Figure(
      caption: "\(occupation.title): employment observed and projected",
      svg: try chart.svg(width: OutlookCharts.width),
      narrowSVG: try chart.svg(width: OutlookCharts.narrowWidth),
      alternativeText: chart.text.description, source: observedSource,
      path: OutlookCharts.fanPath(of: outlook))
  }

  private var standingTable: Table {
    let wages = projection.base.wages
    let annual = wages.annual
    let hourly = wages.hourly
    let rows: [(String, PublishedValue, PublishedValue)] = [
      ("Mean", annual.mean, hourly.mean),
      ("10th percentile", annual.percentile10, hourly.percentile10),
      ("25th percentile", annual.percentile25, hourly.percentile25),
      ("Median", annual.median, hourly.median),
      ("75th percentile", annual.percentile75, hourly.percentile75),
      ("90th percentile", annual.percentile90, hourly.percentile90),
    ]
    var notes = ["Wages are in current dollars; a year is 2,080 hours."]
    if let prse = wages.meanPRSE {
      notes.append("Percent relative standard error of the mean: \(Wording.decimal(prse, 1)).")
    }
    return Table(
      identifier: "wages-\(slug)", caption: "Wages, \(projection.base.release)",
      columns: [
        .init("Measure"), .init("A year", .dollars(decimals: 0)),
        .init("An hour", .dollars(decimals: 2)),
      ],
      rows: rows.map { [.text($0.0), .published($0.1), .published($0.2)] }, notes: notes,
      source: observedSource)
  }

  private var historyTable: Table {
    Table(
      identifier: "history-\(slug)", caption: "Growth up to \(projection.base.year)",
      columns: [
        .init("Span"), .init("Growth a year", .fraction(decimals: 1), showsPlus: true),
        .init("80% interval", .fraction(decimals: 1), showsPlus: true),
        .init("95% interval", .fraction(decimals: 1), showsPlus: true),
      ],
      rows: outlook.history.map(historyRow),
      notes: [
        "Intervals come from the published standard errors of both years, taken as independent; "
          + "neighbouring years share sample, so that a one-year interval is wider than it need be."
      ],
      source: observedSource)
  }

  private func historyRow(_ history: OccupationOutlook.History) -> [Cell] {
    let base = projection.base.year
    let name = "\(base - history.span) to \(base)"
    guard let growth = history.growth else {
      return [.text(name)] + Array(repeating: Cell(.missing, flag: .notAvailable), count: 3)
    }
    let flag: Flag? = history.breaks.isEmpty ? nil : .breakInSeries
    let bounds = [0.80, 0.95].map { level in
      growth.annualInterval(level: level).map { Cell.interval($0.lower, $0.upper) } ?? .missing
    }
    return [.text(name), .number(growth.annual, flag: flag)] + bounds
  }

  var projectionTable: Table {
    Table(
      identifier: "projection-\(slug)", caption: "Projected employment, in jobs",
      columns: [
        .init("Year", .year), .init("Median", .count), .init("80% interval", .count),
        .init("95% interval", .count), .init("Combined", .count, unit: "with BLS, median"),
        .init("BLS", .count, unit: "growth on this level"),
      ],
      rows: projection.years.map { year in
        [
          .number(year.year), .jobs(year.median), .jobs(year.interval80), .jobs(year.interval95),
          outlook.combined?.year(year.year).map { .jobs($0.median) }
            ?? Cell(.missing, flag: .notApplicable),
          sentences.officialEmployment(in: year.year).map(Cell.jobs)
            ?? Cell(.missing, flag: .notApplicable),
        ]
      },
      notes: ["The intervals are for the figure that the survey will publish, its error included."],
      source: observedSource)
  }

  private var officialTable: Table? {
    guard let official = outlook.official else { return nil }
    return Table(
      identifier: "bls-\(slug)", caption: "BLS Employment Projections, \(official.round)",
      columns: [
        .init("Measure"), .init("Value"),
      ],
      rows: [
        [.text("Jobs, \(official.baseYear)"), .text(Wording.jobs(official.baseEmployment))],
        [.text("Jobs, \(official.targetYear)"), .text(Wording.jobs(official.projectedEmployment))],
        [.text("Change"), .text(Wording.signedPercent(official.change))],
        [.text("Growth class"), .text(official.growthClass?.name ?? "not stated")],
        [
          .text("Class of the record's median, by the same bands"),
          .text(sameBands(projection.annualGrowth, official)),
        ],
        [
          .text("Class of the combined median, by the same bands"),
          .text(outlook.combined.map { sameBands($0.annualGrowth, official) } ?? "not known"),
        ],
        [
          .text("Openings a year"),
          .text(official.annualOpenings.map(Wording.jobs) ?? "not published"),
        ],
      ],
      notes: officialNotes(official),
      source: "BLS Employment Projections, \(official.round) "
        + "(\(official.lines.map(\.source.description).joined(separator: ", "))).")
  }

  /// The class that the round's bands give to ten years of a growth.
  private func sameBands(
    _ growth: GrowthRateDistribution, _ official: OfficialOutlook
  ) -> String {
    let decade = (0..<10).reduce(1.0) { product, _ in product * (1 + growth.median) } - 1
    return official.growthClass(ofTenYearGrowth: decade)?.name ?? "not known"
  }

  private func officialNotes(_ official: OfficialOutlook) -> [String] {
    var notes = ["BLS counts the self-employed, so that its level differs from that of OEWS."]
    if let growthClass = official.growthClass {
      notes.append("Growth class: \(growthClass.basis) (\(growthClass.source.publication)).")
    }
    notes += Set(official.lines.map(\.note)).filter { !$0.isEmpty }.sorted()
      .map { $0.uppercasedFirst + "." }
    return notes
  }

  private var seriesTable: Table {
    SeriesTables.published(outlook.series, identifier: "series-\(slug)")
  }
}
