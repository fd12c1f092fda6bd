/// How something changes with the years ahead: up to four lines in a panel, and as many panels on
/// one scale under one another as there are things to tell apart.
///
/// Every line has a mark of its own shape and is labelled where it ends. Target values are dashed
/// rules whose value stands at the axis; under each horizon stands the number of cases.
public struct HorizonChart: Sendable {
  /// The most lines that a panel can tell apart.
  public static let mostLines = 4

  /// A value some years ahead.
  public struct Point: Sendable, Equatable {
    /// The years ahead.
    public let horizon: Int
    /// The value, in the unit that the subtitle names.
    public let value: Double

    /// A value and the years ahead that it is for.
    public init(horizon: Int, value: Double) {
      self.horizon = horizon
      self.value = value
    }
  }

  /// A line and the words at its end.
  public struct Line: Sendable, Equatable {
    /// What stands at the line's end: "BLS projection".
    public let label: String
    /// The values, in order of years ahead; years left out are passed over.
    public let points: [Point]

    /// A line and the words at its end.
    public init(label: String, points: [Point]) {
      self.label = label
      self.points = points
    }
  }

  /// A plot of its own.
  public struct Panel: Sendable, Equatable {
    /// What the panel is about; empty when the chart has no other.
    public let title: String
    /// The lines, at most four.
    public let lines: [Line]
    /// The number of cases behind each horizon's values; horizons left out show none.
    public let counts: [Int: Int]

    /// A plot of some lines.
    public init(title: String = "", lines: [Line], counts: [Int: Int] = [:]) {
      self.title = title
      self.lines = lines
      self.counts = counts
    }
  }

  /// The words around the chart.
  public let text: ChartText
  /// The panels, from top to bottom.
  public let panels: [Panel]
  /// Values that the lines ought to be at.
  public let targets: [Double]
  /// How values are written at the axis and at the ends of lines.
  public let format: NumberFormat

  /// - Throws: `ChartError` when there is nothing to draw, a number is not finite, the years ahead
  ///   are out of order, or a panel has more than four lines.
  public init(
    text: ChartText, panels: [Panel], targets: [Double] = [], format: NumberFormat = .percent(0)
  ) throws(ChartError) {
    self.text = text
    self.panels = panels
    self.targets = targets.sorted()
    self.format = format
    guard panels.contains(where: { $0.lines.contains { !$0.points.isEmpty } }) else {
      throw .nothingToDraw(chart: text.title)
    }
    for panel in panels {
      guard panel.lines.count <= Self.mostLines else {
        throw .tooManySeries(
          chart: text.title, found: panel.lines.count, allowed: Self.mostLines)
      }
      for line in panel.lines { try validate(line) }
    }
    guard targets.allSatisfy({ $0.magnitude < 1e12 }) else {
      throw .notFinite(chart: text.title, place: "a target")
    }
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
    var pen = HorizonChartPen(chart: self, frame: try ChartFrame(width: width))
    return pen.draw()
  }

  private func validate(_ line: Line) throws(ChartError) {
    for (index, point) in line.points.enumerated() {
      guard point.value.magnitude < 1e12 else {
        throw .notFinite(
          chart: text.title, place: "\(point.horizon) years ahead in the line “\(line.label)”")
      }
      if index > 0, line.points[index - 1].horizon >= point.horizon {
        throw .yearsOutOfOrder(
          chart: text.title, line: "line “\(line.label)”", year: point.horizon,
          after: line.points[index - 1].horizon)
      }
    }
  }
}
