import Foundation

/// A projection of growth that someone else published, with the record of such projections.
public struct OfficialProjection: Sendable, Equatable {
  /// Who made it ("BLS Employment Projections").
  public let publisher: String
  /// The year that growth is counted from.
  public let base: Int
  /// The year projected.
  public let target: Int
  /// The projected level over the base level.
  public let growthFactor: Double
  /// The standard deviation of past projections' errors in the log of growth over ten years; over h
  /// years it is this times √(h/10).
  public let tenYearDeviation: Double

  /// A projection of growth by `growthFactor` from `base` to `target`.
  ///
  /// - Precondition: the target is after the base, the factor and the deviation are positive.
  public init(
    publisher: String, base: Int, target: Int, growthFactor: Double,
    tenYearDeviation: Double = 0.4
  ) {
    precondition(target > base, "a target after the base")
    precondition(growthFactor > 0 && growthFactor.isFinite, "a positive factor of growth")
    precondition(tenYearDeviation > 0, "a positive deviation")
    self.publisher = publisher
    self.base = base
    self.target = target
    self.growthFactor = growthFactor
    self.tenYearDeviation = tenYearDeviation
  }

  /// The standard deviation of the log of growth over the whole projection.
  public var deviation: Double { tenYearDeviation * (Double(target - base) / 10).squareRoot() }

  /// The projection as a forecast of a series by itself: growth at a constant rate from the value of
  /// the base year, with normal errors of its record in logarithms.
  ///
  /// - Throws: ``GrowthFault/notIdentified(model:reason:)`` when the series has no positive value in
  ///   the base year or already reaches the target year.
  public func forecast(of series: DatedSeries) throws(GrowthFault) -> Forecast {
    let start = try level(of: series)
    guard series.lastYear < target else {
      throw .notIdentified(
        model: publisher, reason: "the series already reaches the target year \(target).")
    }
    let unit = series.meanLevel
    let whole = Double(target - base)
    let elapsed = ((series.lastYear + 1)...target).map { Double($0 - base) }
    let centers = elapsed.map { log(start / unit) + log(growthFactor) * $0 / whole }
    // Errors build up evenly over the years, as those of a random walk do.
    return try SeriesCoordinates.forecast(
      model: publisher, origin: series.lastYear, scale: .log, unit: unit,
      degreesOfFreedom: .infinity, centers: centers
    ) { i, j in
      deviation * deviation * min(elapsed[i], elapsed[j]) / whole
    }
  }

  /// The level of the base year that growth is counted from.
  func level(of series: DatedSeries) throws(GrowthFault) -> Double {
    guard let point = series.points.first(where: { $0.year == base }), point.value > 0 else {
      throw .notIdentified(
        model: publisher, reason: "the series has no positive value of \(base), its base year.")
    }
    return point.value
  }
}
