import Foundation
import GrowthModels

/// Openings of one occupation as distributions: each year, from the base year on, and on average.
///
/// In each draw the level follows a path and the two rates are drawn once: a year's exits and
/// transfers are the rates times the mean of that year's level and the one before, and growth is
/// their difference. The average year follows BLS instead, with the mean of base and target level.
/// The two differ where a path bends.
public struct OpeningsProjection: Sendable {
  /// The flows of a year or a period.
  public struct Period: Sendable {
    /// The year before the first one: levels are counted from there.
    public let start: Int
    /// The last year.
    public let end: Int
    public let growth: DrawnAmount
    public let exits: DrawnAmount
    public let transfers: DrawnAmount
    /// Exits and transfers; in means and in each draw their sum.
    public let separations: DrawnAmount
    /// Growth and separations; in means and in each draw their sum.
    public let openings: DrawnAmount
    /// The flows of each draw.
    public let draws: [OpeningFlows]
  }

  /// The levels that the openings are of.
  public let employment: LevelDraws
  /// The rates in force.
  public let rates: SeparationRates
  /// One period for each year after the base year.
  public let years: [Period]
  /// From the base year through each year, summed along the paths.
  public let cumulative: [Period]
  /// An average year by the method of BLS.
  public let averageYear: Period
  /// The rates of each draw, a fraction a year.
  let drawnRates: [(exit: Double, transfer: Double)]

  /// Openings along drawn paths.
  ///
  /// Rates that were published are drawn from a lognormal distribution whose mean is the published
  /// rate; rates that were given are taken as they are.
  ///
  /// - Parameters:
  ///   - employment: Paths of the level.
  ///   - rates: Exits and transfers.
  ///   - seed: The same seed gives the same rates.
  public init(along employment: LevelDraws, rates: SeparationRates, seed: UInt64 = 2) {
    var source = RandomSource(seed: seed)
    let drawn = employment.paths.map { _ in
      (exit: rates.exit.drawn(from: &source), transfer: rates.transfer.drawn(from: &source))
    }
    let flows = zip(employment.paths, drawn).map { path, rate in
      zip(path, path.dropFirst()).map { before, after in
        OpeningFlows.annualAverage(
          from: before, to: after, exitRate: rate.exit, transferRate: rate.transfer, years: 1)
      }
    }
    let base = employment.baseYear
    let central = employment.central
    var sums = flows.map { _ in OpeningFlows.none }
    var (years, cumulative): ([Period], [Period]) = ([], [])
    for step in employment.years.indices {
      let own = flows.map { $0[step] }
      for draw in sums.indices { sums[draw] = sums[draw] + own[draw] }
      years.append(Period(own, from: base + step, to: base + step + 1, central: central))
      cumulative.append(Period(sums, from: base, to: base + step + 1, central: central))
    }
    let average = zip(employment.paths, drawn).map { path, rate in
      OpeningFlows.annualAverage(
        from: path[0], to: path[path.count - 1], exitRate: rate.exit,
        transferRate: rate.transfer, years: path.count - 1)
    }
    self.employment = employment
    self.rates = rates
    self.years = years
    self.cumulative = cumulative
    averageYear = Period(average, from: base, to: base + employment.years.count, central: central)
    drawnRates = drawn
  }
}

extension OpeningsProjection.Period {
  fileprivate init(_ draws: [OpeningFlows], from start: Int, to end: Int, central: [Int]) {
    let growth = DrawnAmount(draws.map(\.growth), central: central)
    let exits = DrawnAmount(draws.map(\.exits), central: central)
    let transfers = DrawnAmount(draws.map(\.transfers), central: central)
    let means = OpeningFlows(
      growth: growth.mean, exits: exits.mean, transfers: transfers.mean)
    self.start = start
    self.end = end
    self.growth = growth
    self.exits = exits
    self.transfers = transfers
    separations = DrawnAmount(mean: means.separations, draws: draws.map(\.separations))
    openings = DrawnAmount(mean: means.openings, draws: draws.map(\.openings))
    self.draws = draws
  }
}

extension SeparationRates.Rate {
  /// A rate from the lognormal distribution around the published one, whose mean it is.
  func drawn(from source: inout RandomSource) -> Double {
    guard logDeviation > 0 else { return value }
    return value * exp(logDeviation * source.normal() - logDeviation * logDeviation / 2)
  }
}
