import Foundation

/// The theta method (Assimakopoulos and Nikolopoulos, 2000), the winner of the M3 competition: simple
/// exponential smoothing with a drift of half the least-squares slope (Hyndman and Billah, 2003).
///
/// The smoothing parameter minimizes the squared one-step errors. Intervals are those of exponential
/// smoothing, with Student t for the estimated variance; they leave out the slope's error, so they
/// are too narrow far ahead.
public struct ThetaModel: GrowthModel {
  /// The theta method.
  public init() {}

  public var name: String { "theta" }

  /// - Throws: ``GrowthFault/notIdentified(model:reason:)`` for a series with gaps or with breaks,
  ///   or fewer than four points.
  public func fit(_ series: DatedSeries) throws(GrowthFault) -> any FittedGrowthModel {
    let coordinates = try SeriesCoordinates(series, scale: .linear, model: name)
    let count = series.points.count
    guard series.lastYear - series.firstYear == count - 1 else {
      throw .notIdentified(model: name, reason: "it needs a value for every year.")
    }
    guard
      !series.breaks.contains(where: { series.firstYear < $0.year && $0.year <= series.lastYear })
    else {
      throw .notIdentified(
        model: name, reason: "it has no place for the step of a declared break.")
    }
    guard count >= 4 else {
      throw .notIdentified(model: name, reason: "it needs four points and has \(count).")
    }
    let smoothing = Smoothing.best(coordinates.values)
    return FittedTheta(
      series: series, unit: coordinates.unit, values: coordinates.values, smoothing: smoothing)
  }
}

/// Simple exponential smoothing from the first value.
struct Smoothing: Sendable {
  /// The share of a surprise that lasts.
  let weight: Double
  /// The smoothed level at the end.
  let level: Double
  /// The sum of the squared one-step errors.
  let squares: Double

  init(_ values: [Double], weight: Double) {
    var (level, squares) = (values[0], 0.0)
    for value in values.dropFirst() {
      let error = value - level
      squares += error * error
      level += weight * error
    }
    (self.weight, self.level, self.squares) = (weight, level, squares)
  }

  /// The weight between 0.0001 and 0.9999 with the smallest squared errors: the best of a grid,
  /// refined by golden section.
  static func best(_ values: [Double]) -> Smoothing {
    let grid = (0...50).map { Smoothing(values, weight: 1e-4 + 0.9998 * Double($0) / 50) }
    var best = grid[0]
    for candidate in grid where candidate.squares < best.squares { best = candidate }
    var (low, high) = (max(best.weight - 0.02, 1e-4), min(best.weight + 0.02, 0.9999))
    let ratio = (5.0.squareRoot() - 1) / 2
    for _ in 0..<60 {
      let left = Smoothing(values, weight: high - ratio * (high - low))
      let right = Smoothing(values, weight: low + ratio * (high - low))
      if left.squares <= right.squares { high = right.weight } else { low = left.weight }
      for candidate in [left, right] where candidate.squares < best.squares { best = candidate }
    }
    return best
  }
}

/// The theta method, its level and slope estimated.
struct FittedTheta: FittedGrowthModel {
  let series: DatedSeries
  let unit: Double
  let values: [Double]
  let smoothing: Smoothing

  var account: ModelAccount {
    ModelAccount(
      model: "theta", series: series,
      assumptions: [
        "The level is smoothed exponentially, and growth is half the slope of the least-squares "
          + "line; the interval leaves out the slope's error."
      ], weights: [.init(name: "theta", weight: 1)])
  }

  func forecast(through year: Int) throws(GrowthFault) -> Forecast {
    let horizon = try Forecast.horizon(from: series.lastYear, through: year)
    let count = Double(values.count)
    let middle = (count - 1) / 2
    var (cross, square) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      cross += (Double(index) - middle) * value
      square += (Double(index) - middle) * (Double(index) - middle)
    }
    let slope = cross / square / 2
    let weight = smoothing.weight
    let start = (1 - pow(1 - weight, count)) / weight
    let variance = smoothing.squares / (count - 2)
    return try SeriesCoordinates.forecast(
      model: "theta", origin: series.lastYear, scale: .linear, unit: unit,
      degreesOfFreedom: count - 2,
      centers: (1...horizon).map { smoothing.level + slope * (Double($0 - 1) + start) }
    ) { i, j in
      // Shared shocks last with the smoothing weight; the later year's own part is its surprise.
      let shared = Double(min(i, j)) * weight * weight
      return variance * (shared + (i == j ? 1 : weight))
    }
  }
}
