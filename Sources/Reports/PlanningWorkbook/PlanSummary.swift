import Projections
import Workbooks

/// The first table of the sheet Plan: one row for each occupation.
struct PlanSummary {
  let context: PlanContext

  private var layout: PlanLayout { context.layout }

  /// The columns behind the name of the occupation.
  enum Column: Int, CaseIterable {
    case staff = 1
    case need
    case needAtTarget
    case closing
    case gap
    case hires
    case growth
    case replacement
    case hiresPerYear
    case low
    case high

    func title(_ layout: PlanLayout) -> String {
      switch self {
      case .staff: "Staff at the start"
      case .need: "Need at the start"
      case .needAtTarget: "Need in \(layout.targetYear)"
      case .closing: "Closing staff \(layout.targetYear)"
      case .gap: "Gap in \(layout.targetYear)"
      case .hires: "Hires needed"
      case .growth: "of which growth"
      case .replacement: "of which replace-ment"
      case .hiresPerYear: "Hires a year"
      case .low: "Hires, lower 80%"
      case .high: "Hires, upper 80%"
      }
    }

    /// Whether occupations add up; bounds do not.
    var addsUp: Bool { self != .low && self != .high }
  }

  static var columnCount: Int { Column.allCases.count + 1 }

  func put(on sheet: inout Worksheet) {
    let heading = PlanLayout.summaryRow - 1
    sheet.put(
      .text("Summary, \(layout.baseYear + 1) to \(layout.targetYear), in persons"),
      row: heading - 1, column: 0, .section)
    sheet.put(.text("Occupation"), row: heading, column: 0, .heading)
    sheet.setHeight(32, ofRow: heading)
    for column in Column.allCases {
      sheet.put(.text(column.title(layout)), row: heading, column: column.rawValue, .numberHeading)
    }
    for index in context.units.indices {
      let row = PlanLayout.summaryRow + index
      sheet.put(.text(context.units[index].label), row: row, column: 0, CellStyle(.label))
      for column in Column.allCases {
        sheet.put(
          .formula(formula(column, index), .number(value(column, index))), row: row,
          column: column.rawValue, style(column))
      }
    }
    if let row = layout.summaryTotalRow { putTotal(row, on: &sheet) }
    if context.units.count > 1 { sheet.charts.append(chart) }
  }

  private func style(_ column: Column) -> CellStyle {
    CellStyle(column == .hires || column == .gap ? .strong : .body, context.persons)
  }

  private func putTotal(_ row: Int, on sheet: inout Worksheet) {
    sheet.put(.text("All of these"), row: row, column: 0, CellStyle(.strong))
    for column in Column.allCases where column.addsUp {
      let range = CellRange(
        column: column.rawValue,
        rows: PlanLayout.summaryRow...(PlanLayout.summaryRow + context.units.count - 1))
      let sum = context.units.indices.reduce(0) { $0 + value(column, $1) }
      sheet.put(
        .formula("SUM(\(range.first.name):\(range.last.name))", .number(sum)), row: row,
        column: column.rawValue, CellStyle(.strong, context.persons))
    }
  }

  private func formula(_ column: Column, _ index: Int) -> String {
    func end(_ line: PlanLine) -> String {
      layout.place(of: line, year: layout.targetYear, unit: index).absoluteName
    }
    func start(_ line: PlanLine) -> String {
      layout.place(of: line, year: layout.baseYear, unit: index).absoluteName
    }
    func total(_ line: PlanLine) -> String { layout.total(of: line, unit: index).absoluteName }
    switch column {
    case .staff: return start(.closing)
    case .need: return start(.required)
    case .needAtTarget: return end(.required)
    case .closing: return end(.closing)
    case .gap: return end(.gapAtEnd)
    case .hires: return total(.needed)
    case .growth: return total(.neededForGrowth)
    case .replacement: return total(.neededForReplacement)
    case .hiresPerYear:
      return "\(total(.needed))/COUNT(\(layout.range(of: .needed, unit: index).absoluteName))"
    case .low: return total(.neededLow)
    case .high: return total(.neededHigh)
    }
  }

  /// What the formula of a column comes to.
  func value(_ column: Column, _ index: Int) -> Double {
    let figures = context.figures[index]
    let last = figures.plan.years.count - 1
    func end(_ line: PlanLine) -> Double { line.value(figures, year: last) }
    func total(_ line: PlanLine) -> Double {
      (0...last).reduce(0) { $0 + line.value(figures, year: $1) }
    }
    switch column {
    case .staff: return figures.plan.inputs[.staff]
    case .need: return figures.plan.start.required
    case .needAtTarget: return end(.required)
    case .closing: return end(.closing)
    case .gap: return end(.gapAtEnd)
    case .hires: return total(.needed)
    case .growth: return total(.neededForGrowth)
    case .replacement: return total(.neededForReplacement)
    case .hiresPerYear: return total(.needed) / Double(last + 1)
    case .low: return total(.neededLow)
    case .high: return total(.neededHigh)
    }
  }

  private var chart: SheetChart {
    let rows =
      PlanLayout.summaryRow...(PlanLayout.summaryRow + context.units.count - 1)
    func series(_ name: String, _ column: Column, _ color: UInt32) -> SheetChart.Series {
      SheetChart.Series(
        .text(name), sheet: PlanSheetName.plan, categories: CellRange(column: 0, rows: rows),
        values: CellRange(column: column.rawValue, rows: rows), color: color, width: 0)
    }
    return SheetChart(
      .stackedBar,
      title: .text("Hires needed, \(layout.baseYear + 1) to \(layout.targetYear)"),
      series: [
        series("Replacement of leavers and retirements", .replacement, 0x12436D),
        series("Growth of need", .growth, 0x28A197),
      ], valueTitle: "persons", at: CellPlace(row: layout.summaryChartRow, column: 0),
      size: (980, 380),
      summary: "Hires that each occupation needs over the years of the plan, by what they are for.")
  }
}
