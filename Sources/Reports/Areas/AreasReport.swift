import Charts
import GrowthModels
import LaborSeries
import Projections

/// One occupation in every area: where it is, how concentrated, and what is projected.
public struct AreasReport: Sendable {
  public let outlook: AreaOutlook
  /// How well shares were foretold in the past; nil where that is not known.
  public let record: AreaRecord?

  /// A report on the areas of one occupation.
  public init(on outlook: AreaOutlook, record: AreaRecord?) {
    self.outlook = outlook
    self.record = record
  }

  /// The report as blocks: the areas, the model, its record.
  public var report: Report {
    var blocks: [Block] = [.paragraph(sentence), .table(table)]
    if let recordTable { blocks.append(.table(recordTable)) }
    blocks.append(.paragraph(method))
    return Report(
      title: "\(outlook.occupation.title) (\(outlook.occupation.code)) by area, to "
        + "\(outlook.nation.target.year)",
      blocks: blocks)
  }

  private struct Row {
    let area: PublishedArea
    let weight: AreaWeight
    let yearCount: Int
    let projection: AreaProjection?
  }

  private var rows: [Row] {
    let projected = outlook.areas.map {
      Row(area: $0.area, weight: $0.weight, yearCount: $0.yearCount, projection: $0)
    }
    let others = outlook.unprojected.map {
      Row(area: $0.area, weight: $0.weight, yearCount: $0.yearCount, projection: nil)
    }
    return (projected + others).sorted {
      ($1.weight.jobs, $0.area.title) < ($0.weight.jobs, $1.area.title)
    }
  }

  /// How many areas are projected, in a sentence.
  var sentence: String {
    let unprojected = outlook.unprojected.count
    let least = "figures for \(AreaOutlook.fewestYears) years or more"
    guard
      outlook.model != nil
        || outlook.unprojected.allSatisfy({
          $0.yearCount < AreaOutlook.fewestYears
        })
    else {
      return "Too few areas have figures to learn how shares of the nation move, so that none is "
        + "projected; \(unprojected) \(unprojected == 1 ? "is" : "are") listed without."
    }
    var text =
      switch outlook.areas.count {
      case 0: "No area has \(least), so that none is projected"
      case 1: "One area has \(least) and is projected as a share of the nation"
      case let count: "\(count) areas have \(least) and are projected as shares of the nation"
      }
    text += unprojected > 0 ? "; \(unprojected) have fewer and are listed without." : "."
    if outlook.isReconciled {
      text += " In every draw they add up to the nation, with what is not published."
    }
    return text
  }

  /// The areas, largest first; with the rest and the nation below where they add up.
  var table: Table {
    let (year, target) = (outlook.nation.base.year, outlook.nation.target.year)
    var cells = rows.map(self.cells)
    if outlook.isReconciled { cells += totals }
    return Table(
      identifier: "areas-\(outlook.occupation.code)",
      caption: "\(outlook.occupation.title) by area",
      columns: [
        .init("Area"), .init("Jobs", .count, unit: "newest figure"), .init("Year"),
        .init("PRSE", .percent(decimals: 1)),
        .init("Of the nation", .fraction(decimals: 1)),
        .init("Per 1,000 jobs", .number(decimals: 2)),
        .init("Location quotient", .number(decimals: 2)), .init("Years", .count),
        .init("Jobs \(target)", .count, unit: outlook.isReconciled ? "mean" : "median"),
        .init("80% interval", .count),
        .init("Growth", .fraction(decimals: 1), unit: "a year from \(year)", showsPlus: true),
        .init("80% interval", .fraction(decimals: 1), showsPlus: true),
      ],
      rows: cells,
      notes: [
        "Low reliability: fewer than \(Wording.jobs(AreaWeight.leastJobs)) jobs or a percent "
          + "relative standard error above \(Wording.decimal(AreaWeight.largestPRSE, 0)). Years: "
          + "with figures of the area and the nation."
      ],
      source: "BLS Occupational Employment and Wage Statistics, state and area estimates as each "
        + "row of datasets/oews/states.csv and metropolitan.csv says.")
  }

