import Foundation
import GrowthModels
import LaborSeries

/// The percentiles of an occupation's wages, projected so that in every draw each is above the one
/// below it.
///
/// The median is projected; the other percentiles stand off it by gaps, the logarithm of the ratio
/// of neighbours. Over the record of the imaging occupations, gaps a decade ahead were no worse
/// known than gaps a year ahead and were best foretold by the middle between the last gap and the
/// mean of the record; projecting each percentile by its own growth instead was no better than
/// holding the ratios for six years and four percent better over seven or more, and percentiles
/// projected apart can cross. So a gap is drawn around that middle with the spread of its record,
/// on a logarithmic scale, which keeps it above zero.
public struct WageLadder: Sendable {
  /// One percentile.
  public struct Rung: Sendable {
    public let rung: WageRung
    /// The published figure of the last release, or the mark in its place.
    public let published: PublishedValue
    /// In dollars of the target year; nil where the figure was suppressed or top-coded.
    public let nominal: DrawnAmount?
    /// In dollars of the last release.
    public let real: DrawnAmount?
  }

  /// From the 10th to the 90th percentile.
  public let rungs: [Rung]
  /// For each rung that is projected, its draws in dollars of the last release.
  public let draws: [WageRung: [Double]]

  /// The ladder around a projected median.
  ///
  /// - Precondition: `median` is of the median.
  public init(around median: WageProjection, in series: OccupationalSeries) {
    precondition(median.rung == .median, "the ladder stands on the median")
    let last = series.observation(in: median.baseYear)?.wages ?? .absent
    let middle = median.real.paths.map { $0[$0.count - 1] }
    var source = RandomSource(seed: 12)
    var draws: [WageRung: [Double]] = [.median: middle]
    // From the median outward, so that a rung that is not published ends its side of the ladder.
    for side in [
      [WageRung.median, .percentile25, .percentile10], [.median, .percentile75, .percentile90],
    ] {
      for (inner, outer) in zip(side, side.dropFirst()) {
        guard let start = draws[inner], let gap = Gap(inner, outer, in: series, last: last) else {
          break
        }
        draws[outer] = start.map { $0 * exp(gap.direction * gap.drawn(from: &source)) }
      }
    }
    let central = median.real.central
    let toNominal = median.target.nominal.median / median.target.real.median
    rungs = WageRung.ladder.map { rung in
      let own = draws[rung]
      return Rung(
        rung: rung, published: rung.value(in: last),
        nominal: own.map { DrawnAmount($0.map { $0 * toNominal }, central: central) },
        real: own.map { DrawnAmount($0, central: central) })
    }
    self.draws = draws
  }
}

/// The distance between two neighbouring percentiles, by its record.
private struct Gap {
  /// Upward from the median, or downward.
  let direction: Double
  private let center: Double
  private let deviation: Double

  /// Nil where the last release lacks one of the two, or they are equal.
  init?(_ inner: WageRung, _ outer: WageRung, in series: OccupationalSeries, last: Wages) {
    func gap(_ wages: Wages) -> Double? {
      guard let a = inner.value(in: wages).number, let b = outer.value(in: wages).number, a > 0,
        b > 0, a != b
      else { return nil }
      return log(abs(log(b / a)))
    }
    guard let now = gap(last) else { return nil }
    let record = series.observations.compactMap { gap($0.wages) }
    let mean = record.reduce(0, +) / Double(record.count)
    let squares = record.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    direction = outer == .percentile75 || outer == .percentile90 ? 1 : -1
    center = (now + mean) / 2
    // A record of one or two releases says nothing of the spread; that of the longer records is a
    // third (root mean square of the logarithm).
    deviation = record.count > 2 ? (squares / Double(record.count - 1)).squareRoot() : 1.0 / 3
  }

  func drawn(from source: inout RandomSource) -> Double {
    exp(center + deviation * source.normal())
  }
}
