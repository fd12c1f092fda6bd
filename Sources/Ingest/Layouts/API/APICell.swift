import LaborSeries

/// What a figure of the API says: its value, or why there is none.
struct APIFigure: Equatable {
  let status: CellStatus
  let value: Double
  let mark: String

  /// Reads a figure of a measure with its footnotes; nil when it is neither a number nor `-`.
  ///
  /// A dash is explained by its footnote: 5 a wage at or above the bound that the text names, 8 an
  /// estimate that is not released, 4 a wage published only by the hour or only by the year.
  init?(_ point: APIAnswer.Point, measure: Measure) {
    let text = point.value
    guard text == "-" else {
      guard let number = Double(text), number.isFinite, text.first?.isLetter == false else {
        return nil
      }
      (status, value, mark) = (.value, number, "")
      return
    }
    mark = text
    if let bound = point.footnotes.lazy.compactMap({ TopCode(footnote: $0.text) }).first {
      (status, value) = (.topCoded, measure.isHourlyWage ? bound.hourly : bound.annual)
      return
    }
    value = 0
    let codes = Set(point.footnotes.map(\.code))
    if codes.contains("8") {
      status = .suppressed
    } else if codes.contains("4"), measure.isHourlyWage {
      status = .annualOnly
    } else if codes.contains("4"), measure.isAnnualWage {
      status = .hourlyOnly
    } else {
      status = .notPublished
    }
  }
}

/// The bound of top-coded wages, read from the footnote that explains them.
struct TopCode: Equatable {
  /// Dollars per hour.
  let hourly: Double
  /// Dollars per year.
  let annual: Double

  /// The bound in a text such as “This wage is equal to or greater than $100.00 per hour or
  /// $208,000 per year.”; nil when the text names none.
  init?(footnote text: String) {
    guard text.contains("greater than") else { return nil }
    var hourly: Double?
    var annual: Double?
    let words = text.split(whereSeparator: \.isWhitespace)
    for (index, word) in words.enumerated() where word.first == "$" {
      guard let number = Self.number(word), index + 2 < words.count, words[index + 1] == "per"
      else { continue }
      if words[index + 2].hasPrefix("hour") { hourly = number }
      if words[index + 2].hasPrefix("year") { annual = number }
    }
    guard let hourly, let annual else { return nil }
    self.hourly = hourly
    self.annual = annual
  }

  private static func number(_ word: Substring) -> Double? {
    let digits = word.dropFirst().filter { $0 != "," }
    return Double(digits).flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
  }
}

extension Measure {
  /// Whether this is a wage by the hour.
  var isHourlyWage: Bool {
    switch self {
    case .hourlyMean, .hourlyPercentile10, .hourlyPercentile25, .hourlyMedian,
      .hourlyPercentile75, .hourlyPercentile90:
      true
    default: false
    }
  }

  /// Whether this is a wage by the year.
  var isAnnualWage: Bool {
    switch self {
    case .annualMean, .annualPercentile10, .annualPercentile25, .annualMedian,
      .annualPercentile75, .annualPercentile90:
      true
    default: false
    }
  }
}
