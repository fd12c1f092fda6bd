import Charts
import Testing

/// Charts of a realistic kind. The observed figures are May employment estimates of the
/// Occupational Employment and Wage Statistics program (BLS); the projections are made up.
enum SampleCharts {
  static let sonographers: [(Int, Double)] = [
    (2004, 41280), (2005, 43590), (2007, 46770), (2008, 48920), (2009, 51630), (2010, 53010),
    (2011, 54760), (2012, 57700), (2013, 58250), (2014, 59760), (2015, 61250), (2016, 65790),
    (2017, 68750), (2018, 71130), (2019, 72790), (2020, 73920), (2021, 78640), (2022, 81080),
    (2023, 82780), (2024, 86460), (2025, 90160),
  ]

  static let resonance: [(Int, Double)] = [
    (2012, 29560), (2013, 32000), (2014, 33130), (2015, 33460), (2016, 35850), (2017, 37490),
    (2018, 38540), (2019, 37900), (2020, 39270), (2021, 38070), (2022, 38380), (2023, 41340),
    (2024, 41530), (2025, 43390),
  ]

  static let source =
    "Source: U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics, May "
    + "2025; Employment Projections 2024–34."

  static func fan(
    _ identifier: String, _ title: String, _ observed: [(Int, Double)], growth: Double,
    spread: Double, relativeError: Double = 0.015, official: Double? = nil,
    breaks: [FanChart.Break] = [], years: Int = 10
  ) throws -> FanChart {
    let last = try #require(observed.last)
    let horizon = years > 0 ? Array(1...years) : []
    func median(_ step: Int) -> Double {
      var value = last.1
      for _ in 0..<step { value *= 1 + growth }
      return value.rounded()
    }
    func band(_ level: Double, _ factor: Double) -> FanChart.Band {
      FanChart.Band(
        level: level,
        bounds: horizon.map { step in
          let half = median(step) * spread * factor * (0.4 + 0.6 * Double(step) / Double(years))
          return FanChart.Bounds(
            year: last.0 + step, lower: median(step) - half, upper: median(step) + half)
        })
    }
    return try FanChart(
      text: ChartText(
        identifier: identifier, title: title,
        subtitle: "Employment in May, jobs, United States, with 80% and 95% prediction intervals",
        footer: source, description: "Employment was \(last.1) in \(last.0)."),
      observed: observed.map { year, value in
        let half = value * relativeError * 1.96
        return FanChart.Point(year: year, value: value, margin: (value - half)...(value + half))
      },
      projected: FanChart.Line(
        label: "Projection",
        points: horizon.map { FanChart.Point(year: last.0 + $0, value: median($0)) }),
      bands: years > 0 ? [band(0.8, 1), band(0.95, 1.6)] : [],
      official: official.map {
        FanChart.Line(
          label: "BLS 2024–34",
          points: [
            FanChart.Point(year: 2024, value: 86460), FanChart.Point(year: 2034, value: $0),
          ])
      }, breaks: breaks)
  }

  static let breaks = [
    FanChart.Break(year: 2012, text: "MRI counted separately"),
    FanChart.Break(year: 2021, text: "new estimator, SOC 2018"),
  ]

