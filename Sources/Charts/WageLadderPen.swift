/// Draws a wage ladder.
struct WageLadderPen {
  private let chart: WageLadderChart
  private let frame: ChartFrame
  private let layout: RowLayout
  private var drawing: Drawing
  /// Whether the lowest and the highest percentile stand in digits beside their marks.
  private let writesEnds: Bool

  init(chart: WageLadderChart, frame: ChartFrame) {
    self.chart = chart
    self.frame = frame
    let values = chart.rows.flatMap { $0.figures.map(\.value) }
    let ends = chart.rows.flatMap { [$0.rungs.first, $0.rungs.last] }.compactMap { $0 }
    let widest = ends.map { frame.small.reservedWidth(of: chart.format.text($0.value)) }.max() ?? 0
    func layout(endRoom room: Double) -> RowLayout {
      RowLayout(
        names: chart.rows.map(\.name), remarks: chart.rows.map(\.remark),
        values: (values.min() ?? 0)...(values.max() ?? 1), format: chart.format, markHeight: 28,
        startRoom: room, endRoom: room, frame: frame)
    }
    let roomy = layout(endRoom: widest + Self.endGap)
    writesEnds = roomy.plotRight - roomy.plotLeft >= Self.leastPlotWidth
    self.layout = writesEnds ? roomy : layout(endRoom: 8)
    drawing = Drawing(width: frame.width)
  }

  /// The distance of the written ends from their marks.
  private static let endGap = 12.0
  /// The width that the marks keep when their ends are written.
  private static let leastPlotWidth = 320.0

  mutating func draw() -> Drawing {
    let head = frame.drawHead(chart.text, on: &drawing)
    let key = MarkKey(entries, frame: frame)
    let top = head + key.height
    layout.drawGrid(below: top, on: &drawing)
    key.draw(above: top, on: &drawing)
    layout.drawNames(below: top, on: &drawing)
    for (row, place) in zip(chart.rows, layout.rows) where !row.figures.isEmpty {
      draw(row, at: top + place.middle)
    }
    let axisEnd = top + layout.height + 10 + frame.label.size
    let end = key.drawSentence(below: axisEnd, on: &drawing)
    frame.drawFoot(chart.text, below: end, on: &drawing)
    return drawing
  }

  private func x(_ figure: WageLadderChart.Figure) -> Double { layout.x(figure.value) }

  private mutating func draw(_ row: WageLadderChart.Row, at y: Double) {
    let start = drawing.count
    layout.hitArea(around: y, on: &drawing)
    drawEnds(of: row, at: y)
    if let low = row.rungs.first, let high = row.rungs.last, low != high {
      drawing.line(x(low), y, x(high), y, Stroke(.blue, 1.5))
    }
    if let low = row.percentile25, let high = row.percentile75 {
      drawing.rectangle(
        Box(left: x(low), top: y - 6, right: x(high), bottom: y + 6), fill: .paper)
      drawing.rectangle(
        Box(left: x(low), top: y - 6, right: x(high), bottom: y + 6), fill: .blue, opacity: 0.35)
    }
    for figure in row.rungs where figure != row.median { drawRung(figure, at: y) }
    if let mean = row.mean {
      drawing.path(
        .diamond(x(mean), y - 10, radius: 4.5), fill: .paper, stroke: Stroke(.orange, 2))
    }
    if let median = row.median {
      drawing.circle(x(median), y, radius: 5.5, fill: .blue, stroke: Stroke(.paper, 1.5))
    }
    drawing.datum(label(row), from: start)
  }

  /// An upright stroke, or an arrow where the figure is a bound.
  private mutating func drawRung(_ figure: WageLadderChart.Figure, at y: Double) {
    let x = x(figure)
    guard figure.isLowerBound else {
      return drawing.line(x, y - 6, x, y + 6, Stroke(.blue, 1.5))
    }
    drawing.path(
      Outline([(x, y - 5), (x + 8, y), (x, y + 5)], isClosed: true), fill: .blue)
  }

  /// The lowest and the highest percentile in digits, beside their marks.
  private mutating func drawEnds(of row: WageLadderChart.Row, at y: Double) {
    guard writesEnds, let low = row.rungs.first, let high = row.rungs.last, low != high
    else { return }
    func write(_ figure: WageLadderChart.Figure, _ anchor: TextAnchor) {
      let text = chart.format.text(figure.value)
      let width = frame.small.reservedWidth(of: text)
      let place = x(figure) + (anchor == .start ? Self.endGap : -Self.endGap)
      let left = anchor == .start ? place : place - width
      drawing.rectangle(
        Box(left: left - 2, top: y - 9, right: left + width + 2, bottom: y + 9), fill: .paper)
      drawing.text(
        text, x: place, baseline: y + frame.small.size * 0.36, frame.small, anchor: anchor,
        paint: .muted)
    }
    write(low, .end)
    write(high, .start)
  }

  /// The row in words, from the lowest percentile to the mean.
  private func label(_ row: WageLadderChart.Row) -> String {
    let language = chart.text.language
    let figures = row.named(in: language).map { name, figure in
      let value = chart.text.measured(chart.format.text(figure.value))
      return "\(name) \(figure.isLowerBound ? language.orMore(value) : value)"
    }
    return "\(row.name): " + figures.joined(separator: "; ")
  }

  /// The names of the marks, at the first row that has them all or else at the first.
  private var entries: [MarkKey.Entry] {
    guard let first = chart.rows.first, let place = layout.rows.first else { return [] }
    let language = chart.text.language
    func has(_ figure: KeyPath<WageLadderChart.Row, WageLadderChart.Figure?>) -> Bool {
      chart.rows.contains { $0[keyPath: figure] != nil }
    }
    func entry(
      _ name: String, _ shape: String,
      _ figure: KeyPath<WageLadderChart.Row, WageLadderChart.Figure?>,
      offset: Double, paint: Paint = .muted, strong: Bool = false
    ) -> MarkKey.Entry? {
      guard has(figure) else { return nil }
      return MarkKey.Entry(
        name: name, shape: shape, x: first[keyPath: figure].map(x), end: place.middle + offset,
        paint: paint, isStrong: strong)
    }
    var entries = [
      entry(language.percentile(10), language.leftEnd, \.percentile10, offset: -6),
      entry(language.percentile(25), language.barStart, \.percentile25, offset: -6),
      entry(language.median, language.dot, \.median, offset: -5, paint: .blue, strong: true),
      entry(language.percentile(75), language.barEnd, \.percentile75, offset: -6),
      entry(language.percentile(90), language.rightEnd, \.percentile90, offset: -6),
      entry(language.mean, language.diamond, \.mean, offset: -15, paint: .ink),
    ].compactMap { $0 }
    if chart.rows.contains(where: { $0.figures.contains(where: \.isLowerBound) }) {
      entries.append(
        MarkKey.Entry(
          name: language.thatOrMore, shape: language.arrow, x: nil, end: 0, paint: .ink,
          isStrong: false))
    }
    return entries
  }
}
