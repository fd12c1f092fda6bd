/// One occupation: what was observed, what is projected, and how sure the projection is.
///
/// Observed points are joined by a solid line with a gap at each missing year and at each break;
/// the projected median is dashed; bands lie within one another, lighter outward; a rule marks
/// where observation ends. Every line and band is labelled where it ends.
public struct FanChart: Sendable {
  /// A value in a year, with the bounds of its margin of error where one is known.
  public struct Point: Sendable, Equatable {
    /// The calendar year.
    public let year: Int
    /// The value, in the unit that the subtitle names.
    public let value: Double
    /// The bounds of the margin of error, drawn as a thin line; nil when none is known.
    public let margin: ClosedRange<Double>?

    /// A value, its year and its margin of error.
    public init(year: Int, value: Double, margin: ClosedRange<Double>? = nil) {
      self.year = year
      self.value = value
      self.margin = margin
    }
  }

  /// The lower and upper bound of an interval in a year.
  public struct Bounds: Sendable, Equatable {
    /// The calendar year.
    public let year: Int
    /// The lower bound, in the unit of the values.
    public let lower: Double
    /// The upper bound, not below the lower.
    public let upper: Double

    /// The bounds of one year.
    public init(year: Int, lower: Double, upper: Double) {
      self.year = year
      self.lower = lower
      self.upper = upper
    }
  }

  /// The interval of one level over the years.
  public struct Band: Sendable, Equatable {
    /// The probability that the interval holds the value, between 0 and 1.
    public let level: Double
    /// The bounds in each year, in order.
    public let bounds: [Bounds]

    /// The bounds of one level, in order of years.
    public init(level: Double, bounds: [Bounds]) {
      self.level = level
      self.bounds = bounds
    }
  }

  /// A line beside the projection, such as an official one.
  public struct Line: Sendable, Equatable {
    /// What stands at the line's end: "BLS".
    public let label: String
    /// The values, in order of years; years left out are passed over.
    public let points: [Point]

    /// A line and the words at its end.
    public init(label: String, points: [Point]) {
      self.label = label
      self.points = points
    }
  }

  /// A change of definition or method: `year` is the first on the new basis.
  public struct Break: Sendable, Equatable {
    /// The first year on the new basis.
    public let year: Int
    /// What changed, without the year, which is written before it.
    public let text: String

    /// A change and the first year that shows it.
    public init(year: Int, text: String) {
      self.year = year
      self.text = text
    }
  }

  /// The words around the chart.
  public let text: ChartText
  /// Years without an observation are left out, and stay a gap.
  public let observed: [Point]
  /// The projected line; empty when there is none.
  public let projected: Line
  /// Widest first, whatever the order in which they were given.
  public let bands: [Band]
  /// A second projected line; nil when there is none.
  public let official: Line?
  /// The breaks, in order of years.
  public let breaks: [Break]
  /// How values are written at the axis and at the ends of lines.
  public let format: NumberFormat

  /// - Parameter projected: the median in each projected year. A line whose first year follows
  ///   the last observation is joined to it.
  /// - Throws: `ChartError` when there is no observation, a number is not finite, years are out
  ///   of order, an interval is reversed or a level is not between 0 and 1.
  public init(
    text: ChartText, observed: [Point], projected: Line = Line(label: "", points: []),
    bands: [Band] = [], official: Line? = nil, breaks: [Break] = [],
    format: NumberFormat = .count
  ) throws(ChartError) {
    self.text = text
    self.observed = observed
    self.projected = projected
    self.bands = bands.sorted { $0.level > $1.level }
    self.official = official
    self.breaks = breaks.sorted { ($0.year, $0.text) < ($1.year, $1.text) }
    self.format = format
    try validate()
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
    var pen = FanChartPen(chart: self, frame: try ChartFrame(width: width))
    return pen.draw()
  }

  private func validate() throws(ChartError) {
    guard !observed.isEmpty else { throw .nothingToDraw(chart: text.title) }
    try validate(observed, name: "observed line")
    try validate(projected.points, name: "projected line")
    try validate(official?.points ?? [], name: "line “\(official?.label ?? "")”")
    try validateBreaks()
    for band in bands {
      guard band.level > 0, band.level < 1 else {
        throw .levelOutOfRange(chart: text.title, level: band.level)
      }
      let name = "\(percentText(band.level)) interval"
      try validate(band.bounds.map { Point(year: $0.year, value: $0.lower) }, name: name)
      try validate(band.bounds.map { Point(year: $0.year, value: $0.upper) }, name: name)
      for bounds in band.bounds where bounds.lower > bounds.upper {
        throw .intervalReversed(
          chart: text.title, place: "\(bounds.year)", lower: bounds.lower, upper: bounds.upper)
      }
    }
  }

  private func validateBreaks() throws(ChartError) {
    let years = FanChartLayout.years(of: self)
    for change in breaks where change.year <= years.lowerBound || change.year > years.upperBound {
      throw .breakOutsideYears(chart: text.title, year: change.year, allowed: years)
    }
  }

  private func validate(_ points: [Point], name: String) throws(ChartError) {
    for (index, point) in points.enumerated() {
      let bounds = [point.value, point.margin?.lowerBound ?? 0, point.margin?.upperBound ?? 0]
      guard bounds.allSatisfy({ $0.magnitude < 1e12 }) else {
        throw .notFinite(chart: text.title, place: "\(point.year) in the \(name)")
      }
      if index > 0, points[index - 1].year >= point.year {
        throw .yearsOutOfOrder(
          chart: text.title, line: name, year: point.year, after: points[index - 1].year)
      }
    }
  }
}

/// A level as text: `80%`, `97.5%`.
func percentText(_ level: Double, in language: ChartLanguage = .english) -> String {
  let percent = (level * 1000).rounded() / 10
  return NumberFormat.percent(percent == percent.rounded() ? 0 : 1).written(in: language)
    .text(percent)
}
