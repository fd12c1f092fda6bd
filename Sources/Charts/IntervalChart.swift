/// Estimates with their intervals, one row each: a dot on nested bars, with a second and a third
/// mark for comparison.
///
/// Rows keep the order in which they are given. The marks are named above the first row.
public struct IntervalChart: Sendable {
  /// The interval of one level.
  public struct Interval: Sendable, Equatable {
    /// The probability that the interval holds the value, between 0 and 1.
    public let level: Double
    /// The lower bound, in the unit of the estimates.
    public let lower: Double
    /// The upper bound, not below the lower.
    public let upper: Double

    /// The bounds of one level.
    public init(level: Double, lower: Double, upper: Double) {
      self.level = level
      self.lower = lower
      self.upper = upper
    }
  }

  /// One estimate and what it is compared with.
  public struct Row: Sendable, Equatable {
    /// What the row is about.
    public let name: String
    /// The estimate, drawn as a dot.
    public let value: Double
    /// The intervals, widest first, whatever the order in which they were given.
    public let intervals: [Interval]
    /// What happened before, drawn as a diamond above the bar.
    public let history: Double?
    /// An official figure, drawn as a triangle below the bar.
    public let official: Double?
    /// Words at the end of the row, such as the estimate and its interval.
    public let remark: String

    /// An estimate, its intervals and what it is compared with.
    public init(
      name: String, value: Double, intervals: [Interval], history: Double? = nil,
      official: Double? = nil, remark: String = ""
    ) {
      self.name = name
      self.value = value
      self.intervals = intervals.sorted { $0.level > $1.level }
      self.history = history
      self.official = official
      self.remark = remark
    }
  }

  /// What the marks are called.
  public struct Names: Sendable, Equatable {
    /// The name of the dot.
    public let value: String
    /// The name of the diamond.
    public let history: String
    /// The name of the triangle.
    public let official: String

    /// The names; those of marks that no row has may stay empty.
    public init(value: String, history: String = "", official: String = "") {
      self.value = value
      self.history = history
      self.official = official
    }
  }

  /// The words around the chart.
  public let text: ChartText
  /// The rows, from top to bottom.
  public let rows: [Row]
  /// What the marks are called.
  public let names: Names
  /// How values are written at the axis.
  public let format: NumberFormat

  /// - Throws: `ChartError` when there is no row, a number is not finite, an interval is reversed
  ///   or a level is not between 0 and 1.
  public init(
    text: ChartText, rows: [Row], names: Names, format: NumberFormat = .percent(1)
  ) throws(ChartError) {
    self.text = text
    self.rows = rows
    self.names = names
    self.format = format
    guard !rows.isEmpty else { throw .nothingToDraw(chart: text.title) }
    for row in rows { try validate(row) }
  }

  /// The chart as an SVG document of the given width in pixels (320 to 1600).
  ///
  /// - Throws: `ChartError.widthOutOfRange`.
  public func svg(width: Int = 720) throws(ChartError) -> String {
    try drawing(width: width).document(text)
  }

  /// The drawing, with the room that each text takes.
  package func drawing(width: Int) throws(ChartError) -> Drawing {
    var pen = IntervalChartPen(chart: self, frame: try ChartFrame(width: width))
    return pen.draw()
  }

  private func validate(_ row: Row) throws(ChartError) {
    for interval in row.intervals {
      guard interval.level > 0, interval.level < 1 else {
        throw .levelOutOfRange(chart: text.title, level: interval.level)
      }
      guard interval.lower <= interval.upper || interval.lower.isNaN || interval.upper.isNaN else {
        throw .intervalReversed(
          chart: text.title, place: row.name, lower: interval.lower, upper: interval.upper)
      }
    }
    guard row.numbers.allSatisfy({ $0.magnitude < 1e12 }) else {
      throw .notFinite(chart: text.title, place: "the row “\(row.name)”")
    }
  }
}

