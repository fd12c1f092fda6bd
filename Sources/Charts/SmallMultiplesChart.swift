/// Many series in panels of one size, on one scale and one axis of years: states beside each other.
///
/// In each panel observations are a solid line with gaps where years are missing, projections are
/// dashed inside the band of one interval. Values stand at the left of each row of panels and years
/// below the last panel of each column.
public struct SmallMultiplesChart: Sendable {
  /// The most panels that a chart has room for.
  public static let mostPanels = 60

  /// One series.
  public struct Panel: Sendable, Equatable {
    /// What the panel is about.
    public let name: String
    /// What stands below the name, such as the newest figure; may be empty.
    public let note: String
    /// Years without an observation are left out, and stay a gap.
    public let observed: [FanChart.Point]
    /// The projected median; empty when there is none.
    public let projected: [FanChart.Point]
    /// The bounds of the interval around the projection; empty when there is none.
    public let bounds: [FanChart.Bounds]

    /// A series; one without any value is shown as not available.
    public init(
      name: String, note: String = "", observed: [FanChart.Point],
      projected: [FanChart.Point] = [], bounds: [FanChart.Bounds] = []
    ) {
      self.name = name
      self.note = note
      self.observed = observed
      self.projected = projected
      self.bounds = bounds
    }
  }

  /// The words around the chart.
  public let text: ChartText
  /// The panels, from left to right and from top to bottom.
  public let panels: [Panel]
  /// The level of the interval, between 0 and 1; nil when there is none.
  public let level: Double?
  /// A value that is marked in every panel, such as 100 for an index.
  public let reference: Double?
  /// How values are written.
  public let format: NumberFormat

  /// - Throws: `ChartError` when there is no value at all, there are more than ``mostPanels``, a
  ///   number is not finite, years are out of order, or an interval is reversed.
  public init(
    text: ChartText, panels: [Panel], level: Double? = nil, reference: Double? = nil,
    format: NumberFormat = .count
  ) throws(ChartError) {
    self.text = text
    self.panels = panels
    self.level = level
    self.reference = reference
    self.format = format
    guard panels.contains(where: { !$0.points.isEmpty }) else {
      throw .nothingToDraw(chart: text.title)
    }
    guard panels.count <= Self.mostPanels else {
      throw .tooManySeries(chart: text.title, found: panels.count, allowed: Self.mostPanels)
    }
    if let level, !(level > 0 && level < 1) {
      throw .levelOutOfRange(chart: text.title, level: level)
    }
    guard (reference ?? 0).magnitude < 1e12 else {
      throw .notFinite(chart: text.title, place: "the reference")
    }
    for panel in panels { try validate(panel) }
  }

  /// The chart as an SVG document of the given width in pixels (320 to 1600); its height follows
  /// from its content.
  ///
  /// - Throws: `ChartError.widthOutOfRange`.
  public func svg(width: Int = 720) throws(ChartError) -> String {
    try drawing(width: width).document(text)
  }

  /// The drawing, with the room that each text takes.
  package func drawing(width: Int) throws(ChartError) -> Drawing {
    var pen = SmallMultiplesPen(chart: self, frame: try ChartFrame(width: width))
    return pen.draw()
  }

  private func validate(_ panel: Panel) throws(ChartError) {
    let lower = panel.bounds.map { FanChart.Point(year: $0.year, value: $0.lower) }
    let upper = panel.bounds.map { FanChart.Point(year: $0.year, value: $0.upper) }
    for points in [panel.observed, panel.projected, lower, upper] {
      for (index, point) in points.enumerated() {
        guard point.value.magnitude < 1e12 else {
          throw .notFinite(chart: text.title, place: "\(point.year) in “\(panel.name)”")
        }
        if index > 0, points[index - 1].year >= point.year {
          throw .yearsOutOfOrder(
            chart: text.title, line: "panel “\(panel.name)”", year: point.year,
            after: points[index - 1].year)
        }
      }
    }
    for bounds in panel.bounds where bounds.lower > bounds.upper {
      throw .intervalReversed(
        chart: text.title, place: "\(bounds.year) in “\(panel.name)”", lower: bounds.lower,
        upper: bounds.upper)
    }
  }
}

extension SmallMultiplesChart.Panel {
  /// Every point of the panel, in no order.
  var points: [FanChart.Point] {
    observed + projected
      + bounds.flatMap {
        [
          FanChart.Point(year: $0.year, value: $0.lower),
          FanChart.Point(year: $0.year, value: $0.upper),
        ]
      }
  }

  /// Observations a year apart from the one before, joined.
  var observedRuns: [[FanChart.Point]] {
    observed.reduce(into: []) { runs, point in
      if let last = runs.last?.last, last.year + 1 == point.year {
        runs[runs.count - 1].append(point)
      } else {
        runs.append([point])
      }
    }
  }
}
