import LaborSeries

/// The checks that every row of estimates goes through.
enum EstimatesChecks {
  /// How far the annual mean may be from 2,080 times the hourly mean, in dollars.
  ///
  /// The hourly mean is rounded to the cent, so 2,080 times it is off by up to 0.005 × 2,080 = 10.40;
  /// the annual mean is rounded to the dollar (0.50) and then to ten dollars (5.00).
  static let arithmeticTolerance = 0.005 * 2080 + 0.5 + 5

  private static let hourly: [Measure] = [
    .hourlyPercentile10, .hourlyPercentile25, .hourlyMedian, .hourlyPercentile75,
    .hourlyPercentile90,
  ]
  private static let annual: [Measure] = [
    .annualPercentile10, .annualPercentile25, .annualMedian, .annualPercentile75,
    .annualPercentile90,
  ]

  /// The checks that the figures of a row fail.
  static func failures(of figures: EstimatesFigures) -> CellFlags {
    var flags: CellFlags = []
    if let hour = figures.number(.hourlyMean), let year = figures.number(.annualMean),
      abs(year - 2080 * hour) > arithmeticTolerance + 1e-6
    {
      flags.insert(.wageArithmetic)
    }
    if !rises(hourly, figures) || !rises(annual, figures) { flags.insert(.percentileOrder) }
    for measure in [Measure.employmentPRSE, .wagePRSE] {
      if let prse = figures.number(measure), prse > 50 { flags.insert(.standardErrorRange) }
    }
    return flags
  }

  /// Whether percentiles rise. A top-coded one is at its bound or above, so that it cannot be too
  /// high for those after it unless they are published below the bound.
  private static func rises(_ measures: [Measure], _ figures: EstimatesFigures) -> Bool {
    var least = 0.0
    for measure in measures {
      let figure = figures[measure]
      switch figure.status {
      case .value:
        if figure.value < least { return false }
        least = figure.value
      case .topCoded: least = max(least, figure.value)
      default: continue
      }
    }
    return true
  }

  /// What a row fails, as sentences.
  static func sentences(
    _ flags: CellFlags, of figures: EstimatesFigures, code: String
  ) -> [String] {
    var sentences: [String] = []
    if flags.contains(.wageArithmetic) {
      let hour = figures[.hourlyMean].value, year = figures[.annualMean].value
      sentences.append(
        "\(code): the annual mean \(plain(year)) is not 2,080 times the hourly mean \(plain(hour)) "
          + "within \(plain(arithmeticTolerance)) dollars.")
    }
    if flags.contains(.percentileOrder) {
      for measures in [hourly, annual] where !rises(measures, figures) {
        let list = measures.map { measure in
          let figure = figures[measure]
          return switch figure.status {
          case .value: plain(figure.value)
          case .topCoded: "≥ \(plain(figure.value))"
          default: "–"
          }
        }
        sentences.append("\(code): the percentiles do not rise: \(list.joined(separator: ", ")).")
      }
    }
    if flags.contains(.standardErrorRange) {
      for measure in [Measure.employmentPRSE, .wagePRSE] {
        guard let prse = figures.number(measure), prse > 50 else { continue }
        sentences.append(
          "\(code): the percent relative standard error \(plain(prse)) is outside 0 to 50.")
      }
    }
    return sentences
  }

  /// A number without a needless fraction.
  static func plain(_ number: Double) -> String {
    if let whole = Int(exactly: number) { return String(whole) }
    return "\((number * 10_000).rounded() / 10_000)"
  }
}
