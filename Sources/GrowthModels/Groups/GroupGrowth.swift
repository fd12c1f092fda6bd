import Foundation

/// The mean growth of a group of series, for borrowing strength: what lasting growth of one of them
/// is expected to be before its own values are looked at.
///
/// Each series' mean yearly log change is an estimate with its own variance; the group's mean weighs
/// them by those and by how far they truly differ (the random-effects mean of DerSimonian and Laird,
/// 1986). A family takes half of it by default: on occupations' record the whole was worse, and the half no
/// better than none (``Contender/borrowing(_:share:)``).
public struct GroupGrowth: Sendable, Equatable {
  /// The group's mean yearly log growth.
  public let mean: Double
  /// The standard error of the mean.
  public let standardError: Double
  /// The standard deviation of true growth between the series.
  public let deviation: Double
  /// The number of series that it was learned from.
  public let count: Int

  /// The mean growth of the series; `nil` for fewer than three series that can be used (positive
  /// values throughout).
  public init?(of series: [DatedSeries]) {
    let estimates = series.compactMap(Self.estimate)
    guard estimates.count >= 3 else { return nil }
    let precisions = estimates.map { 1 / $0.variance }
    let total = precisions.reduce(0, +)
    let fixed = zip(estimates, precisions).reduce(0) { $0 + $1.0.growth * $1.1 } / total
    let excess = zip(estimates, precisions).reduce(0) {
      $0 + $1.1 * ($1.0.growth - fixed) * ($1.0.growth - fixed)
    }
    let squares = precisions.reduce(0) { $0 + $1 * $1 }
    let between = max(0, (excess - Double(estimates.count - 1)) / (total - squares / total))
    let weights = estimates.map { 1 / ($0.variance + between) }
    let sum = weights.reduce(0, +)
    mean = zip(estimates, weights).reduce(0) { $0 + $1.0.growth * $1.1 } / sum
    standardError = (1 / sum).squareRoot()
    deviation = between.squareRoot()
    count = estimates.count
  }

  /// The default family with lasting growth centered on `share` of the group's mean.
  ///
  /// - Precondition: `share` is between 0 and 1.
  public func family(
    options: AveragedFamily.Options = AveragedFamily.Options(), share: Double = 0.5
  ) -> AveragedFamily {
    precondition(share >= 0 && share <= 1, "a share between 0 and 1")
    var options = options
    options.meanGrowth = share * mean
    return AveragedFamily(
      options: options, name: "averaged growth family centered on its group")
  }

  /// The mean yearly log change of one series and its variance.
  private static func estimate(_ series: DatedSeries) -> (growth: Double, variance: Double)? {
    guard series.points.allSatisfy({ $0.value > 0 }) else { return nil }
    let free = zip(series.points, series.points.dropFirst()).filter { pair in
      !series.breaks.contains { $0.year > pair.0.year && $0.year <= pair.1.year }
    }
    guard free.count >= 2 else { return nil }
    let changes = free.map { (log($1.value / $0.value), Double($1.year - $0.year)) }
    let years = changes.reduce(0) { $0 + $1.1 }
    let growth = changes.reduce(0) { $0 + $1.0 } / years
    let squares = changes.reduce(0) { sum, change in
      let residual = change.0 - growth * change.1
      return sum + residual * residual / change.1
    }
    // A floor of one percent a year keeps a series that happens to be smooth from ruling the mean.
    let variance = max(squares / Double(changes.count - 1), 1e-4)
    return (growth, variance / years)
  }
}
