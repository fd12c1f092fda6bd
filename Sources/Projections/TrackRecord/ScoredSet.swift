import GrowthModels
import LaborSeries

/// The scores of several contenders on the same projections: of the same occupations, from the same
/// origins, over the same years ahead.
public struct ScoredSet: Sendable {
  /// One contender over one horizon, or over all of them.
  public struct Row: Sendable {
    /// Who projected.
    public let contender: TrackRecord.Contender
    /// The years ahead; nil for all horizons together.
    public let horizon: Int?
    /// How the projections did.
    public let scores: ForecastScores
  }

  /// A short name: `healthcare`, `all-2012-2022`.
  public let identifier: String
  /// What the set holds, in words.
  public let title: String
  /// How many occupations have a projection in it.
  public let occupationCount: Int
  /// The origins, ascending.
  public let origins: [Int]
  /// By contender in the order of their cases: each horizon, then all horizons together where there
  /// are several.
  public let rows: [Row]
  /// The projections that every contender made.
  let places: Set<TrackRecord.Place>

  /// The contenders in the set.
  public var contenders: [TrackRecord.Contender] {
    TrackRecord.Contender.allCases.filter { contender in
      rows.contains { $0.contender == contender }
    }
  }

  /// The horizons in the set, ascending.
  public var horizons: [Int] { Set(rows.compactMap(\.horizon)).sorted() }

  /// The row of a contender at a horizon, or over all of them.
  ///
  /// A set of a single horizon has that horizon's row for both.
  public func row(_ contender: TrackRecord.Contender, horizon: Int? = nil) -> Row? {
    rows.first { $0.contender == contender && $0.horizon == horizon }
      ?? (horizon == nil && horizons.count == 1 ? rows.first { $0.contender == contender } : nil)
  }

  /// The number of projections that each contender made.
  public var count: Int { rows.first.flatMap { row($0.contender) }?.scores.count ?? 0 }
}

extension TrackRecord {
  /// One projection: which occupation, from when, how far.
  struct Place: Hashable, Sendable {
    let series: String
    let origin: Int
    let horizon: Int

    init(_ forecast: JudgedForecast) {
      series = forecast.series
      origin = forecast.origin
      horizon = forecast.horizon
    }
  }

  /// Scores contenders on the projections that all of them made, and that `isIncluded` accepts.
  ///
  /// - Returns: nil when there is no such projection.
  public func scored(
    _ identifier: String, title: String, contenders wanted: [Contender],
    where isIncluded: (JudgedForecast) -> Bool = { _ in true }
  ) -> ScoredSet? {
    let own = wanted.filter(contenders.contains).map { contender in
      (contender, forecasts(by: contender).filter(isIncluded))
    }
    guard var common = own.first.map({ Set($0.1.map(Place.init)) }) else { return nil }
    for (_, forecasts) in own.dropFirst() { common.formIntersection(forecasts.map(Place.init)) }
    guard !common.isEmpty else { return nil }
    let rows = own.flatMap { contender, forecasts in
      Self.rows(of: contender, forecasts.filter { common.contains(Place($0)) })
    }
    return ScoredSet(
      identifier: identifier, title: title, occupationCount: Set(common.map(\.series)).count,
      origins: Set(common.map(\.origin)).sorted(), rows: rows, places: common)
  }

  /// The projections of a contender that a row of a set is the score of, in their order.
  public func forecasts(
    by contender: Contender, horizon: Int? = nil, in set: ScoredSet
  ) -> [JudgedForecast] {
    forecasts(by: contender).filter { forecast in
      (horizon == nil || forecast.horizon == horizon) && set.places.contains(Place(forecast))
    }
  }

  private static func rows(
    of contender: Contender, _ forecasts: [JudgedForecast]
  ) -> [ScoredSet.Row] {
    let groups = Dictionary(grouping: forecasts, by: \.horizon).sorted { $0.key < $1.key }
    let single = groups.map { horizon, forecasts in
      ScoredSet.Row(
        contender: contender, horizon: horizon,
        scores: ForecastScores(forecasts, levels: Terms.levels))
    }
    guard single.count > 1 else { return single }
    let whole = ForecastScores(forecasts, levels: Terms.levels)
    return single + [ScoredSet.Row(contender: contender, horizon: nil, scores: whole)]
  }
}
