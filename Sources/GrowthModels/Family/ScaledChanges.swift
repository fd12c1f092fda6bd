import Foundation

/// A series' changes as numbers on one scale.
struct ScaledChanges: Sendable {
  /// The scale.
  let scale: GrowthScale
  /// The observed differences of the changes that growth is learned from.
  let differences: [Double]
  /// The observed differences that span declared breaks.
  let brokenDifferences: [Double]
  /// The coordinate of the last observation.
  let last: Double
  /// The factor that turns a relative error of each point into an error on this scale.
  let levels: [Double]
  /// The yearly log change of the shocks' variance on this scale.
  let shockTrend: Double

  /// - Precondition: every value is positive if the scale is logarithmic.
  init(
    _ series: DatedSeries, unit: Double, scale: GrowthScale, design: ChangeDesign,
    options: AveragedFamily.Options
  ) {
    let relative = series.points.map { $0.value / unit }
    let coordinates = relative.map(scale.coordinate)
    self.scale = scale
    differences = design.differences(coordinates)
    brokenDifferences = design.brokenChanges.compactMap { broken in
      broken.change.toPoint.map { coordinates[$0] - coordinates[$0 - 1] }
    }
    last = coordinates[coordinates.count - 1]
    levels = relative.map(scale.relativeErrorFactor)
    shockTrend = options.shockTrend(on: scale, levelTrend: series.logTrend)
  }
}

extension AveragedFamily.Options {
  /// The yearly log change of the shocks' variance on a scale, rounded so that series share
  /// factorizations.
  func shockTrend(on scale: GrowthScale, levelTrend: Double) -> Double {
    guard shockTrend != 0, scale.power > 0 else { return 0 }
    let wanted = 2 * scale.power * shockTrend * levelTrend
    let limited = min(max(wanted, -shockTrendLimit), shockTrendLimit)
    return (limited / shockTrendStep - 0.5).rounded(.up) * shockTrendStep
  }
}

extension DatedSeries {
  /// The mean of the values, computed so that it cannot overflow.
  var meanLevel: Double {
    let largest = points.reduce(0) { max($0, $1.value) }
    guard largest > 0 else { return 0 }
    return largest * (points.reduce(0) { $0 + $1.value / largest } / Double(points.count))
  }

  /// The least-squares slope of the logarithm of the level per year; zero when a value has none.
  var logTrend: Double {
    let middle = points.reduce(0) { $0 + Double($1.year - firstYear) } / Double(points.count)
    var (cross, square) = (0.0, 0.0)
    for point in points {
      guard point.value > 0 else { return 0 }
      let distance = Double(point.year - firstYear) - middle
      cross += distance * log(point.value)
      square += distance * distance
    }
    return cross / square
  }
}
