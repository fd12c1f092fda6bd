/// Draws a chart of horizons, panel by panel.
struct HorizonChartPen {
  let chart: HorizonChart
  let frame: ChartFrame
  let layout: HorizonChartLayout
  private var drawing: Drawing
  private var top = 0.0

  private static let paints: [Paint] = [.blue, .plum, .teal, .orange]

  init(chart: HorizonChart, frame: ChartFrame) {
    self.chart = chart
    self.frame = frame
    layout = HorizonChartLayout(chart: chart, frame: frame)
    drawing = Drawing(width: frame.width)
  }

  mutating func draw() -> Drawing {
    var y = frame.drawHead(chart.text, on: &drawing)
    for panel in chart.panels {
      if !panel.title.isEmpty {
        let lines = frame.strong.wrapped(panel.title, to: frame.innerWidth, lines: 2)
        y = drawing.lines(lines, x: frame.margin, baseline: y + frame.strong.size + 4, frame.strong)
        y -= frame.strong.size - 4
      }
      top = y + 6
      drawGrid()
      drawAxis(panel)
      for index in panel.lines.indices { draw(panel.lines[index], index, in: panel) }
      drawEndLabels(panel)
      y = bottom + axisHeight(panel) + 10
    }
    let hasCounts = chart.panels.contains { !$0.counts.isEmpty }
    let language = chart.text.language
    let axis = language.yearsAhead + (hasCounts ? language.countNote : "")
    drawing.text(
      axis, x: frame.margin, baseline: y + frame.small.size - 4, frame.small, paint: .muted)
    frame.drawFoot(chart.text, below: y + frame.small.size - 4, on: &drawing)
    return drawing
  }

  private var bottom: Double { top + layout.plotHeight }

  private func axisHeight(_ panel: HorizonChart.Panel) -> Double {
    8 + frame.label.lineHeight + (panel.counts.isEmpty ? 0 : frame.small.lineHeight)
  }

  private func y(_ value: Double) -> Double {
    LinearScale(layout.ticks.domain, from: bottom, to: top)(value)
  }

  private func position(_ point: HorizonChart.Point) -> (x: Double, y: Double) {
    (layout.x(point.horizon), y(point.value))
  }

  /// Grid lines with their values; a target stands in bold in place of the values near it.
  private mutating func drawGrid() {
    let room = frame.label.lineHeight
    let targets = chart.targets.reduce(into: [Double]()) { kept, target in
      if let last = kept.last, (y(last) - y(target)).magnitude < room { return }
      kept.append(target)
    }
    for value in layout.ticks.values {
      let isBase = value == layout.ticks.domain.lowerBound
      drawing.line(
        layout.plotLeft, y(value), layout.plotRight, y(value), Stroke(isBase ? .muted : .rule, 1))
      guard !targets.contains(where: { (y($0) - y(value)).magnitude < room }) else { continue }
      drawing.text(
        layout.tickFormat.text(value), x: layout.plotLeft - 8,
        baseline: y(value) + frame.label.size * 0.35, frame.label, anchor: .end, paint: .muted)
    }
    for target in chart.targets {
      drawing.line(
        layout.plotLeft, y(target), layout.plotRight, y(target), Stroke(.ink, 1.25, dash: "5 4"))
    }
    for target in targets {
      drawing.text(
        chart.format.text(target), x: layout.plotLeft - 8,
        baseline: y(target) + frame.strong.size * 0.35, frame.strong, anchor: .end)
    }
  }

  private mutating func drawAxis(_ panel: HorizonChart.Panel) {
    let baseline = bottom + 8 + frame.label.size
    for horizon in layout.horizons {
      drawing.line(
        layout.x(horizon), bottom, layout.x(horizon), bottom + 5, Stroke(.muted, 1))
    }
    for horizon in layout.labelled {
      drawing.text(
        String(horizon), x: layout.x(horizon), baseline: baseline, frame.label, anchor: .middle,
        paint: .muted)
    }
    guard !panel.counts.isEmpty else { return }
    let below = baseline + frame.small.lineHeight + 2
    drawing.text(
      "n", x: layout.plotLeft - 8, baseline: below, frame.small, anchor: .end, paint: .muted)
    for horizon in layout.labelled {
      guard let count = panel.counts[horizon] else { continue }
      drawing.text(
        NumberFormat.count.text(count), x: layout.x(horizon), baseline: below, frame.small,
        anchor: .middle, paint: .muted)
    }
  }

  private mutating func draw(
    _ line: HorizonChart.Line, _ index: Int, in panel: HorizonChart.Panel
  ) {
    let positions = line.points.map(position)
    if positions.count > 1 {
      drawing.path(
        .line(positions), stroke: Stroke(Self.paints[index], index == 0 ? 2.5 : 2))
    }
    for (point, place) in zip(line.points, positions) {
      let start = drawing.count
      mark(place.x, place.y, index)
      drawing.datum(label(point, of: line, in: panel), from: start)
    }
  }

  /// A point in words: `All occupations, in 80% interval, 3 years ahead: 78%; n 6,800`.
  private func label(
    _ point: HorizonChart.Point, of line: HorizonChart.Line, in panel: HorizonChart.Panel
  ) -> String {
    let place = [panel.title, line.label, chart.text.language.ahead(point.horizon)]
      .filter { !$0.isEmpty }
    let count = panel.counts[point.horizon].map { "; n \(NumberFormat.count.text($0))" } ?? ""
    return place.joined(separator: ", ") + ": "
      + chart.text.measured(chart.format.text(point.value)) + count
  }

  /// A dot, a diamond, a triangle or a square, so that lines are told apart without colour.
  private mutating func mark(_ x: Double, _ y: Double, _ index: Int) {
    let paint = Self.paints[index]
    switch index {
    case 0: drawing.circle(x, y, radius: 3.5, fill: paint)
    case 1: drawing.path(.diamond(x, y, radius: 4.5), fill: paint)
    case 2: drawing.path(.triangle(x, y, radius: 4.5), fill: paint)
    default:
      drawing.rectangle(
        Box(left: x - 3.5, top: y - 3.5, right: x + 3.5, bottom: y + 3.5), fill: paint)
    }
  }

  private mutating func drawEndLabels(_ panel: HorizonChart.Panel) {
    let drawn = panel.lines.indices.filter { !panel.lines[$0].points.isEmpty }
    let items = drawn.map { index in
      LabelColumn.Item(
        wanted: y(panel.lines[index].points.last?.value ?? 0),
        height: HorizonChartLayout.labelHeight(
          panel.lines[index], chart: chart, frame: frame, width: layout.labelWidth))
    }
    let middles = LabelColumn.middles(of: items, within: (top - 4)...(bottom + 4))
    for (index, (item, middle)) in zip(drawn, zip(items, middles)) {
      if (middle - item.wanted).magnitude > 4 {
        drawing.path(
          .line([
            (layout.plotRight + 1, item.wanted), (layout.plotRight + 9, middle),
          ]), stroke: Stroke(.muted, 0.75))
      }
      mark(layout.plotRight + 16, middle, index)
      let lines = HorizonChartLayout.label(
        panel.lines[index], chart: chart, frame: frame, width: layout.labelWidth)
      let x = layout.plotRight + 14 + HorizonChartLayout.markRoom - 2
      let first = middle - (item.height - 4) / 2 + frame.label.size * 0.95
      let end = drawing.lines(Array(lines.dropLast()), x: x, baseline: first, frame.label)
      drawing.lines(Array(lines.suffix(1)), x: x, baseline: end, frame.strong)
    }
  }
}
