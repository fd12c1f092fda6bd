/// Draws small multiples, row by row.
struct SmallMultiplesPen {
  private let chart: SmallMultiplesChart
  private let frame: ChartFrame
  private let layout: SmallMultiplesLayout
  private var drawing: Drawing
  private var top = 0.0

  init(chart: SmallMultiplesChart, frame: ChartFrame) {
    self.chart = chart
    self.frame = frame
    layout = SmallMultiplesLayout(chart: chart, frame: frame)
    drawing = Drawing(width: frame.width)
  }

  mutating func draw() -> Drawing {
    var y = drawKey(below: frame.drawHead(chart.text, on: &drawing)) + 10
    for row in 0..<layout.rowCount {
      let head = layout.headHeight(ofRow: row)
      top = y + head
      for index in layout.panels(inRow: row) {
        drawHead(of: index, at: y)
        drawGrid(of: index)
        drawData(of: index)
        if layout.showsYears(index) { drawYears(below: index) }
      }
      drawValues()
      let hasYears = layout.panels(inRow: row).contains(where: layout.showsYears)
      y = bottom + (hasYears ? 8 + frame.small.lineHeight : 0) + 14
    }
    frame.drawFoot(chart.text, below: y - 14, on: &drawing)
    return drawing
  }

  private var bottom: Double { top + layout.plotHeight }

  private func y(_ value: Double) -> Double {
    LinearScale(layout.ticks.domain, from: bottom, to: top)(value)
  }

  /// Says what the lines and the band are; answers where that ends.
  private mutating func drawKey(below y: Double) -> Double {
    let language = chart.text.language
    let isJoined = chart.panels.contains { $0.observedRuns.contains { $0.count > 1 } }
    var words = isJoined ? language.solidObserved : language.dotsObserved
    if chart.panels.contains(where: { !$0.projected.isEmpty }) { words += language.dashedProjected }
    if let level = chart.level, chart.panels.contains(where: { !$0.bounds.isEmpty }) {
      words += language.bandInterval(level)
    }
    let lines = frame.small.wrapped(words + ".", to: frame.innerWidth, lines: 3)
    let end = drawing.lines(
      lines, x: frame.margin, baseline: y + frame.small.size - 4, frame.small, paint: .muted)
    return end - frame.small.size
  }

  private mutating func drawHead(of index: Int, at y: Double) {
    let panel = chart.panels[index]
    let x = layout.x(ofPanel: index)
    let noteBaseline = top - 8
    let hasNotes = chart.panels.contains { !$0.note.isEmpty }
    // Names stand right above the notes, so that rows with long names keep the others together.
    let last = hasNotes ? noteBaseline - frame.small.lineHeight : noteBaseline
    let first = last - Double(layout.names[index].count - 1) * frame.strong.lineHeight
    drawing.lines(layout.names[index], x: x, baseline: first, frame.strong)
    drawing.text(
      frame.small.truncated(panel.note, to: layout.panelWidth), x: x, baseline: noteBaseline,
      frame.small, paint: .muted)
  }

  private mutating func drawGrid(of index: Int) {
    let left = layout.x(ofPanel: index)
    for value in layout.ticks.values {
      let isBase = value == layout.ticks.domain.lowerBound || value == chart.reference
      drawing.line(
        left, y(value), left + layout.panelWidth, y(value), Stroke(isBase ? .muted : .rule, 1))
    }
    if let reference = chart.reference, !layout.ticks.values.contains(reference) {
      drawing.line(
        left, y(reference), left + layout.panelWidth, y(reference), Stroke(.muted, 1))
    }
  }

  private mutating func drawValues() {
    for value in layout.ticks.values {
      drawing.text(
        layout.tickFormat.text(value), x: layout.left - 6,
        baseline: y(value) + frame.small.size * 0.35, frame.small, anchor: .end, paint: .muted)
    }
  }

  private mutating func drawYears(below index: Int) {
    for (year, left) in layout.yearLabels(inPanel: index) {
      let x = layout.x(year, inPanel: index)
      drawing.line(x, bottom, x, bottom + 4, Stroke(.muted, 1))
      let text = NumberFormat.year.text(year)
      drawing.text(
        text, x: left + frame.small.reservedWidth(of: text) / 2,
        baseline: bottom + 7 + frame.small.size, frame.small, anchor: .middle, paint: .muted)
    }
  }

  private mutating func drawData(of index: Int) {
    let panel = chart.panels[index]
    let start = drawing.count
    let left = layout.x(ofPanel: index)
    drawing.hitArea(Box(left: left, top: top, right: left + layout.panelWidth, bottom: bottom))
    func place(_ point: FanChart.Point) -> (x: Double, y: Double) {
      (layout.x(point.year, inPanel: index), y(point.value))
    }
    if panel.bounds.count > 1 {
      drawing.path(
        .area(
          upper: panel.bounds.map { place(.init(year: $0.year, value: $0.upper)) },
          lower: panel.bounds.map { place(.init(year: $0.year, value: $0.lower)) }), fill: .blue,
        opacity: 0.22)
    }
    var projected = panel.projected
    if let first = projected.first, let last = panel.observed.last, last.year + 1 == first.year {
      projected.insert(last, at: 0)
    }
    if projected.count > 1 {
      drawing.path(.line(projected.map(place)), stroke: Stroke(.blue, 2, dash: "4 3"))
    }
    for run in panel.observedRuns {
      if run.count > 1 { drawing.path(.line(run.map(place)), stroke: Stroke(.blue, 2)) }
      for point in run where run.count == 1 || point.year == panel.observed.last?.year {
        drawing.circle(place(point).x, place(point).y, radius: 2.5, fill: .blue)
      }
    }
    if panel.points.isEmpty { drawMissing(in: index) }
    drawing.datum(label(panel), from: start)
  }

  private mutating func drawMissing(in index: Int) {
    let words = "x \(chart.text.language.notAvailable)"
    let middle = (top + bottom) / 2
    let width = min(frame.small.reservedWidth(of: words), layout.panelWidth - 8)
    let center = layout.x(ofPanel: index) + layout.panelWidth / 2
    drawing.rectangle(
      Box(
        left: center - width / 2 - 3, top: middle - 9, right: center + width / 2 + 3,
        bottom: middle + 9), fill: .paper)
    drawing.text(
      frame.small.truncated(words, to: layout.panelWidth - 8), x: center,
      baseline: middle + frame.small.size * 0.36, frame.small, anchor: .middle, paint: .muted)
  }

  /// The panel in words: its first and last observation and the end of its projection.
  private func label(_ panel: SmallMultiplesChart.Panel) -> String {
    let language = chart.text.language
    func text(_ value: Double) -> String { chart.text.measured(chart.format.text(value)) }
    var parts = panel.note.isEmpty ? [] : [panel.note]
    let ends = [panel.observed.first, panel.observed.count > 1 ? panel.observed.last : nil]
    parts += ends.compactMap { $0 }.map { "\($0.year) \(text($0.value))" }
    if let end = panel.projected.last {
      parts.append("\(end.year) \(text(end.value)) \(language.projectedMark)")
    }
    if let level = chart.level, let end = panel.bounds.last {
      let range = language.range(chart.format.text(end.lower), chart.format.text(end.upper))
      parts.append("\(language.interval(level)) \(range)")
    }
    return "\(panel.name): "
      + (panel.points.isEmpty ? language.notAvailable : parts.joined(separator: "; "))
  }
}
