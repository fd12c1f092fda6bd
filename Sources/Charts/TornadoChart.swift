/// What moves an outcome most: one bar a row from the outcome at one end of a range to that at the
/// other, around a marked central outcome.
///
/// Rows keep the order in which they are given; the widest belongs on top.
public struct TornadoChart: Sendable {
  /// One thing that moves the outcome.
  public struct Row: Sendable, Equatable {
    /// What moves it.
    public let name: String
    /// The outcome at the low end of the range.
    public let low: Double
    /// The outcome at the high end of the range.
    public let high: Double
    /// Words at the end of the row: the two outcomes.
    public let remark: String

    /// A bar; `low` may be above `high` where the outcome falls as the range rises.
    public init(name: String, low: Double, high: Double, remark: String = "") {
      self.name = name
      self.low = low
      self.high = high
      self.remark = remark
    }
  }

  /// The words around the chart.
  public let text: ChartText
  /// The outcome that the bars move away from.
  public let center: Double
  /// What the central outcome is called.
  public let centerName: String
  /// The bars, from top to bottom.
  public let rows: [Row]
  /// How values are written at the axis.
  public let format: NumberFormat

  /// - Throws: `ChartError` when there is no row or a number is not finite.
  public init(
    text: ChartText, center: Double, centerName: String, rows: [Row],
    format: NumberFormat = .count
  ) throws(ChartError) {
    guard !rows.isEmpty else { throw .nothingToDraw(chart: text.title) }
    guard center.magnitude < 1e12 else { throw .notFinite(chart: text.title, place: "the center") }
    for row in rows {
      guard row.low.magnitude < 1e12, row.high.magnitude < 1e12 else {
        throw .notFinite(chart: text.title, place: "the row “\(row.name)”")
      }
    }
    self.text = text
    self.center = center
    self.centerName = centerName
    self.rows = rows
    self.format = format
  }

  /// The chart as an SVG document of the given width in pixels (320 to 1600).
  ///
  /// - Throws: `ChartError.widthOutOfRange`.
  public func svg(width: Int = 720) throws(ChartError) -> String {
    try drawing(width: width).document(text)
  }

  /// The drawing, with the room that each text takes.
  package func drawing(width: Int) throws(ChartError) -> Drawing {
    var pen = TornadoPen(chart: self, frame: try ChartFrame(width: width))
    return pen.draw()
  }
}

/// Draws a tornado chart.
private struct TornadoPen {
  let chart: TornadoChart
  let frame: ChartFrame
  let layout: RowLayout
  var drawing: Drawing

  private static let half = 9.0

  init(chart: TornadoChart, frame: ChartFrame) {
    self.chart = chart
    self.frame = frame
    let values = chart.rows.flatMap { [$0.low, $0.high] } + [chart.center]
    let (least, most) = (values.min() ?? 0, values.max() ?? 1)
    let air = (most - least) * 0.04
    layout = RowLayout(
      names: chart.rows.map(\.name), remarks: chart.rows.map(\.remark),
      values: (least - air)...(most + air), format: chart.format, markHeight: 2 * Self.half + 4,
      frame: frame)
    drawing = Drawing(width: frame.width)
  }

  mutating func draw() -> Drawing {
    let head = frame.drawHead(chart.text, on: &drawing)
    let key = MarkKey(entries, frame: frame)
    let top = head + key.height
    layout.drawGrid(below: top, on: &drawing)
    key.draw(above: top, on: &drawing)
    layout.drawNames(below: top, on: &drawing)
    for (row, place) in zip(chart.rows, layout.rows) { draw(row, at: top + place.middle) }
    drawCenter(below: top)
    let axisEnd = top + layout.height + 10 + frame.label.size
    let end = key.drawSentence(below: axisEnd, on: &drawing)
    frame.drawFoot(chart.text, below: end, on: &drawing)
    return drawing
  }

  private mutating func draw(_ row: TornadoChart.Row, at y: Double) {
    let start = drawing.count
    layout.hitArea(around: y, on: &drawing)
    bar(from: row.low, at: y, paint: .teal)
    bar(from: row.high, at: y, paint: .blue)
    drawing.datum(label(row), from: start)
  }

  /// The row in words: both ends and the center.
  private func label(_ row: TornadoChart.Row) -> String {
    let language = chart.text.language
    let ends = [
      "\(language.lowEnd) \(chart.format.text(row.low))",
      "\(language.highEnd) \(chart.format.text(row.high))",
      "\(chart.centerName) \(chart.text.measured(chart.format.text(chart.center)))",
    ]
    return "\(row.name): " + ends.joined(separator: "; ")
  }

  /// A bar from the central outcome to an end; nothing where the end is the center.
  private mutating func bar(from end: Double, at y: Double, paint: Paint) {
    let (first, second) = (layout.x(chart.center), layout.x(end))
    guard abs(first - second) >= 0.5 else { return }
    drawing.rectangle(
      Box(
        left: min(first, second), top: y - Self.half, right: max(first, second),
        bottom: y + Self.half), fill: paint, opacity: 0.9)
  }

  private mutating func drawCenter(below top: Double) {
    let x = layout.x(chart.center)
    for place in layout.rows {
      drawing.line(
        x, top + place.middle - Self.half - 3, x, top + place.middle + Self.half + 3,
        Stroke(.ink, 2))
    }
  }

  private var entries: [MarkKey.Entry] {
    guard let first = chart.rows.first, let place = layout.rows.first else { return [] }
    func entry(_ name: String, _ shape: String, _ value: Double, _ paint: Paint) -> MarkKey.Entry {
      MarkKey.Entry(
        name: name, shape: shape, x: layout.x(value), end: place.middle - Self.half, paint: paint,
        isStrong: true)
    }
    let low = (first.low + chart.center) / 2
    let high = (first.high + chart.center) / 2
    let language = chart.text.language
    return [
      entry(language.lowEnd, language.paleBar, low, .deep),
      entry(chart.centerName, language.line, chart.center, .ink),
      entry(language.highEnd, language.darkBar, high, .blue),
    ]
  }
}
