import GrowthModels
import LaborSeries

/// One occupation as the judge wants it: its series, the total it is a part of, and what BLS
/// projected for it, round by round.
public struct JudgedOccupation: Sendable {
  /// The occupation.
  public let occupation: Occupation
  /// Its series with survey errors, the ledger's breaks, the rounds matched to it and the growth of
  /// its group.
  public let judged: JudgedSeries

  /// An occupation with its rounds and its group's growth.
  ///
  /// - Throws: `SeriesFault` when it has fewer than three observations of employment.
  public init(
    _ series: OccupationalSeries, rounds: [GrowthModels.OfficialProjection] = [],
    group: GroupGrowthHistory? = nil
  ) throws(SeriesFault) {
    occupation = series.occupation
    judged = JudgedSeries(
      name: series.occupation.code.description, series: try DatedSeries(employmentOf: series),
      officialProjections: rounds, group: group)
  }
}

/// The line items of completed and running rounds of BLS Employment Projections, by code.
public struct OfficialRounds: Sendable {
  /// The standard deviation of ten-year errors of the log of growth that every round is given.
  ///
  /// No round at hand had been completed before the first ones judged were made, so the figure is
  /// stated and not estimated from a round that it is used on. In the two rounds completed since,
  /// 2012–22 and 2014–24, occupations of 10,000 jobs or more missed by about 0.34.
  public static let statedDeviation = 0.4

  private let lines: [SOCCode: [LaborSeries.OfficialProjection]]
  private let deviation: Double

  /// Line items of any rounds.
  ///
  /// - Precondition: the deviation is positive.
  public init(
    _ lines: [LaborSeries.OfficialProjection], tenYearDeviation: Double = statedDeviation
  ) {
    precondition(tenYearDeviation > 0, "a positive deviation")
    self.lines = Dictionary(grouping: lines, by: \.code)
    deviation = tenYearDeviation
  }

  /// What the rounds projected for a series: line items with its code and a title that it has been
  /// published under. A code that was given to another occupation meanwhile has another title, and
  /// is left out.
  public func projections(
    of series: OccupationalSeries
  ) -> [GrowthModels.OfficialProjection] {
    guard let code = series.occupation.code.parts.first, !series.occupation.code.isCombined else {
      return []
    }
    let titles = Set(
      ([series.occupation.title] + series.observations.map(\.publishedTitle)).map(Self.comparable))
    return lines[code, default: []]
      .filter { titles.contains(Self.comparable($0.title)) }
      .compactMap(projection)
      .sorted { $0.base < $1.base }
  }

  private func projection(
    _ line: LaborSeries.OfficialProjection
  ) -> GrowthModels.OfficialProjection? {
    guard let base = line.baseEmployment, let target = line.projectedEmployment, base > 0,
      target > 0
    else { return nil }
    return GrowthModels.OfficialProjection(
      publisher: "BLS", base: line.baseYear, target: line.targetYear,
      growthFactor: target / base, tenYearDeviation: deviation)
  }

  /// The letters of a title in lower case: rounds and estimates differ in capitals and hyphens.
  private static func comparable(_ title: String) -> String {
    title.lowercased().filter(\.isLetter)
  }
}
