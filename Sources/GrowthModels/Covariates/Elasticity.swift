import Foundation
import Regression

/// By how many percent series change when a covariate changes by one percent, from their yearly log
/// changes.
///
/// Each series has a trend of its own (its mean change), and one slope is common to all: changes
/// less their means are regressed on the covariate's. Shocks of a year are shared by the series, so
/// the standard error is clustered by year (Liang and Zeger, 1986) with the factor G/(G − 1) for G
/// years and a t distribution of G − 1 degrees of freedom. Changes over several years count once,
/// divided by their length, with their length as weight.
public struct Elasticity: Sendable, Equatable {
  /// The common slope.
  public let value: Double
  /// Its standard error.
  public let standardError: Double
  /// The degrees of freedom of its t distribution.
  public let degreesOfFreedom: Double
  /// How many changes it rests on.
  public let changeCount: Int
  /// How many series.
  public let seriesCount: Int

  /// The elasticity of series with respect to a covariate by year.
  ///
  /// Changes across a break of a series, and changes from or to a year that the covariate lacks, are
  /// left out.
  ///
  /// - Returns: nil with fewer than five years of change, or a covariate that changes evenly.
  public init?(of series: [DatedSeries], withRespectTo covariate: [Int: Double]) {
    let changes = series.flatMap { Self.changes(of: $0, covariate) }
    let squares = changes.reduce(0) { $0 + $1.weight * $1.covariate * $1.covariate }
    let years = Set(changes.map(\.year)).sorted()
    guard years.count >= 5, squares > 1e-12 else { return nil }
    let slope =
      changes.reduce(0) { $0 + $1.weight * $1.covariate * $1.response } / squares
    var scores: [Int: Double] = [:]
    for change in changes {
      scores[change.year, default: 0] +=
        change.weight * change.covariate * (change.response - slope * change.covariate)
    }
    let groups = Double(years.count)
    let meat = years.reduce(0) { sum, year in
      let score = scores[year] ?? 0
      return sum + score * score
    }
    value = slope
    standardError = (meat * groups / (groups - 1)).squareRoot() / squares
    degreesOfFreedom = groups - 1
    changeCount = changes.count
    seriesCount = series.count
  }

  /// The confidence interval of a level strictly between 0 and 1.
  public func interval(level: Double) -> PredictionInterval {
    let reach =
      StudentTDistribution(degreesOfFreedom: degreesOfFreedom).quantile(0.5 + level / 2)
      * standardError
    return PredictionInterval(lower: value - reach, upper: value + reach, level: level)
  }

  private struct Change {
    let year: Int
    let weight: Double
    let response: Double
    let covariate: Double
  }

  /// The yearly changes of one series less their mean, beside those of the covariate.
  private static func changes(of series: DatedSeries, _ covariate: [Int: Double]) -> [Change] {
    let raw = zip(series.points, series.points.dropFirst()).compactMap { before, after -> Change? in
      let broken = series.breaks.contains { $0.year > before.year && $0.year <= after.year }
      guard !broken, before.value > 0, after.value > 0, let first = covariate[before.year],
        let second = covariate[after.year], first > 0, second > 0
      else { return nil }
      let length = Double(after.year - before.year)
      return Change(
        year: after.year, weight: length, response: log(after.value / before.value) / length,
        covariate: log(second / first) / length)
    }
    let total = raw.reduce(0) { $0 + $1.weight }
    guard total > 0 else { return [] }
    let response = raw.reduce(0) { $0 + $1.weight * $1.response } / total
    let mean = raw.reduce(0) { $0 + $1.weight * $1.covariate } / total
    return raw.map {
      Change(
        year: $0.year, weight: $0.weight, response: $0.response - response,
        covariate: $0.covariate - mean)
    }
  }
}

extension DatedSeries {
  /// The series over a covariate to some power, where the covariate has the year: what of it the
  /// covariate does not account for.
  ///
  /// - Throws: ``SeriesFault`` when fewer than three points remain.
  public func divided(
    by covariate: [Int: Double], toThePower power: Double
  ) throws(SeriesFault) -> DatedSeries {
    let points = points.compactMap { point in
      covariate[point.year].map {
        Point(
          year: point.year, value: point.value / pow($0, power),
          relativeStandardError: point.relativeStandardError)
      }
    }
    return try DatedSeries(points, breaks: breaks)
  }
}
