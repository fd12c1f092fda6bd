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
    let relative = series.values.map { $0 / unit }
    let coordinates = relative.map(scale.coordinate)
    self.scale = scale
    differences = design.endPoints.map { coordinates[$0] - coordinates[$0 - 1] }
    brokenDifferences = design.brokenChanges.compactMap { broken in
      broken.change.toPoint.map { coordinates[$0] - coordinates[$0 - 1] }
    }
    last = coordinates[coordinates.count - 1]
    levels = relative.map(scale.relativeErrorFactor)
    let wanted = 2 * scale.power * options.shockTrend * Self.trend(relative, design.pointYears)
    let limited = min(max(wanted, -options.shockTrendLimit), options.shockTrendLimit)
    shockTrend = (limited / options.shockTrendStep).rounded() * options.shockTrendStep
  }

  /// The least-squares slope of the log level per year; zero when a value has no logarithm.
  private static func trend(_ levels: [Double], _ years: [Int]) -> Double {
    guard levels.allSatisfy({ $0 > 0 }) else { return 0 }
    let middle = Double(years.reduce(0, +)) / Double(years.count)
    var (cross, square) = (0.0, 0.0)
    for (level, year) in zip(levels, years) {
      let distance = Double(year) - middle
      cross += distance * log(level)
      square += distance * distance
    }
    return cross / square
  }
}

extension DatedSeries {
  /// The mean of the values, computed so that it cannot overflow.
  var meanLevel: Double {
    let largest = values.max() ?? 0
    guard largest > 0 else { return 0 }
    return largest * (values.reduce(0) { $0 + $1 / largest } / Double(values.count))
  }
}
