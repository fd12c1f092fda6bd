import GrowthModels
import LaborSeries
import Projections

/// The tables on the page of one occupation.
struct OccupationTables {
  let outlook: OccupationOutlook

  /// The occupation's code as an anchor and a part of names.
  static func slug(of occupation: Occupation) -> String {
    occupation.code.description.replacing("+", with: "-")
  }

  private var slug: String { Self.slug(of: outlook.occupation) }
  private var sentences: OutlookSentences { OutlookSentences(outlook: outlook) }
  private var observedSource: String { Wording.source(release: outlook.projection.base.release) }

  /// Wages as published.
  var standing: Table {
    let wages = outlook.projection.base.wages
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
      identifier: "wages-\(slug)", caption: "Wages, \(outlook.projection.base.release)",
      columns: [
        .init("Measure"), .init("A year", .dollars(decimals: 0)),
        .init("An hour", .dollars(decimals: 2)),
      ],
      rows: rows.map { [.text($0.0), .published($0.1), .published($0.2)] }, notes: notes,
      source: observedSource)
  }

  /// Growth up to the base year over several spans.
  var history: Table {
    Table(
      identifier: "history-\(slug)", caption: "Growth up to \(outlook.projection.base.year)",
      columns: [
        .init("Span"), .init("Growth a year", .fraction(decimals: 1), showsPlus: true),
        .init("80% interval", .fraction(decimals: 1), showsPlus: true),
        .init("95% interval", .fraction(decimals: 1), showsPlus: true),
      ],
      rows: outlook.history.map(historyRow),
      notes: [
        "Intervals come from the published standard errors of both years, taken as independent; "
          + "neighboring years share sample, so that a one-year interval is wider than it need be."
      ],
      source: observedSource)
  }

  private func historyRow(_ history: OccupationOutlook.History) -> [Cell] {
    let base = outlook.projection.base.year
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

  /// Employment by year, along the three lines.
  var projection: Table {
    Table(
      identifier: "projection-\(slug)", caption: "Projected employment, in jobs",
      columns: [
        .init("Year", .year), .init("Median", .count), .init("80% interval", .count),
        .init("95% interval", .count), .init("Combined", .count, unit: "with BLS, median"),
        .init("BLS", .count, unit: "growth on this level"),
      ],
      rows: outlook.projection.years.map { year in
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

  /// BLS's round; nil where it has no line for the occupation.
  var official: Table? {
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
          .text(sameBands(outlook.projection.annualGrowth, official)),
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

  /// The figures that the projection learned from.
  var series: Table {
    SeriesTables.published(outlook.series, identifier: "series-\(slug)")
  }
}
