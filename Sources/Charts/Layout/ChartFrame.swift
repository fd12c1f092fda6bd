/// The type sizes and margins of a chart of one width, and the words above and below its plot.
struct ChartFrame: Sendable {
  let width: Double
  let isNarrow: Bool
  let title: Typeface
  let subtitle: Typeface
  let label: Typeface
  let strong: Typeface
  let small: Typeface
  let margin: Double

  init(width: Int) throws(ChartError) {
    try ChartWidth.check(width)
    self.width = Double(width)
    isNarrow = width < 520
    margin = isNarrow ? 10 : 16
    title = Typeface(isNarrow ? 16 : 18, bold: true)
    subtitle = Typeface(isNarrow ? 13 : 14)
    label = Typeface(isNarrow ? 12 : 13)
    strong = Typeface(isNarrow ? 12 : 13, bold: true)
    small = Typeface(12)
  }

  /// The width between the margins.
  var innerWidth: Double { width - 2 * margin }

  /// Draws title and subtitle; answers the height at which the plot may begin.
  func drawHead(_ text: ChartText, on drawing: inout Drawing) -> Double {
    var y = margin + title.size
    let titleLines = title.balanced(text.title, to: innerWidth, lines: 3)
    y = drawing.lines(titleLines, x: margin, baseline: y, title)
    let subtitleLines = subtitle.balanced(text.subtitle, to: innerWidth, lines: 4)
    y = drawing.lines(subtitleLines, x: margin, baseline: y, subtitle, paint: .muted)
    return y - subtitle.size + 10
  }

  /// Draws the footer under `y` and closes the drawing below it.
  func drawFoot(_ text: ChartText, below y: Double, on drawing: inout Drawing) {
    let lines = small.wrapped(text.footer, to: innerWidth, lines: 6)
    let end = drawing.lines(
      lines, x: margin, baseline: y + 10 + small.size, small, paint: .muted)
    drawing.height = (end - small.size + margin - 4).rounded(.up)
  }
}
