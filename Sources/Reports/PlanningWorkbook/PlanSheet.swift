import LaborSeries
import Projections
import Workbooks

/// Need, staff, gap and hires: a summary of all occupations, then each by itself.
struct PlanSheet {
  let context: PlanContext

  private var layout: PlanLayout { context.layout }

  var sheet: Worksheet {
    var sheet = context.sheet(
      PlanSheetName.plan, "Plan",
      "What follows from the inputs, the projection and the chosen scenario, year by year.",
      page: PageSetup(
        isLandscape: true,
        pageStarts: context.units.indices.map { layout.planStart(unit: $0) }))
    sheet.setWidths([42, 15])
    let last = max(layout.totalColumn, 2 + PlanSummary.columnCount - 2)
    sheet.setWidth(10.5, ofColumns: PlanLayout.startColumn...last)
    sheet.frozen = CellPlace(row: 2, column: 1)
    PlanSummary(context: context).put(on: &sheet)
    for index in context.units.indices {
      putBlock(index, on: &sheet)
      sheet.charts += PlanCharts(context: context).charts(index)
    }
    return sheet
  }

  private func putBlock(_ index: Int, on sheet: inout Worksheet) {
    let heading = layout.planHeading(unit: index)
    sheet.put(.text(context.units[index].label), row: heading - 1, column: 0, .section)
    sheet.put([.text("Line"), .text("Unit")], row: heading, .heading)
    for year in layout.baseYear...layout.targetYear {
      sheet.put(
        .number(Double(year)), row: heading, column: layout.planColumn(of: year),
        CellStyle(.heading, .year, alignment: .right))
    }
    sheet.put(.text("Total"), row: heading, column: layout.totalColumn, .numberHeading)
    for group in PlanLine.Group.allCases {
      guard let first = PlanLine.allCases.first(where: { $0.group == group }) else { continue }
      sheet.put(
        .text(group.rawValue), row: layout.row(of: first, unit: index) - 1, column: 0,
        .group)
      for column in 1...layout.totalColumn {
        sheet.put(
          .blank, row: layout.row(of: first, unit: index) - 1, column: column, .group)
      }
    }
    for line in PlanLine.allCases { put(line, index, on: &sheet) }
    sheet.looks.append(
      ConditionalLook(
        layout.range(of: .gapAtEnd, unit: index),
        while: "\(layout.range(of: .gapAtEnd, unit: index).first.name)>0", .bad))
  }

  private func put(_ line: PlanLine, _ index: Int, on sheet: inout Worksheet) {
    let figures = context.figures[index]
    let formulas = PlanFormulas(layout: layout, unit: context.units[index], index: index)
    let row = layout.row(of: line, unit: index)
    let style = CellStyle(line.isStrong ? .strong : .body, line.format(persons: context.persons))
    sheet.put(
      .text(line.label), row: row, column: 0,
      CellStyle(line.isStrong ? .strong : .label, indent: line.isPart ? 2 : 1))
    sheet.put(.text(line.unit), row: row, column: 1, CellStyle(.note))
    if line == .index {
      sheet.put(.number(1), row: row, column: PlanLayout.startColumn, style)
    } else if let formula = formulas.startFormula(of: line) {
      sheet.put(
        .formula(formula, .number(startValue(of: line, figures.plan))), row: row,
        column: PlanLayout.startColumn, style)
    }
    var total = 0.0
    for (offset, year) in layout.planYears.enumerated() {
      let value = line.value(figures, year: offset)
      total += value
      sheet.put(
        .formula(formulas.formula(of: line, in: year), .number(value)), row: row,
        column: layout.planColumn(of: year), style)
    }
    guard line.isFlow else { return }
    let range = layout.range(of: line, unit: index)
    sheet.put(
      .formula("SUM(\(range.first.name):\(range.last.name))", .number(total)),
      at: layout.total(of: line, unit: index), CellStyle(.strong, style.number))
  }

  private func startValue(of line: PlanLine, _ plan: HeadcountPlan) -> Double {
    switch line {
    case .requiredFTE: plan.start.requiredFTE
    case .required, .requiredLow, .requiredHigh: plan.start.required
    default: plan.inputs[.staff]
    }
  }
}

extension PlanLine {
  /// How the line's figures are written.
  func format(persons: CellStyle.NumberFormat) -> CellStyle.NumberFormat {
    switch self {
    case .index: .decimal(4)
    case .turnover, .retirementRate: .percent(1)
    case .hoursToCover: .integer
    default: persons
    }
  }
}
