import LaborSeries
import Projections

/// How occupations and their total come to add up.
public struct GroupReasons: NumberReasons {
  let group: GroupProjection
  let series: [OccupationalSeries]

  public init(on group: GroupProjection, of series: [OccupationalSeries]) {
    (self.group, self.series) = (group, series)
  }

  public var method: [Block] { Array(GroupReport(on: group).report.blocks.prefix(1)) }

  public var inputs: [Table] { series.map(InputTables.employment) }

  public func reasons(for cell: ExplainedCell) -> [Block] {
    let lines = group.parts + [group.total]
    let index =
      cell.row == "Total"
      ? lines.count - 1 : lines.firstIndex { $0.occupation.shortTitle == cell.row }
    guard let index else { return method }
    let line = lines[index]
    if cell.index == 1 {
      return [
        .paragraph("As published for \(group.baseYear), \(Wording.jobs(line.baseEmployment)).")
      ]
    }
    if cell.column == "Alone" {
      return [
        .paragraph("The median of its own projection; “modality project” explains it in parts.")
      ]
    }
    let shift = line.median - line.ownMedian
    return method + [
      .paragraph(
        "Alone its median is \(Wording.jobs(line.ownMedian)); sharing out the disagreement moves it by "
          + "\(Wording.jobs(shift)) to \(Wording.jobs(line.median)). The means of the parts, "
          + group.parts.map { Wording.jobs($0.mean) }.joined(separator: " + ")
          + ", add up to \(Wording.jobs(group.total.mean)).")
    ]
  }
}

/// How employment and the older population are put beside each other.
public struct DemandReasons: NumberReasons {
  let outlook: DemandOutlook
  let series: [OccupationalSeries]

  public init(on outlook: DemandOutlook, of series: [OccupationalSeries]) {
    (self.outlook, self.series) = (outlook, series)
  }

  public var method: [Block] { [.paragraph(DemandReport.method)] }

  public var inputs: [Table] { series.map(InputTables.employment) }

  public func reasons(for cell: ExplainedCell) -> [Block] {
    guard let line = outlook.lines.first(where: { $0.occupation.shortTitle == cell.row }),
      let own = series.first(where: { $0.occupation.code == line.occupation.code })
    else { return method }
    if cell.index == 1, let jobs = own.observation(in: outlook.baseYear)?.employment.number {
      let people = jobs / line.jobsPer100000 * 100_000
      return [
        .paragraph(
          "\(Wording.decimal(jobs, 0)) jobs / \(Wording.decimal(people, 0)) people aged 65 and over "
            + "in \(outlook.baseYear) (datasets/population/population.csv) × 100,000 = "
            + "\(Wording.decimal(line.jobsPer100000, 1)).")
      ]
    }
    let growth =
      "The population aged 65 and over is projected to grow by "
      + "\(Wording.signedPercent(outlook.populationGrowth)) a year (\(outlook.vintage))."
    return [.paragraph(growth)] + method
  }
}

/// How the figures of a scenario come about.
public struct ScenarioReasons: NumberReasons {
  let projections: [ScenarioProjection]

  public init(on projections: [ScenarioProjection]) { self.projections = projections }

  private static let steps =
    "A scenario acts on the draws of the baseline, one assumption after the other in the order of the "
    + "file; what an assumption adds is the difference of the means before and after it."

  public var method: [Block] {
    [.paragraph(Self.steps)]
      + projections.flatMap { $0.sum(\.employment, "jobs in the target year") }
  }

  public var inputs: [Table] {
    projections.flatMap { projection in
      [InputTables.employment(projection.outlook.series)]
        + [InputTables.official(projection.outlook.official?.lines ?? [])].compactMap { $0 }
    }
  }

  public func reasons(for cell: ExplainedCell) -> [Block] {
    guard cell.table == "outcomes" || cell.table.hasPrefix("causes-") else { return method }
    let asked = projections.filter { projection in
      let occupation = projection.outlook.occupation
      return occupation.shortTitle == cell.row
        || cell.table.hasSuffix(Heading.anchor(from: "\(occupation.code)"))
    }
    let sums = asked.flatMap { projection -> [Block] in
      switch (cell.table, cell.index) {
      case ("outcomes", 4...), (_, 2): projection.sum(\.openings, "openings a year")
      case ("outcomes", _), (_, 1): projection.sum(\.employment, "jobs in the target year")
      default: projection.sum(\.cumulativeOpenings, "openings in all")
      }
    }
    return [.paragraph(Self.steps)] + sums
  }
}

extension ScenarioProjection {
  /// The baseline and what each assumption adds, which come to the scenario.
  fileprivate func sum(_ amount: KeyPath<ScenarioMeans, Double>, _ unit: String) -> [Block] {
    let steps = causes.map { cause in
      let part = cause.difference[keyPath: amount]
      return (part < 0 ? " − " : " + ") + Wording.decimal(abs(part), 0)
        + " (\(cause.assumption.effect.key), line \(cause.assumption.line))"
    }
    return [
      .paragraph(
        "\(outlook.occupation.shortTitle), means: baseline "
          + Wording.decimal(baselineMeans[keyPath: amount], 0) + steps.joined()
          + " = \(Wording.decimal(outcomeMeans[keyPath: amount], 0)) \(unit).")
    ]
  }
}

/// How supply, demand and the gap come about.
public struct SupplyReasons: NumberReasons {
  let projection: SupplyProjection

  public init(on projection: SupplyProjection) { self.projection = projection }

  public var method: [Block] {
    [
      .paragraph(
        "Supply of a year is that of the year before, and entrants, in-migration and transfers in, "
          + "less exits and transfers out, each from the figures in force. The gap is demand less "
          + "supply, in every draw.")
    ]
  }

  public var inputs: [Table] { [InputTables.employment(projection.outlook.series)] }

  public func reasons(for cell: ExplainedCell) -> [Block] {
    guard let index = projection.years.firstIndex(where: { "\($0.year)" == cell.row }) else {
      return cell.table == "supply-figures" ? [] : method
    }
    let year = projection.years[index]
    let before = index == 0 ? projection.baseStaff : projection.years[index - 1].supply.mean
    let flows = year.flows
    return method + [
      .paragraph(
        "Supply \(year.year), means: \(Wording.decimal(before, 0)) + entrants \(Wording.decimal(flows.entrants, 0)) "
          + "+ in-migration \(Wording.decimal(flows.inMigration, 0)) + transfers in "
          + "\(Wording.decimal(flows.transfersIn, 0)) − exits \(Wording.decimal(flows.exits, 0)) − transfers out "
          + "\(Wording.decimal(flows.transfersOut, 0)) = \(Wording.decimal(year.supply.mean, 0)). Gap: "
          + "\(Wording.decimal(year.demand.mean, 0)) − \(Wording.decimal(year.supply.mean, 0)) = "
          + "\(Wording.decimal(year.gap.mean, 0)).")
    ]
  }
}
