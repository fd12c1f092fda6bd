/// Totals and the parts that they are made of, one bar a row, from zero.
///
/// Parts above zero are stacked to the right of it and parts below zero to the left. The parts
/// are named above the first row, in the order in which they stand.
public struct StackedBarChart: Sendable {
  /// One bar.
  public struct Row: Sendable, Equatable {
    /// What the bar is about.
    public let name: String
    /// The parts, in the order of the chart's names.
    public let parts: [Double]

    /// A bar and its parts.
    public init(name: String, parts: [Double]) {
      self.name = name
      self.parts = parts
    }

    /// The sum of the parts.
    public var total: Double { parts.reduce(0, +) }
  }

  /// The words around the chart.
  public let text: ChartText
  /// What the parts are called, in the order in which they are stacked.
  public let partNames: [String]
  /// The bars, from top to bottom.
  public let rows: [Row]
  /// How values are written.
  public let format: NumberFormat

  /// - Parameter partNames: one to four names.
  /// - Throws: `ChartError` when there is no row, a row has other than one part for each name, a
  ///   number is not finite or there are more than four parts.
  public init(
    text: ChartText, partNames: [String], rows: [Row], format: NumberFormat = .count
  ) throws(ChartError) {
    self.text = text
    self.partNames = partNames
    self.rows = rows
    self.format = format
    guard !rows.isEmpty, !partNames.isEmpty else { throw .nothingToDraw(chart: text.title) }
    guard partNames.count <= StackedBarPen.fills.count else {
      throw .tooManySeries(
        chart: text.title, found: partNames.count, allowed: StackedBarPen.fills.count)
    }
    for row in rows {
      guard row.parts.count == partNames.count else {
        throw .partsDoNotMatch(
          chart: text.title, row: row.name, found: row.parts.count, required: partNames.count)
      }
      guard row.parts.allSatisfy({ $0.magnitude < 1e12 }) else {
        throw .notFinite(chart: text.title, place: "the row “\(row.name)”")
      }
    }
  }

  /// The chart as an SVG document of the given width in pixels (320 to 1600).
  ///
  /// - Throws: `ChartError.widthOutOfRange`.
  public func svg(width: Int = 720) throws(ChartError) -> String {
    try drawing(width: width).document(text)
  }

  /// The drawing, with the room that each text takes.
  package func drawing(width: Int) throws(ChartError) -> Drawing {
    var pen = StackedBarPen(chart: self, frame: try ChartFrame(width: width))
    return pen.draw()
  }
}

/// Draws a stacked bar chart.
private struct StackedBarPen {
  /// Fills told apart by lightness as well as by colour, and the text that is legible on each.
  static let fills: [(paint: Paint, opacity: Double, text: Paint)] = [
    (.blue, 1, .paper), (.teal, 0.75, .deep), (.orange, 0.35, .ink), (.plum, 0.75, .paper),
  ]

  let chart: StackedBarChart
  let frame: ChartFrame
  let layout: RowLayout
  var drawing: Drawing

  init(chart: StackedBarChart, frame: ChartFrame) {
    self.chart = chart
    self.frame = frame
    let ends = chart.rows.flatMap { row in
      [row.parts.filter { $0 > 0 }.reduce(0, +), row.parts.filter { $0 < 0 }.reduce(0, +)]
    }
    let totals = chart.rows.map { frame.strong.reservedWidth(of: chart.format.text($0.total)) }
    layout = RowLayout(
      names: chart.rows.map(\.name), remarks: chart.rows.map { _ in "" },
      values: min(ends.min() ?? 0, 0)...max(ends.max() ?? 1, 0), format: chart.format,
      markHeight: 22, endRoom: (totals.max() ?? 0) + 8, frame: frame)
    drawing = Drawing(width: frame.width)
  }

