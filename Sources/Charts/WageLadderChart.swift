/// Wages by occupation: one row each, from the 10th to the 90th percentile, with the middle half as
/// a bar, the median as a dot and the mean as a diamond.
///
/// Rows keep the order in which they are given. A figure that was not published is left out; one
/// that is known only from below ends in an arrow.
public struct WageLadderChart: Sendable {
  /// One figure of a wage distribution.
  public struct Figure: Sendable, Equatable {
    /// The wage, in the unit that the subtitle names.
    public let value: Double
    /// Whether the wage is this much or more, as the publisher's top code says.
    public let isLowerBound: Bool

    /// A wage, or a bound that the wage is not below.
    public init(_ value: Double, isLowerBound: Bool = false) {
      self.value = value
      self.isLowerBound = isLowerBound
    }
  }

  /// The wages of one occupation.
  public struct Row: Sendable, Equatable {
    /// What the row is about.
    public let name: String
    /// The 10th percentile; nil, as the others, where it was not published.
    public let percentile10: Figure?
    /// The 25th percentile.
    public let percentile25: Figure?
    /// The median.
    public let median: Figure?
    /// The 75th percentile.
    public let percentile75: Figure?
    /// The 90th percentile.
    public let percentile90: Figure?
    /// The mean.
    public let mean: Figure?
    /// Words at the end of the row, such as the median.
    public let remark: String

    /// Wages that do not fall from a percentile to the next.
    public init(
      name: String, percentile10: Figure? = nil, percentile25: Figure? = nil,
      median: Figure? = nil, percentile75: Figure? = nil, percentile90: Figure? = nil,
      mean: Figure? = nil, remark: String = ""
    ) {
      self.name = name
      self.percentile10 = percentile10
      self.percentile25 = percentile25
      self.median = median
      self.percentile75 = percentile75
      self.percentile90 = percentile90
      self.mean = mean
      self.remark = remark
    }
  }

  /// The words around the chart.
  public let text: ChartText
  /// The rows, from top to bottom.
  public let rows: [Row]
  /// How wages are written.
  public let format: NumberFormat

  /// - Throws: `ChartError` when there is no figure at all, a number is not finite, or a percentile
  ///   is below the one before it.
  public init(
    text: ChartText, rows: [Row], format: NumberFormat = .dollars()
  ) throws(ChartError) {
    self.text = text
    self.rows = rows
    self.format = format
    guard rows.contains(where: { !$0.figures.isEmpty }) else {
      throw .nothingToDraw(chart: text.title)
    }
    for row in rows {
      guard row.figures.allSatisfy({ $0.value.magnitude < 1e12 }) else {
        throw .notFinite(chart: text.title, place: "the row “\(row.name)”")
      }
      for (one, two) in zip(row.rungs, row.rungs.dropFirst()) where one.value > two.value {
        throw .intervalReversed(
          chart: text.title, place: row.name, lower: one.value, upper: two.value)
      }
    }
  }

  /// The chart as an SVG document of the given width in pixels (320 to 1600).
  ///
  /// - Throws: `ChartError.widthOutOfRange`.
  public func svg(width: Int = 720) throws(ChartError) -> String {
    try drawing(width: width).document(text)
  }

  /// The drawing, with the room that each text takes.
  package func drawing(width: Int) throws(ChartError) -> Drawing {
    var pen = WageLadderPen(chart: self, frame: try ChartFrame(width: width))
    return pen.draw()
  }
}

extension WageLadderChart.Row {
  /// The published percentiles, from low to high.
  var rungs: [WageLadderChart.Figure] {
    [percentile10, percentile25, median, percentile75, percentile90].compactMap { $0 }
  }

  /// Every figure of the row.
  var figures: [WageLadderChart.Figure] { rungs + [mean].compactMap { $0 } }

  /// The percentiles with the names by which they go.
  func named(in language: ChartLanguage) -> [(name: String, figure: WageLadderChart.Figure)] {
    let all: [(String, WageLadderChart.Figure?)] = [
      (language.percentile(10), percentile10), (language.percentile(25), percentile25),
      (language.median, median), (language.percentile(75), percentile75),
      (language.percentile(90), percentile90), (language.mean, mean),
    ]
    return all.compactMap { name, figure in figure.map { (name, $0) } }
  }
}
