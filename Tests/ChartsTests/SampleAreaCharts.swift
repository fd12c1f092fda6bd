import Charts

/// Charts of wages, states and contributions; wages are made up in the manner of published ones.
extension SampleCharts {
  static func wages() throws -> WageLadderChart {
    typealias Figure = WageLadderChart.Figure
    func row(_ name: String, _ wages: [Double?], mean: Double, top: Bool = false)
      -> WageLadderChart.Row
    {
      let figures = wages.map { $0.map { Figure($0) } }
      return WageLadderChart.Row(
        name: name, percentile10: figures[0], percentile25: figures[1], median: figures[2],
        percentile75: figures[3],
        percentile90: top ? wages[4].map { Figure($0, isLowerBound: true) } : figures[4],
        mean: Figure(mean), remark: wages[2].map { NumberFormat.dollars().text($0) } ?? "")
    }
    return try WageLadderChart(
      text: ChartText(
        identifier: "ladder", title: "Half of all therapists earn more than $100,000",
        subtitle: "Wages a year, dollars, United States, May 2025", footer: source,
        description: "Radiation therapists: median $101,990.", unit: "a year"),
      rows: [
        row("Radiation therapists", [77_860, 84_330, 101_990, 119_500, 141_550], mean: 106_140),
        row(
          "Nuclear medicine technologists", [75_940, 83_720, 97_020, 108_590, 126_160],
          mean: 99_110),
        row("MRI technologists", [64_160, 76_660, 88_180, 101_880, 121_420], mean: 90_530),
        row(
          "Medical dosimetrists", [99_010, 127_600, 138_110, nil, 239_200], mean: 140_320, top: true
        ),
        row("Radiologic technologists", [52_360, 61_900, 77_660, 91_950, 106_990], mean: 79_210),
      ])
  }

  static func waterfall() throws -> WaterfallChart {
    try WaterfallChart(
      text: ChartText(
        identifier: "waterfall", title: "Most people hired replace people who leave",
        subtitle: "MRI technologists, jobs, United States, 2025 to 2035", footer: source,
        description: "From 43,390 jobs to 47,930.", unit: "jobs"),
      start: WaterfallChart.Start(name: "Jobs in 2025", value: 43_390),
      steps: [
        .init(name: "Openings filled", change: 28_190),
        .init(name: "Labor force exits", change: -9_200),
        .init(name: "Occupational transfers", change: -14_450),
      ], endName: "Jobs in 2035")
  }

  /// Thirty series of growing index numbers, one without figures.
  static func states(_ count: Int = 30) throws -> SmallMultiplesChart {
    let names = [
      "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut",
      "Delaware", "District of Columbia", "Florida", "Georgia", "Hawaii", "Idaho", "Illinois",
      "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts",
      "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada",
      "New Hampshire",
    ]
    let panels = names.prefix(count).enumerated().map { index, name -> SmallMultiplesChart.Panel in
      guard index != 11 else { return .init(name: name, observed: []) }
      let drift = 1.2 + 0.23 * Double(index % 9)
      let observed = (2015...2025).filter { index != 3 || $0 != 2019 }.map {
        FanChart.Point(
          year: $0, value: 100 + Double($0 - 2025) * drift + Double(($0 * 7 + index * 5) % 5))
      }
      return .init(
        name: name, note: NumberFormat.count.text(1_000 + 870 * index) + " jobs in 2025",
        observed: observed,
        projected: (2026...2035).map { .init(year: $0, value: 102 + Double($0 - 2025) * drift) },
        bounds: (2026...2035).map {
          let half = 2.2 * Double($0 - 2024)
          let middle = 102 + Double($0 - 2025) * drift
          return .init(year: $0, lower: middle - half, upper: middle + half)
        })
    }
    return try SmallMultiplesChart(
      text: ChartText(
        identifier: "states", title: "Growth differs little from state to state",
        subtitle: "Employment of sonographers, May 2025 = 100, with 80% interval",
        footer: source, description: "Thirty states."),
      panels: panels, level: 0.8, reference: 100)
  }

  static let stateCodes =
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ "
    + "NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR"

  static func map(scale: Double = 1, format: NumberFormat = .decimal(2)) throws -> TileMapChart {
    let tiles = stateCodes.split(separator: " ").enumerated().map { index, code in
      TileMapChart.Tile(
        code: String(code), name: "State \(code)",
        value: index % 17 == 11 ? nil : scale * (0.31 + 0.02 * Double((index * 29) % 37)))
    }
    return try TileMapChart(
      text: ChartText(
        identifier: "map", title: "Sonographers are densest in the North",
        subtitle: "Jobs per 1,000 jobs, May 2025", footer: source,
        description: "Most states have 0.4 to 0.8.", unit: "per 1,000 jobs"),
      tiles: tiles, bounds: [0.4, 0.6, 0.8, 0.9].map { $0 * scale }, format: format)
  }

  static func tornado() throws -> TornadoChart {
    let rows: [(String, Double, Double)] = [
      ("Growth of the older population", 44_100, 52_300),
      ("Scans per technologist", 51_000, 44_800), ("Retirements", 48_800, 46_900),
      ("Recession in the first years", 46_800, 47_930),
    ]
    return try TornadoChart(
      text: ChartText(
        identifier: "tornado", title: "Growth of the older population matters most",
        subtitle: "MRI technologists, jobs in 2035", footer: source,
        description: "From 44,100 to 52,300 jobs.", unit: "jobs"),
      center: 47_930, centerName: "Baseline",
      rows: rows.map { name, low, high in
        TornadoChart.Row(
          name: name, low: low, high: high,
          remark: "\(NumberFormat.count.text(low)) to \(NumberFormat.count.text(high))")
      })
  }

  static func matrix() throws -> ProbabilityMatrixChart {
    try ProbabilityMatrixChart(
      text: ChartText(
        identifier: "matrix", title: "Who grows faster: the row or the column?",
        subtitle: "Probability in percent that the row grows faster than the column",
        footer: source, description: "The first is likely ahead of the third."),
      names: ["Sonographers", "Magnetic resonance imaging technologists", "Radiation therapists"],
      probabilities: [[0.5, 0.66, 0.96], [0.34, 0.5, 0.76], [0.04, 0.24, 0.5]])
  }
}
