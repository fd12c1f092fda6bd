/// Draws a fan chart from the back to the front.
struct FanChartPen {
  let chart: FanChart
  let frame: ChartFrame
  let layout: FanChartLayout
  private var drawing: Drawing
  private var top = 0.0
  private var flags: FanChartFlags

  init(chart: FanChart, frame: ChartFrame) {
    self.chart = chart
    self.frame = frame
    layout = FanChartLayout(chart: chart, frame: frame)
    drawing = Drawing(width: frame.width)
    flags = FanChartFlags(chart: chart, frame: frame, layout: layout)
  }

  mutating func draw() -> Drawing {
    let head = frame.drawHead(chart.text, on: &drawing)
    top = head + flags.height
    drawGrid()
    drawBands()
    flags.draw(from: head, to: bottom, on: &drawing)
    drawLines()
    drawYears()
    drawLastObservation()
    drawEndLabels()
    let notesEnd = flags.drawNotes(below: bottom + 12 + frame.label.size, on: &drawing)
    frame.drawFoot(chart.text, below: notesEnd, on: &drawing)
    return drawing
  }

  private var bottom: Double { top + layout.plotHeight }

  private func x(_ year: Int) -> Double { layout.x(year) }

  private func y(_ value: Double) -> Double {
    LinearScale(layout.ticks.domain, from: bottom, to: top)(value)
  }

  private func position(_ point: FanChart.Point) -> (x: Double, y: Double) {
    (x(point.year), y(point.value))
  }

  private mutating func drawGrid() {
    for value in layout.ticks.values {
      let isBase = value == layout.ticks.domain.lowerBound || value == 0
      drawing.line(
        layout.plotLeft, y(value), layout.plotRight, y(value),
        Stroke(isBase ? .muted : .rule, 1))
      drawing.text(
        layout.tickFormat.text(value), x: layout.plotLeft - 8,
        baseline: y(value) + frame.label.size * 0.35, frame.label, anchor: .end, paint: .muted)
    }
    for year in layout.yearTicks(frame).years {
      drawing.line(x(year), bottom, x(year), bottom + 5, Stroke(.muted, 1))
      drawing.text(
        NumberFormat.year.text(year), x: x(year), baseline: bottom + 8 + frame.label.size,
        frame.label, anchor: .middle, paint: .muted)
    }
  }

  private mutating func drawBands() {
    for (depth, band) in chart.bands.enumerated() where !band.bounds.isEmpty {
      let upper = band.bounds.map { (x: x($0.year), y: y($0.upper)) }
      let lower = band.bounds.map { (x: x($0.year), y: y($0.lower)) }
      drawing.path(
        .area(upper: upper, lower: lower), fill: .blue,
        opacity: depth == 0 ? 0.16 : 0.24)
    }
  }

  private mutating func drawLines() {
    if let official = chart.official {
      drawing.path(.line(official.points.map(position)), stroke: Stroke(.plum, 2, dash: "2 3"))
    }
    var points = chart.projected.points
    if let first = points.first, let last = chart.observed.last, last.year + 1 == first.year {
      points.insert(last, at: 0)
    }
    if points.count > 1 {
      drawing.path(.line(points.map(position)), stroke: Stroke(.blue, 2.5, dash: "7 4"))
    }
    for run in chart.observedRuns where run.count > 1 {
      drawing.path(.line(run.map(position)), stroke: Stroke(.blue, isCrowded ? 2 : 2.5))
    }
  }

  /// The marks of each year, together with the room in which a pointer means that year.
  private mutating func drawYears() {
    let words = FanChartWords(chart)
    let observed = Dictionary(chart.observed.map { ($0.year, $0) }) { first, _ in first }
    for year in layout.years {
      guard let label = words.label(year) else { continue }
      let start = drawing.count
      let half = (x(year + 1) - x(year)) / 2
      drawing.hitArea(
        Box(
          left: max(x(year) - half, layout.plotLeft), top: top,
          right: min(x(year) + half, layout.plotRight), bottom: bottom))
      if let point = observed[year] { drawObservation(point) }
      if let end = chart.official?.points.last, end.year == year {
        drawing.path(.diamond(x(year), y(end.value), radius: 5), fill: .plum)
      }
      if let end = chart.projected.points.last, end.year == year {
        drawing.circle(x(year), y(end.value), radius: 4, fill: .blue)
      }
      drawing.datum(label, from: start)
    }
  }

