import GrowthModels
import LaborSeries
import Projections

/// Employment and the population aged 65 and over, for a terminal or a page of its own.
public struct DemandReport: Sendable {
  public let outlook: DemandOutlook

  /// A report on demand.
  public init(on outlook: DemandOutlook) {
    self.outlook = outlook
  }

  /// The report as blocks: what was found, the occupations, the record.
  public var report: Report {
    Report(
      title: "Employment and the population aged 65 and over, to \(outlook.targetYear)",
      blocks: [.paragraph(sentence)] + tables.map { .table($0) } + [.paragraph(Self.method)])
  }

  /// The elasticity, the record and the verdict in a paragraph.
  public var sentence: String {
    var text =
      "The population aged 65 and over is projected to grow by "
      + "\(Wording.signedPercent(outlook.populationGrowth)) a year from \(outlook.baseYear) to "
      + "\(outlook.targetYear) (\(outlook.vintage))."
    if let common = outlook.common {
      let interval = common.interval(level: 0.8)
      text +=
        " Beside each occupation's own trend, the elasticity of employment with respect to it was "
        + "\(Wording.decimal(common.value, 2)) in the record (80% interval "
        + "\(Wording.decimal(interval.lower, 2)) to \(Wording.decimal(interval.upper, 2)))."
    }
    return text + verdict
  }

  private var verdict: String {
    guard let record = outlook.record,
      let alone = record.scores.first(where: { $0.use == .none }),
      let best = record.scores.first(where: { $0.use == record.best })
    else { return " No projection of the past could be judged with it." }
    let tested =
      " In \(Wording.count(record.count)) projections made again from "
      + "\(record.origins.first ?? 0) to \(record.origins.last ?? 0), with the population "
      + "projections known then, "
    if record.best == .none {
      let others = record.scores.filter { $0.use != .none }.map(\.rankedScore).min() ?? 0
      return tested
        + "it did not help (ranked score \(Wording.decimal(100 * alone.rankedScore, 2)) without "
        + "and \(Wording.decimal(100 * others, 2)) with it; less is better), and the projections "
        + "of this report leave it out."
    }
    return tested
      + "\(best.use.rawValue) did better (ranked score "
      + "\(Wording.decimal(100 * best.rankedScore, 2)) against "
      + "\(Wording.decimal(100 * alone.rankedScore, 2)); less is better). The projections of this "
      + "report leave it out all the same unless it is asked for: the gain is on overlapping "
      + "projections of few occupations."
  }

  var tables: [Table] { [occupations] + [record].compactMap { $0 } }

  private var occupations: Table {
    let rate = Table.Kind.fraction(decimals: 1)
    return Table(
      identifier: "demand", caption: "Jobs and the population aged 65 and over",
      columns: [
        .init("Occupation"),
        .init("\(outlook.baseYear)", .number(decimals: 1), unit: "jobs per 100,000"),
        .init("\(outlook.baseYear - 10)", .number(decimals: 1), unit: "jobs per 100,000"),
        .init("Elasticity", .number(decimals: 2)), .init("80% interval", .number(decimals: 2)),
        .init("Growth alone", rate, unit: "a year", showsPlus: true),
        .init("In proportion", rate, unit: "a year", showsPlus: true),
        .init("By elasticity", rate, unit: "a year", showsPlus: true),
      ],
      rows: outlook.lines.map { line in
        let interval = line.elasticity?.interval(level: 0.8)
        return [
          .text(line.occupation.shortTitle), .number(line.jobsPer100000),
          .number(line.tenYearsBefore), .number(line.elasticity?.value),
          Cell(lower: interval?.lower, upper: interval?.upper), .number(line.alone),
          .number(line.proportional), .number(line.estimated),
        ]
      },
      notes: [
        "Growth is that of the median to \(outlook.targetYear): of the record alone, of jobs in "
          + "proportion to the older population, and by the elasticity common to all."
      ], source: source)
  }

  private var record: Table? {
    guard let record = outlook.record else { return nil }
    return Table(
      identifier: "demand-record", caption: "Did it help? Projections made again, with and without",
      columns: [
        .init("Use of the population"), .init("Ranked score", .number(decimals: 2), unit: "× 100"),
        .init("Mean error", .fraction(decimals: 1), unit: "either way"),
        .init("Median error", .fraction(decimals: 1), unit: "either way"),
        .init("In 80% interval", .fraction(decimals: 0)),
      ],
      rows: record.scores.map { score in
        [
          .text(score.use.rawValue), .number(100 * score.rankedScore),
          .number(score.meanAbsoluteLogError), .number(score.medianAbsoluteLogError),
          .number(score.contained80),
        ]
      },
      notes: [
        "\(Wording.count(record.count)) projections from \(record.origins.first ?? 0) to "
          + "\(record.origins.last ?? 0), up to ten years ahead; errors are of logarithms. They "
          + "overlap, so that their number overstates the evidence."
      ], source: source)
  }

  private var source: String {
    "Census Bureau population estimates and National Population Projections "
      + "(datasets/population/population.csv); BLS OEWS."
  }

  static let method =
    "The elasticity is the slope of yearly log changes of employment on those of the population, "
    + "each less its occupation's mean, with standard errors clustered by year. The population's "
    + "level broke in 2020, when its base was revised: the change of that year is the projected "
    + "one. Projections made again use the population projections that had been published by then "
    + "(rounds of 2014, 2017 and 2023)."
}

/// Demand in long form.
public enum DemandTidy {
  /// Elasticities, jobs per older person, and growth with and without the population.
  public static func rows(_ outlook: DemandOutlook) -> [TidyTable.Row] {
    let common = outlook.common.map {
      [row("all", "All compared", outlook.targetYear, "elasticity_65_plus_common", $0)]
    }
    return outlook.lines.flatMap { rows($0, outlook) } + (common ?? [])
  }

  private static func rows(
    _ line: DemandOutlook.Line, _ outlook: DemandOutlook
  ) -> [TidyTable.Row] {
    let (code, title) = (line.occupation.code.description, line.occupation.title)
    let growth: [(String, Double)] = [
      ("alone", line.alone), ("in_proportion", line.proportional),
      ("by_elasticity", line.estimated),
    ]
    return [
      TidyTable.Row(
        soc: code, title: title, area: "United States", year: outlook.baseYear,
        measure: "jobs_per_100000_aged_65_plus",
        estimate: line.jobsPer100000.rounded(toDecimals: 3), kind: "observed")
    ]
      + (line.elasticity.map { [row(code, title, outlook.baseYear, "elasticity_65_plus", $0)] }
        ?? [])
      + growth.map { name, value in
        TidyTable.Row(
          soc: code, title: title, area: "United States", year: outlook.targetYear,
          measure: "employment_growth_rate_annual_\(name)",
          estimate: value.rounded(toDecimals: 6), kind: "projected", flag: .forecast)
      }
  }

  private static func row(
    _ code: String, _ title: String, _ year: Int, _ measure: String, _ elasticity: Elasticity
  ) -> TidyTable.Row {
    let narrow = elasticity.interval(level: 0.8).rounded(toDecimals: 4)
    let wide = elasticity.interval(level: 0.95).rounded(toDecimals: 4)
    return TidyTable.Row(
      soc: code, title: title, area: "United States", year: year, measure: measure,
      estimate: elasticity.value.rounded(toDecimals: 4), lower80: narrow.lower,
      upper80: narrow.upper, lower95: wide.lower, upper95: wide.upper, kind: "estimated",
      flag: .estimated)
  }
}
