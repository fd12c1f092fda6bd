import LaborSeries

/// Published figures as the inputs of a result, each with its file, row and publication.
enum InputTables {
  /// Employment by year.
  static func employment(_ series: OccupationalSeries) -> Table { employment(series, in: nil) }

  /// Employment of some years, or of all.
  static func employment(_ series: OccupationalSeries, in years: Set<Int>?) -> Table {
    figures(
      series, in: years, identifier: "inputs-\(series.occupation.code)",
      caption: "\(series.occupation.shortTitle), \(series.area): employment",
      column: .init("Employment", .count, unit: "jobs"), value: { .published($0.employment) },
      error: { .number($0.employmentPRSE) })
  }

  /// A wage by year, of some years or of all.
  static func wages(
    _ series: OccupationalSeries, of rung: WageColumn, in years: Set<Int>? = nil
  ) -> Table {
    figures(
      series, in: years, identifier: "inputs-\(rung.name)-\(series.occupation.code)",
      caption: "\(series.occupation.shortTitle), \(series.area): \(rung.name)",
      column: .init(rung.name, .dollars(decimals: 0), unit: "a year"), value: rung.value,
      error: { .number($0.wages.meanPRSE) })
  }

  /// A column of wages.
  struct WageColumn {
    let name: String
    let value: (Observation) -> Cell
  }

  private static func figures(
    _ series: OccupationalSeries, in years: Set<Int>?, identifier: String, caption: String,
    column: Table.Column, value: (Observation) -> Cell, error: (Observation) -> Cell
  ) -> Table {
    let breaks = Set(series.breaks.map(\.year))
    return Table(
      identifier: identifier, caption: caption,
      columns: [
        .init("Year", .year), column, .init("PRSE", .percent(decimals: 1)), .init("Row"),
        .init("Taken from"),
      ],
      rows: series.observations.filter { years?.contains($0.year) ?? true }.map { observation in
        let figure = value(observation)
        return [
          .number(observation.year),
          breaks.contains(observation.year) ? Cell(figure.value, flag: .breakInSeries) : figure,
          error(observation),
          .text(observation.sources.map(\.description).joined(separator: " ")),
          .text(Wording.distinct(observation.sources.map(\.publication)).joined(separator: "; ")),
        ]
      },
      notes: series.breaks.filter { years?.contains($0.year) ?? true }.map {
        "\($0.year), \($0.label): \($0.explanation)"
      },
      source: Wording.source(release: series.latest?.release ?? ""))
  }

  /// Lines of BLS's projections.
  static func official(_ lines: [OfficialProjection]) -> Table? {
    guard let first = lines.first else { return nil }
    return Table(
      identifier: "inputs-official", caption: "BLS Employment Projections, \(first.round)",
      columns: [
        .init("Occupation"), .init("\(first.baseYear)", .count, unit: "jobs"),
        .init("\(first.targetYear)", .count, unit: "jobs"),
        .init("Change", .percent(decimals: 1), showsPlus: true),
        .init("Exits", .fraction(decimals: 1), unit: "a year"),
        .init("Transfers", .fraction(decimals: 1), unit: "a year"), .init("Row"),
      ],
      rows: lines.map { line in
        [
          .text(line.title), .number(line.baseEmployment), .number(line.projectedEmployment),
          .number(line.percentChange), .number(line.exitRate), .number(line.transferRate),
          .text(line.source.description),
        ]
      }, source: "BLS Employment Projections, \(first.round): \(first.source.publication)")
  }
}

extension Wording {
  /// The texts, each once, in their order.
  static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
