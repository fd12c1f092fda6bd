import Foundation
import GrowthModels
import LaborSeries

/// The wages of one occupation: mean and median projected, and the ladder of percentiles.
public struct WageOutlook: Sendable {
  public let occupation: Occupation
  public let series: OccupationalSeries
  /// The last release.
  public let release: String
  /// Nil where fewer than three means were published, as of most areas.
  public let mean: WageProjection?
  public let median: WageProjection
  public let ladder: WageLadder
  public let prices: PriceAssumption

  /// The wages of a series.
  ///
  /// - Parameters:
  ///   - series: The observations.
  ///   - target: The year projected to.
  ///   - prices: In which dollars.
  ///   - model: How growth is learned; nil takes the family of the prices.
  ///   - drawCount: How many draws the intervals rest on.
  /// - Throws: as ``WageProjection`` does.
  public init(
    of series: OccupationalSeries, through target: Int, prices: PriceAssumption,
    by model: (any GrowthModel)? = nil, drawCount: Int = LevelDraws.usualCount
  ) throws {
    occupation = series.occupation
    self.series = series
    self.prices = prices
    release = series.observations.last?.release ?? ""
    do {
      mean = try WageProjection(
        of: .mean, in: series, through: target, prices: prices, by: model,
        drawCount: drawCount)
    } catch let error as WageError where error.isTooFew {
      mean = nil
    }
    median = try WageProjection(
      of: .median, in: series, through: target, prices: prices, by: model,
      drawCount: drawCount)
    ladder = WageLadder(around: median, in: series)
  }
}

/// What an occupation's median wage is above that of another, now and in the target year.
///
/// Wages of imaging occupations rise together, so that the ratio of two is far surer than either
/// wage. The ratio is a series of its own, and the same family of models learns it: what the two
/// wages share (prices above all) leaves it alone, as real wages are. The covariance of
/// the two projections follows from the three variances: of the logarithms, 2 cov(a, b) = var(a) +
/// var(b) − var(a − b).
public struct WagePremium: Sendable {
  /// The premium of one occupation.
  public struct Line: Sendable {
    public let occupation: Occupation
    /// The ratio of the published medians less one.
    public let now: Double
    /// The 80 % interval of the premium now, from the standard errors of both; nil where one is not
    /// known.
    public let now80: PredictionInterval?
    /// The premium ten years before, or in the first year that both were published.
    public let before: (year: Int, premium: Double)
    /// The premium in the target year over the draws, a fraction.
    public let then: DrawnAmount
    /// The correlation of the two projected wages that the ratio implies, between −1 and 1.
    public let correlation: Double
  }

  /// The occupation that the others are compared with.
  public let reference: Occupation
  public let lines: [Line]

  /// The premiums of `others` over a reference, all projected to the same year.
  ///
  /// - Throws: ``ProjectionError`` when the family refuses a ratio, `SeriesFault` when two
  ///   occupations have fewer than three releases in common.
  public init(
    of others: [WageOutlook], over reference: WageOutlook,
    by model: some GrowthModel = AveragedFamily.ofRealWages
  ) throws {
    self.reference = reference.occupation
    lines = try others.map { try Line($0, over: reference, by: model) }
  }
}

extension WagePremium.Line {
  fileprivate init(
    _ own: WageOutlook, over reference: WageOutlook, by model: some GrowthModel
  ) throws {
    let ratio = try own.median.learned.ratio(to: reference.median.learned)
    let last = ratio.points[ratio.points.count - 1]
    let target = own.median.target.year
    let paths: [[Double]]
    do throws(GrowthFault) {
      paths = try model.fit(ratio).forecast(through: target)
        .jointPaths(count: own.median.real.paths.count, seed: 13)
    } catch {
      throw ProjectionError.refused(error, occupation: own.occupation.label)
    }
    let draws = LevelDraws(
      base: last.value, year: last.year, relativeError: last.relativeStandardError ?? 0,
      paths: paths, seed: 13)
    let early = ratio.points.last { $0.year <= last.year - 10 } ?? ratio.points[0]
    occupation = own.occupation
    now = last.value - 1
    now80 = last.relativeStandardError.map { error in
      // The 90th percentile of the standard normal distribution.
      let reach = 1.2815515655446004 * error
      return PredictionInterval(
        lower: last.value * exp(-reach) - 1, upper: last.value * exp(reach) - 1, level: 0.8)
    }
    before = (early.year, early.value - 1)
    then = DrawnAmount(draws.paths.map { $0[$0.count - 1] - 1 }, central: draws.central)
    let (a, b, c) = (
      own.median.real.logSpread, reference.median.real.logSpread, draws.logSpread
    )
    let covariance = (a * a + b * b - c * c) / 2
    correlation = a > 0 && b > 0 ? min(max(covariance / (a * b), -1), 1) : 0
  }
}

extension LevelDraws {
  /// Half the width of the central 68 % of the logarithm of the target level.
  fileprivate var logSpread: Double {
    let drawn = DrawnDistribution(paths.map { log($0[$0.count - 1]) })
    return (drawn.quantile(0.84) - drawn.quantile(0.16)) / 2
  }
}

extension DatedSeries {
  /// This series over another in the years of both, with both errors and both breaks.
  fileprivate func ratio(to other: DatedSeries) throws(SeriesFault) -> DatedSeries {
    let points = self.points.compactMap { own -> Point? in
      guard let base = other.points.first(where: { $0.year == own.year }), base.value > 0 else {
        return nil
      }
      var error: Double?
      if let first = own.relativeStandardError, let second = base.relativeStandardError {
        error = (first * first + second * second).squareRoot()
      }
      return Point(
        year: own.year, value: own.value / base.value, relativeStandardError: error)
    }
    let years = Set(breaks.map(\.year))
    return try DatedSeries(
      points, breaks: breaks + other.breaks.filter { !years.contains($0.year) })
  }
}
