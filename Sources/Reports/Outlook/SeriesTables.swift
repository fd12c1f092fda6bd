import LaborSeries

/// Published figures as tables, each with the row of the dataset it was read from.
enum SeriesTables {
  /// Employment, its standard error and wages by year.
  static func published(_ series: OccupationalSeries, identifier: String) -> Table {
    let breaks = Set(series.breaks.map(\.year))
    return Table(
      identifier: identifier, caption: "\(series.occupation.title): published figures",
      columns: [
        .init("Year", .year), .init("Code", .text), .init("Employment", .count, unit: "jobs"),
        .init("PRSE", .percent(decimals: 1)),
        .init("Mean wage", .dollars(decimals: 0), unit: "a year"),
        .init("Median wage", .dollars(decimals: 0), unit: "a year"),
        .init("Row of the dataset", .text),
      ],
      rows: series.observations.map { observation in
        let employment = Cell.published(observation.employment)
        return [
          .number(observation.year),
          .text(Wording.code(observation.publishedCode) ?? "–"),
          breaks.contains(observation.year)
            ? Cell(employment.value, flag: .breakInSeries) : employment,
          .number(observation.employmentPRSE),
          .published(observation.wages.annual.mean), .published(observation.wages.annual.median),
          .text(observation.sources.map(\.description).joined(separator: " ")),
        ]
      },
      notes: series.breaks.map { "\($0.year), \($0.label): \($0.explanation)" },
      source: Wording.source(release: series.latest?.release ?? ""))
  }

  /// The changes of classification and method that concern the series.
  static func history(_ series: OccupationalSeries, identifier: String) -> Table {
    Table(
      identifier: identifier, caption: "What changed in the way it is counted",
      columns: [
        .init("From", .year), .init("Change"), .init("Step in the level"), .init("Explanation"),
      ],
      rows: series.history.map { entry in
        [
          .number(entry.year), .text(entry.label), .text(entry.movesLevel ? "yes" : "no"),
          .text(entry.explanation),
        ]
      },
      source: "datasets/soc/history.csv, which names the documents.")
  }
}
