import Foundation
import GrowthModels
import LaborSeries

/// Supply of one occupation by a ledger, beside demand, and the gap between them as a distribution.
///
/// Supply moves by the ledger: S(t) = S(t−1) · (1 − x − r) + completions · pass · entry +
/// in-migration + transfers in, with exit rate x and transfer rate r. Demand grows as the projection
/// does, from staff and vacancies at the beginning. Every figure with a standard error is drawn once
/// for a whole path.
public struct SupplyProjection: Sendable {
  /// The parts of a year's change, in persons.
  public struct Flows: Sendable, Equatable {
    public var entrants = 0.0
    public var inMigration = 0.0
    public var transfersIn = 0.0
    /// Those who leave the labor force; taken off.
    public var exits = 0.0
    /// Those who go to another occupation; taken off.
    public var transfersOut = 0.0

    /// What supply changes by.
    public var change: Double { entrants + inMigration + transfersIn - exits - transfersOut }

    static func + (first: Flows, second: Flows) -> Flows {
      Flows(
        entrants: first.entrants + second.entrants,
        inMigration: first.inMigration + second.inMigration,
        transfersIn: first.transfersIn + second.transfersIn, exits: first.exits + second.exits,
        transfersOut: first.transfersOut + second.transfersOut)
    }
  }

  /// One year.
  public struct Year: Sendable {
    public let year: Int
    /// Staff at the end of the year, by the ledger.
    public let supply: DrawnAmount
    /// Staff needed.
    public let demand: DrawnAmount
    /// Demand less supply: above zero a shortage, below zero a surplus.
    public let gap: DrawnAmount
    /// The share of draws in which demand is above supply.
    public let probabilityOfShortage: Double
    /// The means of what moved supply in the year; they add up to its change.
    public let flows: Flows
  }

  public let ledger: SupplyLedger
  public let outlook: OccupationOutlook
  /// The scenario that demand and rates are taken from; nil for the baseline.
  public let scenario: Scenario?
  /// Mean staff at the beginning.
  public let baseStaff: Double
  public let baseYear: Int
  public let years: [Year]
  /// Each figure in force with its source, in the order of the ledger.
  public let figures: [SupplyFigures.Line]

  /// Supply beside demand.
  ///
  /// - Parameters:
  ///   - ledger: The user's figures.
  ///   - outlook: The projection that demand follows.
  ///   - demand: Draws of employment: of the baseline, or of a scenario.
  ///   - rates: Published separation rates, for those the ledger accepts.
  ///   - completions: IPEDS completions by program and year, for those it accepts.
  ///   - scenario: The scenario that `demand` and `rates` belong to.
  /// - Throws: ``ScenarioError`` with the line of a figure that is not there.
  public init(
    _ ledger: SupplyLedger, on outlook: OccupationOutlook, demand: LevelDraws,
    rates: SeparationRates, completions: [String: [Int: Double]], scenario: Scenario? = nil
  ) throws(ScenarioError) {
    let figures = try SupplyFigures(
      ledger, outlook: outlook, rates: rates, completions: completions, scenario: scenario)
    let base = outlook.projection.baseEmployment
    var source = RandomSource(seed: 4)
    let walks = demand.paths.map { path in
      figures.walk(along: path, base: base, source: &source)
    }
    self.ledger = ledger
    self.outlook = outlook
    self.scenario = scenario
    self.figures = figures.lines
    baseYear = demand.baseYear
    baseStaff = DrawnAmount.mean(of: walks.map { $0.supply[0] }, over: demand.central)
    years = demand.years.indices.map { step in
      Year(demand.years[step], step: step + 1, walks: walks, central: demand.central)
    }
  }
}

/// One draw of the ledger: supply and demand at the beginning and after each year.
struct SupplyWalk {
  var supply: [Double]
  var demand: [Double]
  var flows: [SupplyProjection.Flows]
}

extension SupplyProjection.Year {
  fileprivate init(_ year: Int, step: Int, walks: [SupplyWalk], central: [Int]) {
    let gaps = walks.map { $0.demand[step] - $0.supply[step] }
    let sum = central.reduce(SupplyProjection.Flows()) { $0 + walks[$1].flows[step - 1] }
    let count = Double(central.count)
    self.year = year
    supply = DrawnAmount(walks.map { $0.supply[step] }, central: central)
    demand = DrawnAmount(walks.map { $0.demand[step] }, central: central)
    gap = DrawnAmount(gaps, central: central)
    probabilityOfShortage = Double(gaps.count { $0 > 0 }) / Double(gaps.count)
    flows = SupplyProjection.Flows(
      entrants: sum.entrants / count, inMigration: sum.inMigration / count,
      transfersIn: sum.transfersIn / count, exits: sum.exits / count,
      transfersOut: sum.transfersOut / count)
  }
}
