import Testing

@testable import Charts

/// Charts of every size and of hostile content: no text meets another, none leaves the canvas,
/// none is smaller than 12 pixels.
@Suite struct LabelCollisionTests {
  @Test func fanChartLabelsNeverMeet() throws {
    var generator = Generator(seed: 1)
    for number in 0..<250 {
      let chart = try randomFan(&generator)
      let width = Int.random(in: 320...1600, using: &generator)
      check(try chart.drawing(width: width), "fan \(number), \(width) wide")
    }
  }

  @Test func intervalChartLabelsNeverMeet() throws {
    var generator = Generator(seed: 2)
    for number in 0..<200 {
      let chart = try randomIntervals(&generator)
      let width = Int.random(in: 320...1600, using: &generator)
      check(try chart.drawing(width: width), "intervals \(number), \(width) wide")
    }
  }

  @Test func stackedBarLabelsNeverMeet() throws {
    var generator = Generator(seed: 3)
    for number in 0..<200 {
      let chart = try randomBars(&generator)
      let width = Int.random(in: 320...1600, using: &generator)
      check(try chart.drawing(width: width), "bars \(number), \(width) wide")
    }
  }

  @Test func probabilityMatrixLabelsNeverMeet() throws {
    var generator = Generator(seed: 5)
    for number in 0..<300 {
      let count = Int.random(in: 2...ProbabilityMatrixChart.mostMembers, using: &generator)
      let names = (0..<count).map { _ in
        String(
          repeating: ["Technologists ", "of a rare kind ", "X"].randomElement(using: &generator)
            ?? "", count: Int.random(in: 1...6, using: &generator))
      }
      let chart = try ProbabilityMatrixChart(
        text: ChartText(
          identifier: "m", title: "Who grows faster?", subtitle: "Percent", footer: "Source.",
          description: "Probabilities."), names: names,
        probabilities: names.map { _ in
          names.map { _ in [0, 0.5, 1, 0.123].randomElement(using: &generator) ?? 0 }
        })
      let width = Int.random(in: 320...1600, using: &generator)
      check(try chart.drawing(width: width), "matrix \(number), \(width) wide")
    }
  }

  @Test func horizonLabelsNeverMeet() throws {
    var generator = Generator(seed: 4)
    for number in 0..<200 {
      let chart = try randomHorizons(&generator)
      let width = Int.random(in: 320...1600, using: &generator)
      check(try chart.drawing(width: width), "horizons \(number), \(width) wide")
    }
  }

  @Test func tornadoLabelsNeverMeet() throws {
    var generator = Generator(seed: 5)
    for number in 0..<200 {
      let chart = try randomTornado(&generator)
      let width = Int.random(in: 320...1600, using: &generator)
      check(try chart.drawing(width: width), "tornado \(number), \(width) wide")
    }
  }