  static func growth() throws -> IntervalChart {
    let rows: [(String, Double, Double, Double?, Double?)] = [
      ("Diagnostic medical sonographers", 2.8, 1.1, 3.9, 1.2),
      ("MRI technologists", 1.5, 1.4, 2.6, 0.7),
      ("Cardiovascular technologists and technicians", 0.9, 1.5, 1.3, 0.3),
      ("Radiologic technologists and technicians", 0.7, 0.9, 1.0, 0.5),
      ("Radiation therapists", -0.2, 2.0, -0.3, nil),
      ("Nuclear medicine technologists", -0.6, 1.8, -1.5, 0.2),
    ]
    return try IntervalChart(
      text: ChartText(
        identifier: "growth",
        title: "Sonography is projected to grow fastest, but intervals overlap",
        subtitle: "Average annual growth of employment, percent, 2025 to 2035, United States",
        footer: source, description: "Sonographers 2.8% a year, 80% interval 1.7% to 3.9%."),
      rows: rows.map { name, value, spread, history, official in
        IntervalChart.Row(
          name: name, value: value,
          intervals: [
            IntervalChart.Interval(level: 0.8, lower: value - spread, upper: value + spread),
            IntervalChart.Interval(
              level: 0.95, lower: value - 1.6 * spread, upper: value + 1.6 * spread),
          ], history: history, official: official,
          remark: NumberFormat.percent(1).text(value))
      },
      names: IntervalChart.Names(
        value: "Projected 2025–35", history: "Observed 2015–25", official: "BLS 2024–34"),
      format: .percent(1))
  }

  static func openings() throws -> StackedBarChart {
    let rows: [(String, [Double])] = [
      ("Radiologic technologists and technicians", [1290, 5600, 5910]),
      ("Diagnostic medical sonographers", [1100, 2100, 2600]),
      ("Cardiovascular technologists and technicians", [200, 2300, 1500]),
      ("MRI technologists", [300, 900, 1400]),
      ("Radiation therapists", [-20, 380, 520]),
    ]
    return try StackedBarChart(
      text: ChartText(
        identifier: "openings", title: "Most openings replace people who leave",
        subtitle: "Openings a year by origin, jobs, United States, 2024–34 average",
        footer: source, description: "Radiologic technologists: 12,800 openings a year."),
      partNames: ["Growth", "Labor force exits", "Occupational transfers"],
      rows: rows.map { StackedBarChart.Row(name: $0, parts: $1) })
  }

  /// Coverage of two groups and errors of four contenders; the figures are made up.
  static func coverage() throws -> HorizonChart {
    func line(_ level: String, _ values: [Double]) -> HorizonChart.Line {
      HorizonChart.Line(
        label: "in \(level) interval",
        points: values.enumerated().map { .init(horizon: $0 + 1, value: $1) })
    }
    return try HorizonChart(
      text: ChartText(
        identifier: "coverage", title: "What the intervals contained, by years ahead",
        subtitle: "Percent of published estimates; dashed: what the intervals promise",
        footer: source, description: "The 80% interval contained 84% one year ahead."),
      panels: [
        HorizonChart.Panel(
          title: "All occupations",
          lines: [
            line("80%", [84.2, 79.5, 78, 78.4, 79.1, 79.3, 80.4, 80.7, 80.8, 82.9]),
            line("95%", [95, 93.2, 92.6, 93.4, 94.5, 94.5, 95.1, 95.7, 96.2, 96.6]),
          ], counts: Dictionary(uniqueKeysWithValues: (1...10).map { ($0, 8_000 - $0 * 600) })),
        HorizonChart.Panel(
          title: "Imaging modalities",
          lines: [
            line("80%", [89, 85, 82, 88, 89]), line("95%", [98, 93, 95, 97, 100]),
          ], counts: [1: 75, 2: 73, 3: 67, 4: 61, 5: 55]),
      ], targets: [80, 95])
  }

  static func errors() throws -> HorizonChart {
    let lines: [(String, Double)] = [
      ("Averaged family", 2.5), ("Family and BLS", 2.45), ("BLS projection", 2.75),
      ("No change", 2.9),
    ]
    return try HorizonChart(
      text: ChartText(
        identifier: "errors", title: "How large the errors were, by years ahead",
        subtitle: "Mean absolute error in percent of the published estimate", footer: source,
        description: "Errors grow with the years ahead."),
      panels: [
        HorizonChart.Panel(
          lines: lines.map { name, slope in
            HorizonChart.Line(
              label: name,
              points: (1...10).map { .init(horizon: $0, value: 3 + slope * Double($0)) })
          })
      ], format: .percent(1))
  }
}
