import Foundation
import GrowthModels
import LaborSeries

/// Employment of one occupation in one area, projected as a share of the nation's.
public struct AreaProjection: Sendable {
  public let area: PublishedArea
  public let weight: AreaWeight
  /// How many years with figures it rests on.
  public let yearCount: Int
  /// Paths of the area's jobs from the nation's base year on. The base is what the model holds
  /// likely, between the area's last figure and its earlier shares of the nation.
  public let draws: LevelDraws
  /// Jobs in the target year.
  public let target: DrawnAmount
  /// Growth a year from base to target, a fraction.
  public let growth: ComparedSeries.Growth

  init(area: PublishedArea, weight: AreaWeight, yearCount: Int, draws: LevelDraws) {
    self.area = area
    self.weight = weight
    self.yearCount = yearCount
    self.draws = draws
    target = DrawnAmount(draws.paths.map { $0[$0.count - 1] }, central: draws.central)
    growth = ComparedSeries.Growth(drawn: draws.annualGrowth)
  }
}

/// Every area of one occupation: projected where there are years enough, with a reason where not.
public struct AreaOutlook: Sendable {
  public let occupation: Occupation
  /// The nation's projection, that shares are of.
  public let nation: EmploymentProjection
  /// The nation's draws; means of reconciled areas add up to theirs.
  public let nationDraws: LevelDraws
  /// The model of shares; nil where no area has years enough to learn from.
  public let model: AreaShareModel?
  /// Areas with at least ``fewestYears`` years, in the order of their codes.
  public let areas: [AreaProjection]
  /// Areas with a figure and fewer years.
  public let unprojected: [(area: PublishedArea, weight: AreaWeight, yearCount: Int)]
  /// Whether the areas add up to the nation, with ``remainder`` for what is not published.
  public let isReconciled: Bool
  /// What the projected areas leave of the nation; nil unless reconciled.
  public let remainder: LevelDraws?

  /// The fewest years with figures that a projection of an area may rest on.
  public static let fewestYears = 3

  /// How many draws are taken when no number is given: half as many as of a nation, for hundreds of
  /// areas, with shocks in pairs.
  public static let usualDrawCount = LevelDraws.usualCount / 2

  /// Projects every area of a panel.
  ///
  /// - Parameters:
  ///   - panel: The occupation in the areas.
  ///   - nation: The nation's projection.
  ///   - kinds: The kinds of area wanted. To reconcile, states alone: they make up the nation.
  ///   - learned: A model of shares from elsewhere, for areas too few to learn from.
  ///   - known: The model that would be learned, where it has been learned before.
  ///   - only: The one area that is wanted; its figures are the same as among all.
  ///   - isReconciled: Whether states are to add up to the nation in every draw.
  ///   - drawCount: How many draws the intervals rest on.
  public init(
    of panel: AreaPanel, nation: EmploymentProjection, kinds: Set<PublishedArea.Kind> = [.state],
    learned: AreaShareModel? = nil, known: AreaShareModel? = nil, only: PublishedArea? = nil,
    isReconciled: Bool = false, drawCount: Int = usualDrawCount
  ) {
    precondition(only == nil || !isReconciled, "areas are reconciled all together")
    let members = panel.members.filter { kinds.contains($0.area.kind) }
    let shares = members.map(panel.shares)
    let model = known ?? AreaShareModel(of: shares) ?? learned
    let draws = LevelDraws(of: nation, count: drawCount)
    var (found, paths): ([(AreaPanel.Member, AreaWeight, Int)], [[[Double]]]) = ([], [])
    var unprojected: [(area: PublishedArea, weight: AreaWeight, yearCount: Int)] = []
    for (index, (member, points)) in zip(members, shares).enumerated() {
      if let only, only != member.area { continue }
      guard let weight = panel.weight(of: member) else { continue }
      guard points.count >= Self.fewestYears, let model else {
        unprojected.append((member.area, weight, points.count))
        continue
      }
      found.append((member, weight, points.count))
      // Shares are reconciled as such; otherwise each is a number of jobs as soon as it is drawn.
      paths.append(
        model.paths(
          from: model.state(after: points), along: draws, ofShares: isReconciled,
          seed: 100 &+ UInt64(index)))
    }
    if isReconciled { Self.normalize(&paths) }
    areas = found.indices.map { index in
      // Taken out of the list, so that shares turn into jobs in place.
      var jobs: [[Double]] = []
      swap(&jobs, &paths[index])
      for (draw, nation) in draws.paths.enumerated() where isReconciled {
        for year in nation.indices { jobs[draw][year] *= nation[year] }
      }
      return AreaProjection(
        area: found[index].0.area, weight: found[index].1, yearCount: found[index].2,
        draws: LevelDraws(from: draws.baseYear, paths: jobs))
    }
    remainder = isReconciled ? Self.remainder(of: draws, after: areas) : nil
    occupation = panel.occupation
    self.nation = nation
    nationDraws = draws
    self.model = model
    self.unprojected = unprojected
    self.isReconciled = isReconciled
  }

  /// Scales shares of each draw and year so that they and the rest of the nation are the whole. The
  /// rest is what the areas left of it in the mean of the base year, or nothing where they left less
  /// than nothing; scaling keeps every share above zero.
  private static func normalize(_ paths: inout [[[Double]]]) {
    guard let first = paths.first else { return }
    let count = Double(first.count)
    let base = paths.reduce(0) { sum, area in sum + area.reduce(0) { $0 + $1[0] } / count }
    let rest = max(1 - base, 0)
    for draw in first.indices {
      for year in first[draw].indices {
        let whole = paths.reduce(rest) { $0 + $1[draw][year] }
        for area in paths.indices { paths[area][draw][year] /= whole }
      }
    }
  }

  private static func remainder(of nation: LevelDraws, after areas: [AreaProjection]) -> LevelDraws
  {
    LevelDraws(
      from: nation.baseYear,
      paths: nation.paths.enumerated().map { draw, path in
        path.indices.map { year in
          // Rounding may leave less than nothing where the areas are the whole.
          max(areas.reduce(path[year]) { $0 - $1.draws.paths[draw][year] }, 0)
        }
      })
  }
}

extension AreaShareModel {
  /// Drawn shares from a base year on, or the jobs that they are of the nation's draws: what is
  /// known of the last share, then wandering. Every other draw has the shocks of the one before
  /// with the other sign, so that chance moves no share up or down by itself (antithetic variates;
  /// Hammersley and Morton, 1956).
  func paths(
    from state: State, along nation: LevelDraws, ofShares isShare: Bool, seed: UInt64
  ) -> [[Double]] {
    var source = RandomSource(seed: seed)
    let sinceLast = Double(max(nation.baseYear - state.year, 0))
    let spread = (state.variance + yearlyDeviation * yearlyDeviation * sinceLast).squareRoot()
    var shocks = [Double](repeating: 0, count: nation.years.count + 1)
    return nation.paths.enumerated().map { draw, levels in
      for year in shocks.indices {
        shocks[year] = draw.isMultiple(of: 2) ? source.normal() : -shocks[year]
      }
      var value = state.mean
      var path: [Double] = []
      path.reserveCapacity(levels.count)
      for (year, level) in levels.enumerated() {
        value += (year == 0 ? spread : yearlyDeviation) * shocks[year]
        path.append(isShare ? exp(value) : exp(value) * level)
      }
      return path
    }
  }
}
