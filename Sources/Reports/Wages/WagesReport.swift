import Charts
import GrowthModels
import LaborSeries
import Projections

/// The wages of one or several occupations, for a terminal or a page of its own.
public struct WagesReport: Sendable {
  public let outlooks: [WageOutlook]
  /// What each earns above the reference; nil where there is no other to compare.
  public let premium: WagePremium?
  /// What such projections were worth in the past; nil leaves it out.
  public let record: WageRecord?

  /// A report on wages.
  ///
  /// - Precondition: At least one outlook.
  public init(on outlooks: [WageOutlook], premium: WagePremium?, record: WageRecord? = nil) {
    precondition(!outlooks.isEmpty, "at least one occupation")
    self.outlooks = outlooks
    self.premium = premium
    self.record = record
  }

  private var tables: WageTables { WageTables(outlooks: outlooks, premium: premium) }

  /// The report as blocks: a sentence, wages, premiums, ladders, years.
  public var report: Report {
    let names =
      outlooks.count > 3 ? "Wages" : "\(Wording.list(outlooks.map(\.occupation.title))): wages"
    return Report(
      title: "\(names)\(place) to \(tables.target)",
      blocks: [.paragraph(sentence)] + blocks + outlooks.map { .table(tables.ladder($0)) }
        + outlooks.flatMap { [.table(tables.years($0))] })
  }

  /// Where the wages are paid, if not in the nation as a whole.
  private var place: String {
    let area = outlooks[0].series.area
    return area == "United States" ? "" : " in \(area)"
  }

  /// Wages and premiums, what such projections were worth, and how they came about.
  var blocks: [Block] {
    var blocks: [Block] = [.table(tables.wages)]
    if let premiums = tables.premiums { blocks.append(.table(premiums)) }
    let judged = record.map {
      WageRecordSection(record: $0, baseYear: outlooks[0].median.baseYear, source: source).blocks
    }
    return blocks + (judged ?? []) + [.paragraph(method)]
  }

  /// The first occupation's median wage in a sentence, with the assumption on prices.
  public var sentence: String {
    let (outlook, target) = (outlooks[0], outlooks[0].median.target)
    let growth = outlook.median.realGrowth
    return "The median wage of \(outlook.occupation.plural) was "
      + "\(Wording.dollars(outlook.median.base)) a year in \(outlook.release). If prices rise by "
      + "\(inflation) a year, it is projected at \(Wording.roundedDollars(target.nominal.median)) in "
      + "\(target.year), which is \(Wording.roundedDollars(target.real.median)) in dollars of "
      + "\(outlook.median.baseYear) (80% interval "
      + "\(Wording.roundedDollars(target.real.interval80.lower)) to "
      + "\(Wording.roundedDollars(target.real.interval80.upper))), "
      + "\(Wording.signedPercent(growth.median)) a year after inflation."
  }

  /// The lowest and the highest median wage, with the assumption on prices.
  var rangeSentence: String {
    let ordered = outlooks.sorted { $0.median.base < $1.median.base }
    guard let low = ordered.first, let high = ordered.last, ordered.count > 1 else {
      return sentence
    }
    let growth = outlooks.map(\.median.realGrowth.median)
    return
      "In \(low.release), median wages ran from \(Wording.dollars(low.median.base)) a year for "
      + "\(low.occupation.plural) to \(Wording.dollars(high.median.base)) for "
      + "\(high.occupation.plural). If prices rise by \(inflation) a year, they are projected to "
      + "grow by \(Wording.signedPercent(growth.min() ?? 0)) to "
      + "\(Wording.signedPercent(growth.max() ?? 0)) a year after inflation, with wide intervals."
  }

  /// Where published and projected figures come from.
  var published: String { tables.published }
  var source: String { tables.source }

  private var inflation: String { Wording.percent(outlooks[0].prices.inflation) }

  /// How wages are projected.
  var method: String {
    let prices = outlooks[0].prices
    let learned =
      prices.deflator.map {
        "Past wages were put into dollars of the last release by the price index \($0.name), real "
          + "wages were projected, and the assumed inflation was added."
      }
      ?? "Past prices were left aside: wages were projected in current dollars and the assumed "
      + "inflation was taken off. An inflation unlike that of the record makes the two disagree; "
      + "--deflator takes a price index."
    return "Inflation of \(inflation) a year is an assumption, and no interval is about it. "
      + learned + " The survey error is that of the mean wage, also for percentiles, for which BLS "
      + "publishes none. Percentiles stand off the projected median by gaps as wide as the middle "
      + "between the last release and the mean of the record, with the spread of the record, so "
      + "that they never cross. A premium is projected as the ratio of two wages, which what both "
      + "share leaves alone. Suppressed and top-coded figures are shown by the publisher's mark and take no "
      + "part."
  }

  /// Median wages of the target year by occupation, as an SVG document.
  ///
  /// - Throws: `ChartError` when it cannot be drawn.
  public func chart(width: Int = 760) throws(ChartError) -> String {
    try figure().svg(width: width)
  }

  func figure() throws(ChartError) -> IntervalChart {
    let target = tables.target
    return try IntervalChart(
      text: ChartText(
        identifier: "wages", title: "Median wage by occupation, \(target)",
        subtitle: "Thousands of dollars a year in dollars of \(outlooks[0].median.baseYear), with "
          + "80% and 95% prediction intervals",
        footer: "Source: " + tables.source + " Prices are assumed to rise by \(inflation) a year.",
        description: sentence, unit: "thousand"),
      rows: outlooks.sorted { $0.median.target.real.median > $1.median.target.real.median }.map {
        outlook in
        let real = outlook.median.target.real
        return IntervalChart.Row(
          name: outlook.occupation.shortTitle, value: real.median / 1000,
          intervals: [real.interval80, real.interval95].map {
            .init(level: $0.level, lower: $0.lower / 1000, upper: $0.upper / 1000)
          },
          history: outlook.median.base / 1000, remark: Wording.roundedDollars(real.median))
      },
      names: IntervalChart.Names(
        value: "Projected", history: "Published, \(outlooks[0].median.baseYear)"),
      format: .dollars())
  }
}
