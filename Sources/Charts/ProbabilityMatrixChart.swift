/// The probabilities that each of several comes before each other, as a square of cells: read along
/// a row, how likely the row's member is ahead of the column's.
///
/// Columns carry the numbers of the rows. Each cell carries its percent in digits; its shade says
/// how far it is from even, blue where the row is ahead and plum where it is behind.
public struct ProbabilityMatrixChart: Sendable {
  /// The most members that a square has room for.
  public static let mostMembers = 9

  /// The words around the chart.
  public let text: ChartText
  /// What is compared, from top to bottom and from left to right.
  public let names: [String]
  /// The probability that the first index is ahead of the second, from 0 to 1; the diagonal is not
  /// drawn.
  public let probabilities: [[Double]]

  /// - Throws: `ChartError` when there is nothing to compare, there are more than
  ///   ``mostMembers``, the square is not as wide as the names, or a number is not from 0 to 1.
  public init(
    text: ChartText, names: [String], probabilities: [[Double]]
  ) throws(ChartError) {
    guard names.count > 1 else { throw .nothingToDraw(chart: text.title) }
    guard names.count <= Self.mostMembers else {
      throw .tooManySeries(
        chart: text.title, found: names.count, allowed: Self.mostMembers)
    }
    guard probabilities.count == names.count else {
      throw .partsDoNotMatch(
        chart: text.title, row: "all rows", found: probabilities.count, required: names.count)
    }
    for (name, row) in zip(names, probabilities) {
      guard row.count == names.count else {
        throw .partsDoNotMatch(
          chart: text.title, row: name, found: row.count, required: names.count)
      }
      guard row.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
        throw .notFinite(chart: text.title, place: "the row “\(name)”")
      }
    }
    self.text = text
    self.names = names
    self.probabilities = probabilities
  }

  /// The chart as an SVG document of the given width in pixels (320 to 1600).
  ///
  /// - Throws: `ChartError.widthOutOfRange`.
  public func svg(width: Int = 720) throws(ChartError) -> String {
    try drawing(width: width).document(text)
  }

  /// The drawing, with the room that each text takes.
  package func drawing(width: Int) throws(ChartError) -> Drawing {
    var pen = ProbabilityMatrixPen(chart: self, frame: try ChartFrame(width: width))
    return pen.draw()
  }
}

/// Draws a probability matrix.
private struct ProbabilityMatrixPen {
  let chart: ProbabilityMatrixChart
  let frame: ChartFrame
  var drawing: Drawing
  private let lines: [[String]]
  private let left: Double
  private let cellWidth: Double
  private let cellHeight: Double

  init(chart: ProbabilityMatrixChart, frame: ChartFrame) {
    self.chart = chart
    self.frame = frame
    drawing = Drawing(width: frame.width)
    let count = Double(chart.names.count)
    let numbered = chart.names.enumerated().map { "\($0 + 1)  \($1)" }
    let widest = numbered.map { frame.label.reservedWidth(of: $0) }.max() ?? 0
    let narrowest = Typeface(12, bold: true).reservedWidth(of: "100") + 3
    let room = min(frame.innerWidth * 0.4, frame.innerWidth - count * narrowest - 8)
    let nameWidth = min(widest, max(room, 20))
    lines = numbered.map { frame.label.wrapped($0, to: nameWidth, lines: 3) }
    left = frame.margin + nameWidth + 8
    cellWidth = min((frame.width - frame.margin - left) / count, frame.width > 1000 ? 120 : 76)
    let tallest = Double(lines.map(\.count).max() ?? 1) * frame.label.lineHeight
    cellHeight = max(30, tallest + 6)
  }

  mutating func draw() -> Drawing {
    let head = frame.drawHead(chart.text, on: &drawing)
    let top = head + frame.label.lineHeight + 4
    for column in chart.names.indices {
      drawing.text(
        "\(column + 1)", x: x(column) + cellWidth / 2, baseline: head + frame.label.size,
        frame.strong, anchor: .middle, paint: .muted)
    }
    for row in chart.names.indices { drawRow(row, top: top + Double(row) * cellHeight) }
    frame.drawFoot(
      chart.text, below: top + Double(chart.names.count) * cellHeight, on: &drawing)
    return drawing
  }

  private func x(_ column: Int) -> Double { left + Double(column) * cellWidth }

  private mutating func drawRow(_ row: Int, top: Double) {
    let middle = top + cellHeight / 2
    let first =
      middle - Double(lines[row].count - 1) * frame.label.lineHeight / 2 + frame.label.size * 0.36
    drawing.lines(lines[row], x: frame.margin, baseline: first, frame.label)
    for column in chart.names.indices where column != row {
      let start = drawing.count
      let probability = chart.probabilities[row][column]
      drawCell(probability, column: column, top: top)
      let percent = NumberFormat.percent(0).written(in: chart.text.language)
      let pair = chart.text.language.ahead(chart.names[row], of: chart.names[column])
      drawing.datum("\(pair): \(percent.text(100 * probability))", from: start)
    }
  }

  private mutating func drawCell(_ probability: Double, column: Int, top: Double) {
    let lead = 2 * (probability - 0.5)
    let box = Box(
      left: x(column) + 1, top: top + 1, right: x(column) + cellWidth - 1,
      bottom: top + cellHeight - 1)
    // Shades stay so light that dark text is legible on the deepest of them.
    drawing.rectangle(
      box, fill: lead < 0 ? .plum : .blue, opacity: 0.04 + 0.36 * lead.magnitude)
    let isSure = lead.magnitude > 0.8
    drawing.text(
      NumberFormat.count.text(100 * probability), x: x(column) + cellWidth / 2,
      baseline: top + cellHeight / 2 + 12 * 0.36, isSure ? Typeface(12, bold: true) : frame.small,
      anchor: .middle)
  }
}
