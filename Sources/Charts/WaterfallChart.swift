/// How one amount becomes another: a bar from zero for the beginning, a floating bar for each
/// contribution, and a bar from zero for the end, one a row.
///
/// Contributions carry their sign in digits, so that colour says nothing alone. The end is the
/// beginning and the contributions added up.
public struct WaterfallChart: Sendable {
  /// Something that adds to the amount or takes from it.
  public struct Step: Sendable, Equatable {
    /// What contributes.
    public let name: String
    /// The contribution, below zero when it takes away.
    public let change: Double

    /// A contribution and its name.
    public init(name: String, change: Double) {
      self.name = name
      self.change = change
    }
  }

  /// The amount at the beginning.
  public struct Start: Sendable, Equatable {
    /// What the amount is: "Jobs in 2025".
    public let name: String
    /// The amount.
    public let value: Double

    /// An amount and its name.
    public init(name: String, value: Double) {
      self.name = name
      self.value = value
    }
  }

  /// The words around the chart.
  public let text: ChartText
  /// The beginning; nil when the contributions add up from nothing.
  public let start: Start?
  /// The contributions, from top to bottom.
  public let steps: [Step]
  /// What the sum is called: "Jobs in 2035".
  public let endName: String
  /// How amounts are written; contributions are written with their sign.
  public let format: NumberFormat

  /// The beginning and the contributions added up.
  public var end: Double { steps.reduce(start?.value ?? 0) { $0 + $1.change } }

  /// - Throws: `ChartError` when there is no contribution or a number is not finite.
  public init(
    text: ChartText, start: Start?, steps: [Step], endName: String, format: NumberFormat = .count
  ) throws(ChartError) {
    self.text = text
    self.start = start
    self.steps = steps
    self.endName = endName
    self.format = format
    guard !steps.isEmpty else { throw .nothingToDraw(chart: text.title) }
    guard (start?.value ?? 0).magnitude < 1e12 else {
      throw .notFinite(chart: text.title, place: "the beginning")
    }
    for step in steps where !(step.change.magnitude < 1e12) {
      throw .notFinite(chart: text.title, place: "the row “\(step.name)”")
    }
    guard end.magnitude < 1e12 else { throw .notFinite(chart: text.title, place: "the end") }
  }

  /// The chart as an SVG document of the given width in pixels (320 to 1600).
  ///
  /// - Throws: `ChartError.widthOutOfRange`.
  public func svg(width: Int = 720) throws(ChartError) -> String {
    try drawing(width: width).document(text)
  }

  /// The drawing, with the room that each text takes.
  package func drawing(width: Int) throws(ChartError) -> Drawing {
    var pen = WaterfallPen(chart: self, frame: try ChartFrame(width: width))
    return pen.draw()
  }
}

/// Draws a waterfall.
private struct WaterfallPen {
  /// One bar: where it begins and ends, and what is written beside it.
  struct Bar {
    let name: String
    let from: Double
    let to: Double
    let value: String
    let paint: Paint
    let opacity: Double
  }

  let chart: WaterfallChart
  let frame: ChartFrame
  let layout: RowLayout
  let bars: [Bar]
  var drawing: Drawing

  private static let half = 11.0

  init(chart: WaterfallChart, frame: ChartFrame) {
    self.chart = chart
    self.frame = frame
    bars = Self.bars(of: chart)
    let ends = bars.map(\.from) + bars.map(\.to) + [0]
    let widest = bars.map { frame.strong.reservedWidth(of: $0.value) }.max() ?? 0
    layout = RowLayout(
      names: bars.map(\.name), remarks: bars.map { _ in "" },
      values: (ends.min() ?? 0)...(ends.max() ?? 1), format: chart.format,
      markHeight: 2 * Self.half, endRoom: widest + 10, frame: frame)
    drawing = Drawing(width: frame.width)
  }

  private static func bars(of chart: WaterfallChart) -> [Bar] {
    let format = chart.format
    let signed = NumberFormat(
      decimals: format.decimals, prefix: format.prefix, suffix: format.suffix, showsPlus: true,
      groupsThousands: format.groupsThousands, language: format.language)
    func whole(_ name: String, _ value: Double) -> Bar {
      Bar(
        name: name, from: 0, to: value, value: format.text(value), paint: .blue, opacity: 1)
    }
    var level = chart.start?.value ?? 0
    var bars = chart.start.map { [whole($0.name, $0.value)] } ?? []
    for step in chart.steps {
      let isRise = step.change >= 0
      bars.append(
        Bar(
          name: step.name, from: level, to: level + step.change, value: signed.text(step.change),
          paint: isRise ? .teal : .plum, opacity: isRise ? 0.75 : 0.15))
      level += step.change
    }
    return bars + [whole(chart.endName, chart.end)]
  }

  mutating func draw() -> Drawing {
    let top = frame.drawHead(chart.text, on: &drawing) + 6
    layout.drawGrid(below: top, on: &drawing)
    drawConnectors(below: top)
    layout.drawNames(below: top, on: &drawing)
    for (bar, place) in zip(bars, layout.rows) { draw(bar, at: top + place.middle) }
    let axisEnd = top + layout.height + 10 + frame.label.size
    frame.drawFoot(chart.text, below: axisEnd, on: &drawing)
    return drawing
  }

  /// Thin lines from the end of each bar to the next.
  private mutating func drawConnectors(below top: Double) {
    for (index, bar) in bars.dropLast().enumerated() {
      let x = layout.x(bar.to)
      drawing.line(
        x, top + layout.rows[index].middle - Self.half, x,
        top + layout.rows[index + 1].middle + Self.half, Stroke(.muted, 1, dash: "2 2"))
    }
  }

  private mutating func draw(_ bar: Bar, at y: Double) {
    let start = drawing.count
    layout.hitArea(around: y, on: &drawing)
    let (left, right) = (
      min(layout.x(bar.from), layout.x(bar.to)), max(layout.x(bar.from), layout.x(bar.to))
    )
    drawing.rectangle(
      Box(left: left, top: y - Self.half, right: max(right, left + 1), bottom: y + Self.half),
      fill: bar.paint, opacity: bar.opacity,
      // What takes away is hollow, so that it is told apart without colour.
      stroke: bar.paint == .plum ? Stroke(.plum, 1.5) : nil)
    let width = frame.strong.reservedWidth(of: bar.value)
    drawing.rectangle(
      Box(left: right + 3, top: y - 9, right: right + 8 + width, bottom: y + 9), fill: .paper)
    drawing.text(
      bar.value, x: right + 7, baseline: y + frame.strong.size * 0.36, frame.strong)
    drawing.datum("\(bar.name): \(chart.text.measured(bar.value))", from: start)
  }
}
