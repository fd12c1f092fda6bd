/// What stands in a year of a fan chart, in words.
struct FanChartWords: Sendable {
  private let chart: FanChart
  private let observed: [Int: FanChart.Point]
  private let projected: [Int: FanChart.Point]
  private let official: [Int: FanChart.Point]

  init(_ chart: FanChart) {
    self.chart = chart
    func byYear(_ points: [FanChart.Point]) -> [Int: FanChart.Point] {
      Dictionary(points.map { ($0.year, $0) }) { first, _ in first }
    }
    observed = byYear(chart.observed)
    projected = byYear(chart.projected.points)
    official = byYear(chart.official?.points ?? [])
  }

  /// What is known of a year: `2030: 52,300 jobs projected; 80% interval 48,100 to 57,000`; nil
  /// where the chart has nothing in it.
  func label(_ year: Int) -> String? {
    let language = chart.text.language
    var parts: [String] = []
    if let point = observed[year] {
      parts.append(chart.text.measured(chart.format.text(point.value)))
      if let margin = point.margin {
        parts.append(language.margin(text(margin.lowerBound), text(margin.upperBound)))
      }
    }
    if let point = projected[year] {
      let value = chart.text.measured(text(point.value))
      parts.append(value + " " + language.projectedMark)
    }
    for band in chart.bands.reversed() {
      guard let bounds = band.bounds.first(where: { $0.year == year }) else { continue }
      parts.append(
        language.interval(band.level) + " " + language.range(text(bounds.lower), text(bounds.upper))
      )
    }
    if let point = official[year], let line = chart.official {
      parts.append("\(line.label) \(text(point.value))")
    }
    return parts.isEmpty ? nil : "\(year): " + parts.joined(separator: "; ")
  }

  private func text(_ value: Double) -> String { chart.format.text(value) }
}