  mutating func draw() -> Drawing {
    let head = frame.drawHead(chart.text, on: &drawing)
    guard hasParts else { return drawPlain(below: head) }
    // Names hang above the first row where its parts are wide enough to be told apart.
    guard isNamedAtFirstRow else { return drawWithSwatches(below: head) }
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

  /// Whether bars have parts that are to be told apart.
  private var hasParts: Bool { chart.partNames.count > 1 }

  /// Bars of a single part: their totals say all, and what they are stands in the title.
  private mutating func drawPlain(below head: Double) -> Drawing {
    let top = head + 4
    layout.drawGrid(below: top, on: &drawing)
    layout.drawNames(below: top, on: &drawing)
    for (row, place) in zip(chart.rows, layout.rows) { draw(row, at: top + place.middle) }
    frame.drawFoot(
      chart.text, below: top + layout.height + 10 + frame.label.size, on: &drawing)
    return drawing
  }

  private mutating func drawWithSwatches(below head: Double) -> Drawing {
    let key = SwatchKey(
      zip(chart.partNames, Self.fills).map { name, fill in
        SwatchKey.Entry(name: name, fill: (fill.paint, fill.opacity))
      }, frame: frame)
    key.draw(below: head + 2, on: &drawing)
    let top = head + key.height + 6
    layout.drawGrid(below: top, on: &drawing)
    layout.drawNames(below: top, on: &drawing)
    for (row, place) in zip(chart.rows, layout.rows) { draw(row, at: top + place.middle) }
    frame.drawFoot(
      chart.text, below: top + layout.height + 10 + frame.label.size, on: &drawing)
    return drawing
  }

  private var isNamedAtFirstRow: Bool {
    guard let first = chart.rows.first else { return false }
    return spans(first).allSatisfy { x($0.to) - x($0.from) >= 16 }
  }

  private func x(_ value: Double) -> Double { layout.x(value) }

  /// The left and right value of each part of a row.
  private func spans(_ row: StackedBarChart.Row) -> [(from: Double, to: Double)] {
    var right = 0.0
    var left = 0.0
    return row.parts.map { part in
      if part < 0 {
        left += part
        return (left, left - part)
      }
      right += part
      return (right - part, right)
    }
  }

  private mutating func draw(_ row: StackedBarChart.Row, at y: Double) {
    let start = drawing.count
    layout.hitArea(around: y, on: &drawing)
    for (index, span) in spans(row).enumerated() where span.from < span.to {
      let fill = Self.fills[index]
      let isWide = x(span.to) - x(span.from) > 3
      let box = Box(
        left: x(span.from) + (isWide ? 0.75 : 0), top: y - 10,
        right: x(span.to) - (isWide ? 0.75 : 0), bottom: y + 10)
      drawing.rectangle(box, fill: fill.paint, opacity: fill.opacity)
      let text = chart.format.text(row.parts[index])
      if hasParts, frame.small.reservedWidth(of: text) + 6 < box.right - box.left {
        drawing.text(
          text, x: (box.left + box.right) / 2, baseline: y + frame.small.size * 0.36, frame.small,
          anchor: .middle, paint: fill.text)
      }
    }
    drawing.line(x(0), y - 11, x(0), y + 11, Stroke(.ink, 1))
    drawTotal(of: row, at: y)
    drawing.datum(label(row), from: start)
  }

  /// The row in words: the total and every part.
  private func label(_ row: StackedBarChart.Row) -> String {
    let total = chart.text.measured(chart.format.text(row.total))
    guard hasParts else { return "\(row.name): \(total)" }
    let parts = zip(chart.partNames, row.parts).map { "\($0) \(chart.format.text($1))" }
    return "\(row.name): \(chart.text.language.total) \(total); " + parts.joined(separator: "; ")
  }

  private mutating func drawTotal(of row: StackedBarChart.Row, at y: Double) {
    let end = x(spans(row).map(\.to).max() ?? 0)
    let text = chart.format.text(row.total)
    let width = frame.strong.reservedWidth(of: text)
    drawing.rectangle(
      Box(left: end + 4, top: y - 9, right: end + 6 + width, bottom: y + 9), fill: .paper)
    drawing.text(text, x: end + 6, baseline: y + frame.strong.size * 0.36, frame.strong)
  }

  private var entries: [MarkKey.Entry] {
    guard let first = chart.rows.first, let place = layout.rows.first else { return [] }
    return zip(chart.partNames, zip(spans(first), chart.partNames.indices)).map { name, part in
      let (span, index) = part
      return MarkKey.Entry(
        name: name, shape: chart.text.language.part(index),
        x: span.from < span.to ? (x(span.from) + x(span.to)) / 2 : nil, end: place.middle - 10,
        paint: .ink, isStrong: true)
    }
  }
}
