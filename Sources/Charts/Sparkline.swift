/// A line small enough for a cell of a table: no axis and no words but its title, the last value
/// marked. A missing value is a gap.
public struct Sparkline: Sendable {
  /// What the line shows, in words, for readers who do not see it.
  public let title: String
  /// One value a step; nil where none exists.
  public let values: [Double?]

  /// - Throws: `ChartError` when there is no value at all or one is not finite.
  public init(title: String, values: [Double?]) throws(ChartError) {
    self.title = title
    self.values = values
    let known = values.compactMap { $0 }
    guard !known.isEmpty else { throw .nothingToDraw(chart: title) }
    guard known.allSatisfy({ $0.magnitude < 1e12 }) else {
      throw .notFinite(chart: title, place: "the line")
    }
  }

  /// The line as an SVG document of the given size in pixels.
  public func svg(width: Int = 120, height: Int = 28) -> String {
    precondition(width >= 24 && height >= 12, "a sparkline is at least 24 by 12 pixels")
    var drawing = Drawing(width: Double(width))
    drawing.height = Double(height)
    let known = values.compactMap { $0 }
    let lowest = known.min() ?? 0
    let highest = known.max() ?? 0
    let domain = lowest < highest ? lowest...highest : (lowest - 1)...(highest + 1)
    let y = LinearScale(domain, from: Double(height) - 5, to: 5)
    let x = LinearScale(0...Double(max(values.count - 1, 1)), from: 5, to: Double(width) - 5)
    var run: [(x: Double, y: Double)] = []
    for (index, value) in values.enumerated() {
      if let value { run.append((x(Double(index)), y(value))) }
      if value == nil || index == values.count - 1 {
        if run.count > 1 { drawing.path(.line(run), stroke: Stroke(.blue, 1.5)) }
        if run.count == 1 { drawing.circle(run[0].x, run[0].y, radius: 1, fill: .blue) }
        run = []
      }
    }
    if let index = values.lastIndex(where: { $0 != nil }), let value = values[index] {
      drawing.circle(x(Double(index)), y(value), radius: 2.5, fill: .blue)
    }
    return drawing.smallDocument(title: title)
  }
}
