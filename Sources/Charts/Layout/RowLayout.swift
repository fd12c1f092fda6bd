/// Where the rows of a horizontal chart lie: names to the left of the plot or, in a narrow chart,
/// above each row; a remark to the right of the plot or at the end of the line of the name.
/// Values from the least to the greatest fill the plot; marks stand at round values between.
struct RowLayout: Sendable {
  struct Row: Sendable {
    let lines: [String]
    let remark: String
    /// The upper edge of the row, below the top of the plot.
    let top: Double
    let height: Double
    /// The middle of the row's marks, below the top of the plot.
    let middle: Double
  }

  let rows: [Row]
  let plotLeft: Double
  let plotRight: Double
  let height: Double
  let ticks: Ticks
  let tickFormat: NumberFormat
  /// Where names end; in a narrow chart, where they begin.
  private let nameRight: Double
  private let frame: ChartFrame
  private let markHeight: Double
  private let domain: ClosedRange<Double>

  /// - Parameters:
  ///   - startRoom: the width to keep free to the left of the least value.
  ///   - endRoom: the width to keep free to the right of the greatest value.
  init(
    names: [String], remarks: [String], values: ClosedRange<Double>, format: NumberFormat,
    markHeight: Double, startRoom: Double = 0, endRoom: Double = 0, frame: ChartFrame
  ) {
    self.frame = frame
    self.markHeight = markHeight
    let isNarrow = frame.isNarrow
    let inner = frame.innerWidth
    let widestRemark = remarks.map { frame.strong.reservedWidth(of: $0) }.max() ?? 0
    let remarkWidth = min(widestRemark, inner * (isNarrow ? 0.5 : 0.3))
    let widestName = names.map { frame.label.reservedWidth(of: $0) }.max() ?? 0
    let nameWidth = isNarrow ? inner - remarkWidth - 10 : min(widestName, inner * 0.3)
    let ends = [values.lowerBound, values.upperBound].map(format.text)
    let widestMark = (ends.map { frame.label.reservedWidth(of: $0) }.max() ?? 0) / 2 + 6
    nameRight = isNarrow ? frame.margin : frame.margin + nameWidth
    plotLeft =
      (isNarrow ? max(frame.margin, widestMark - startRoom) : nameRight + 16) + startRoom
    let rightRoom = isNarrow || remarkWidth == 0 ? 0 : remarkWidth + 16
    plotRight =
      frame.width - frame.margin - max(rightRoom + endRoom, widestMark - frame.margin)
    domain =
      values.lowerBound < values.upperBound
      ? values : values.lowerBound...(values.lowerBound + 1)
    (ticks, tickFormat) = Self.ticks(
      covering: domain, format: format, width: plotRight - plotLeft, face: frame.label)
    var rows: [Row] = []
    var top = 0.0
    for (name, remark) in zip(names, remarks) {
      let lines = frame.label.wrapped(name, to: nameWidth, lines: 2)
      let textHeight = Double(max(lines.count, 1)) * frame.label.lineHeight
      let height = isNarrow ? textHeight + markHeight + 12 : max(textHeight, markHeight) + 10
      rows.append(
        Row(
          lines: lines, remark: frame.strong.truncated(remark, to: remarkWidth), top: top,
          height: height, middle: top + (isNarrow ? textHeight + markHeight / 2 + 5 : height / 2)))
      top += height
    }
    self.rows = rows
    height = top
  }

  /// Draws names and remarks of the rows of a plot that begins at `plotTop`.
  func drawNames(below plotTop: Double, on drawing: inout Drawing) {
    for row in rows {
      if frame.isNarrow { clear(row, below: plotTop, on: &drawing) }
      let first =
        frame.isNarrow
        ? plotTop + row.top + frame.label.size + 3
        : plotTop + row.middle - Double(row.lines.count - 1) * frame.label.lineHeight / 2
          + frame.label.size * 0.36
      let x = nameRight
      drawing.lines(
        row.lines, x: x, baseline: first, frame.label, anchor: frame.isNarrow ? .start : .end)
      let baseline = frame.isNarrow ? first : plotTop + row.middle + frame.label.size * 0.36
      drawing.text(
        row.remark, x: frame.width - frame.margin, baseline: baseline, frame.strong, anchor: .end,
        paint: .blue)
    }
  }

  /// Clears what would run behind the name and the remark of a row of a narrow chart.
  private func clear(_ row: Row, below plotTop: Double, on drawing: inout Drawing) {
    let top = plotTop + row.top + 1
    let bottom = plotTop + row.middle - markHeight / 2
    let nameWidth = row.lines.map { frame.label.reservedWidth(of: $0) }.max() ?? 0
    drawing.rectangle(
      Box(left: frame.margin, top: top, right: frame.margin + nameWidth, bottom: bottom),
      fill: .paper)
    guard !row.remark.isEmpty else { return }
    let right = frame.width - frame.margin
    drawing.rectangle(
      Box(
        left: right - frame.strong.reservedWidth(of: row.remark), top: top, right: right,
        bottom: bottom), fill: .paper)
  }

  /// The room in which a pointer means the row whose marks lie around `y`.
  func hitArea(around y: Double, on drawing: inout Drawing) {
    let half = markHeight / 2
    drawing.hitArea(
      Box(left: plotLeft - 4, top: y - half, right: plotRight + 4, bottom: y + half))
  }

  /// The position of a value.
  func x(_ value: Double) -> Double {
    LinearScale(domain, from: plotLeft, to: plotRight)(value)
  }

  /// Draws upright grid lines with their values below the plot, the line at zero dark. In a narrow
  /// chart they leave out the lines with names.
  func drawGrid(below plotTop: Double, on drawing: inout Drawing) {
    let bottom = plotTop + height
    let spans: [(from: Double, to: Double)] =
      frame.isNarrow
      ? rows.map { ($0.middle - markHeight / 2 - 1, $0.middle + markHeight / 2 + 1) }
      : [(0, height)]
    for value in ticks.values {
      for span in spans + [(height, height + 4)] {
        drawing.line(
          x(value), plotTop + span.from, x(value), plotTop + span.to,
          Stroke(value == 0 ? .ink : .rule, 1))
      }
      drawing.text(
        tickFormat.text(value), x: x(value), baseline: bottom + 7 + frame.label.size, frame.label,
        anchor: .middle, paint: .muted)
    }
  }

  /// Marks within a range, as many as their labels leave room for.
  private static func ticks(
    covering range: ClosedRange<Double>, format: NumberFormat, width: Double, face: Typeface
  ) -> (Ticks, NumberFormat) {
    var limit = min(8, max(2, Int(width / 60)))
    while true {
      let ticks = Ticks(within: range, atMost: limit)
      let tickFormat = NumberFormat(
        decimals: ticks.decimals, prefix: format.prefix, suffix: format.suffix,
        showsPlus: format.showsPlus, language: format.language)
      let widest = ticks.values.map { face.reservedWidth(of: tickFormat.text($0)) }.max() ?? 0
      let room = width * ticks.step / (range.upperBound - range.lowerBound)
      if limit <= 2 || widest + 8 <= room { return (ticks, tickFormat) }
      limit -= 1
    }
  }
}
