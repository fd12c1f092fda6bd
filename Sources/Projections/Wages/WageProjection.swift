import Foundation
import GrowthModels
import LaborSeries

/// One figure of an occupation's wages, projected in current dollars and in dollars of the last
/// release.
///
/// Wages are learned by the same family of models as employment, with the percent relative standard
/// error of the mean wage as survey error; BLS publishes none for percentiles, and the mean's
/// stands in. Without past prices the family learns nominal wages, and real ones are those less the
/// assumed inflation. With past prices it learns real wages, and nominal ones are those plus it.
public struct WageProjection: Sendable {
  /// One projected year, dollars a year.
  public struct Year: Sendable {
    public let year: Int
    /// In dollars of that year.
    public let nominal: DrawnAmount
    /// In dollars of the last release.
    public let real: DrawnAmount
  }

  public let rung: WageRung
  /// The published figure of the last release, dollars a year.
  public let base: Double
  /// The year of the last release.
  public let baseYear: Int
  /// The years after it.
  public let years: [Year]
  /// Growth a year to the target year in current dollars, a fraction, over the draws.
  public let nominalGrowth: DrawnAmount
  /// The same in dollars of the last release.
  public let realGrowth: DrawnAmount
  /// Growth a year over the ten years before, in current dollars; nil where a figure is missing.
  public let nominalHistory: ObservedGrowth?
  /// The same in constant dollars; nil where past prices were not given.
  public let realHistory: ObservedGrowth?
  /// Paths in dollars of the last release.
  public let real: LevelDraws
  /// What was learned from.
  public let learned: DatedSeries

  /// Projects one figure of the wages of a series.
  ///
  /// - Parameters:
  ///   - rung: Which figure.
  ///   - series: The observations.
  ///   - target: The year projected to.
  ///   - prices: In which dollars.
  ///   - model: How growth is learned; nil takes the family of the prices.
  ///   - drawCount: How many draws the intervals rest on.
  /// - Throws: ``WageError``, ``ProjectionError`` for the target year and what the family refuses,
  ///   `DeflatorError` for a year that the prices lack.
  public init(
    of rung: WageRung, in series: OccupationalSeries, through target: Int,
    prices: PriceAssumption, by model: (any GrowthModel)? = nil,
    drawCount: Int = LevelDraws.usualCount
  ) throws {
    let nominal = try DatedSeries(of: rung, in: series, deflatedBy: nil)
    let learned =
      try prices.deflator.map { try DatedSeries(of: rung, in: series, deflatedBy: $0) } ?? nominal
    guard let last = learned.points.last else {
      throw WageError.noFigure(rung, occupation: series.occupation.label, mark: nil)
    }
    let horizon = target - last.year
    guard horizon > 0 else {
      throw ProjectionError.targetNotAfterLastObservation(
        target: target, last: last.year, occupation: series.occupation.label)
    }
    guard horizon <= ProjectionError.longestHorizon else {
      throw ProjectionError.horizonTooLong(
        target: target, last: last.year, occupation: series.occupation.label)
    }
    let paths = try Self.paths(
      learned, through: target, by: model ?? prices.family, count: drawCount, of: series.occupation)
    let draws = LevelDraws(
      base: last.value, year: last.year, relativeError: last.relativeStandardError ?? 0,
      paths: paths, seed: 11)
    let inflate = (0...horizon).map { pow(1 + prices.inflation, Double($0)) }
    let isReal = prices.deflator != nil
    let real = isReal ? draws : draws.multiplied(by: inflate.map { 1 / $0 })
    let current = isReal ? draws.multiplied(by: inflate) : draws
    self.rung = rung
    base = nominal.points[nominal.points.count - 1].value
    baseYear = last.year
    years = (1...horizon).map { step in
      Year(
        year: last.year + step,
        nominal: DrawnAmount(current.paths.map { $0[step] }, central: current.central),
        real: DrawnAmount(real.paths.map { $0[step] }, central: real.central))
    }
    nominalGrowth = DrawnAmount(current.annualGrowth, central: current.central)
    realGrowth = DrawnAmount(real.annualGrowth, central: real.central)
    nominalHistory = nominal.decade
    realHistory = isReal ? learned.decade : nil
    self.real = real
    self.learned = learned
  }

  /// The last projected year.
  public var target: Year { years[years.count - 1] }

  private static func paths(
    _ series: DatedSeries, through target: Int, by model: any GrowthModel, count: Int,
    of occupation: Occupation
  ) throws(ProjectionError) -> [[Double]] {
    do throws(GrowthFault) {
      return try model.fit(series).forecast(through: target)
        .jointPaths(count: count, seed: 11)
    } catch {
      throw .refused(error, occupation: occupation.label)
    }
  }
}

extension DatedSeries {
  /// A figure of the wages by year, with the standard errors of the mean wage and the breaks of the
  /// series. What was suppressed or top-coded is no number and is left out.
  ///
  /// - Parameter prices: Puts every year into dollars of the last one; nil keeps current dollars.
  /// - Throws: ``WageError``, `DeflatorError`, `SeriesFault`.
  init(
    of rung: WageRung, in series: OccupationalSeries, deflatedBy prices: Deflator?
  ) throws {
    let published = series.observations.compactMap { observation in
      rung.value(in: observation.wages).number.map { (observation, $0) }
    }
    guard let newest = series.observations.last else {
      throw WageError.noFigure(rung, occupation: series.occupation.label, mark: nil)
    }
    let newestFigure = rung.value(in: newest.wages)
    guard newestFigure.number != nil else {
      throw WageError.noFigure(
        rung, occupation: series.occupation.label, mark: newestFigure.mark)
    }
    guard published.count >= DatedSeries.fewestPoints else {
      throw WageError.tooFew(
        rung, occupation: series.occupation.label, found: published.count,
        required: DatedSeries.fewestPoints)
    }
    let points = try published.map { observation, dollars in
      Point(
        year: observation.year,
        value: dollars * (try prices?.factor(from: observation.year, to: newest.year) ?? 1),
        relativeStandardError: observation.wages.meanPRSE.map { $0 / 100 })
    }
    try self.init(
      points, breaks: series.breaks.map { Break(year: $0.year, label: $0.label) })
  }

  /// Growth over the last ten years; nil where the earlier figure is missing.
  fileprivate var decade: ObservedGrowth? {
    guard let last = points.last, let first = points.first(where: { $0.year == last.year - 10 })
    else { return nil }
    return ObservedGrowth(from: first, to: last)
  }
}
