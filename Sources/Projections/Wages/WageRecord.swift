import GrowthModels
import LaborSeries

/// What projections of wages made in the past, in the way of today, were worth: each wage projected
/// from every year with what was known then, and compared with what came.
///
/// Where past prices are known, real wages are judged, in dollars of the last release; what prices
/// did afterwards is then no part of the error.
public struct WageRecord: Sendable {
  /// Who projects.
  public enum Contender: String, Sendable, CaseIterable {
    /// The family of growth models: the projections of the outlook.
    case family = "averaged family"
    /// The last wage.
    case noChange = "no change"
    /// The mean change of the logarithm, continued.
    case drift = "mean growth continued"
  }

  /// The projections of one horizon.
  public struct Row: Sendable {
    /// The years ahead.
    public let horizon: Int
    /// How many projections were judged.
    public let count: Int
    let scores: [Contender: ForecastScores]

    /// The mean of |projected − actual| / actual.
    public func meanError(of contender: Contender) -> Double {
      scores[contender]?.meanAbsolutePercentError ?? .nan
    }

    /// The share of wages that lay in the family's interval of a level; nil for another level than
    /// 80 and 95 percent.
    public func contained(level: Double) -> Double? {
      scores[.family]?.coverage.first { $0.level == level }?.share
    }
  }

  /// The years ahead that are judged.
  public static let horizons = [1, 3, 5, 10]

  public let rung: WageRung
  /// Whether wages were judged in dollars of the last release.
  public let isReal: Bool
  /// How many occupations were judged.
  public let occupationCount: Int
  /// The first and the last year that was projected from.
  public let origins: ClosedRange<Int>
  /// By horizon, those with any projection.
  public let rows: [Row]

  private static let levels = [0.8, 0.95]

  /// Judges a figure of the wages of some occupations; nil where none could be projected in the
  /// past.
  ///
  /// - Parameters:
  ///   - rung: Which figure.
  ///   - series: The occupations; those without enough figures are passed over.
  ///   - prices: In which dollars.
  ///   - fewestPoints: The fewest figures known at an origin.
  /// - Throws: `DeflatorError` for a year that the prices lack, `SeriesFault` for figures that make
  ///   no series.
  public init?(
    of rung: WageRung = .median, in series: [OccupationalSeries], prices: PriceAssumption,
    fewestPoints: Int = 5
  ) throws {
    let judged = try series.compactMap { series -> JudgedSeries? in
      do {
        let dated = try DatedSeries(of: rung, in: series, deflatedBy: prices.deflator)
        return JudgedSeries(name: series.occupation.code.description, series: dated)
      } catch is WageError {
        return nil  // Too few figures, or the publisher's mark in the last release.
      }
    }
    let result = Backtest(
      contenders: Contender.allCases.map { $0.judge(prices) }, horizons: Self.horizons,
      fewestPoints: fewestPoints, levels: Self.levels, ranksProbabilities: false
    ).run(judged)
    let records = zip(Contender.allCases, result.records.map(\.forecasts))
    let own = result.records.first?.forecasts ?? []
    guard let first = own.map(\.origin).min(), let last = own.map(\.origin).max() else {
      return nil
    }
    rows = Self.horizons.compactMap { horizon in
      let count = own.count { $0.horizon == horizon }
      guard count > 0 else { return nil }
      return Row(
        horizon: horizon, count: count,
        scores: Dictionary(
          uniqueKeysWithValues: records.map { contender, forecasts in
            let forecasts = forecasts.filter { $0.horizon == horizon }
            return (contender, ForecastScores(forecasts, levels: Self.levels))
          }))
    }
    self.rung = rung
    isReal = prices.deflator != nil
    occupationCount = Set(own.map(\.series)).count
    origins = first...last
  }
}

extension WageRecord.Contender {
  fileprivate func judge(_ prices: PriceAssumption) -> GrowthModels.Contender {
    switch self {
    case .family: .model(prices.family)
    case .noChange: .noChange
    case .drift: .drift
    }
  }
}
