import Foundation
import LaborSeries
import Projections
import Workbooks

/// The scenarios to choose from, and what each does to each occupation.
struct ScenariosSheet {
  let context: PlanContext

  private var layout: PlanLayout { context.layout }

  var sheet: Worksheet {
    var sheet = context.sheet(
      PlanSheetName.scenarios, "Scenarios",
      "What may be assumed in place of the baseline. Choose one on the sheet Inputs.",
      page: PageSetup(isLandscape: true))
    sheet.setWidths([40, 36, 12, 12])
    sheet.setHeight(31, ofRow: layout.factorHeading)
    sheet.setWidth(9, ofColumns: PlanLayout.factorColumn...(layout.outcomeColumn - 1))
    sheet.setWidth(13, ofColumns: layout.outcomeColumn...(layout.outcomeColumn + 1))
    sheet.frozen = CellPlace(row: 2, column: 1)
    putList(on: &sheet)
    putChosen(on: &sheet)
    putFactors(on: &sheet)
    return sheet
  }

  private func putList(on sheet: inout Worksheet) {
    let row = PlanLayout.scenarioListRow
    sheet.put(.text("To choose from"), row: row - 2, column: 0, .section)
    sheet.put([.text("Scenario"), .text("What is assumed")], row: row - 1, .heading)
    for (offset, name) in context.scenarioNames.enumerated() {
      sheet.put(.text(name), row: row + offset, column: 0, CellStyle(.strong))
      sheet.put(.text(words(offset)), row: row + offset, column: 1, CellStyle(.body))
    }
  }

  private func words(_ index: Int) -> String {
    guard index < context.book.scenarios.count else {
      return
        "growth of need, productivity and factors on turnover and retirements of the sheet Inputs"
    }
    let scenario = context.book.scenarios[index]
    if scenario.assumptions.isEmpty {
      return "nothing: the record’s growth and the rates as entered"
    }
    return scenario.assumptions.map { assumption in
      assumption.basis.isEmpty
        ? assumption.effect.words : "\(assumption.effect.words) (basis: \(assumption.basis))"
    }.joined(separator: "; ")
  }

  private func putChosen(on sheet: inout Worksheet) {
    let row = layout.chosenRow
    let last = CellPlace(
      row: PlanLayout.figureRow, column: PlanLayout.firstValueColumn + context.units.count - 1)
    let first = CellPlace(row: PlanLayout.figureRow, column: PlanLayout.firstValueColumn)
    let items: [(String, CellValue)] = [
      (
        "Number of the chosen scenario",
        .formula(
          "MATCH(Scenario,Scenario_names,0)", .number(Double(context.book.choices.scenario + 1)))
      ),
      ("Base year", .number(Double(layout.baseYear))),
      (
        "Number of occupations",
        .formula(
          "COLUMNS(\(PlanSheetName.inputs)!\(first.absoluteName):\(last.absoluteName))",
          .number(Double(context.units.count)))
      ),
    ]
    for (offset, item) in items.enumerated() {
      sheet.put(.text(item.0), row: row + offset, column: 0, .label)
      sheet.put(item.1, row: row + offset, column: 1, CellStyle(.body, .year, alignment: .left))
    }
  }

  private func putFactors(on sheet: inout Worksheet) {
    let heading = layout.factorHeading
    sheet.put(
      .text("Factors on need, by year, and on the rates at which staff leave"), row: heading - 1,
      column: 0, .section)
    sheet.put([.text("Scenario"), .text("Occupation")], row: heading, .heading)
    sheet.put(
      [.text("On turnover"), .text("On retirements")], row: heading,
      from: PlanLayout.leaverColumn, .numberHeading)
    for (offset, year) in layout.planYears.enumerated() {
      sheet.put(
        .number(Double(year)), row: heading, column: PlanLayout.factorColumn + offset,
        CellStyle(.heading, .year, alignment: .right))
    }
    sheet.put(
      [.text("Jobs in \(layout.targetYear)"), .text("Change from \(layout.baseYear)")],
      row: heading, from: layout.outcomeColumn, .numberHeading)
    for scenario in context.scenarioNames.indices {
      for unit in context.units.indices { put(scenario, unit, on: &sheet) }
    }
  }

  private func put(_ scenario: Int, _ index: Int, on sheet: inout Worksheet) {
    let unit = context.units[index]
    let path = unit.paths[scenario]
    let isOwn = scenario == context.book.scenarios.count
    let row = layout.factorRow(scenario: scenario, unit: index)
    let name = CellPlace(row: PlanLayout.scenarioListRow + scenario, column: 0)
    sheet.put(
      .formula(name.absoluteName, .text(context.scenarioNames[scenario])), row: row, column: 0)
    sheet.put(.text(unit.label), row: row, column: 1)
    let rates: [(Int, String, Double)] = [
      (PlanLayout.leaverColumn, PlanLayout.Global.ownLeavers.name, path.leavers),
      (PlanLayout.retirementColumn, PlanLayout.Global.ownRetirements.name, path.retirements),
    ]
    for (column, input, value) in rates {
      sheet.put(
        isOwn ? .formula(input, .number(value)) : .number(value), row: row, column: column,
        CellStyle(.body, .decimal(4)))
    }
    for (offset, factor) in path.demand.enumerated() {
      let column = PlanLayout.factorColumn + offset
      let year = "\(CellPlace.letters(ofColumn: column))$\(layout.factorHeading + 1)"
      sheet.put(
        isOwn
          ? .formula(
            "((1+Own_growth_shift)/(1+Own_productivity))^(\(year)-Base_year)", .number(factor))
          : .number(factor),
        row: row, column: column, CellStyle(.body, .decimal(4)))
    }
    putOutcome(row, index, factor: path.demand[path.demand.count - 1], on: &sheet)
  }

  private func putOutcome(
    _ row: Int, _ index: Int, factor: Double, on sheet: inout Worksheet
  ) {
    let unit = context.units[index]
    let column = ProjectionSheet.Column.modelMedian.rawValue
    func median(_ year: Int) -> String {
      let place = CellPlace(row: layout.projectionRow(of: year, unit: index), column: column)
      return "\(PlanSheetName.projection)!\(place.absoluteName)"
    }
    let last = CellPlace(row: row, column: layout.outcomeColumn - 1).name
    let jobs = unit.years[unit.years.count - 1].median * factor
    sheet.put(
      .formula("\(median(layout.targetYear))*\(last)", .number(jobs)), row: row,
      column: layout.outcomeColumn, CellStyle(.strong, .integer))
    let target = CellPlace(row: row, column: layout.outcomeColumn).name
    sheet.put(
      .formula("\(target)/\(median(layout.baseYear))-1", .number(jobs / unit.base.jobs - 1)),
      row: row, column: layout.outcomeColumn + 1, CellStyle(.body, .signedPercent(1)))
  }
}
