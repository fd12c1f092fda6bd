import Foundation
import GrowthModels

/// How an area's share of the nation's jobs in an occupation moves, learned from all areas at once.
///
/// The logarithm of the share is a level that wanders without direction, seen with survey error (a
/// local level; Harvey, 1989). Wandering has one variance a year for all areas, found by maximum
/// likelihood over them with a diffuse start of each; a small one holds shares nearly constant, so
/// that an area borrows its growth from the nation and keeps of its own only what its figures can
/// carry. A standard error that is not published is that of an area of its size: the median over
/// areas of error times the root of jobs. Published errors know of sampling alone; a factor on all
/// of them is found with the variance, so that noise is not taken for wandering.
public struct AreaShareModel: Sendable {
  /// One observed share.
  public struct Point: Sendable, Equatable {
    public let year: Int
    /// Jobs of the area over jobs of the nation.
    public let share: Double
    /// Jobs of the area.
    public let jobs: Double
    /// Relative standard error, a fraction; nil where it is not published.
    public let relativeError: Double?

    /// A share with what is known of its error.
    public init(year: Int, share: Double, jobs: Double, relativeError: Double?) {
      self.year = year
      self.share = share
      self.jobs = jobs
      self.relativeError = relativeError
    }
  }

  /// What is known of a share at one time: its logarithm is normal.
  public struct State: Sendable, Equatable {
    public let year: Int
    /// The mean of the logarithm of the share.
    public let mean: Double
    /// Its variance.
    public let variance: Double
  }

  /// The standard deviation of a year's change of the logarithm of a share.
  public let yearlyDeviation: Double
  /// What standard errors are multiplied by, one or more.
  public let errorFactor: Double
  /// The relative standard error of one job: an area of n jobs has it over √n.
  public let errorOfOneJob: Double
  /// How many areas it was learned from.
  public let areaCount: Int

  /// Fewer areas with two observations than this cannot say how shares move.
  public static let fewestAreas = 10
  /// The standard deviations tried for a year's change, 0 to 15 percent, with factors of 1 to 4.
  private static let deviations: [Double] = (0...60).map { Double($0) * 0.0025 }
  private static let factors: [Double] = (0...12).map { 1 + Double($0) * 0.25 }

  /// Learns from the shares of areas, each in order of year; nil with fewer than ``fewestAreas``
  /// that have two or more.
  public init?(of areas: [[Point]]) {
    let long = areas.filter { $0.count > 1 }
    guard long.count >= Self.fewestAreas else { return nil }
    let errorOfOneJob = Self.errorOfOneJob(areas.flatMap { $0 })
    var best = (deviation: 0.0, factor: 1.0)
    var highest = -Double.infinity
    for deviation in Self.deviations {
      for factor in Self.factors {
        let own = Self.likelihood(long, deviation, factor, errorOfOneJob)
        if own > highest { (best, highest) = ((deviation, factor), own) }
      }
    }
    self.init(
      yearlyDeviation: best.deviation, errorFactor: best.factor, errorOfOneJob: errorOfOneJob,
      areaCount: long.count)
  }

  /// A model with known numbers.
  init(
    yearlyDeviation: Double, errorFactor: Double = 1, errorOfOneJob: Double, areaCount: Int
  ) {
    self.yearlyDeviation = yearlyDeviation
    self.errorFactor = errorFactor
    self.errorOfOneJob = errorOfOneJob
    self.areaCount = areaCount
  }

  /// What the last observation leaves known of the share, after all before it.
  ///
  /// - Precondition: at least one point, in order of year.
  public func state(after points: [Point]) -> State {
    precondition(!points.isEmpty, "at least one observed share")
    return Self.filter(points, yearlyDeviation, noise).state
  }

  /// The variance of the logarithm of an observed share around the true one.
  func noise(_ point: Point) -> Double {
    Self.noise(point, errorOfOneJob) * errorFactor * errorFactor
  }

  private static func likelihood(
    _ areas: [[Point]], _ deviation: Double, _ factor: Double, _ error: Double
  ) -> Double {
    areas.reduce(0) { sum, points in
      sum + filter(points, deviation) { noise($0, error) * factor * factor }.likelihood
    }
  }

  private static func filter(
    _ points: [Point], _ deviation: Double, _ noise: (Point) -> Double
  ) -> (state: State, likelihood: Double) {
    var (mean, variance, likelihood) = (log(points[0].share), noise(points[0]), 0.0)
    for (before, point) in zip(points, points.dropFirst()) {
      variance += deviation * deviation * Double(point.year - before.year)
      let total = variance + noise(point)
      let surprise = log(point.share) - mean
      likelihood -= (log(total) + surprise * surprise / total) / 2
      let gain = variance / total
      mean += gain * surprise
      variance *= 1 - gain
    }
    let last = points[points.count - 1].year
    return (State(year: last, mean: mean, variance: variance), likelihood)
  }

  private static func noise(_ point: Point, _ errorOfOneJob: Double) -> Double {
    if let error = point.relativeError, error > 0 { return error * error }
    return errorOfOneJob * errorOfOneJob / point.jobs
  }

  private static func errorOfOneJob(_ points: [Point]) -> Double {
    let known = points.compactMap { point in
      point.relativeError.flatMap { $0 > 0 ? $0 * point.jobs.squareRoot() : nil }
    }
    // Without any published error: five percent at a thousand jobs, what OEWS has in 2025.
    return known.isEmpty ? 0.05 * 1000.0.squareRoot() : DrawnDistribution(known).median
  }
}
