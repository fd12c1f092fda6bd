/// Where the parts of a chart of horizons of one width lie; all panels share it.
struct HorizonChartLayout: Sendable {
  let horizons: ClosedRange<Int>
  let ticks: Ticks
  let tickFormat: NumberFormat
  let labelWidth: Double
  let plotLeft: Double
  let plotRight: Double
  let plotHeight: Double
  /// The distance of the first horizon from the left edge of the plot.
  private let inset: Double
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
      showsPlus: chart.format.showsPlus, language: chart.format.language)
    self.ticks = ticks
    tickFormat = format
    let widest =
      (ticks.values.map { frame.label.reservedWidth(of: format.text($0)) }
      + chart.targets.map { frame.strong.reservedWidth(of: chart.format.text($0)) }).max() ?? 0
    plotLeft = frame.margin + max(widest, frame.small.reservedWidth(of: "n")) + 8
    plotRight = frame.width - frame.margin - labelWidth - Self.markRoom - 14
    let widestCount = Self.widestCount(chart: chart, frame: frame)
    // The first count keeps clear of the letter that names its row.
    inset = max(14, widestCount / 2 - 3)
    let slot =
      (plotRight - plotLeft - inset - Self.outset)
      / Double(horizons.upperBound - horizons.lowerBound)
    step = (1...horizons.count).first { slot * Double($0) >= widestCount + 8 } ?? horizons.count
  }

  /// The distance of the last horizon from the right edge of the plot.
  private static let outset = 8.0

  /// The position of a horizon, kept off the edges of the plot.
  func x(_ horizon: Int) -> Double {
    LinearScale(
      Double(horizons.lowerBound)...Double(horizons.upperBound), from: plotLeft + inset,
      to: plotRight - Self.outset)(Double(horizon))
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

  /// The width of the widest number under the plot.
  private static func widestCount(chart: HorizonChart, frame: ChartFrame) -> Double {
    let counts = chart.panels.flatMap { $0.counts.values.map { NumberFormat.count.text($0) } }
    let ahead = chart.panels.flatMap { $0.lines.flatMap(\.points) }.map { String($0.horizon) }
    return
      (counts.map { frame.small.reservedWidth(of: $0) }
      + ahead.map { frame.label.reservedWidth(of: $0) }).max() ?? 0
  }
}
