import Foundation
import GrowthModels
import LaborSeries

/// What BLS projects for an occupation: its newest round, its word for the growth, its openings.
public struct OfficialOutlook: Sendable {
  /// The published lines; more than one for a combined occupation.
  public let lines: [LaborSeries.OfficialProjection]
  /// The class of growth by the bands of the round; nil where the bands are not known or the
  /// occupation is a sum.
  public let growthClass: GrowthClass?
  /// The bands of the round's growth classes; empty where they are not known.
  public let bands: [GrowthClass]
  /// Jobs in the base year, the self-employed included.
  public let baseEmployment: Double
  /// Jobs projected for the target year.
  public let projectedEmployment: Double
  /// Average annual openings in jobs; nil where a line has none.
  public let annualOpenings: Double?

  /// The newest round for an occupation; nil where BLS publishes none.
  public init?(for occupation: Occupation, in rounds: OfficialProjections) {
    let lines = occupation.code.parts.compactMap(rounds.newest)
    guard lines.count == occupation.code.parts.count, let first = lines.first,
      lines.allSatisfy({ $0.round == first.round })
    else { return nil }
    self.lines = lines
    growthClass = lines.count == 1 ? rounds.growthClass(of: first) : nil
    bands = rounds.growthClasses.filter {
      $0.baseYear == first.baseYear && $0.targetYear == first.targetYear
    }
    baseEmployment = lines.compactMap(\.baseEmployment).reduce(0, +)
    projectedEmployment = lines.compactMap(\.projectedEmployment).reduce(0, +)
    let openings = lines.compactMap(\.annualOpenings)
    annualOpenings = openings.count == lines.count ? openings.reduce(0, +) : nil
  }

  /// The round by its years, “2025–35”.
  public var round: String { lines.first?.round ?? "" }
  /// The round's base year.
  public var baseYear: Int { lines.first?.baseYear ?? 0 }
  /// The round's target year.
  public var targetYear: Int { lines.first?.targetYear ?? 0 }

  /// Projected change as a fraction of base employment: as published for one occupation, from the
  /// published levels for a sum.
  public var change: Double {
    if lines.count == 1, let percent = lines.first?.percentChange { return percent / 100 }
    return projectedEmployment / baseEmployment - 1
  }

  /// Growth a year, compounded, as a fraction.
  public var annualGrowth: Double {
    pow(projectedEmployment / baseEmployment, 1 / Double(targetYear - baseYear)) - 1
  }

  /// BLS's growth put on an OEWS level, which leaves out the self-employed: the level times the
  /// round's growth from the level's year to `year` at a constant yearly rate.
  ///
  /// - Returns: nil outside the years of the round.
  public func employment(in year: Int, from level: Double, of levelYear: Int) -> Double? {
    guard (baseYear...targetYear).contains(year), (baseYear...targetYear).contains(levelYear)
    else { return nil }
    return level * pow(1 + annualGrowth, Double(year - levelYear))
  }

  /// The class that the round's bands give to a growth over its ten years, as a fraction; nil
  /// where the bands are not known.
  public func growthClass(ofTenYearGrowth growth: Double) -> GrowthClass? {
    bands.first { $0.contains(percent: 100 * growth) }
  }

  /// The growth as one more observation for the growth models.
  var growth: GrowthModels.OfficialProjection {
    GrowthModels.OfficialProjection(
      publisher: "BLS", base: baseYear, target: targetYear,
      growthFactor: projectedEmployment / baseEmployment,
      tenYearDeviation: OfficialRounds.statedDeviation)
  }

  /// Whether the growth can be counted from a year of the series and ends after it.
  func isCombinable(with series: OccupationalSeries) -> Bool {
    guard let last = series.latest?.year else { return false }
    return last < targetYear && series.observation(in: baseYear)?.employment.number != nil
  }
}
