/// The words above the plot of a fan chart: where observation ends, and what each break is. When
/// the breaks do not fit there as words, they become letters with notes below the plot.
struct FanChartFlags: Sendable {
  private let chart: FanChart
  private let frame: ChartFrame
  private let layout: FanChartLayout
  private let lanes: FlagLanes?
  private let isLettered: Bool
  private let headLanes: Int

  init(chart: FanChart, frame: ChartFrame, layout: FanChartLayout) {
    self.chart = chart
    self.frame = frame
    self.layout = layout
    let boundary = layout.boundary(of: chart)
    func place(_ texts: [String], from left: Double, lanes limit: Int) -> FlagLanes? {
      FlagLanes(
        zip(chart.breaks, texts).map { change, text in
          (layout.ruleX(before: change.year), frame.small.reservedWidth(of: text))
        }, within: left...(frame.width - frame.margin), walls: boundary.map { [$0] } ?? [],
        lanes: limit)
    }
    if let words = place(chart.breaks.map(\.words), from: layout.plotLeft, lanes: 3) {
      lanes = words
      isLettered = false
    } else {
      let letters = chart.breaks.indices.map(Self.letter)
      lanes = place(letters, from: 0, lanes: chart.breaks.count + 1)
      isLettered = true
    }
    let observedWidth = frame.strong.reservedWidth(of: chart.text.language.observed)
    let hasRoom = (boundary ?? 0) - 6 - observedWidth >= frame.margin
    headLanes = boundary == nil ? 0 : hasRoom ? 1 : 2
  }

  /// The height of all lanes together.
  var height: Double {
    Double(headLanes) * headHeight + Double(lanes?.count ?? 0) * laneHeight
      + (headLanes > 0 ? 4 : 0) + 6
  }

  private var headHeight: Double { frame.strong.lineHeight + 2 }
  private var laneHeight: Double { frame.small.lineHeight + 2 }

  /// Draws rules and words between `top` and the plot, whose lower end is `bottom`.
  func draw(from top: Double, to bottom: Double, on drawing: inout Drawing) {
    let plotTop = top + height
    if let boundary = layout.boundary(of: chart) {
      let last = top + Double(headLanes - 1) * headHeight + frame.strong.size
      drawing.line(
        boundary, last - frame.strong.size, boundary, bottom, Stroke(.ink, 1.25))
      drawing.text(
        chart.text.language.projected, x: boundary + 6, baseline: last, frame.strong, paint: .ink)
      let isApart = headLanes == 2
      drawing.text(
        chart.text.language.observed, x: isApart ? frame.margin : boundary - 6,
        baseline: top + frame.strong.size, frame.strong, anchor: isApart ? .start : .end,
        paint: .ink)
    }
    for (index, placement) in (lanes?.placements ?? []).enumerated() {
      let change = chart.breaks[index]
      let x = layout.ruleX(before: change.year)
      let laneTop = plotTop - 4 - Double(placement.lane + 1) * laneHeight
      let start = placement.anchor == .middle ? laneTop + laneHeight : laneTop
      drawing.line(x, start, x, bottom, Stroke(.muted, 1, dash: "1.5 2.5"))
      drawing.text(
        isLettered ? Self.letter(index) : change.words,
        x: placement.textX,
        baseline: laneTop + frame.small.size * 0.85, frame.small, anchor: placement.anchor,
        paint: .muted)
    }
  }

  /// Draws the notes to lettered breaks; answers where they end.
  func drawNotes(below y: Double, on drawing: inout Drawing) -> Double {
    guard isLettered, !chart.breaks.isEmpty else { return y }
    var baseline = y + 6 + frame.small.size
    for (index, change) in chart.breaks.enumerated() {
      let lines = frame.small.wrapped(
        "\(Self.letter(index))  \(change.words)", to: frame.innerWidth, lines: 3)
      baseline = drawing.lines(
        lines, x: frame.margin, baseline: baseline, frame.small, paint: .ink)
    }
    return baseline - frame.small.size
  }

  private static func letter(_ index: Int) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return index < 26 ? String(alphabet[index]) : "\(alphabet[index % 26])\(index / 26)"
  }
}

extension FanChart.Break {
  /// The year and what changed.
  var words: String { "\(year): \(text)" }
}

extension FanChartLayout {
  /// The position of a year, kept off the edges of the plot.
  func x(_ year: Int) -> Double {
    LinearScale(
      Double(years.lowerBound)...Double(years.upperBound), from: plotLeft + 8, to: plotRight - 4
    )(Double(year))
  }

  /// Where a rule stands that separates `year` from the year before.
  func ruleX(before year: Int) -> Double { (x(year - 1) + x(year)) / 2 }

  /// Where observation ends, when something is projected after it.
  func boundary(of chart: FanChart) -> Double? {
    guard let last = chart.observed.last?.year, last < years.upperBound else { return nil }
    return ruleX(before: last + 1)
  }

  /// The marked years, as many as their labels leave room for.
  func yearTicks(_ frame: ChartFrame) -> YearTicks {
    let room = frame.label.reservedWidth(of: "2000") + 12
    return YearTicks(within: years, atMost: Int((plotRight - plotLeft) / room))
  }
}
