import Foundation
import GrowthModels
import LaborSeries

/// One of the things compared: an occupation in an area, with its history and, beyond the last
/// observation, its joint draws.
public struct ComparedSeries: Sendable {
  /// Growth a year with its intervals, fractions.
  public struct Growth: Sendable, Equatable {
    public let median: Double
    public let interval80: PredictionInterval
    public let interval95: PredictionInterval

    /// A growth rate with its intervals.
    public init(
      median: Double, interval80: PredictionInterval, interval95: PredictionInterval
    ) {
      self.median = median
      self.interval80 = interval80
      self.interval95 = interval95
    }
  }

  /// What it is called: the occupation, the area, or both.
  public let name: String
  public let series: OccupationalSeries
  /// The last observed year that growth is counted to or from, and its jobs.
  public let base: (year: Int, jobs: Double)
  /// Paths from the base year on; nil where only history is compared.
  public let draws: LevelDraws?
  /// Growth a year from the base to the target year; nil where only history is compared.
  public let projected: Growth?
  /// Projected growth by the line of the record and BLS combined, at the median; nil where there is
  /// none.
  public let combined: Double?
  /// BLS's growth a year over its newest round; nil where BLS publishes none.
  public let official: Double?
  /// BLS's class of that growth; nil where it is not known.
  public let officialClass: String?
  /// The round that both are of, by its years: “2025–35”; nil where BLS publishes none.
  public let officialRound: String?

  /// Whether the draws of all such members go together already, as those of areas do that share
  /// the nation's.
  let sharesDraws: Bool

  /// A national series with its projection.
  public init(_ outlook: OccupationOutlook, named name: String? = nil) {
    let growth = outlook.projection.annualGrowth
    self.name = name ?? outlook.occupation.shortTitle
    series = outlook.series
    base = (outlook.projection.base.year, outlook.projection.baseEmployment)
    draws = LevelDraws(of: outlook.projection)
    sharesDraws = false
    projected = Growth(
      median: growth.median, interval80: growth.interval(level: 0.80),
      interval95: growth.interval(level: 0.95))
    combined = outlook.combined?.annualGrowth.median
    official = outlook.official?.annualGrowth
    officialClass = outlook.official?.growthClass?.name
    officialRound = outlook.official?.round
  }

  /// A series with draws from elsewhere, or with its history alone.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - series: The observations.
  ///   - baseYear: The year that growth is counted from, or to for history alone.
  ///   - draws: Paths from the base year on.
  ///   - sharesDraws: Whether the draws go together with those of the other members already.
  ///   - official: BLS's projection of it.
  /// - Precondition: The series has a figure for `baseYear`.
  public init(
    named name: String, series: OccupationalSeries, baseYear: Int, draws: LevelDraws?,
    sharesDraws: Bool = false, official: OfficialOutlook? = nil
  ) {
    let jobs = series.observation(in: baseYear)?.employment.number
    precondition((jobs ?? 0) > 0, "a figure for the base year")
    self.name = name
    self.series = series
    base = (baseYear, jobs ?? 0)
    self.draws = draws
    self.sharesDraws = sharesDraws
    projected = draws.map { Growth(drawn: $0.annualGrowth) }
    combined = nil
    self.official = official?.annualGrowth
    officialClass = official?.growthClass?.name
    officialRound = official?.round
  }
}

extension ComparedSeries.Growth {
  /// The growth that draws have.
  init(drawn: [Double]) {
    let drawn = DrawnDistribution(drawn)
    self.init(
      median: drawn.median, interval80: drawn.interval(level: 0.80),
      interval95: drawn.interval(level: 0.95))
  }
}

extension LevelDraws {
  /// Compound growth a year from the base to the target year in each draw, a fraction.
  public var annualGrowth: [Double] {
    let years = Double(self.years.count)
    return paths.map { pow($0[$0.count - 1] / $0[0], 1 / years) - 1 }
  }

  /// Several draws brought into an order in which they go together as the series did.
  ///
  /// - Precondition: as many series as draws, all with as many paths.
  static func coupled(
    _ draws: [LevelDraws], as series: [DatedSeries], seed: UInt64 = 3
  ) -> [LevelDraws] {
    let orders = RankCoupling(of: series).orders(
      of: draws.map { $0.paths.map { $0[$0.count - 1] } }, seed: seed)
    return zip(draws, orders).map { $0.ordered($1) }
  }
}
