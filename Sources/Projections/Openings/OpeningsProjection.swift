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
    /// The flows of each draw, worked out when they are asked for: those of every year of several
    /// occupations would take a great deal of memory.
    public var draws: [OpeningFlows] { origin.draws(of: span) }

    /// Which years it is of, counted from the base year.
    fileprivate let span: OpeningDraws.Span
    fileprivate let origin: OpeningDraws
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
    let origin = OpeningDraws(employment: employment, rates: drawn)
    var sums = drawn.map { _ in OpeningFlows.none }
    var (years, cumulative): ([Period], [Period]) = ([], [])
    for step in employment.years.indices {
      let own = origin.draws(of: .year(step))
      for draw in sums.indices { sums[draw] = sums[draw] + own[draw] }
      years.append(Period(own, of: .year(step), from: origin))
      cumulative.append(Period(sums, of: .through(step), from: origin))
    }
    self.employment = employment
    self.rates = rates
    self.years = years
    self.cumulative = cumulative
    averageYear = Period(origin.draws(of: .average), of: .average, from: origin)
    drawnRates = drawn
  }
}

extension OpeningsProjection.Period {
  fileprivate init(
    _ draws: [OpeningFlows], of span: OpeningDraws.Span, from origin: OpeningDraws
  ) {
    let central = origin.employment.central
    let growth = DrawnAmount(draws.map(\.growth), central: central)
    let exits = DrawnAmount(draws.map(\.exits), central: central)
    let transfers = DrawnAmount(draws.map(\.transfers), central: central)
    let means = OpeningFlows(
      growth: growth.mean, exits: exits.mean, transfers: transfers.mean)
    (start, end) = origin.years(of: span)
    self.growth = growth
    self.exits = exits
    self.transfers = transfers
    separations = DrawnAmount(mean: means.separations, draws: draws.map(\.separations))
    openings = DrawnAmount(mean: means.openings, draws: draws.map(\.openings))
    self.span = span
    self.origin = origin
  }
}

/// Drawn levels and rates, from which the flows of any of their years follow.
private struct OpeningDraws: Sendable {
  /// Years after the base year, the first of them 0.
  enum Span: Sendable {
    /// One of them.
    case year(Int)
    /// From the first through one of them, summed.
    case through(Int)
    /// An average one, by the method of BLS.
    case average
  }

  let employment: LevelDraws
  /// The rates of each draw, a fraction a year.
  let rates: [(exit: Double, transfer: Double)]

  /// The year that levels are counted from, and the last.
  func years(of span: Span) -> (start: Int, end: Int) {
    let base = employment.baseYear
    return switch span {
    case .year(let step): (base + step, base + step + 1)
    case .through(let step): (base, base + step + 1)
    case .average: (base, base + employment.years.count)
    }
  }

  /// The flows of each draw.
  func draws(of span: Span) -> [OpeningFlows] {
    zip(employment.paths, rates).map { path, rate in
      func flows(_ from: Int, _ to: Int) -> OpeningFlows {
        OpeningFlows.annualAverage(
          from: path[from], to: path[to], exitRate: rate.exit, transferRate: rate.transfer,
          years: to - from)
      }
      return switch span {
      case .year(let step): flows(step, step + 1)
      case .through(let last): (0...last).reduce(.none) { $0 + flows($1, $1 + 1) }
      case .average: flows(0, path.count - 1)
      }
    }
  }
}

extension SeparationRates.Rate {
  /// A rate from the lognormal distribution around the published one, whose mean it is.
  func drawn(from source: inout RandomSource) -> Double {
    guard logDeviation > 0 else { return value }
    return value * exp(logDeviation * source.normal() - logDeviation * logDeviation / 2)
  }
}
