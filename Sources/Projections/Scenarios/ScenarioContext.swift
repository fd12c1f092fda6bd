import Foundation
import GrowthModels
import LaborSeries

/// What assumptions work upon for one occupation: its draws, its rates and what stands beside them.
struct ScenarioContext {
  let outlook: OccupationOutlook
  let draws: LevelDraws
  let rates: SeparationRates
  /// The highest exit rate of any round, a fraction a year; nil where none is published.
  let highestExit: Double?
  /// Persons aged 65 and over by vintage and year.
  let population: [Int: [Int: Double]]
  /// The file of the scenario, for messages.
  var file: String

  /// `draws` are those of the outlook's projection, where they are at hand.
  init(
    outlook: OccupationOutlook, rates: SeparationRates, rounds: [LaborSeries.OfficialProjection],
    population: [Int: [Int: Double]], file: String, draws: LevelDraws? = nil
  ) {
    self.outlook = outlook
    self.rates = rates
    self.population = population
    self.file = file
    self.draws = draws ?? LevelDraws(of: outlook.projection)
    let parts = outlook.occupation.code.parts
    // Of a sum the rounds would have to be weighted; the highest of its parts would overstate it.
    highestExit =
      parts.count == 1 ? rounds.filter { $0.code == parts[0] }.compactMap(\.exitRate).max() : nil
  }

  /// The factor that an assumption puts on the level of each year after the base year.
  ///
  /// - Throws: ``ScenarioError/notPossible(_:file:line:)`` when it needs what is not there.
  func factors(of assumption: Assumption) throws(ScenarioError) -> [Double] {
    var factors: [Double] = []
    for year in draws.years { factors.append(try factor(of: assumption, in: year)) }
    return factors
  }

  private func factor(of assumption: Assumption, in year: Int) throws(ScenarioError) -> Double {
    let horizon = Double(year - draws.baseYear)
    switch assumption.effect {
    case .growthShift(let points): return pow(1 + points / 100, horizon)
    case .productivity(let percent): return pow(1 + percent / 100, -horizon)
    case .officialWeight(let weight): return try official(weight, in: year, assumption)
    case .population(let vintage, let elasticity):
      return pow(try populationRatio(vintage, in: year, assumption), elasticity)
    case .recession(let start, let depth, let recovery):
      guard year >= start, year < start + recovery else { return 1 }
      return 1 - depth / 100 * (1 - Double(year - start) / Double(recovery))
    case .exitRate, .transferRate, .highestPublishedExits, .olderWorkers, .wageGrowth, .training:
      return 1
    }
  }

  /// BLS's level over that of the record, weighted in logarithms.
  private func official(
    _ weight: Double, in year: Int, _ assumption: Assumption
  ) throws(ScenarioError) -> Double {
    if weight == 0 { return 1 }
    let base = outlook.projection.baseEmployment
    guard let official = outlook.official,
      let own = outlook.projection.year(year)
    else {
      throw impossible(
        "BLS projects nothing for \(outlook.occupation.label); leave out official_weight.",
        assumption)
    }
    guard let level = official.employment(in: year, from: base, of: draws.baseYear) else {
      throw impossible(
        "BLS's round \(official.round) does not reach from \(draws.baseYear) to \(year); choose a "
          + "target year up to \(official.targetYear) or leave out official_weight.", assumption)
    }
    return pow(level / own.median, weight)
  }

  /// How the number of those aged 65 and over grows in one vintage against the newest.
  private func populationRatio(
    _ vintage: Int, in year: Int, _ assumption: Assumption
  ) throws(ScenarioError) -> Double {
    let known = population.keys.sorted()
    guard let newest = known.last, let other = population[vintage], let main = population[newest]
    else {
      throw impossible(
        "there is no vintage \(vintage) of the Census projections; known are "
          + known.map(String.init).joined(separator: ", ") + ".", assumption)
    }
    guard let otherBase = other[draws.baseYear], let otherYear = other[year],
      let mainBase = main[draws.baseYear], let mainYear = main[year]
    else {
      throw impossible(
        "the vintages \(vintage) and \(newest) do not both have \(draws.baseYear) and \(year).",
        assumption)
    }
    return (otherYear / otherBase) / (mainYear / mainBase)
  }

  /// The rates under some assumptions.
  ///
  /// - Throws: ``ScenarioError`` when an assumption needs what is not there or the rates together
  ///   are impossible.
  func rates(under assumptions: [Assumption]) throws(ScenarioError) -> SeparationRates {
    var (exit, transfer) = (rates.exit, rates.transfer)
    for assumption in assumptions {
      switch assumption.effect {
      case .exitRate(let percent):
        exit = SeparationRates.Rate(percent / 100, logDeviation: 0, origin: .given)
      case .transferRate(let percent):
        transfer = SeparationRates.Rate(percent / 100, logDeviation: 0, origin: .given)
      case .highestPublishedExits:
        guard let highestExit else {
          throw impossible(
            "no round of BLS projections has an exit rate for \(outlook.occupation.label); give "
              + "exit_rate in percent.", assumption)
        }
        exit = SeparationRates.Rate(
          highestExit, logDeviation: exit.logDeviation, origin: exit.origin)
      case .olderWorkers(let share, let extra):
        let value = exit.value + share / 100 * extra / 100
        // What is added is an assumption and carries no error of its own.
        exit = SeparationRates.Rate(
          value, logDeviation: value > 0 ? exit.logDeviation * exit.value / value : 0,
          origin: exit.origin)
      case .growthShift, .officialWeight, .wageGrowth, .productivity, .population, .recession,
        .training:
        break
      }
    }
    do {
      return try SeparationRates(exit: exit, transfer: transfer)
    } catch {
      throw .notPossible("\(error)", file: file, line: assumptions.last?.line ?? 1)
    }
  }

  private func impossible(_ reason: String, _ assumption: Assumption) -> ScenarioError {
    .notPossible(reason, file: file, line: assumption.line)
  }
}
