import Foundation
import GrowthModels
import LaborSeries

/// One occupation under a scenario, beside the baseline, with what each assumption adds.
public struct ScenarioProjection: Sendable {
  /// What one assumption adds, after those before it in the file.
  public struct Cause: Sendable {
    public let assumption: Assumption
    public let difference: ScenarioMeans
  }

  /// How far the outcome moves when one thing is at one end or the other of its range.
  public struct Sensitivity: Sendable {
    /// What moves.
    public let name: String
    /// What the low end stands for, and the high end.
    public let ends: (low: String, high: String)
    /// Employment in the target year at the low and the high end.
    public let employment: (low: Double, high: Double)
    /// Openings a year at the low and the high end.
    public let openings: (low: Double, high: Double)
  }

  /// A modality that the user declared.
  public struct Declared: Sendable {
    public let modality: DeclaredModality
    /// Employment in the base year.
    public let base: DrawnAmount
    /// Employment in the target year.
    public let target: DrawnAmount
  }

  public let scenario: Scenario
  public let outlook: OccupationOutlook
  /// The baseline: the record's growth and published rates.
  public let baseline: OpeningsProjection
  /// The same under the assumptions.
  public let outcome: OpeningsProjection
  public let baselineMeans: ScenarioMeans
  public let outcomeMeans: ScenarioMeans
  /// One for each assumption; their differences add up to outcome less baseline.
  public let causes: [Cause]
  /// The widest effect on employment first.
  public let sensitivities: [Sensitivity]
  public let declared: [Declared]
  /// The median wage assumed for the target year in dollars of that year; nil without assumption.
  public let targetWage: Double?

  /// An occupation under a scenario.
  ///
  /// - Parameters:
  ///   - scenario: What is assumed.
  ///   - outlook: The baseline.
  ///   - rates: Separation rates of the baseline.
  ///   - rounds: BLS's lines of every round, for the highest published rates.
  ///   - population: Persons aged 65 and over by vintage and year.
  ///   - declared: The declared modalities that are counted in this occupation.
  /// - Throws: ``ScenarioError`` with the line of the assumption that cannot be applied.
  public init(
    _ scenario: Scenario, on outlook: OccupationOutlook, rates: SeparationRates,
    rounds: [LaborSeries.OfficialProjection], population: [Int: [Int: Double]],
    declared: [DeclaredModality] = []
  ) throws(ScenarioError) {
    let context = ScenarioContext(
      outlook: outlook, rates: rates, rounds: rounds, population: population, file: scenario.file)
    self.scenario = scenario
    self.outlook = outlook
    baseline = OpeningsProjection(along: context.draws, rates: rates)
    var factors = context.draws.years.map { _ in 1.0 }
    var steps = [try context.means(under: [])]
    for (count, assumption) in scenario.assumptions.enumerated() {
      factors = zip(factors, try context.factors(of: assumption)).map(*)
      steps.append(try context.means(under: Array(scenario.assumptions[...count])))
    }
    let draws = context.draws.multiplied(by: [1] + factors)
    outcome = OpeningsProjection(
      along: draws, rates: try context.rates(under: scenario.assumptions))
    baselineMeans = steps[0]
    outcomeMeans = steps[steps.count - 1]
    causes = zip(scenario.assumptions, zip(steps, steps.dropFirst())).map { assumption, pair in
      Cause(assumption: assumption, difference: pair.1 - pair.0)
    }
    sensitivities = try Self.sensitivities(
      of: scenario, context: context, outcome: outcome)
    self.declared = declared.map { Declared($0, in: draws) }
    targetWage = Self.wage(scenario, outlook)
  }

  private static func wage(_ scenario: Scenario, _ outlook: OccupationOutlook) -> Double? {
    guard let base = outlook.projection.base.wages.annual.median.number else { return nil }
    for assumption in scenario.assumptions {
      if case .wageGrowth(let percent) = assumption.effect {
        let years = outlook.projection.target.year - outlook.projection.base.year
        return base * pow(1 + percent / 100, Double(years))
      }
    }
    return nil
  }
}
