/// A straight line on the log scale, by ordinary or weighted least squares: the same percent every
/// year.
public struct LogLinearTrend: GrowthModel {
  /// How the observed years are weighted.
  public let weighting: TrendWeighting
  /// How many of the last years are used, or `nil` for all.
  public let window: Int?

  /// A log-linear trend.
  ///
  /// - Precondition: a window is at least three years.
  public init(weighting: TrendWeighting = .equal, window: Int? = nil) {
    precondition(window.map { $0 >= 3 } ?? true, "a window of at least three years")
    self.weighting = weighting
    self.window = window
  }

  public var name: String {
    (weighting == .equal ? "log-linear trend" : "weighted log-linear trend")
      + (window.map { " of the last \($0) years" } ?? "")
  }

  public func fit(_ series: DatedSeries) throws(GrowthFault) -> any FittedGrowthModel {
    try FittedTrendLine(
      series, scale: .log, weighting: weighting, window: window, name: name)
  }
}

/// A straight line on the level, by ordinary or weighted least squares: the same number every year.
public struct LinearTrend: GrowthModel {
  /// How the observed years are weighted.
  public let weighting: TrendWeighting
  /// How many of the last years are used, or `nil` for all.
  public let window: Int?

  /// A linear trend.
  ///
  /// - Precondition: a window is at least three years.
  public init(weighting: TrendWeighting = .equal, window: Int? = nil) {
    precondition(window.map { $0 >= 3 } ?? true, "a window of at least three years")
    self.weighting = weighting
    self.window = window
  }

  public var name: String {
    (weighting == .equal ? "linear trend" : "weighted linear trend")
      + (window.map { " of the last \($0) years" } ?? "")
  }

  public func fit(_ series: DatedSeries) throws(GrowthFault) -> any FittedGrowthModel {
    try FittedTrendLine(
      series, scale: .linear, weighting: weighting, window: window, name: name)
  }
}

/// How a trend line weighs the observed years.
public enum TrendWeighting: Sendable, Equatable {
  /// Every year counts the same.
  case equal
  /// A year counts by the inverse of its squared survey error; all errors must be known.
  case surveyError
}

/// A trend line, its coefficients estimated, with a step for every declared break.
struct FittedTrendLine: FittedGrowthModel {
  let name: String
  private let series: DatedSeries
  private let scale: GrowthScale
  private let unit: Double
  private let fit: LeastSquares
  private let stepYears: [Int]
  private let lastCoordinateYear: Int
  /// The variance of a new observation relative to the residual variance.
  private let newVariance: Double

  /// - Throws: ``GrowthFault/notIdentified(model:reason:)`` when the window has too few points or a
  ///   survey error that is needed is unknown or zero.
  init(
    _ whole: DatedSeries, scale: GrowthScale, weighting: TrendWeighting, window: Int?, name: String
  ) throws(GrowthFault) {
    let first = window.map { whole.lastYear - $0 + 1 } ?? whole.firstYear
    let points = whole.points.filter { $0.year >= first }
    let series: DatedSeries
    do { series = try DatedSeries(points, breaks: whole.breaks) } catch { throw .series(error) }
    let coordinates = try SeriesCoordinates(series, scale: scale, model: name)
    let weights = try Self.weights(points, weighting, model: name)
    let stepYears = series.breaks.map(\.year)
      .filter { $0 > series.firstYear && $0 <= series.lastYear }
    let rows = points.map { Self.row($0.year, from: series.lastYear, stepYears) }
    let names = ["level", "growth"] + stepYears.map { "step of \($0)" }
    switch LeastSquares.fit(rows, coordinates.values, weights: weights) {
    case .success(let fit): self.fit = fit
    case .failure(.tooFewRows(let rows, let columns)):
      throw .notIdentified(
        model: name, reason: "\(rows) points for \(columns) coefficients; one more is needed.")
    case .failure(.dependent(let column)):
      throw .notIdentified(
        model: name, reason: "the \(names[column]) cannot be told apart from the other terms.")
    }
    self.name = name
    self.series = series
    self.scale = scale
    unit = coordinates.unit
    self.stepYears = stepYears
    lastCoordinateYear = series.lastYear
    newVariance = 1 / weights.sorted()[weights.count / 2]
  }

  var account: ModelAccount {
    let kind = scale == .log ? "percent" : "number"
    return ModelAccount(
      model: name, series: series,
      assumptions: [
        "Growth is the same \(kind) every year, and departures from the line do not last."
      ],
      weights: [.init(name: name, weight: 1)], breakEstimates: breakEstimates)
  }

  func forecast(through year: Int) throws(GrowthFault) -> Forecast {
    let horizon = try Forecast.horizon(from: series.lastYear, through: year)
    let rows = (1...horizon).map {
      Self.row(series.lastYear + $0, from: lastCoordinateYear, stepYears)
    }
    return try SeriesCoordinates.forecast(
      model: name, origin: series.lastYear, scale: scale, unit: unit,
      degreesOfFreedom: fit.degreesOfFreedom, centers: rows.map(fit.value)
    ) { i, j in
      fit.residualVariance * ((i == j ? newVariance : 0) + fit.covariance(rows[i], rows[j]))
    }
  }

  private var breakEstimates: [ModelAccount.BreakEstimate] {
    series.breaks.filter { stepYears.contains($0.year) }.enumerated().map { index, step in
      let size = fit.coefficients[2 + index]
      var unitRow = [Double](repeating: 0, count: fit.coefficients.count)
      unitRow[2 + index] = 1
      let error = (fit.residualVariance * fit.covariance(unitRow, unitRow)).squareRoot()
      let before = scale.level(
        fit.value(Self.row(step.year, from: lastCoordinateYear, stepYears)) - size)
      let after = scale.level(scale.coordinate(before) + size)
      return ModelAccount.BreakEstimate(
        year: step.year, label: step.label, relativeStep: after / before - 1,
        standardError: error / (scale.slope(after) * before))
    }
  }

  /// One row of the design: the constant, the years since the last one, the steps.
  private static func row(_ year: Int, from last: Int, _ stepYears: [Int]) -> [Double] {
    [1, Double(year - last)] + stepYears.map { year >= $0 ? 1 : 0 }
  }

  private static func weights(
    _ points: [DatedSeries.Point], _ weighting: TrendWeighting, model: String
  ) throws(GrowthFault) -> [Double] {
    guard weighting == .surveyError else { return points.map { _ in 1 } }
    var inverse: [Double] = []
    for point in points {
      guard let error = point.relativeStandardError, error > 0 else {
        throw .notIdentified(
          model: model,
          reason: "the survey error of \(point.year) is not known; ask for equal weights.")
      }
      inverse.append(1 / (error * error))
    }
    let mean = inverse.reduce(0, +) / Double(inverse.count)
    return inverse.map { $0 / mean }
  }
}