extension IntervalChart.Row {
  /// Every number that the row draws.
  var numbers: [Double] {
    [value] + [history, official].compactMap { $0 } + intervals.flatMap { [$0.lower, $0.upper] }
  }
}

/// Draws an interval chart.
private struct IntervalChartPen {
  let chart: IntervalChart
  let frame: ChartFrame
  let layout: RowLayout
  var drawing: Drawing

  init(chart: IntervalChart, frame: ChartFrame) {
    self.chart = chart
    self.frame = frame
    let numbers = chart.rows.flatMap(\.numbers) + [0]
    layout = RowLayout(
      names: chart.rows.map(\.name), remarks: chart.rows.map(\.remark),
      values: (numbers.min() ?? 0)...(numbers.max() ?? 1), format: chart.format, markHeight: 28,
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
    let axisEnd = top + layout.height + 10 + frame.label.size
    let end = key.drawSentence(below: axisEnd, on: &drawing)
    frame.drawFoot(chart.text, below: end, on: &drawing)
    return drawing
  }

  private func x(_ value: Double) -> Double { layout.x(value) }

  private mutating func draw(_ row: IntervalChart.Row, at y: Double) {
    let start = drawing.count
    layout.hitArea(around: y, on: &drawing)
    for (depth, interval) in row.intervals.enumerated() {
      let half = 3 + 2 * Double(depth)
      drawing.rectangle(
        Box(left: x(interval.lower), top: y - half, right: x(interval.upper), bottom: y + half),
        fill: .blue, opacity: depth == 0 ? 0.28 : 0.45)
    }
    if let history = row.history {
      drawing.path(
        .diamond(x(history), y - 10, radius: 4.5), fill: .paper,
        stroke: Stroke(.orange, 2))
    }
    if let official = row.official {
      drawing.path(.triangle(x(official), y + 11, radius: 5), fill: .plum)
    }
    drawing.circle(x(row.value), y, radius: 5.5, fill: .blue, stroke: Stroke(.paper, 1.5))
    drawing.datum(label(row), from: start)
  }

  /// The row in words: every mark by its name.
  private func label(_ row: IntervalChart.Row) -> String {
    func text(_ value: Double) -> String { chart.format.text(value) }
    let language = chart.text.language
    let value = chart.text.measured(text(row.value))
    var parts = [chart.names.value.isEmpty ? value : "\(chart.names.value) \(value)"]
    parts += row.intervals.reversed().map {
      language.interval($0.level) + " " + language.range(text($0.lower), text($0.upper))
    }
    if let history = row.history { parts.append("\(chart.names.history) \(text(history))") }
    if let official = row.official { parts.append("\(chart.names.official) \(text(official))") }
    return "\(row.name): " + parts.joined(separator: "; ")
  }

  private var entries: [MarkKey.Entry] {
    guard let first = chart.rows.first, let place = layout.rows.first else { return [] }
    func entry(
      _ name: String, _ shape: String, _ value: Double?, _ offset: Double, _ paint: Paint,
      strong: Bool
    ) -> MarkKey.Entry {
      MarkKey.Entry(
        name: name, shape: shape, x: value.map(x), end: place.middle + offset, paint: paint,
        isStrong: strong)
    }
    let language = chart.text.language
    var entries = [entry(chart.names.value, language.dot, first.value, -5, .blue, strong: true)]
    for (depth, interval) in first.intervals.enumerated() {
      let shape = depth == 0 ? language.paleBar : language.darkBar
      entries.append(
        entry(
          language.interval(interval.level), shape, interval.upper, -3, .muted,
          strong: false))
    }
    if chart.rows.contains(where: { $0.history != nil }) {
      entries.append(
        entry(chart.names.history, language.diamond, first.history, -15, .ink, strong: false))
    }
    if chart.rows.contains(where: { $0.official != nil }) {
      entries.append(
        entry(chart.names.official, language.triangle, first.official, 6, .plum, strong: true))
    }
    return entries
  }
}