  private mutating func drawObservation(_ point: FanChart.Point) {
    if let margin = point.margin {
      drawing.line(
        x(point.year), y(margin.lowerBound), x(point.year), y(margin.upperBound),
        Stroke(.muted, isCrowded ? 0.5 : 1))
    }
    drawing.circle(
      x(point.year), y(point.value), radius: isCrowded ? 2 : 3, fill: .blue,
      stroke: isCrowded ? nil : Stroke(.paper, 1))
  }

  /// Whether the points stand too close for dots of full size.
  private var isCrowded: Bool {
    x(layout.years.lowerBound + 1) - x(layout.years.lowerBound) < 10
  }

  private mutating func drawEndLabels() {
    let items = layout.labels.map {
      LabelColumn.Item(
        wanted: y($0.value), height: Double($0.lines.count) * frame.label.lineHeight + 3)
    }
    let middles = LabelColumn.middles(of: items, within: (top - 8)...(bottom + 8))
    for (label, (item, middle)) in zip(layout.labels, zip(items, middles)) {
      let face = label.isStrong ? frame.strong : frame.label
      if label.isAtEdge, (middle - item.wanted).magnitude > 4 {
        drawing.path(
          .line([
            (layout.plotRight + 1, item.wanted), (layout.plotRight + 11, middle),
          ]), stroke: Stroke(.muted, 0.75))
      }
      let first = middle - (item.height - 3) / 2 + face.size * 0.95
      drawing.lines(
        label.lines, x: layout.plotRight + 13, baseline: first, face, paint: label.paint)
    }
  }

  /// Writes the last observation beside its point, on whichever side has room for it; across the
  /// rule of a break only when no place beside it is free.
  private mutating func drawLastObservation() {
    guard let last = chart.observed.last else { return }
    let lines = observedObstacles
    let text = chart.format.text(last.value)
    guard
      let place = freePlace(for: text, beside: last, taken: lines + ruleObstacles)
        ?? freePlace(for: text, beside: last, taken: lines)
    else { return }
    let inked = TextMetrics.width(of: text, size: frame.strong.size, bold: true)
    drawing.rectangle(
      Box(left: place.right - inked - 4, top: place.top, right: place.right, bottom: place.bottom),
      fill: .paper)
    drawing.text(
      text, x: place.right, baseline: place.bottom - 3, frame.strong, anchor: .end, paint: .blue)
  }

  /// The nearest free room for `text`, above or below `point` and to the left of it.
  private func freePlace(
    for text: String, beside point: FanChart.Point, taken: [Box]
  ) -> Box? {
    let width = frame.strong.reservedWidth(of: text)
    let margin = point.margin ?? point.value...point.value
    let above = min(y(margin.upperBound), y(point.value)) - 6
    let below = max(y(margin.lowerBound), y(point.value)) + 9 + frame.strong.size
    let right = min(x(point.year) + 4, (layout.boundary(of: chart) ?? .infinity) - 3)
    for step in 0..<8 {
      for bottom in [above - Double(step) * 8, below + Double(step) * 8] {
        let box = Box(
          left: right - width, top: bottom - frame.strong.size - 2, right: right, bottom: bottom)
        let isInside =
          box.left > layout.plotLeft && box.top > top && box.bottom < top + layout.plotHeight
        if isInside, !taken.contains(where: { $0.overlaps(box) }) { return box }
      }
    }
    return nil
  }

  /// The room taken by observed lines and their margins.
  private var observedObstacles: [Box] {
    var boxes: [Box] = chart.observed.map { point in
      let margin = point.margin ?? point.value...point.value
      return Box(
        left: x(point.year) - 4, top: min(y(margin.upperBound), y(point.value) - 4),
        right: x(point.year) + 4, bottom: max(y(margin.lowerBound), y(point.value) + 4))
    }
    for run in chart.observedRuns {
      for (one, two) in zip(run, run.dropFirst()) {
        boxes.append(
          Box(
            left: x(one.year), top: min(y(one.value), y(two.value)) - 2, right: x(two.year),
            bottom: max(y(one.value), y(two.value)) + 2))
      }
    }
    return boxes
  }

  /// The room taken by the rules of breaks.
  private var ruleObstacles: [Box] {
    chart.breaks.map { change in
      let middle = layout.ruleX(before: change.year)
      return Box(left: middle - 2, top: top, right: middle + 2, bottom: bottom)
    }
  }
}

extension FanChart {
  /// Observations joined by a line: neighbours a year apart, with no break between them.
  var observedRuns: [[Point]] {
    observed.reduce(into: [[Point]]()) { runs, point in
      let follows =
        runs.last?.last.map { previous in
          previous.year + 1 == point.year && !breaks.contains { $0.year == point.year }
        } ?? false
      if follows {
        runs[runs.count - 1].append(point)
      } else {
        runs.append([point])
      }
    }
  }
}
