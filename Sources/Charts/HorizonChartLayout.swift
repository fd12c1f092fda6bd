/// Where the parts of a chart of horizons of one width lie; all panels share it.
struct HorizonChartLayout: Sendable {
  let horizons: ClosedRange<Int>
  let ticks: Ticks
  let tickFormat: NumberFormat
  let labelWidth: Double
  let plotLeft: Double
  let plotRight: Double
  let plotHeight: Double
  /// Each how many years ahead a number stands under the plot, counted back from the last.
  let step: Int

  /// The room of a mark before the label of a line.
  static let markRoom = 14.0

  init(chart: HorizonChart, frame: ChartFrame) {
    let lines = chart.panels.flatMap(\.lines)
    let points = lines.flatMap(\.points)
    let ahead = points.map(\.horizon)
    let first = ahead.min() ?? 1
    horizons = first...max(ahead.max() ?? first, first + 1)
    let labelWidth = Self.labelWidth(of: lines, chart: chart, frame: frame)
    self.labelWidth = labelWidth
    let tallest =
      chart.panels.map { panel in
        panel.lines.map {
          Self.labelHeight($0, chart: chart, frame: frame, width: labelWidth)
        }.reduce(16, +)
      }.max() ?? 0
    let wanted = frame.width * (chart.panels.count == 1 ? 0.42 : 0.27)
    plotHeight = max(min(max(wanted, 170), 420), tallest)
    let values = points.map(\.value) + chart.targets
    let (lowest, highest) = (values.min() ?? 0, values.max() ?? 1)
    let range = lowest >= 0 && lowest < highest / 2 ? 0...highest : lowest...highest
    let ticks = Ticks(covering: range, atMost: Int(plotHeight / 40))
    let format = NumberFormat(
      decimals: ticks.decimals, prefix: chart.format.prefix, suffix: chart.format.suffix,
      showsPlus: chart.format.showsPlus)
    self.ticks = ticks
    tickFormat = format
    let widest =
      (ticks.values.map { frame.label.reservedWidth(of: format.text($0)) }
      + chart.targets.map { frame.strong.reservedWidth(of: chart.format.text($0)) }).max() ?? 0
    plotLeft = frame.margin + max(widest, frame.small.reservedWidth(of: "n")) + 8
    plotRight = frame.width - frame.margin - labelWidth - Self.markRoom - 14
    step = Self.step(
      chart: chart, frame: frame, horizons: horizons, plot: plotRight - plotLeft)
  }

  /// The position of a horizon, kept off the edges of the plot.
  func x(_ horizon: Int) -> Double {
    LinearScale(
      Double(horizons.lowerBound)...Double(horizons.upperBound), from: plotLeft + 14,
      to: plotRight - 8)(Double(horizon))
  }

  /// The horizons with a number under the plot.
  var labelled: [Int] { horizons.filter { (horizons.upperBound - $0) % step == 0 } }

  /// The lines of the label at the end of a line: its name and its last value.
  static func label(
    _ line: HorizonChart.Line, chart: HorizonChart, frame: ChartFrame, width: Double
  ) -> [String] {
    guard let end = line.points.last else { return [] }
    return frame.label.wrapped(line.label, to: width, lines: 2)
      + [frame.strong.truncated(chart.format.text(end.value), to: width)]
  }

  static func labelHeight(
    _ line: HorizonChart.Line, chart: HorizonChart, frame: ChartFrame, width: Double
  ) -> Double {
    Double(label(line, chart: chart, frame: frame, width: width).count) * frame.label.lineHeight + 4
  }

  /// The room for labels: that of their longest word or of a whole short label, within bounds that
  /// leave the plot most of the width.
  private static func labelWidth(
    of lines: [HorizonChart.Line], chart: HorizonChart, frame: ChartFrame
  ) -> Double {
    let words = lines.flatMap { line in
      line.label.split(separator: " ").map(String.init)
        + (line.points.last.map { [chart.format.text($0.value)] } ?? [])
    }
    let longestWord = words.map { frame.strong.reservedWidth(of: $0) }.max() ?? 0
    let whole = lines.map { frame.label.reservedWidth(of: $0.label) }.max() ?? 0
    let wanted = frame.isNarrow ? longestWord : max(longestWord, min(whole, 120))
    return min(wanted + 1, frame.innerWidth * (frame.isNarrow ? 0.28 : 0.24))
  }

  private static func step(
    chart: HorizonChart, frame: ChartFrame, horizons: ClosedRange<Int>, plot: Double
  ) -> Int {
    let texts =
      chart.panels.flatMap { $0.counts.values.map { NumberFormat.count.text($0) } }
      + horizons.map { String($0) }
    let widest = texts.map { frame.small.reservedWidth(of: $0) }.max() ?? 0
    let slot = (plot - 22) / Double(horizons.upperBound - horizons.lowerBound)
    var step = 1
    while slot * Double(step) < widest + 8, step < horizons.count { step += 1 }
    return step
  }
}
