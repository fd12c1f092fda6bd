import LaborSeries

/// The openings of a published line, worked out from its levels and rates.
public struct OfficialOpenings: Sendable, Equatable {
  /// The round by its years: “2025–35”.
  public let round: String
  /// The round's first year.
  public let baseYear: Int
  /// The round's last year.
  public let targetYear: Int
  /// The flows of an average year, in jobs.
  public let annual: OpeningFlows
  /// Openings a year as published, in jobs; nil where the line carries none.
  public let published: Double?
  /// How far rounding of the published figures alone may set the two apart, in jobs.
  public let roundingBound: Double

  /// The openings of a line; nil where it lacks a level or a rate.
  ///
  /// BLS prints levels and openings in hundreds of jobs and rates in tenths of a percent: each is
  /// within half of its last digit.
  public init?(of line: OfficialProjection) {
    guard let base = line.baseEmployment, let target = line.projectedEmployment,
      let exit = line.exitRate, let transfer = line.transferRate
    else { return nil }
    let span = line.targetYear - line.baseYear
    round = line.round
    baseYear = line.baseYear
    targetYear = line.targetYear
    annual = OpeningFlows.annualAverage(
      from: base, to: target, exitRate: exit, transferRate: transfer, years: span)
    published = line.annualOpenings
    roundingBound = Self.roundingBound(
      average: (base + target) / 2, rate: exit + transfer, span: span)
  }

  /// The openings of several lines of one round together; nil where there is none or the rounds
  /// differ.
  public init?(sumOf parts: [OfficialOpenings]) {
    guard let first = parts.first, parts.allSatisfy({ $0.round == first.round }) else { return nil }
    let openings = parts.compactMap(\.published)
    round = first.round
    baseYear = first.baseYear
    targetYear = first.targetYear
    annual = parts.reduce(OpeningFlows.none) { $0 + $1.annual }
    published = openings.count == parts.count ? openings.reduce(0, +) : nil
    roundingBound = parts.reduce(0) { $0 + $1.roundingBound }
  }

  private static func roundingBound(average: Double, rate: Double, span: Int) -> Double {
    let (level, rates) = (50.0, 2 * 0.0005)
    return level + 2 * level / Double(span) + rates * (average + level) + rate * level
  }
}