  private func cells(_ row: Row) -> [Cell] {
    let flag: Flag? = row.weight.isReliable ? nil : .lowReliability
    let own = row.projection
    return [
      .text(row.area.title), .number(row.weight.jobs, flag: flag), .text("\(row.weight.year)"),
      .number(row.weight.prse), .number(row.weight.shareOfNation), .number(row.weight.jobsPer1000),
      .number(row.weight.locationQuotient), .number(row.yearCount),
      .rounded(own.map { outlook.isReconciled ? $0.target.mean : $0.target.median }),
      own.map { .jobs($0.target.interval80) } ?? .missing,
      .number(own?.growth.median, flag: own == nil ? nil : flag),
      Cell(lower: own?.growth.interval80.lower, upper: own?.growth.interval80.upper),
    ]
  }

  private var totals: [[Cell]] {
    let year = outlook.nation.target.year
    func row(_ name: String, _ draws: LevelDraws, jobs: Double?) -> [Cell] {
      let target = draws.distribution(in: year)
      let mean = draws.central.reduce(0) { $0 + (draws.paths[$1].last ?? 0) }
      return [
        .text(name), .rounded(jobs), .missing, .missing, .missing, .missing, .missing, .missing,
        .jobs(mean / Double(draws.central.count)),
        target.map { .jobs($0.interval(level: 0.8)) } ?? .missing, .missing, .missing,
      ]
    }
    let rest = outlook.remainder.map { [row("Not projected", $0, jobs: nil)] } ?? []
    return rest + [
      row("United States", outlook.nationDraws, jobs: outlook.nation.baseEmployment)
    ]
  }

  private var recordTable: Table? {
    guard let record else { return nil }
    let years = record.origins.map(String.init)
    return Table(
      identifier: "areas-record-\(outlook.occupation.code)",
      caption: "Shares foretold from earlier years, against what came",
      columns: [
        .init("Rule"), .init("Median error", .fraction(decimals: 1), unit: "either way"),
        .init("Mean error", .fraction(decimals: 1), unit: "either way"),
      ],
      rows: record.scores.map { score in
        [
          .text(score.rule.rawValue), .number(score.medianAbsoluteError),
          .number(score.meanAbsoluteError),
        ]
      },
      notes: [
        "\(Wording.count(record.count)) shares of states, from \(Wording.list(years)), the nation's "
          + "jobs taken as known. The 80% interval of the share model contained "
          + "\(Wording.count(record.contained80)) "
          + "(\(Wording.percent(Double(record.contained80) / Double(record.count), decimals: 0)))."
      ],
      source: "datasets/oews/states.csv, computed when this was written.")
  }

  /// How areas are projected.
  var method: String {
    guard let model = outlook.model else {
      return "No area has figures for enough years to learn how shares of the nation move."
    }
    return "An area is projected as the nation's draws times its share. The logarithm of a share "
      + "wanders without direction, by \(Wording.percent(model.yearlyDeviation, decimals: 2)) a "
      + "year (one figure for all, by maximum likelihood over \(model.areaCount) areas), around "
      + "survey error: \(Wording.decimal(model.errorFactor, 2)) times the published one, or that of "
      + "an area of its size, also by maximum likelihood. The less shares wander, "
      + "the more an area's level is drawn to its earlier shares and its growth to the nation's. "
      + "Growth is from the level that the model holds likely, which need not be the last figure."
  }
}

/// One occupation in one area, year by year.
public struct AreaReport: Sendable {
  public let projection: AreaProjection
  public let outlook: AreaOutlook
  /// The nation's outlook, for the lines of BLS and of both combined.
  public let nation: OccupationOutlook

  /// A report on one occupation in one area.
  public init(on projection: AreaProjection, in outlook: AreaOutlook, nation: OccupationOutlook) {
    self.projection = projection
    self.outlook = outlook
    self.nation = nation
  }

