import Charts
import Reports

/// A report of a realistic kind with every sort of block. The observed figures are May employment
/// estimates of the Occupational Employment and Wage Statistics program (BLS); the projections
/// are made up.
enum SampleReport {
  static let source = "U.S. Bureau of Labor Statistics, OEWS, May 2025"

  static func report() throws -> Report {
    Report(
      title: "Outlook for the medical imaging workforce, 2025–2035",
      summary: "Employment of sonographers is projected to grow by about 2.8% a year, given the "
        + "growth of the past twenty years; of MRI technologists by about 1.5%.",
      release: "Data: OEWS, May 2025; Employment Projections 2024–34. United States.",
      blocks: try opening() + details(),
      colophon: "Figures of the Bureau of Labor Statistics are in the public domain.")
  }

  private static func opening() throws -> [Block] {
    [
      .heading(2, "At a glance", anchor: "at-a-glance"),
      .keyFigures([
        KeyFigure(
          label: "Sonographers, May 2025", value: "90,160", detail: "jobs, PRSE 1.4%"),
        KeyFigure(
          label: "Projected growth, 2025–35", value: "2.8% a year",
          detail: "80% interval 1.7% to 3.9%"),
        KeyFigure(label: "BLS, 2024–34", value: "1.9% a year", detail: "much faster than average"),
        KeyFigure(label: "Openings", value: "5,800", detail: "a year, BLS 2024–34"),
      ]),
      .table(table),
      .figure(
        Figure(
          caption: "Projected annual growth of employment with 80% and 95% intervals.",
          svg: try intervals().svg(width: 820), narrowSVG: try intervals().svg(width: 340),
          alternativeText: "Sonographers 2.8% a year, 80% interval 1.7% to 3.9%.",
          source: source, path: "charts/growth.svg")),
      .callout(
        Callout(
          title: "How to read this",
          paragraphs: [
            [
              .text("OEWS is "), .strong("not designed"),
              .text(" as a time series; it excludes the self-employed. See the "),
              .link("notes", target: "#notes"), .text("."),
            ]
          ])),
    ]
  }

  private static func details() throws -> [Block] {
    [
      .pageBreak,
      .heading(2, "Occupations", anchor: "occupations"),
      .heading(3, "MRI technologists (29-2035)", anchor: "mri"),
      .paragraph([
        .text("Employment was 43,390 in May 2025. "), .strong("Projected: 50,356 in 2035"),
        .text(", given the growth since 2012 ("),
        .link("method", target: "https://www.bls.gov/opub/hom/"), .text(")."),
      ]),
      .figure(
        Figure(
          caption: "Observed and projected employment.", svg: try fan().svg(width: 820),
          narrowSVG: try fan().svg(width: 340),
          alternativeText: "MRI technologists: 43,390 jobs in 2025, 50,356 projected for 2035.",
          source: source, path: "charts/29-2035.svg")),
      .heading(2, "Notes", anchor: "notes"),
      .list(
        TextList(items: [
          [.text("Standard errors are the published PRSE.")], [.text("A < B & “C” | *d*")],
        ])),
      .list(TextList(isNumbered: true, items: [[.text("First")], [.text("Second")]])),
      .callout(
        Callout(kind: .note, title: "Rounding", paragraphs: [[.text("Sums may differ.")]])),
    ]
  }

