import Foundation
import GrowthModels

/// Whole paths of a level (employment in jobs, a wage in dollars) from the last observation to the
/// target year, drawn jointly.
///
/// A path is of the level itself, without the error that a survey of a later year will add. The
/// level of the base year is uncertain too, by its standard error: it is drawn with the first
/// forecast year, as the two go together in a local level filter in its steady state (Harvey, 1989,
/// section 4.1.2). With s the relative standard error and v the squared relative spread of the
/// first forecast year, the gain is κ = s²/(v + s²) and the base has the variance κv, of which κ
/// is shared with the first year. The draws of the base are scaled so that their mean is the
/// published figure.
public struct LevelDraws: Sendable {
  /// The year of the last observation.
  public let baseYear: Int
  /// The years after it, ascending.
  public let years: [Int]
  /// One array for each draw: the level in the base year and in each year after it.
  public let paths: [[Double]]
  /// The draws that means are taken over: all but the half percent with the lowest and the half
  /// percent with the highest target level, whose size the tails of the draws leave open.
  public let central: [Int]

  /// How many paths are drawn when no number is given.
  public static let usualCount = 4000

  /// Draws paths of a projection.
  ///
  /// - Parameters:
  ///   - projection: Employment year by year.
  ///   - count: How many paths, at least 200.
  ///   - seed: The same seed gives the same paths.
  public init(
    of projection: EmploymentProjection, count: Int = usualCount, seed: UInt64 = 1
  ) {
    self.init(
      base: projection.baseEmployment, year: projection.base.year,
      relativeError: projection.base.employmentPRSE.map { $0 / 100 } ?? 0,
      paths: projection.forecast.jointPaths(count: count, seed: seed), seed: seed)
  }

  /// Paths of a level from any source, with a base of known relative error.
  ///
  /// - Parameters:
  ///   - base: The last observation, above zero.
  ///   - year: Its year.
  ///   - relativeError: Its standard error as a fraction; zero takes the base as known.
  ///   - paths: The levels of the years after it, the same number in each of 200 paths or more.
  ///   - seed: For what is random in the base.
  public init(
    base: Double, year: Int, relativeError: Double, paths: [[Double]], seed: UInt64
  ) {
    precondition(paths.count >= 200, "at least 200 draws")
    precondition(base > 0 && relativeError >= 0, "a base above zero")
    precondition(!paths[0].isEmpty, "at least one year ahead")
    baseYear = year
    years = paths[0].indices.map { year + 1 + $0 }
    central = Self.central(of: paths.map { $0[$0.count - 1] })
    let bases = Self.bases(
      base, relativeError, first: paths.map { $0[0] }, central: central, seed: seed)
    self.paths = zip(bases, paths).map { [$0] + $1 }
  }

  /// Paths that hold the base year too, with what is uncertain of it.
  ///
  /// - Precondition: at least 200 paths of the same number of years, two or more.
  init(from baseYear: Int, paths: [[Double]]) {
    precondition(paths.count >= 200 && paths[0].count > 1, "200 draws and a year ahead")
    self.init(
      baseYear: baseYear, years: (1..<paths[0].count).map { baseYear + $0 }, paths: paths,
      central: Self.central(of: paths.map { $0[$0.count - 1] }))
  }

  private init(baseYear: Int, years: [Int], paths: [[Double]], central: [Int]) {
    self.baseYear = baseYear
    self.years = years
    self.paths = paths
    self.central = central
  }

  /// The same draws of a level that is a fixed multiple of this one.
  ///
  /// - Precondition: the factor is positive.
  public func scaled(by factor: Double) -> LevelDraws {
    precondition(factor > 0, "a positive factor")
    return LevelDraws(
      baseYear: baseYear, years: years, paths: paths.map { $0.map { $0 * factor } },
      central: central)
  }

  /// The same draws with each year, the base year first, multiplied by a number of its own.
  ///
  /// - Precondition: as many numbers as the base year and the years after it, each above zero.
  func multiplied(by factors: [Double]) -> LevelDraws {
    precondition(factors.count == years.count + 1, "a factor for each year")
    return LevelDraws(
      baseYear: baseYear, years: years,
      paths: paths.map { path in zip(path, factors).map { $0 * $1 } }, central: central)
  }

  /// The same draws in another order.
  ///
  /// - Precondition: `order` names each draw once.
  func ordered(_ order: [Int]) -> LevelDraws {
    precondition(order.count == paths.count, "each draw once")
    var places = order
    for (place, draw) in order.enumerated() { places[draw] = place }
    return LevelDraws(
      baseYear: baseYear, years: years, paths: order.map { paths[$0] },
      central: central.map { places[$0] }.sorted())
  }

  /// The level in a year, over the draws; nil outside the base year to the target year.
  public func distribution(in year: Int) -> DrawnDistribution? {
    guard year >= baseYear, year <= baseYear + years.count else { return nil }
    return DrawnDistribution(paths.map { $0[year - baseYear] })
  }

  private static func central(of targets: [Double]) -> [Int] {
    let ordered = DrawnDistribution(targets).draws
    let cut = ordered.count / 200
    let (least, most) = (ordered[cut], ordered[ordered.count - 1 - cut])
    // Of several that are the least or the most, the first count as lower.
    var early = cut - targets.count { $0 < least }
    var late = targets.count { $0 == most } - (cut - targets.count { $0 > most })
    return targets.indices.filter { index in
      let target = targets[index]
      guard target >= least, target <= most else { return false }
      if target == most {
        late -= 1
        if late < 0 { return false }
      }
      if target == least, early > 0 {
        early -= 1
        return false
      }
      return true
    }
  }

  private static func bases(
    _ base: Double, _ error: Double, first: [Double], central: [Int], seed: UInt64
  ) -> [Double] {
    let drawn = DrawnDistribution(first)
    let (middle, spread) = (drawn.median, (drawn.quantile(0.84) - drawn.quantile(0.16)) / 2)
    guard error > 0, middle > 0, spread > 0 else { return first.map { _ in base } }
    let variance = (spread / middle) * (spread / middle)
    let gain = error * error / (variance + error * error)
    let own = (gain * variance * (1 - gain)).squareRoot()
    // Another stream than that of the paths, which begin with the same seed.
    var source = RandomSource(seed: seed ^ 0xA5A5_5A5A_C3C3_3C3C)
    let raw = first.map { level in
      (1 + gain * (level / middle - 1)) * exp(own * source.normal())
    }
    let mean = central.reduce(0) { $0 + raw[$1] } / Double(central.count)
    return raw.map { $0 * base / mean }
  }
}
