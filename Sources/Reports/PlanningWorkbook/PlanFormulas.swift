import LaborSeries
import Workbooks

/// The formulas of one occupation's plan.
struct PlanFormulas {
  let layout: PlanLayout
  let unit: PlannedUnit
  /// The place of the occupation in the workbook.
  let index: Int

  /// The formula of a line in a year.
  func formula(of line: PlanLine, in year: Int) -> String {
    func here(_ line: PlanLine) -> String { layout.place(of: line, year: year, unit: index).name }
    func before(_ line: PlanLine) -> String {
      layout.place(of: line, year: year - 1, unit: index).name
    }
    let leaving = "(\(here(.turnover))+\(here(.retirementRate)))"
    switch line {
    case .index: return indexFormula(year)
    case .requiredFTE: return "\(start(.requiredFTE))*\(here(.index))"
    case .required: return persons(here(.requiredFTE))
    case .turnover: return "\(name(.turnover))*INDEX(Scenario_leavers,\(scenarioRow))"
    case .retirementRate: return retirementFormula
    case .opening: return before(.closing)
    case .hires: return name(.plannedHires)
    case .leavers: return "\(here(.turnover))*\(here(.average))"
    case .retirements: return "\(here(.retirementRate))*\(here(.average))"
    case .closing:
      return "\(here(.opening))+\(here(.hires))-\(here(.leavers))-\(here(.retirements))"
    case .average: return "(\(here(.opening))+Mid_year*\(here(.hires)))/(1+Mid_year*\(leaving))"
    case .hiresAfterRamp:
      return "\(here(.hires))*(Mid_year-MIN(\(name(.rampMonths))/12,Mid_year)*\(lost))*\(share)"
    case .rampCarriedOver:
      return "\(before(.hires))*MAX(\(name(.rampMonths))/12-Mid_year,0)*\(lost)*\(share)"
    case .available:
      return "(\(here(.average))-Mid_year*\(here(.hires)))*\(share)+\(here(.hiresAfterRamp))"
        + "-\(here(.rampCarriedOver))+\(name(.agency))"
    case .gapAtEnd: return "\(here(.required))-\(here(.closing))"
    case .gapOverYear:
      return "\(before(.requiredFTE))+Mid_year*(\(here(.requiredFTE))-\(before(.requiredFTE)))"
        + "-\(here(.available))"
    case .hoursToCover: return "MAX(0,\(here(.gapOverYear)))*Hours_per_FTE"
    case .needed: return "\(here(.neededForGrowth))+\(here(.neededForReplacement))"
    case .neededForGrowth: return "\(here(.required))-\(opening(.required, year))"
    case .neededForReplacement: return replacement(to: here(.required), .required, year, leaving)
    case .neededBeyondPlan: return "\(here(.needed))-\(here(.hires))"
    case .requisitions: return "MAX(0,\(here(.needed)))*\(name(.fillMonths))/12"
    case .requiredLow: return bound(.lower, year)
    case .requiredHigh: return bound(.upper, year)
    case .neededLow: return hires(to: here(.requiredLow), .requiredLow, year, leaving)
    case .neededHigh: return hires(to: here(.requiredHigh), .requiredHigh, year, leaving)
    }
  }

  /// The formula of a line at the start; nil where there is nothing to say.
  func startFormula(of line: PlanLine) -> String? {
    switch line {
    case .requiredFTE: "(\(name(.staff))+\(name(.vacancies)))*\(share)"
    case .required, .requiredLow, .requiredHigh: persons(start(.requiredFTE))
    case .closing: name(.staff)
    default: nil
    }
  }

  private func name(_ figure: StaffFigure) -> String { PlanNames.name(of: figure, unit) }
  private var share: String { name(.fullTimeShare) }
  private var lost: String { "(1-\(name(.rampProductivity)))" }

  private var scenarioRow: String {
    "\(PlanSheetName.projection)!\(layout.scenarioRowPlace(unit: index).absoluteName)"
  }

  /// A cell of the column of the base year, wherever the formula is copied to.
  private func start(_ line: PlanLine) -> String {
    let place = layout.place(of: line, year: layout.baseYear, unit: index)
    return "$\(place.columnLetters)\(place.row + 1)"
  }

  private func persons(_ positions: String) -> String {
    "(\(positions)-\(name(.agency)))/\(share)"
  }

  private var retirementFormula: String {
    "IF(\(PlanNames.retirementName(unit))=\"Rate\",\(name(.retirementRate)),"
      + "\(name(.aged60))/\(name(.yearsToRetire)))*INDEX(Scenario_retirements,\(scenarioRow))"
  }

  /// The staff at the start in the first year; afterwards need of the year before.
  private func opening(_ line: PlanLine, _ year: Int) -> String {
    year == layout.baseYear + 1
      ? start(.closing) : layout.place(of: line, year: year - 1, unit: index).name
  }

  private func replacement(
    to need: String, _ line: PlanLine, _ year: Int, _ leaving: String
  ) -> String {
    let opening = opening(line, year)
    return "\(leaving)*(\(opening)+Mid_year*(\(need)-\(opening)))"
  }

  private func hires(to need: String, _ line: PlanLine, _ year: Int, _ leaving: String) -> String {
    "\(need)-\(opening(line, year))+\(replacement(to: need, line, year, leaving))"
  }

  private func indexFormula(_ year: Int) -> String {
    let years = heading(of: year)
    return "IF(\(PlanNames.growthName(unit))=\"Projection\",\(projected(.index, year)),"
      + "((1+\(name(.volumeGrowth)))/(1+\(name(.productivity))))^(\(years)-Base_year)"
      + "*\(projected(.factor, year)))"
  }

  private func bound(_ column: ProjectionSheet.Column, _ year: Int) -> String {
    let base = CellPlace(
      row: layout.projectionRow(of: layout.baseYear, unit: index),
      column: ProjectionSheet.Column.median.rawValue)
    let index = layout.place(of: .index, year: year, unit: index).name
    return persons(
      "\(start(.requiredFTE))*IF(\(PlanNames.growthName(unit))=\"Projection\","
        + "\(projected(column, year))/\(PlanSheetName.projection)!\(base.absoluteName),\(index))")
  }

  /// The header of a year.
  private func heading(of year: Int) -> String {
    let column = CellPlace.letters(ofColumn: layout.planColumn(of: year))
    return "\(column)$\(layout.planHeading(unit: index) + 1)"
  }

  /// A figure of the sheet Projection in a year, looked up by the year.
  private func projected(_ column: ProjectionSheet.Column, _ year: Int) -> String {
    let rows =
      layout.projectionRow(
        of: layout.firstYear, unit: index)...layout.projectionRow(
        of: layout.targetYear, unit: index)
    func range(_ column: Int) -> String {
      "\(PlanSheetName.projection)!\(CellRange(column: column, rows: rows).absoluteName)"
    }
    return "INDEX(\(range(column.rawValue)),MATCH(\(heading(of: year)),\(range(0)),0))"
  }
}
