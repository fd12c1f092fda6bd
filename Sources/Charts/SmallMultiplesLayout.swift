/// Where the panels of small multiples of one width lie.
struct SmallMultiplesLayout: Sendable {
  let years: ClosedRange<Int>
  let ticks: Ticks
  let tickFormat: NumberFormat
  let columns: Int
  let panelWidth: Double
  let plotHeight: Double
  /// The left edge of the first column.
  let left: Double
  /// The lines of each panel's name.
  let names: [[String]]
  private let frame: ChartFrame
  private let hasNotes: Bool

  private static let gap = 16.0

  init(chart: SmallMultiplesChart, frame: ChartFrame) {
    self.frame = frame
    let points = chart.panels.flatMap(\.points)
    let first = points.map(\.year).min() ?? 0
    years = first...max(points.map(\.year).max() ?? first, first + 1)
    hasNotes = chart.panels.contains { !$0.note.isEmpty }
    let values = points.map(\.value) + [chart.reference].compactMap { $0 }
    let (lowest, highest) = (values.min() ?? 0, values.max() ?? 1)
    // An index is read against its reference and not against zero.
    let isNearZero = chart.reference == nil && lowest >= 0 && lowest < highest / 2
    let range = isNearZero ? 0...highest : lowest...highest
    let ticks = Ticks(covering: range, atMost: 3)
    let format = NumberFormat(
      decimals: ticks.decimals, prefix: chart.format.prefix, suffix: chart.format.suffix,
      showsPlus: chart.format.showsPlus, language: chart.format.language)
    let axis = (ticks.values.map { frame.small.reservedWidth(of: format.text($0)) }.max() ?? 0) + 8
    let room = frame.innerWidth - axis
    let least = frame.isNarrow ? 92.0 : 118
    let fitting = max(1, Int((room + Self.gap) / (least + Self.gap)))
    let columns = min(fitting, chart.panels.count)
    let wanted = (room - Double(columns - 1) * Self.gap) / Double(columns)
    let panelWidth = min(wanted, columns < fitting ? 300 : wanted)
    (self.ticks, tickFormat) = (ticks, format)
    (self.columns, self.panelWidth) = (columns, panelWidth)
    plotHeight = max(
      frame.isNarrow ? 50 : 60, min(panelWidth * (frame.isNarrow ? 0.45 : 0.62), 150))
    left = frame.margin + axis
    names = chart.panels.map { frame.strong.wrapped($0.name, to: panelWidth, lines: 2) }
  }

  /// The left edge of a panel.
  func x(ofPanel index: Int) -> Double {
    left + Double(index % columns) * (panelWidth + Self.gap)
  }

  /// The position of a year within a panel, kept off its edges.
  func x(_ year: Int, inPanel index: Int) -> Double {
    let left = x(ofPanel: index)
    return LinearScale(
      Double(years.lowerBound)...Double(years.upperBound), from: left + 4,
      to: left + panelWidth - 5)(Double(year))
  }

  /// The panels of a row.
  func panels(inRow row: Int) -> Range<Int> {
    row * columns..<min((row + 1) * columns, names.count)
  }

  var rowCount: Int { (names.count + columns - 1) / columns }

  /// The height of names and notes above the plots of a row.
  func headHeight(ofRow row: Int) -> Double {
    let lines = panels(inRow: row).map { names[$0].count }.max() ?? 1
    return Double(lines) * frame.strong.lineHeight + (hasNotes ? frame.small.lineHeight : 0) + 6
  }

  /// Whether years stand below a panel: no panel lies under it.
  func showsYears(_ index: Int) -> Bool { index + columns >= names.count }

  /// The years below a panel, each with the left end of its label, as many as fit.
  func yearLabels(inPanel index: Int) -> [(year: Int, left: Double)] {
    let panelLeft = x(ofPanel: index)
    let width = frame.small.reservedWidth(of: "\(years.upperBound)")
    let fitting = max(1, Int((panelWidth + 8) / (width + 8)))
    return YearTicks(within: years, atMost: fitting).years.reduce(into: []) { placed, year in
      let wanted = x(year, inPanel: index) - width / 2
      let left = max(panelLeft, min(wanted, panelLeft + panelWidth - width))
      if let last = placed.last, left < last.left + width + 6 { return }
      placed.append((year, left))
    }
  }
}
