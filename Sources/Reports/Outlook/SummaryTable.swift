import GrowthModels
import LaborSeries
import Projections

/// The occupations side by side: the table of the first screen.
struct SummaryTable {
  let workforce: WorkforceOutlook

  private var release: (year: Int, name: String) { workforce.latestRelease }

  /// A row for each occupation, fastest projected growth first.
  var table: Table {
    Table(
      identifier: "summary",
      caption: "Employment, \(release.year) and \(workforce.targetYear), fastest projected growth "
        + "first",
      columns: [
        .init("Occupation"), .init("Jobs \(release.year)", .count),
        .init("Jobs \(workforce.targetYear)", .count, unit: "median"),
        .init("80% interval", .count, unit: "jobs"),
        .init("Growth", .fraction(decimals: 1), unit: "a year", showsPlus: true),
        .init("More jobs than in \(release.year)", unit: "and their probability"),
        .init("BLS change", .fraction(decimals: 1), unit: officialRound, showsPlus: true),
        .init("BLS openings", .count, unit: "a year"),
      ],
      rows: OutlookCharts.ordered(workforce).map(row),
      notes: [
        "Jobs in \(workforce.targetYear) are as likely to be passed as not; the figure is expected "
          + "inside the 80% interval four times out of five.",
        "Occupations with fewer than six observations stand last and are not ranked.",
      ],
      source: Wording.source(release: release.name)
        + " BLS: Employment Projections \(officialRound), which include the self-employed.")
  }

  private var officialRound: String {
    workforce.occupations.lazy.compactMap { $0.official?.round }.first ?? ""
  }

  private func row(_ outlook: OccupationOutlook) -> [Cell] {
    let projection = outlook.projection
    let growth = projection.annualGrowth
    let unsure: Flag? = outlook.isVeryShort ? .lowReliability : nil
    let chance = growth.probability(above: 0)
    return [
      .text(outlook.occupation.shortTitle), .number(projection.baseEmployment),
      Cell(Cell.jobs(projection.target.median).value, flag: unsure),
      .jobs(projection.target.interval80), .number(growth.median, flag: unsure),
      Cell(.text(Wording.chance(chance).uppercasedFirst), flag: unsure),
      .number(outlook.official?.change), .number(outlook.official?.annualOpenings),
    ]
  }
}
