import Foundation
import GrowthModels
import LaborSeries

/// Whether knowing how the older population would grow made projections better: each occupation
/// projected from every year in which a population projection had been published, with what was
/// known then.
public struct DemandRecord: Sendable {
  /// How the population enters.
  public enum Use: String, Sendable, CaseIterable {
    /// Not at all: the family of growth models alone.
    case none = "growth of the record alone"
    /// Jobs per older person are projected.
    case proportional = "jobs per person aged 65 and over"
    /// Jobs over the population to the power of the elasticity known then are projected.
    case estimated = "with the estimated elasticity"
  }

  /// The errors of one use.
  public struct Score: Sendable, Equatable {
    public let use: Use
    /// The mean of the absolute errors of the logarithm.
    public let meanAbsoluteLogError: Double
    /// The median of them.
    public let medianAbsoluteLogError: Double
    /// The share of values in the 80 % interval.
    public let contained80: Double
    /// The mean continuous ranked probability score by twenty quantiles, of the logarithm; less is
    /// better.
    public let rankedScore: Double
  }

  public let scores: [Score]
  /// How many projections were judged.
  public let count: Int
  public let origins: [Int]

  /// The use whose ranked score is least.
  public var best: Use { scores.min { $0.rankedScore < $1.rankedScore }?.use ?? .none }

  /// Judges some series; nil where nothing could be judged.
  public init?(of series: [DatedSeries], population: OlderPopulation, fewestPoints: Int = 8) {
    var judged: [Use: [JudgedQuantiles]] = [:]
    var origins: Set<Int> = []
    let first = population.rounds.first?.knownFrom ?? .max
    let years = Set(series.flatMap(\.years)).filter { $0 >= first }.sorted()
    for origin in years.dropLast() {
      let past = series.map { own -> DatedSeries? in
        guard own.years.contains(origin) else { return nil }
        return try? own.through(origin)  // Fewer than three points then: nothing to judge.
      }
      let last = series.map(\.lastYear).max() ?? origin
      let persons = population.persons(knownIn: origin, through: last)
      let elasticity = Elasticity(
        of: past.compactMap { $0 }, withRespectTo: persons)
      for (own, known) in zip(series, past) {
        guard let known, known.points.count >= fewestPoints else { continue }
        for use in Use.allCases {
          let power = use.power(elasticity)
          let found = JudgedQuantiles.judge(own, known, persons, power: power)
          judged[use, default: []] += found
          if !found.isEmpty { origins.insert(origin) }
        }
      }
    }
    guard let all = judged[Use.none], !all.isEmpty else { return nil }
    scores = Use.allCases.map { Score($0, judged[$0, default: []]) }
    count = all.count
    self.origins = origins.sorted()
  }
}

extension DemandRecord.Use {
  fileprivate func power(_ elasticity: Elasticity?) -> Double {
    switch self {
    case .none: 0
    case .proportional: 1
    case .estimated: elasticity?.value ?? 0
    }
  }
}

extension DemandRecord.Score {
  fileprivate init(_ use: DemandRecord.Use, _ judged: [JudgedQuantiles]) {
    let errors = judged.map(\.absoluteLogError)
    let count = Double(judged.count)
    self.use = use
    meanAbsoluteLogError = errors.reduce(0, +) / count
    medianAbsoluteLogError = DrawnDistribution(errors).median
    contained80 = Double(judged.filter(\.isContained).count) / count
    rankedScore = judged.reduce(0) { $0 + $1.rankedScore } / count
  }
}

/// One value beside twenty quantiles of what was projected, in logarithms.
private struct JudgedQuantiles {
  /// At the middles of twenty equal parts of probability.
  private static let levels = (0..<20).map { (Double($0) + 0.5) / 20 }
  let absoluteLogError: Double
  let isContained: Bool
  let rankedScore: Double

  private init(actual: Double, median: Double, bounds: PredictionInterval, quantiles: [Double]) {
    absoluteLogError = abs(log(median / actual))
    isContained = bounds.contains(actual)
    let logged = log(actual)
    // Twice the mean quantile loss (Gneiting and Raftery, 2007, section 4.2).
    rankedScore =
      2
      * zip(Self.levels, quantiles).reduce(0) { sum, entry in
        let gap = logged - log(entry.1)
        return sum + (gap >= 0 ? entry.0 * gap : (entry.0 - 1) * gap)
      } / Double(quantiles.count)
  }

  /// Every later value of a series, one to ten years ahead.
  static func judge(
    _ series: DatedSeries, _ known: DatedSeries, _ persons: [Int: Double], power: Double
  ) -> [JudgedQuantiles] {
    let later = series.points.filter { $0.year > known.lastYear && $0.year <= known.lastYear + 10 }
    guard let last = later.last?.year else { return [] }
    let forecast: Forecast
    do {
      let scaled = power == 0 ? known : try known.divided(by: persons, toThePower: power)
      forecast = try AveragedFamily.ofPooledSamples.fit(scaled).forecast(through: last)
    } catch {
      return []  // Refused then, for every use alike or for want of population: not judged.
    }
    let survey = known.points.last?.relativeStandardError
    return later.compactMap { point in
      guard
        let drawn = forecast.distribution(in: point.year, includingSurveyError: survey),
        power == 0 || persons[point.year] != nil
      else { return nil }
      let factor = power == 0 ? 1 : pow(persons[point.year] ?? 1, power)
      let bounds = drawn.interval(level: 0.8)
      return JudgedQuantiles(
        actual: point.value, median: drawn.median * factor,
        bounds: PredictionInterval(
          lower: bounds.lower * factor, upper: bounds.upper * factor, level: 0.8),
        quantiles: drawn.quantiles(levels).map { $0 * factor })
    }
  }
}
