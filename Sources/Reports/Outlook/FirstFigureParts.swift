import LaborSeries
import Projections

/// What the sums of the first screen are made of, for whoever asks why they are what they are.
enum FirstFigureParts {
  /// The last published jobs of each occupation, with the row that they stand in.
  static func jobs(_ outlooks: [OccupationOutlook], release: String) -> Table {
    table(
      "jobs", caption: "Jobs by occupation, \(release)",
      columns: [.init("Jobs", .count), .init("Row")],
      rows: outlooks.map { outlook in
        let base = outlook.projection.base
        return [
          .text(outlook.occupation.shortTitle), .jobs(outlook.projection.baseEmployment),
          .text(base.sources.map(\.description).joined(separator: " ")),
        ]
      }, sums: [outlooks.reduce(0) { $0 + $1.projection.baseEmployment }],
      source: Wording.source(release: release))
  }

  /// BLS's openings a year of each occupation, with the row that they stand in.
  static func official(_ outlooks: [OccupationOutlook], round: String) -> Table {
    let published = outlooks.compactMap { outlook in
      outlook.official.flatMap { round in
        round.annualOpenings.map { (outlook.occupation, round.lines, $0) }
      }
    }
    return table(
      "official-openings", caption: "BLS's openings a year by occupation, \(round)",
      columns: [.init("Openings", .count, unit: "a year"), .init("Row")],
      rows: published.map { occupation, lines, openings in
        [
          .text(occupation.shortTitle), .jobs(openings),
          .text(lines.map(\.source.description).joined(separator: " ")),
        ]
      }, sums: [published.reduce(0) { $0 + $1.2 }], source: "BLS Employment Projections, \(round).")
  }

  /// Projected openings a year of each occupation, and those that replace people who leave.
  static func openings(_ outlooks: [OpeningsOutlook], source: String) -> Table {
    let years = outlooks.map(\.trend.averageYear)
    return table(
      "projected-openings", caption: "Projected openings a year by occupation, means",
      columns: [
        .init("Openings", .count, unit: "a year"), .init("Separations", .count, unit: "a year"),
      ],
      rows: zip(outlooks, years).map { outlook, year in
        [
          .text(outlook.occupation.shortTitle), .jobs(year.openings.mean),
          .jobs(year.separations.mean),
        ]
      },
      sums: [
        years.reduce(0) { $0 + $1.openings.mean }, years.reduce(0) { $0 + $1.separations.mean },
      ], source: source)
  }

  /// The newest jobs of each occupation in an area.
  static func jobs(_ areas: [(occupation: Occupation, weight: AreaWeight)], in area: String)
    -> Table
  {
    table(
      "area-jobs", caption: "Jobs by occupation in \(area)",
      columns: [.init("Jobs", .count), .init("Year", .year)],
      rows: areas.map { occupation, weight in
        [.text(occupation.shortTitle), .jobs(weight.jobs), .number(weight.year)]
      }, sums: [areas.reduce(0) { $0 + $1.weight.jobs }],
      source: "BLS OEWS state and area estimates.")
  }

  /// A table by occupation with the sums below; what has no sum is left empty there.
  private static func table(
    _ name: String, caption: String, columns: [Table.Column], rows: [[Cell]], sums: [Double],
    source: String
  ) -> Table {
    let empty = Array(repeating: Cell.text(""), count: columns.count - sums.count)
    let together: [Cell] = [.text("Together")] + sums.map { .jobs($0) } + empty
    return Table(
      identifier: "parts-\(name)", caption: caption, columns: [.init("Occupation")] + columns,
      rows: rows + [together],
      notes: ["Added up before rounding."], source: source, totalCount: 1)
  }
}