  static let table = Table(
    identifier: "summary", caption: "Imaging occupations at a glance",
    columns: [
      Table.Column("Occupation"), Table.Column("Jobs", .count, unit: "May 2025"),
      Table.Column("PRSE", .percent(decimals: 1)),
      Table.Column("Median wage", .dollars(decimals: 0), unit: "a year"),
      Table.Column("Projected growth", .fraction(decimals: 1), unit: "a year", showsPlus: true),
      Table.Column("80% interval", .fraction(decimals: 1), unit: "a year"),
      Table.Column("Since", .year),
    ],
    rows: [
      [
        .text("Diagnostic medical sonographers"), .number(90_160), .number(1.4),
        .number(89_340), .number(0.028, flag: .forecast), .interval(0.017, 0.039), .number(2004),
      ],
      [
        .text("MRI technologists"), .number(43_390, flag: .breakInSeries), .number(1.7),
        .suppressed(mark: "*"), .number(0.015, flag: .forecast), .interval(0.001, 0.029),
        .number(2012),
      ],
      [
        .text("=Nuclear | medicine <technologists>"), .number(0), .number(0.0), .missing,
        .number(-0.006, flag: .forecast), .interval(-0.024, 0.012), .number(2004),
      ],
    ],
    notes: ["PRSE: percent relative standard error."], source: source)

  static let tidy = TidyTable(rows: [
    TidyTable.Row(
      soc: "29-2035", title: "Magnetic resonance imaging technologists", area: "US", year: 2025,
      measure: "employment_jobs", estimate: 43_390, lower95: 41_944.5, upper95: 44_835.5,
      kind: "observed"),
    TidyTable.Row(
      soc: "29-2035", title: "Magnetic resonance imaging technologists", area: "US", year: 2035,
      measure: "employment_jobs", estimate: 50_356.25, lower80: 43_800, upper80: 56_900,
      lower95: 39_900, upper95: 60_800, kind: "projected", flag: .forecast),
    TidyTable.Row(
      soc: "29-2033", title: "-Nuclear, \"medicine\" technologists", area: "US", year: 2025,
      measure: "employment_jobs", estimate: nil, kind: "observed", flag: .suppressed),
    TidyTable.Row(
      soc: "29-2033", title: "Nuclear medicine technologists", area: "US", year: 2026,
      measure: "employment_jobs", estimate: .nan, kind: "projected"),
  ])

  static func intervals() throws -> IntervalChart {
    let rows = [("Sonographers", 2.8, 1.1), ("MRI technologists", 1.5, 1.4)]
    return try IntervalChart(
      text: ChartText(
        identifier: "growth", title: "Annual growth of employment, 2025 to 2035",
        subtitle: "Percent a year, United States", footer: "Source: \(source).",
        description: "Sonographers 2.8% a year, 80% interval 1.7% to 3.9%."),
      rows: rows.map { name, value, spread in
        IntervalChart.Row(
          name: name, value: value,
          intervals: [
            IntervalChart.Interval(level: 0.8, lower: value - spread, upper: value + spread),
            IntervalChart.Interval(
              level: 0.95, lower: value - 1.6 * spread, upper: value + 1.6 * spread),
          ], history: value + 0.4, remark: NumberFormat.percent(1).text(value))
      }, names: IntervalChart.Names(value: "Projected", history: "Observed 2015–25"))
  }

  static func fan() throws -> FanChart {
    let observed = [38_070.0, 38_380, 41_340, 41_530, 43_390]
    return try FanChart(
      text: ChartText(
        identifier: "29-2035", title: "MRI technologists: employment to 2035",
        subtitle: "Jobs in May, United States", footer: "Source: \(source).",
        description: "43,390 jobs in 2025; 50,356 projected for 2035."),
      observed: observed.enumerated().map { FanChart.Point(year: 2021 + $0, value: $1) },
      projected: FanChart.Line(
        label: "Projection",
        points: (1...10).map { FanChart.Point(year: 2025 + $0, value: 43_390 + 696.6 * Double($0)) }
      ),
      bands: [0.8, 0.95].map { level in
        FanChart.Band(
          level: level,
          bounds: (1...10).map { step in
            let middle = 43_390 + 696.6 * Double(step)
            let half = 1_000 * Double(step) * (level == 0.8 ? 0.6 : 1)
            return FanChart.Bounds(year: 2025 + step, lower: middle - half, upper: middle + half)
          })
      }, breaks: [FanChart.Break(year: 2023, text: "new layout")])
  }
}
