import LaborSeries

/// What a scenario does to one occupation, in factors that a plan multiplies its figures by.
public struct ScenarioPath: Sendable {
  public let scenario: Scenario
  /// Factor on the level of each year after the base year.
  public let demand: [Double]
  /// Factor on occupational transfers, for those who leave without retiring.
  public let leavers: Double
  /// Factor on labor force exits, for those who retire.
  public let retirements: Double

  /// Whether the scenario changes nothing here.
  public var isNeutral: Bool {
    demand.allSatisfy { $0 == 1 } && leavers == 1 && retirements == 1
  }

  /// The factors of a scenario.
  ///
  /// - Parameters:
  ///   - scenario: What is assumed.
  ///   - outlook: The baseline, by which the years are counted.
  ///   - rates: Published separation rates that the factors are of; nil where there are none.
  ///   - rounds: BLS's lines of every round, for the highest published rates.
  ///   - population: Persons aged 65 and over by vintage and year.
  /// - Throws: ``ScenarioError`` with the line of an assumption that cannot be applied.
  public init(
    _ scenario: Scenario, on outlook: OccupationOutlook, rates: SeparationRates?,
    rounds: [LaborSeries.OfficialProjection], population: [Int: [Int: Double]]
  ) throws(ScenarioError) {
    self.scenario = scenario
    let none = SeparationRates.Rate(0, logDeviation: 0, origin: .given)
    let known: SeparationRates
    do {
      known = try rates ?? SeparationRates(exit: none, transfer: none)
    } catch {
      throw .notPossible("\(error)", file: scenario.file, line: 1)
    }
    let context = ScenarioContext(
      outlook: outlook, rates: known, rounds: rounds, population: population, file: scenario.file,
      drawCount: 200)
    var factors = outlook.projection.years.map { _ in 1.0 }
    for assumption in scenario.assumptions {
      factors = zip(factors, try context.factors(of: assumption)).map(*)
    }
    demand = factors
    let changed = try context.rates(under: scenario.assumptions)
    leavers = Self.ratio(changed.transfer, known.transfer)
    retirements = Self.ratio(changed.exit, known.exit)
  }

  /// A rate over the published one; 1 where none is published.
  private static func ratio(
    _ changed: SeparationRates.Rate, _ known: SeparationRates.Rate
  ) -> Double {
    known.value > 0 ? changed.value / known.value : 1
  }
}

extension ScenarioPath {
  /// Factors that are known.
  package init(_ scenario: Scenario, demand: [Double], leavers: Double, retirements: Double) {
    self.scenario = scenario
    self.demand = demand
    self.leavers = leavers
    self.retirements = retirements
  }
}
