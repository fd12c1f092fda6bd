import Testing

@testable import Charts

/// Wage ladders, small multiples, tile maps and waterfalls of every size and of hostile content.
@Suite struct AreaChartCollisionTests {
  @Test func wageLaddersAreLegible() throws {
    var generator = Generator(seed: 11)
    for number in 0..<300 {
      let scale = generator.scale()
      let rows = (0..<Int.random(in: 1...(number % 20 == 0 ? 60 : 8), using: &generator)).map { _ in
        let steps = (0..<5).map { _ in scale * Double.random(in: 0...0.3, using: &generator) }
        let rungs = steps.indices.map { index -> WageLadderChart.Figure? in
          let value = steps[0...index].reduce(scale * 0.2, +)
          return generator.chance(0.1)
            ? nil
            : WageLadderChart.Figure(value, isLowerBound: index == 4 && generator.chance(0.3))
        }
        return WageLadderChart.Row(
          name: generator.words(0...8), percentile10: rungs[0], percentile25: rungs[1],
          median: rungs[2] ?? WageLadderChart.Figure(steps[0...2].reduce(scale * 0.2, +)),
          percentile75: rungs[3], percentile90: rungs[4],
          mean: generator.chance(0.8) ? WageLadderChart.Figure(scale) : nil,
          remark: generator.words(0...3))
      }
      let chart = try WageLadderChart(
        text: text(&generator), rows: rows, format: generator.format(for: scale))
      let width = Int.random(in: 320...1600, using: &generator)
      check(try chart.drawing(width: width), "wages \(number), \(width) wide")
    }
  }

  @Test func smallMultiplesAreLegible() throws {
    var generator = Generator(seed: 12)
    for number in 0..<100 {
      let scale = generator.scale()
      let count = Int.random(in: 1...60, using: &generator)
      let first = Int.random(in: 1980...2020, using: &generator)
      let last = first + Int.random(in: 0...25, using: &generator)
      let horizon = Int.random(in: 0...20, using: &generator)
      let panels = (0..<count).map { index -> SmallMultiplesChart.Panel in
        let observed = (first...last).filter { _ in generator.chance(0.8) }.map {
          FanChart.Point(
            year: $0, value: scale * Double.random(in: -0.2...1.5, using: &generator))
        }
        let ahead = horizon > 0 ? (1...horizon).map { last + $0 } : []
        let isMissing = index > 0 && generator.chance(0.05)
        return SmallMultiplesChart.Panel(
          name: generator.words(0...5), note: generator.words(0...4),
          observed: isMissing
            ? []
            : observed
              + (index == 0 && observed.isEmpty
                ? [.init(year: first, value: scale)] : []),
          projected: isMissing ? [] : ahead.map { .init(year: $0, value: scale) },
          bounds: isMissing ? [] : ahead.map { .init(year: $0, lower: 0, upper: 2 * scale) })
      }
      let chart = try SmallMultiplesChart(
        text: text(&generator), panels: panels, level: generator.chance(0.5) ? 0.8 : nil,
        reference: generator.chance(0.5) ? scale : nil, format: generator.format(for: scale))
      let width = Int.random(in: 320...1600, using: &generator)
      check(try chart.drawing(width: width), "states \(number), \(width) wide")
    }
  }

  @Test func tileMapsAreLegible() throws {
    var generator = Generator(seed: 13)
    let codes = TileGrid.places.keys.sorted()
    for number in 0..<200 {
      let scale = generator.scale()
      let isSigned = generator.chance(0.3)
      let tiles = codes.filter { _ in generator.chance(0.9) }.map { code in
        TileMapChart.Tile(
          code: code, name: generator.words(0...4),
          value: generator.chance(0.1)
            ? nil : scale * Double.random(in: (isSigned ? -1 : 0)...1, using: &generator))
      }
      guard tiles.contains(where: { $0.value != nil }) else { continue }
      let bounds = [0.1, 0.3, 0.6, 0.8].prefix(Int.random(in: 1...4, using: &generator))
      let chart = try TileMapChart(
        text: text(&generator), tiles: tiles, bounds: bounds.map { $0 * scale },
        format: generator.format(for: scale))
      let width = Int.random(in: 320...1600, using: &generator)
      check(try chart.drawing(width: width), "map \(number), \(width) wide")
    }
  }

  @Test func waterfallsAreLegible() throws {
    var generator = Generator(seed: 14)
    for number in 0..<300 {
      let scale = generator.scale()
      let steps = (0..<Int.random(in: 1...(number % 20 == 0 ? 58 : 9), using: &generator)).map {
        _ in
        WaterfallChart.Step(
          name: generator.words(0...8),
          change: generator.chance(0.1)
            ? 0 : scale * Double.random(in: -1...1, using: &generator))
      }
      let start = WaterfallChart.Start(
        name: generator.words(0...6), value: scale * Double.random(in: -1...6, using: &generator))
      let chart = try WaterfallChart(
        text: text(&generator), start: generator.chance(0.7) ? start : nil, steps: steps,
        endName: generator.words(0...6), format: generator.format(for: scale))
      let width = Int.random(in: 320...1600, using: &generator)
      check(try chart.drawing(width: width), "waterfall \(number), \(width) wide")
    }
  }

  /// Sixty rows and numbers of every size, in the kinds that have tests of their own besides.
  @Test func manyRowsAndHugeNumbersAreLegible() throws {
    var generator = Generator(seed: 15)
    for number in 0..<25 {
      let scale = generator.scale()
      let format = generator.format(for: scale)
      let width = Int.random(in: 320...1600, using: &generator)
      func value() -> Double { scale * Double.random(in: -1...2, using: &generator) }
      let intervals = (0..<60).map { _ in
        let middle = value()
        return IntervalChart.Row(
          name: generator.words(0...6), value: middle,
          intervals: [.init(level: 0.8, lower: middle - scale, upper: middle + scale)],
          official: generator.chance(0.5) ? value() : nil, remark: generator.words(0...3))
      }
      check(
        try IntervalChart(
          text: text(&generator), rows: intervals,
          names: .init(value: generator.words(0...3), official: generator.words(0...3)),
          format: format
        ).drawing(width: width), "intervals \(number), \(width) wide")
      let bars = (0..<60).map { _ in
        StackedBarChart.Row(name: generator.words(0...6), parts: [value(), value()])
      }
      check(
        try StackedBarChart(
          text: text(&generator), partNames: [generator.words(0...4), "b"], rows: bars,
          format: format
        ).drawing(width: width), "bars \(number), \(width) wide")
      let tornado = (0..<60).map { _ in
        TornadoChart.Row(
          name: generator.words(0...6), low: value(), high: value(), remark: generator.words(0...4))
      }
      check(
        try TornadoChart(
          text: text(&generator), center: value(), centerName: generator.words(0...3),
          rows: tornado, format: format
        ).drawing(width: width), "tornado \(number), \(width) wide")
      let points = (2000...2035).map { FanChart.Point(year: $0, value: value()) }
      check(
        try FanChart(
          text: text(&generator), observed: Array(points.prefix(26)),
          projected: .init(label: generator.words(0...3), points: Array(points.suffix(10))),
          format: format
        ).drawing(width: width), "fan \(number), \(width) wide")
    }
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
}
