import Foundation
import GrowthModels
import LaborSeries

/// The growth of several occupations or areas side by side: how fast each grew and is projected to
/// grow, which of them can be told apart, what each adds to the whole, and how steady each was.
public struct GrowthComparison: Sendable {
  /// The order that probabilities and ranks are of.
  public enum Basis: Sendable, Equatable {
    /// Growth between two observed years, unsure by survey error alone.
    case observed(from: Int, to: Int)
    /// Growth from the last observation to a target year.
    case projected(from: Int, to: Int)
  }

  /// What one of them adds to the growth of all together, and to that of the nation's jobs.
  public struct Contribution: Sendable, Equatable {
    /// The change, in jobs.
    public let change: Double
    /// The change as a fraction of all members' jobs at the beginning: these add up to the growth
    /// of the whole.
    public let ofTotalGrowth: Double
    /// What growth at the pace of all occupations in the nation would have been, in jobs.
    public let nationalShare: Double?
    /// The change beyond that, in jobs (Dunn, 1960).
    public let ownShift: Double?
  }

  /// Those compared, in the order given.
  public let members: [ComparedSeries]
  public let basis: Basis
  /// Growth over the observed years; nil for a member without figures for both.
  public let history: [ObservedGrowth?]
  /// The observed years.
  public let historyYears: (from: Int, to: Int)
  /// The breaks inside the observed years, by member.
  public let historyBreaks: [[HistoryEntry]]
  /// The probability that a member (first index) grows faster than another (second); a half on the
  /// diagonal.
  public let probabilities: [[Double]]
  /// The probability of growing fastest of all, by member; they sum to one.
  public let fastest: [Double]
  /// The ranks that each may have, and the groups that cannot be told apart.
  public let ranks: RankSets
  /// What each adds, over the years of the basis; empty where a member has no change to add.
  public let contributions: [Contribution]
  /// Growth of the nation's jobs over the same years, a fraction; nil where it is not known.
  public let nationalGrowth: Double?
  /// How steady each was over the observed years.
  public let stability: [GrowthStability?]

  /// Compares at least two.
  ///
  /// - Parameters:
  ///   - members: Those compared; all with draws to the same target, or none.
  ///   - from: The first year of the observed growth.
  ///   - to: Its last year.
  ///   - nation: All occupations, for the shift of each against the nation.
  ///   - level: The probability that all rank sets hold.
  /// - Throws: ``ComparisonError``.
  public init(
    of members: [ComparedSeries], from: Int, to: Int, nation: NationalPace? = nil,
    level: Double = 0.9
  ) throws(ComparisonError) {
    guard members.count > 1 else { throw .tooFew(found: members.count) }
    guard from < to else { throw .noPeriod(from: from, to: to) }
    let history = members.map { $0.series.growth(from: from, to: to) }
    let growth: [[Double]]
    let target = members[0].draws?.years.last
    if let target {
      let coupled = Self.coupled(members)
      growth = coupled.map(\.annualGrowth)
      basis = .projected(from: members.map(\.base.year).min() ?? to, to: target)
      contributions = Self.contributions(
        coupled, pace: nation?.projected.map { ($0.growth, $0.from, $0.to) })
      nationalGrowth = nation?.projected?.growth
    } else {
      growth = try Self.observed(members, history, from: from, to: to)
      basis = .observed(from: from, to: to)
      contributions = Self.contributions(members, from: from, to: to, pace: nation?.observed)
      nationalGrowth = nation?.observed
    }
    self.members = members
    self.history = history
    historyYears = (from, to)
    historyBreaks = members.map { $0.series.breaks(after: from, through: to) }
    let order = GrowthOrder(of: growth)
    probabilities = order.probabilities
    fastest = order.fastest
    ranks = RankSets(of: growth, level: level)
    stability = members.map { GrowthStability(of: $0.series, from: from, to: to) }
  }

  private static func coupled(_ members: [ComparedSeries]) -> [LevelDraws] {
    let draws = members.compactMap(\.draws)
    precondition(draws.count == members.count, "draws for each member or for none")
    if members.contains(where: \.sharesDraws) { return draws }
    let dated = members.compactMap { member in
      try? DatedSeries(employmentOf: member.series)  // Refused: too short to go with others.
    }
    return dated.count == members.count ? LevelDraws.coupled(draws, as: dated) : draws
  }

  /// Draws of observed growth from the survey errors of both years, which are independent between
  /// members.
  private static func observed(
    _ members: [ComparedSeries], _ history: [ObservedGrowth?], from: Int, to: Int
  ) throws(ComparisonError) -> [[Double]] {
    var source = RandomSource(seed: 4)
    var draws: [[Double]] = []
    for (member, growth) in zip(members, history) {
      guard let growth else { throw .noFigures(name: member.name, from: from, to: to) }
      let (middle, error) = (log1p(growth.total), growth.logStandardError ?? 0)
      draws.append(
        (0..<LevelDraws.usualCount).map { _ in
          exp((middle + error * source.normal()) / Double(to - from)) - 1
        })
    }
    return draws
  }
}

/// Growth of the nation's jobs in all occupations, a fraction over the whole period.
public struct NationalPace: Sendable {
  /// Over the observed years; nil where it is not known.
  public let observed: Double?
  /// From the last observation to the target year, at the mean; nil where only history is compared.
  public let projected: (growth: Double, from: Int, to: Int)?

  /// The pace of all occupations.
  ///
  /// - Parameters:
  ///   - series: All occupations (00-0000).
  ///   - from: The first observed year.
  ///   - to: The last observed year.
  ///   - target: The year projected to; nil where only history is compared.
  ///   - model: How growth is learned.
  /// - Throws: ``ProjectionError`` when the total cannot be projected.
  public init(
    of series: OccupationalSeries, from: Int, to: Int, target: Int?,
    by model: some GrowthModel = AveragedFamily.ofPooledSamples
  ) throws(ProjectionError) {
    observed = series.growth(from: from, to: to)?.total
    guard let target else {
      projected = nil
      return
    }
    let projection = try EmploymentProjection(of: series, through: target, by: model)
    projected = (
      projection.target.distribution.mean / projection.baseEmployment - 1, projection.base.year,
      target
    )
  }
}

/// Why growth cannot be compared.
public enum ComparisonError: Error, Equatable, CustomStringConvertible {
  /// Fewer than two to compare.
  case tooFew(found: Int)
  /// The last year is not after the first.
  case noPeriod(from: Int, to: Int)
  /// A member has no figure for one of the years.
  case noFigures(name: String, from: Int, to: Int)

  public var description: String {
    switch self {
    case .tooFew(let found):
      "A comparison needs two occupations or areas and has \(found); name another one."
    case .noPeriod(let from, let to):
      "Growth from \(from) to \(to) has no year in it; name a --from before --to."
    case .noFigures(let name, let from, let to):
      "\(name) has no figure for \(from) or for \(to); choose years in which it was published "
        + "(modality series lists them)."
    }
  }
}
