/// Where the parts of a fan chart of one width lie.
struct FanChartLayout: Sendable {
  /// A label at the right of the plot.
  struct EndLabel: Sendable {
    let value: Double
    let lines: [String]
    let paint: Paint
    let isStrong: Bool
    /// Whether what it names ends at the edge of the plot, and not years before.
    let isAtEdge: Bool
  }

  let years: ClosedRange<Int>
  let ticks: Ticks
  let tickFormat: NumberFormat
  let labels: [EndLabel]
  let plotLeft: Double
  let plotRight: Double
  let plotHeight: Double

  init(chart: FanChart, frame: ChartFrame) {
    years = Self.years(of: chart)
    let textWidth = Self.labelWidth(of: chart, frame: frame)
    let gutter = textWidth + 14
    labels = Self.labels(of: chart, frame: frame, width: textWidth)
    let heights = labels.map { Double($0.lines.count) * frame.label.lineHeight + 3 }
    plotHeight = max(min(max(frame.width * 0.44, 220), 460), heights.reduce(16, +))
    ticks = Ticks(covering: Self.values(of: chart), atMost: Int(plotHeight / 48))
    tickFormat = NumberFormat(
      decimals: ticks.decimals, prefix: chart.format.prefix, suffix: chart.format.suffix,
      showsPlus: chart.format.showsPlus, language: chart.format.language)
    let format = tickFormat
    let widest = ticks.values.map { frame.label.reservedWidth(of: format.text($0)) }.max()
    plotLeft = frame.margin + (widest ?? 0) + 8
    plotRight = frame.width - frame.margin - gutter
  }

  static func years(of chart: FanChart) -> ClosedRange<Int> {
    let years =
      (chart.observed + chart.projected.points + (chart.official?.points ?? [])).map(\.year)
      + chart.bands.flatMap { $0.bounds.map(\.year) }
    let first = years.min() ?? 0
    return first...max(years.max() ?? first, first + 1)
  }

  /// Everything drawn, down to zero when that leaves at least half the height to the values.
  private static func values(of chart: FanChart) -> ClosedRange<Double> {
    let points = chart.observed + chart.projected.points + (chart.official?.points ?? [])
    let values =
      points.map(\.value) + points.compactMap(\.margin?.lowerBound)
      + points.compactMap(\.margin?.upperBound)
      + chart.bands.flatMap { $0.bounds.flatMap { [$0.lower, $0.upper] } }
    let lowest = values.min() ?? 0
    let highest = values.max() ?? 1
    return lowest >= 0 && lowest < highest / 2 ? 0...highest : lowest...highest
  }

  /// The room for the labels at the ends: enough for their longest word and number, within
  /// bounds that leave the plot most of the width.
  private static func labelWidth(of chart: FanChart, frame: ChartFrame) -> Double {
    let lines = [chart.projected, chart.official].compactMap { $0 }
    let words = lines.flatMap { line in
      chart.endName(of: line).split(separator: " ").map(String.init)
        + (line.points.last.map { [chart.format.text($0.value)] } ?? [])
    }
    let needed = words.map { frame.strong.reservedWidth(of: $0) }.max() ?? 0
    let least = frame.isNarrow ? 40.0 : 104
    return min(max(needed + 1, least), frame.innerWidth * (frame.isNarrow ? 0.34 : 0.26))
  }

  private static func labels(
    of chart: FanChart, frame: ChartFrame, width: Double
  ) -> [EndLabel] {
    var labels: [EndLabel] = []
    func add(_ line: FanChart.Line, _ paint: Paint) {
      guard let end = line.points.last else { return }
      let name = chart.endName(of: line)
      let lines =
        frame.strong.wrapped(name, to: width, lines: 2)
        + [frame.strong.truncated(chart.format.text(end.value), to: width)]
      labels.append(
        EndLabel(
          value: end.value, lines: lines, paint: paint, isStrong: true,
          isAtEdge: name == line.label))
    }
    for band in chart.bands {
      guard let end = band.bounds.last else { continue }
      let level = percentText(band.level, in: chart.text.language)
      let name = frame.isNarrow ? level : chart.text.language.interval(band.level)
      labels.append(
        EndLabel(
          value: end.upper, lines: frame.label.wrapped(name, to: width, lines: 2), paint: .muted,
          isStrong: false, isAtEdge: true))
    }
    add(chart.projected, .blue)
    if let official = chart.official { add(official, .plum) }
    return labels
  }
}

extension FanChart {
  /// What stands at the end of a line: its label, with the year where the line ends before the
  /// chart does.
  func endName(of line: Line) -> String {
    guard let end = line.points.last?.year, end < FanChartLayout.years(of: self).upperBound
    else { return line.label }
    return "\(line.label) \(NumberFormat.year.text(end))"
  }
}
