import LaborSeries
import Workbooks

/// The names of cells: each input has one, and what formulas look things up in.
struct PlanNames {
  let context: PlanContext

  var all: [DefinedName] { globals + byUnit + scenarios + results }

  private var layout: PlanLayout { context.layout }

  private var globals: [DefinedName] {
    PlanLayout.Global.allCases.map {
      name($0.name, PlanSheetName.inputs, CellRange(PlanLayout.place(of: $0)))
    }
  }

  private var byUnit: [DefinedName] {
    context.units.enumerated().flatMap { index, unit in
      StaffFigure.allCases.map {
        name(
          Self.name(of: $0, unit), PlanSheetName.inputs,
          CellRange(PlanLayout.place(of: $0, unit: index)))
      } + [
        name(
          Self.retirementName(unit), PlanSheetName.inputs,
          CellRange(PlanLayout.retirementPlace(unit: index))),
        name(
          Self.growthName(unit), PlanSheetName.inputs,
          CellRange(PlanLayout.growthPlace(unit: index))),
      ]
    }
  }

  private var scenarios: [DefinedName] {
    func column(_ column: Int) -> CellRange {
      CellRange(column: column, rows: (layout.factorHeading + 1)...layout.lastFactorRow)
    }
    let sheet = PlanSheetName.scenarios
    let years = CellRange(
      CellPlace(row: layout.factorHeading, column: PlanLayout.factorColumn),
      CellPlace(row: layout.factorHeading, column: layout.outcomeColumn - 1))
    let factors = CellRange(
      CellPlace(row: layout.factorHeading + 1, column: PlanLayout.factorColumn),
      CellPlace(row: layout.lastFactorRow, column: layout.outcomeColumn - 1))
    func single(_ text: String, _ offset: Int) -> DefinedName {
      name(text, sheet, CellRange(CellPlace(row: layout.chosenRow + offset, column: 1)))
    }
    return [
      name("Scenario_names", sheet, layout.scenarioNames),
      single("Scenario_number", 0), single("Base_year", 1), single("Occupation_count", 2),
      name("Scenario_years", sheet, years), name("Scenario_factors", sheet, factors),
      name("Scenario_leavers", sheet, column(PlanLayout.leaverColumn)),
      name("Scenario_retirements", sheet, column(PlanLayout.retirementColumn)),
    ]
  }

  private var results: [DefinedName] {
    [
      name("All_checks", PlanSheetName.checks, CellRange(ChecksSheet.allPlace)),
      name("Tolerance", PlanSheetName.checks, CellRange(ChecksSheet.tolerancePlace)),
    ]
  }

  private func name(_ name: String, _ sheet: String, _ range: CellRange) -> DefinedName {
    DefinedName(name, sheet: sheet, range: range)
  }

  static func name(of figure: StaffFigure, _ unit: PlannedUnit) -> String {
    "\(figure.rawValue)_\(unit.key)"
  }

  static func retirementName(_ unit: PlannedUnit) -> String { "Retirement_by_\(unit.key)" }
  static func growthName(_ unit: PlannedUnit) -> String { "Growth_by_\(unit.key)" }
}
