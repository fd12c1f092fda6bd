import GrowthModels
import LaborSeries

/// The record of the projections of one occupation, or of several together.
public struct OccupationRecord: Sendable {
  /// The projections by the averaged family, each beside what came.
  public let count: Int
  /// The origins, ascending.
  public let origins: [Int]
  /// The years ahead.
  public let horizons: ClosedRange<Int>
  /// The scores of the family.
  public let family: ForecastScores
  /// The scores of no change on the same projections.
  public let noChange: ForecastScores
  /// The family, no change and BLS where BLS projected from the same year; nil where it never did.
  public let besideBLS: ScoredSet?
  /// How many of the projections span a break that was not known when they were made.
  public let countAcrossBreaks: Int

  /// The number of values that the interval of a level contained.
  ///
  /// - Precondition: the level is one of ``TrackRecord/Terms/levels``.
  public func contained(level: Double) -> Int {
    guard let coverage = family.coverage.first(where: { $0.level == level }) else {
      preconditionFailure("a level that was judged")
    }
    return coverage.contained
  }
}

extension TrackRecord {
  /// The record of some occupations together.
  ///
  /// - Parameter codes: The codes, as printed; all occupations of the record when nil.
  /// - Returns: nil when none of them could be projected from any year.
  public func record(of codes: Set<String>? = nil) -> OccupationRecord? {
    let isIncluded: (JudgedForecast) -> Bool = { codes?.contains($0.series) ?? true }
    let family = forecasts(by: .family).filter(isIncluded)
    let horizons = family.map(\.horizon)
    guard let least = horizons.min(), let most = horizons.max() else { return nil }
    let across = family.filter { forecast in
      breakYears[forecast.series, default: []].contains { year in
        year > forecast.origin && year <= forecast.origin + forecast.horizon
      }
    }
    return OccupationRecord(
      count: family.count, origins: Set(family.map(\.origin)).sorted(), horizons: least...most,
      family: ForecastScores(family, levels: Terms.levels),
      noChange: ForecastScores(
        forecasts(by: .noChange).filter(isIncluded), levels: Terms.levels),
      besideBLS: contenders.contains(.official)
        ? scored(
          "beside-bls", title: "where BLS projected",
          contenders: [.family, .combined, .official, .noChange].filter(contenders.contains),
          where: isIncluded) : nil,
      countAcrossBreaks: across.count)
  }
}
