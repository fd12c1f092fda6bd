import GrowthModels
import LaborSeries

/// One occupation under several scenarios, in means alone: what a table of them needs, at a small
/// part of the cost of a ``ScenarioProjection`` for each.
public struct ScenarioOverview: Sendable {
  /// What a scenario comes to for the occupation.
  public enum Outcome: Sendable, Equatable {
    case means(ScenarioMeans)
    /// Why the scenario cannot be worked out for the occupation.
    case impossible(ScenarioError)
  }

  public let occupation: Occupation
  /// The record's growth and published rates.
  public let baseline: ScenarioMeans
  /// One for each scenario, in their order.
  public let outcomes: [Outcome]

  /// The scenarios for one occupation, along the draws and rates of its openings.
  ///
  /// - Parameters:
  ///   - outlook: The baseline.
  ///   - openings: Its openings, whose draws and rates are used again.
  ///   - scenarios: What is assumed.
  ///   - rounds: BLS's lines of every round, for the highest published rates.
  ///   - population: Persons aged 65 and over by vintage and year.
  /// - Throws: ``ScenarioError`` when the baseline itself cannot be worked out.
  public init(
    of outlook: OccupationOutlook, openings: OpeningsOutlook, scenarios: [Scenario],
    rounds: [LaborSeries.OfficialProjection], population: [Int: [Int: Double]]
  ) throws(ScenarioError) {
    occupation = outlook.occupation
    var context = ScenarioContext(
      outlook: outlook, rates: openings.rates, rounds: rounds, population: population,
      file: "baseline", draws: openings.trend.employment)
    baseline = try context.means(under: [])
    var outcomes: [Outcome] = []
    for scenario in scenarios {
      context.file = scenario.file
      do {
        outcomes.append(.means(try context.means(under: scenario.assumptions)))
      } catch {
        outcomes.append(.impossible(error))
      }
    }
    self.outcomes = outcomes
  }
}