  private func randomTornado(_ generator: inout Generator) throws -> TornadoChart {
    let size: Double = [0.01, 1, 90, 5_000_000].randomElement(using: &generator) ?? 1
    let rows = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
      TornadoChart.Row(
        name: generator.words(0...8), low: size * Double.random(in: -2...1, using: &generator),
        high: size * Double.random(in: -1...2, using: &generator), remark: generator.words(0...5))
    }
    return try TornadoChart(
      text: text(&generator), center: size * Double.random(in: -1...1, using: &generator),
      centerName: generator.words(0...4), rows: rows,
      format: size < 1 ? .percent(2) : .count)
  }

  private func randomHorizons(_ generator: inout Generator) throws -> HorizonChart {
    let size: Double = [0.01, 1, 90, 5_000_000].randomElement(using: &generator) ?? 1
    let last = Int.random(in: 1...25, using: &generator)
    var panels: [HorizonChart.Panel] = []
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      var lines: [HorizonChart.Line] = []
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let points = (1...last).map { horizon in
          HorizonChart.Point(
            horizon: horizon, value: size * Double.random(in: -0.2...1, using: &generator))
        }
        lines.append(HorizonChart.Line(label: generator.words(1...5), points: points))
      }
      let counts = (1...last).map { ($0, Int.random(in: 0...9_999_999, using: &generator)) }
      panels.append(
        HorizonChart.Panel(
          title: generator.words(0...12), lines: lines,
          counts: Bool.random(using: &generator) ? Dictionary(uniqueKeysWithValues: counts) : [:]))
    }
    let targets = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
      size * Double.random(in: 0...1, using: &generator)
    }
    return try HorizonChart(
      text: text(&generator), panels: panels, targets: targets,
      format: size < 1 ? .percent(2) : .percent(0))
  }

  private func check(
    _ drawing: Drawing, _ name: String, location: SourceLocation = #_sourceLocation
  ) {
    for fault in Legibility(drawing).faults {
      Issue.record("\(name): \(fault)", sourceLocation: location)
    }
  }

  private func text(_ generator: inout Generator) -> ChartText {
    ChartText(
      identifier: "x", title: generator.title(), subtitle: generator.words(0...40),
      footer: generator.words(0...60), description: generator.words(1...9))
  }

  private func randomFan(_ generator: inout Generator) throws -> FanChart {
    let first = Int.random(in: 1980...2015, using: &generator)
    let count = Int.random(in: 1...30, using: &generator)
    let scale: Double = [0.02, 1, 500, 40_000, 9_000_000].randomElement(using: &generator) ?? 1
    let observed = (0..<count).compactMap { step -> FanChart.Point? in
      if step > 0, generator.chance(0.1) { return nil }
      let value = scale * Double.random(in: 0.5...1.5, using: &generator)
      let half = value * Double.random(in: 0...0.2, using: &generator)
      return FanChart.Point(
        year: first + step, value: value,
        margin: generator.chance(0.5) ? (value - half)...(value + half) : nil)
    }
    let last = observed.last?.year ?? first
    let horizon = Int.random(in: 0...25, using: &generator)
    let future = horizon > 0 ? (1...horizon).map { last + $0 } : []
    let drift = Double.random(in: -0.04...0.06, using: &generator)
    let spread = Double.random(in: 0...0.06, using: &generator)
    let middle = { (year: Int) in scale * (1 + drift * Double(year - last)) }
    let levels = [0.5, 0.8, 0.95].filter { _ in generator.chance(0.7) }
    let breaks = (0..<Int.random(in: 0...5, using: &generator)).compactMap { _ in
      let year = Int.random(in: first...(last + 1), using: &generator)
      return year > first && year <= last
        ? FanChart.Break(year: year, text: generator.words(1...8)) : nil
    }
    return try FanChart(
      text: text(&generator), observed: observed,
      projected: FanChart.Line(
        label: generator.words(1...3),
        points: future.map { FanChart.Point(year: $0, value: middle($0)) }),
      bands: levels.map { level in
        FanChart.Band(
          level: level,
          bounds: future.map { year in
            let half = scale * spread * level * Double(year - last)
            return FanChart.Bounds(
              year: year, lower: middle(year) - half, upper: middle(year) + half)
          })
      },
      official: generator.chance(0.5)
        ? FanChart.Line(
          label: generator.words(1...4),
          points: [
            FanChart.Point(year: last, value: scale), FanChart.Point(year: last + 9, value: scale),
          ]) : nil,
      breaks: breaks, format: scale < 1 ? .decimal(3) : .count)
  }

  private func randomIntervals(_ generator: inout Generator) throws -> IntervalChart {
    let scale: Double = [0.001, 1, 20, 400_000].randomElement(using: &generator) ?? 1
    let rows = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
      let value = scale * Double.random(in: -2...4, using: &generator)
      let half = scale * Double.random(in: 0...3, using: &generator)
      return IntervalChart.Row(
        name: generator.words(1...9), value: value,
        intervals: [0.8, 0.95].filter { _ in generator.chance(0.9) }.map {
          IntervalChart.Interval(level: $0, lower: value - half * $0, upper: value + half * $0)
        },
        history: generator.chance(0.7) ? value + half / 3 : nil,
        official: generator.chance(0.5) ? value - half / 2 : nil,
        remark: generator.words(0...3))
    }
    return try IntervalChart(
      text: text(&generator), rows: rows,
      names: IntervalChart.Names(
        value: generator.words(1...3), history: generator.words(1...3),
        official: generator.words(1...3)),
      format: scale < 1 ? .decimal(4) : .percent(1))
  }

  private func randomBars(_ generator: inout Generator) throws -> StackedBarChart {
    let parts = Int.random(in: 1...4, using: &generator)
    let scale: Double = [0.5, 300, 90_000, 8_000_000].randomElement(using: &generator) ?? 1
    return try StackedBarChart(
      text: text(&generator), partNames: (0..<parts).map { _ in generator.words(1...4) },
      rows: (0..<Int.random(in: 1...10, using: &generator)).map { _ in
        StackedBarChart.Row(
          name: generator.words(1...9),
          parts: (0..<parts).map { _ in
            generator.chance(0.1) ? 0 : scale * Double.random(in: -0.3...1, using: &generator)
          })
      }, format: scale < 1 ? .decimal(2) : .count)
  }
}
