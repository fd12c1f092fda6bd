import LaborSeries

/// Dollars an hour, dollars a year, or neither.
enum WageUnit {
  case hourly, annual, none

  /// The unit of a measure of OEWS.
  init(of measure: Measure) {
    switch measure {
    case .hourlyMean, .hourlyPercentile10, .hourlyPercentile25, .hourlyMedian,
      .hourlyPercentile75, .hourlyPercentile90:
      self = .hourly
    case .annualMean, .annualPercentile10, .annualPercentile25, .annualMedian,
      .annualPercentile75, .annualPercentile90:
      self = .annual
    default: self = .none
    }
  }
}
