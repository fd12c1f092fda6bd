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
    if let bound = point.footnotes.lazy.compactMap({ TopCode.stated(in: [$0.text]) }).first {
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
