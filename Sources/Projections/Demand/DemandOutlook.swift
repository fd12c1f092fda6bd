import Foundation
import GrowthModels
import LaborSeries

/// Employment and the population aged 65 and over: by how much they went together, whether knowing
/// it helped, and what projections would be with it.
public struct DemandOutlook: Sendable {
  /// One occupation.
  public struct Line: Sendable {
    public let occupation: Occupation
    /// Jobs per 100,000 persons aged 65 and over at the last observation.
    public let jobsPer100000: Double
    /// The same ten years before; nil where a figure is missing.
    public let tenYearsBefore: Double?
    /// The occupation's own elasticity; nil where its record is too short.
    public let elasticity: Elasticity?
    /// Growth a year from the record alone, a fraction, at the median.
    public let alone: Double
    /// Growth a year with jobs per older person projected.
    public let proportional: Double
    /// Growth a year with the common elasticity.
    public let estimated: Double
  }

  public let lines: [Line]
  /// The elasticity common to all; nil where the record is too short.
  public let common: Elasticity?
  /// Whether the covariate helped; nil where nothing could be judged.
  public let record: DemandRecord?
  /// Growth of the older population a year from the last observation to the target, a fraction.
  public let populationGrowth: Double
  public let baseYear: Int
  public let targetYear: Int
  /// The projections of the population in use.
  public let vintage: String

  /// The demand of some occupations.
  ///
  /// - Parameters:
  ///   - series: Employment by occupation.
  ///   - population: Persons aged 65 and over, and their projections.
  ///   - target: The year projected to.
  ///   - model: How growth is learned.
  ///   - judge: Judges the past, which does not depend on the target year.
  /// - Throws: ``DemandError`` where the population is not projected to the target year,
  ///   ``ProjectionError`` where an occupation cannot be projected.
  public init(
    of series: [OccupationalSeries], population: OlderPopulation, through target: Int,
    by model: some GrowthModel = AveragedFamily.ofPooledSamples,
    judgedBy judge: ([DatedSeries], OlderPopulation) -> DemandRecord? = {
      DemandRecord(of: $0, population: $1)
    }
  ) throws {
    let dated = try series.map { try DatedSeries(employmentOf: $0) }
    let last = dated.map(\.lastYear).max() ?? target
    guard target > last else { throw DemandError.notAfter(target: target, last: last) }
    let persons = population.persons(knownIn: last, through: target)
    guard let now = persons[last], let then = persons[target] else {
      throw DemandError.noPopulation(year: target)
    }
    let common = Elasticity(of: dated, withRespectTo: persons)
    lines = try zip(series, dated).map { series, dated in
      try Line(series, dated, persons, common: common, through: target, by: model)
    }
    self.common = common
    record = judge(dated, population)
    populationGrowth = pow(then / now, 1 / Double(target - last)) - 1
    baseYear = last
    targetYear = target
    vintage = population.rounds.last { $0.knownFrom <= last }?.vintage ?? ""
  }
}

extension DemandOutlook.Line {
  fileprivate init(
    _ series: OccupationalSeries, _ dated: DatedSeries, _ persons: [Int: Double],
    common: Elasticity?, through target: Int, by model: some GrowthModel
  ) throws {
    let last = dated.points[dated.points.count - 1]
    func perPerson(_ year: Int) -> Double? {
      guard let jobs = dated.points.first(where: { $0.year == year })?.value else { return nil }
      return persons[year].map { 100_000 * jobs / $0 }
    }
    func growth(_ power: Double) throws -> Double {
      let scaled = try dated.divided(by: persons, toThePower: power)
      let forecast = try model.fit(scaled).forecast(through: target)
      let factor = pow((persons[target] ?? 1), power)
      let median = (forecast.distribution(in: target)?.median ?? .nan) * factor
      return pow(median / last.value, 1 / Double(target - last.year)) - 1
    }
    occupation = series.occupation
    jobsPer100000 = perPerson(last.year) ?? .nan
    tenYearsBefore = perPerson(last.year - 10)
    elasticity = Elasticity(of: [dated], withRespectTo: persons)
    alone = try growth(0)
    proportional = try growth(1)
    estimated = try growth(common?.value ?? 0)
  }
}

/// Why demand cannot be worked out.
public enum DemandError: Error, Equatable, CustomStringConvertible {
  /// The population is not projected to the year.
  case noPopulation(year: Int)
  /// The target is not after the last observation.
  case notAfter(target: Int, last: Int)

  public var description: String {
    switch self {
    case .noPopulation(let year):
      "The population aged 65 and over is not known or projected for \(year) by a round in use; "
        + "name an earlier --to."
    case .notAfter(let target, let last):
      "The target year \(target) is not after the last observation, which is of \(last); name a "
        + "later --to."
    }
  }
}