  /// The report as blocks: where it stands, the years, the model.
  public var report: Report {
    Report(
      title:
        "\(outlook.occupation.title) (\(outlook.occupation.code)) in \(projection.area.title), "
        + "projected to \(outlook.nation.target.year)",
      blocks: blocks)
  }

  /// The blocks without a title.
  var blocks: [Block] { blocks(showsMethod: true) }

  func blocks(showsMethod: Bool) -> [Block] {
    [.paragraph(standing), .paragraph(projected), .table(table)]
      + (showsMethod ? [.paragraph(AreasReport(on: outlook, record: nil).method)] : [])
  }

  private var standing: String {
    let weight = projection.weight
    var text =
      "In May \(weight.year), \(outlook.occupation.plural) held \(Wording.jobs(weight.jobs)) jobs in "
      + projection.area.title
    if let prse = weight.prse {
      text += " (percent relative standard error \(Wording.decimal(prse, 1)))"
    }
    if let share = weight.shareOfNation { text += ", \(Wording.percent(share)) of the nation's" }
    if let thousand = weight.jobsPer1000 {
      text += ", \(Wording.decimal(thousand, 2)) of every 1,000 jobs there"
    }
    if let quotient = weight.locationQuotient {
      text += " (location quotient \(Wording.decimal(quotient, 2)))"
    }
    text += "."
    if !weight.isReliable {
      text +=
        " The figure is of low reliability: fewer than \(Wording.jobs(AreaWeight.leastJobs)) "
        + "jobs, or an error above \(Wording.decimal(AreaWeight.largestPRSE, 0))%."
    }
    return text
  }

  var projected: String {
    let (target, growth) = (projection.target, projection.growth)
    return "Employment is projected at \(Wording.jobs(target.median)) jobs in "
      + "\(outlook.nation.target.year) (80% interval \(Wording.jobsRange(target.interval80))), "
      + "\(Wording.signedPercent(growth.median)) a year "
      + "(80% interval \(Wording.percentRange(growth.interval80))), from figures of "
      + "\(Wording.small(projection.yearCount)) years."
      + (projection.area.kind == .metropolitan
        ? " The delineation of metropolitan areas changed in 2024: earlier figures under the same "
          + "code need not be of the same counties." : "")
  }

  private var table: Table {
    Table(
      identifier: "area-\(outlook.occupation.code)-\(projection.area.code)",
      caption: "Projected employment in \(projection.area.title), in jobs",
      columns: [
        .init("Year", .year), .init("Median", .count), .init("80% interval", .count),
        .init("95% interval", .count), .init("Combined", .count, unit: "with BLS"),
        .init("BLS", .count, unit: "the nation's growth"),
      ],
      rows: projection.draws.years.map(row),
      notes: [
        "The interval is of the level, without the error of a later survey. BLS's growth of the "
          + "nation is put on the area's level"
          + (nation.official?.growthClass.map { " (class: \($0.name.lowercasedFirst))" } ?? "")
          + "; the combined line is the area's share of the nation's."
      ],
      source: "BLS Occupational Employment and Wage Statistics, state and area estimates; BLS "
        + "Employment Projections.")
  }

  private func row(_ year: Int) -> [Cell] {
    let drawn = projection.draws.distribution(in: year)
    let base = projection.draws.distribution(in: projection.draws.baseYear)?.median
    let combined = nation.combined?.year(year).flatMap { own in
      nation.projection.year(year).map { own.median / $0.median }
    }
    let official = base.flatMap { level in
      nation.official?.employment(in: year, from: level, of: projection.draws.baseYear)
    }
    return [
      .number(year), .rounded(drawn?.median),
      drawn.map { .jobs($0.interval(level: 0.8)) } ?? .missing,
      drawn.map { .jobs($0.interval(level: 0.95)) } ?? .missing,
      .rounded(combined.flatMap { factor in drawn.map { $0.median * factor } }), .rounded(official),
    ]
  }
}

extension Wording {
  /// A whole number with commas, not rounded: `1,234`.
  static func count(_ number: Int) -> String { NumberFormat.count.text(number) }
}
