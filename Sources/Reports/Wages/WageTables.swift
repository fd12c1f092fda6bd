import GrowthModels
import LaborSeries
import Projections

/// The tables of wages.
struct WageTables {
  let outlooks: [WageOutlook]
  let premium: WagePremium?

  private static let money = Table.Kind.dollars(decimals: 0)

  var target: Int { outlooks[0].median.target.year }
  private var base: Int { outlooks[0].median.baseYear }
  /// Where published wages come from.
  var published: String { Wording.source(release: outlooks[0].release) }
  /// Where projected wages come from: the published ones, and the prices they were put into.
  var source: String {
    published
      + (outlooks[0].prices.deflator.map { " Prices: \($0.name)." } ?? "")
  }

  /// Mean and median of each, published and projected.
  var wages: Table {
    let rate = Table.Kind.fraction(decimals: 1)
    let isDeflated = outlooks[0].prices.deflator != nil
    return Table(
      identifier: "wages", caption: "Wages a year, \(base) and \(target)",
      columns: [
        .init("Occupation"), .init("Wage"), .init("\(base)", Self.money, unit: "published"),
        .init("\(target)", Self.money, unit: "current dollars"),
        .init("\(target)", Self.money, unit: "\(base) dollars"),
        .init("80% interval", Self.money, unit: "\(base) dollars"),
        .init("95% interval", Self.money, unit: "\(base) dollars"),
        .init("Real growth", rate, unit: "a year", showsPlus: true),
        .init("80% interval", rate, showsPlus: true),
        .init(
          "Last ten years", rate, unit: isDeflated ? "real, a year" : "nominal, a year",
          showsPlus: true),
      ],
      rows: outlooks.flatMap { outlook in
        [outlook.median, outlook.mean].compactMap { $0 }.map { row($0, of: outlook.occupation) }
      }, source: source)
  }

  private func row(_ wage: WageProjection, of occupation: Occupation) -> [Cell] {
    let real = wage.target.real
    let growth = wage.realGrowth
    return [
      .text(occupation.shortTitle), .text(wage.rung.words), .number(wage.base),
      .dollars(wage.target.nominal.median), .dollars(real.median), .dollars(real.interval80),
      .dollars(real.interval95), .number(growth.median),
      .interval(growth.interval80.lower, growth.interval80.upper),
      .number((wage.realHistory ?? wage.nominalHistory)?.annual),
    ]
  }

  /// What each earns above the reference; nil where there is no other.
  var premiums: Table? {
    guard let premium, !premium.lines.isEmpty else { return nil }
    let rate = Table.Kind.fraction(decimals: 0)
    return Table(
      identifier: "wage-premium",
      caption: "Median wage above that of \(premium.reference.plural)",
      columns: [
        .init("Occupation"), .init("Before", rate, unit: "published", showsPlus: true),
        .init("In"), .init("\(base)", rate, unit: "published", showsPlus: true),
        .init("80% interval", rate, showsPlus: true),
        .init("\(target)", rate, unit: "median", showsPlus: true),
        .init("80% interval", rate, showsPlus: true), .init("95% interval", rate, showsPlus: true),
        .init("Correlation", .number(decimals: 2), unit: "of both wages"),
      ],
      rows: premium.lines.map { line in
        [
          .text(line.occupation.shortTitle), .number(line.before.premium),
          .text("\(line.before.year)"), .number(line.now),
          Cell(lower: line.now80?.lower, upper: line.now80?.upper), .number(line.then.median),
          .interval(line.then.interval80.lower, line.then.interval80.upper),
          .interval(line.then.interval95.lower, line.then.interval95.upper),
          .number(line.correlation),
        ]
      },
      notes: [
        "The ratio of the two wages is projected as a series of its own; the correlation of the two "
          + "projected wages is the one that it implies."
      ], source: published)
  }

  /// The percentiles of one occupation.
  func ladder(_ outlook: WageOutlook) -> Table {
    Table(
      identifier: "wage-ladder-\(outlook.occupation.code)",
      caption: "\(outlook.occupation.shortTitle): wages by percentile, \(base) and \(target)",
      columns: [
        .init("Percentile"), .init("\(base)", Self.money, unit: "published"),
        .init("\(target)", Self.money, unit: "current dollars"),
        .init("\(target)", Self.money, unit: "\(base) dollars"),
        .init("80% interval", Self.money, unit: "\(base) dollars"),
        .init("95% interval", Self.money, unit: "\(base) dollars"),
      ],
      rows: outlook.ladder.rungs.map { rung in
        [
          .text(rung.rung.words), .published(rung.published),
          rung.nominal.map { .dollars($0.median) } ?? .missing,
          rung.real.map { .dollars($0.median) } ?? .missing,
          rung.real.map { .dollars($0.interval80) } ?? .missing,
          rung.real.map { .dollars($0.interval95) } ?? .missing,
        ]
      }, source: source)
  }

  /// The median wage of one occupation by year.
  func years(_ outlook: WageOutlook) -> Table {
    Table(
      identifier: "wage-years-\(outlook.occupation.code)",
      caption: "\(outlook.occupation.shortTitle): median wage by year",
      columns: [
        .init("Year", .year), .init("Current dollars", Self.money, unit: "median"),
        .init("80% interval", Self.money), .init("\(base) dollars", Self.money, unit: "median"),
        .init("80% interval", Self.money),
      ],
      rows: outlook.median.years.map { year in
        [
          .number(year.year), .dollars(year.nominal.median), .dollars(year.nominal.interval80),
          .dollars(year.real.median), .dollars(year.real.interval80),
        ]
      }, source: source)
  }
}

extension WageRung {
  /// The figure in words.
  var words: String {
    switch self {
    case .percentile10: "10th percentile"
    case .percentile25: "25th percentile"
    case .median: "Median"
    case .percentile75: "75th percentile"
    case .percentile90: "90th percentile"
    case .mean: "Mean"
    }
  }
}

extension Wording {
  /// Projected dollars a year, rounded to ten as the published ones are.
  static func roundedDollars(_ value: Double) -> String { dollars(tens(value)) }
}

extension Cell {
  /// Dollars a year, rounded to ten as BLS rounds them.
  static func dollars(_ dollars: Double) -> Cell { .number(Wording.tens(dollars)) }

  /// An interval of dollars a year, rounded to ten.
  static func dollars(_ interval: PredictionInterval) -> Cell {
    .interval(Wording.tens(interval.lower), Wording.tens(interval.upper))
  }
}
