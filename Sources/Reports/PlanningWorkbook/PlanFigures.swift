import Foundation
import LaborSeries
import Projections

/// The figures of one occupation as the formulas of the workbook come to them.
struct PlanFigures {
  /// A projected year under the chosen scenario; the first is the base year.
  struct Year {
    let year: Int
    let factor: Double
    let median: Double
    let lower: Double
    let upper: Double
    let chosen: Double
    let index: Double
  }

  let unit: PlannedUnit
  let years: [Year]
  /// Need over need at the start, by plan year.
  let index: [Double]
  let plan: HeadcountPlan
  /// Need and hires where need follows the lower or the upper bound.
  let low: HeadcountPlan
  let high: HeadcountPlan

  init(_ unit: PlannedUnit, _ choices: PlanChoices) {
    self.unit = unit
    let path = unit.paths[choices.scenario]
    let base = PlannedUnit.Year(
      year: unit.base.year, median: unit.base.jobs, lower: unit.base.jobs, upper: unit.base.jobs)
    let levels = zip([base] + unit.years, [1] + path.demand)
    years = levels.map { Year($0, factor: $1, line: choices.line, base: base.median) }
    let terms = HeadcountPlan.Terms(
      midYear: choices.midYear, hours: choices.hours, leaverFactor: path.leavers,
      retirementFactor: path.retirements)
    let own = Self.ownIndex(unit.inputs, years)
    let after = years.dropFirst()
    func followed(_ index: [Double]) -> [Double] {
      unit.inputs.growth == .projection ? index : own
    }
    func planned(_ index: [Double]) -> HeadcountPlan {
      HeadcountPlan(unit.inputs, index: followed(index), terms: terms)
    }
    index = followed(after.map(\.index))
    plan = planned(after.map(\.index))
    low = planned(after.map { $0.lower / base.median })
    high = planned(after.map { $0.upper / base.median })
  }

  /// Need by one's own volume and productivity, times the factor of the scenario.
  private static func ownIndex(_ inputs: HeadcountInputs, _ years: [Year]) -> [Double] {
    let ratio = (1 + inputs[.volumeGrowth]) / (1 + inputs[.productivity])
    return years.dropFirst().enumerated().map { offset, year in
      pow(ratio, Double(offset + 1)) * year.factor
    }
  }
}

extension PlanFigures.Year {
  fileprivate init(
    _ level: PlannedUnit.Year, factor: Double, line: PlanChoices.Line, base: Double
  ) {
    year = level.year
    self.factor = factor
    median = level.median * factor
    lower = level.lower * factor
    upper = level.upper * factor
    chosen =
      switch line {
      case .median: median
      case .lower: lower
      case .upper: upper
      }
    index = chosen / base
  }
}

/// What is chosen when the workbook is opened.
struct PlanChoices {
  /// The line of a projection that a plan follows.
  enum Line: String, CaseIterable {
    case median = "Median"
    case lower = "Lower 80%"
    case upper = "Upper 80%"
  }

  /// The place of the scenario in the list.
  let scenario: Int
  let line = Line.median
  let midYear = 0.5
  let hours = 2080.0
}
