import LaborSeries
import Projections
import Workbooks

/// The sheet on which everything is that a planner may change.
struct InputsSheet {
  let context: PlanContext

  private var layout: PlanLayout { context.layout }
  private static let valueWidth = 13.0
  private static let sourceWidth = 60.0

  var sheet: Worksheet {
    var sheet = context.sheet(
      PlanSheetName.inputs, "Inputs",
      "Yellow cells are yours to change; everything else in this workbook follows. Each has a name, "
        + "a unit, a range and a source.",
      page: PageSetup(isLandscape: true))
    let last = layout.sourceColumn
    sheet.setWidths([36, 22, 21, 9, 11])
    sheet.setWidth(Self.valueWidth, ofColumns: PlanLayout.firstValueColumn...(last - 1))
    sheet.setWidth(Self.sourceWidth, ofColumns: last...last)
    sheet.frozen = CellPlace(row: 2, column: 1)
    putGlobals(on: &sheet)
    putFigures(on: &sheet)
    putChoices(on: &sheet)
    return sheet
  }

  private func putGlobals(on sheet: inout Worksheet) {
    let row = PlanLayout.globalRow
    sheet.put(.text("For the whole plan"), row: row - 2, column: 0, .section)
    headings(["Input", "Name of the cell", "Unit", "Lowest", "Highest", "Value"])
      .enumerated().forEach { sheet.put(.text($1.text), row: row - 1, column: $0, $1.style) }
    // Sources run on over the columns of further occupations, and so does their heading.
    let source = PlanLayout.firstValueColumn + 1
    sheet.put(.text("Source"), row: row - 1, column: source, CellStyle(.heading, indent: 1))
    for column in (source + 1)..<max(source + 1, layout.sourceColumn + 1) {
      sheet.put(.blank, row: row - 1, column: column, .heading)
    }
    for global in PlanLayout.Global.allCases {
      let place = PlanLayout.place(of: global)
      let item = item(global)
      sheet.put(.text(item.label), row: place.row, column: 0, .label)
      sheet.put(.text(global.name), row: place.row, column: 1, CellStyle(.note))
      sheet.put(.text(item.unit), row: place.row, column: 2, CellStyle(.note))
      if let allowed = item.allowed {
        sheet.put(.number(allowed.lowerBound), row: place.row, column: 3, item.style(.note))
        sheet.put(.number(allowed.upperBound), row: place.row, column: 4, item.style(.note))
      }
      sheet.put(item.value, at: place, item.style(.input))
      if layout.sourceColumn == place.column + 1 {
        putSource(item.source, row: place.row, on: &sheet)
      } else {
        sheet.put(
          .text(item.source), row: place.row, column: place.column + 1, CellStyle(.note, indent: 1))
      }
      sheet.rules.append(item.rule(at: place))
    }
  }

  private func headings(_ texts: [String]) -> [(text: String, style: CellStyle)] {
    texts.enumerated().map { index, text in
      (text, (3...5).contains(index) ? .numberHeading : .heading)
    }
  }

  private func item(_ global: PlanLayout.Global) -> InputItem {
    let choices = context.book.choices
    switch global {
    case .scenario:
      return InputItem(
        "Scenario", "one of the list", .text(context.scenarioNames[choices.scenario]),
        source: "The sheet Scenarios says what each assumes", rule: .choiceFrom("Scenario_names"))
    case .line:
      return InputItem(
        "Line of the projection", "one of the list", .text(choices.line.rawValue),
        source:
          "The median is as likely to be passed as not; the bounds are those of the 80% interval",
        rule: .choice(PlanChoices.Line.allCases.map(\.rawValue)))
    case .midYear:
      return InputItem(
        "Part of the year counted", "of a year", .number(choices.midYear), allowed: 0...1,
        format: .decimal(2),
        source: "Mid-year rule: whoever comes or goes is counted for half a year")
    case .hours:
      return InputItem(
        "Hours of a full-time position", "hours a year", .number(choices.hours),
        allowed: 1000...2600, format: .integer, source: "52 weeks of 40 hours")
    case .ownGrowth:
      return InputItem(
        "Own assumptions: growth of need", "more a year", .number(0), allowed: -0.1...0.1,
        format: .percent(1), source: "Yours; at work when the scenario is “Own assumptions”")
    case .ownProductivity:
      return InputItem(
        "Own assumptions: productivity", "exams per FTE, a year", .number(0), allowed: -0.1...0.1,
        format: .percent(1), source: "Yours; at work when the scenario is “Own assumptions”")
    case .ownLeavers:
      return InputItem(
        "Own assumptions: factor on turnover", "times the rate", .number(1), allowed: 0...3,
        format: .decimal(2), source: "Yours; at work when the scenario is “Own assumptions”")
    case .ownRetirements:
      return InputItem(
        "Own assumptions: factor on retirements", "times the rate", .number(1), allowed: 0...3,
        format: .decimal(2), source: "Yours; at work when the scenario is “Own assumptions”")
    }
  }

  private func putFigures(on sheet: inout Worksheet) {
    let heading = PlanLayout.figureHeadingRow
    sheet.put(.text("By occupation"), row: heading - 1, column: 0, .section)
    let names = ["Input", "Name begins with", "Unit", "Lowest", "Highest"]
    for (column, item) in headings(names).enumerated() {
      sheet.put(.text(item.text), row: heading, column: column, item.style)
    }
    for (index, unit) in context.units.enumerated() {
      sheet.put(
        .text("\(unit.shortLabel.shortened(to: 80))\n\(unit.occupation.code)"), row: heading,
        column: PlanLayout.firstValueColumn + index,
        .numberHeading)
    }
    sheet.put(
      .text("Source"), row: heading, column: layout.sourceColumn, CellStyle(.heading, indent: 1))
    let lines = context.units.map { Self.lines(of: $0.shortLabel.shortened(to: 80)) + 1 }.max() ?? 1
    sheet.setHeight(max(46, 15.5 * Double(lines)), ofRow: heading)
    for figure in StaffFigure.allCases { putRow(of: figure, on: &sheet) }
  }

  /// How many lines a text takes in a column of values, broken between words.
  private static func lines(of text: String) -> Int {
    let width = Int(valueWidth) + 1
    var (lines, filled) = (1, 0)
    for word in text.split(separator: " ") {
      if filled > 0, filled + 1 + word.count > width {
        (lines, filled) = (lines + 1, word.count)
      } else {
        filled += (filled > 0 ? 1 : 0) + word.count
      }
      // A longer word is broken itself.
      lines += max(0, (filled - 1) / width)
      if filled > width { filled = (filled - 1) % width + 1 }
    }
    return min(lines, 8)
  }

  private func putRow(of figure: StaffFigure, on sheet: inout Worksheet) {
    let row = PlanLayout.place(of: figure, unit: 0).row
    let format = figure.numberFormat
    sheet.put(.text(figure.label), row: row, column: 0, .label)
    sheet.put(.text("\(figure.rawValue)_"), row: row, column: 1, CellStyle(.note))
    sheet.put(.text(figure.unit), row: row, column: 2, CellStyle(.note))
    sheet.put(.number(figure.allowed.lowerBound), row: row, column: 3, CellStyle(.note, format))
    sheet.put(.number(figure.allowed.upperBound), row: row, column: 4, CellStyle(.note, format))
    for (index, unit) in context.units.enumerated() {
      sheet.put(
        .number(unit.inputs[figure]), at: PlanLayout.place(of: figure, unit: index),
        CellStyle(.input, format))
    }
    putSource(source(of: figure), row: row, on: &sheet)
    let cells = CellRange(
      PlanLayout.place(of: figure, unit: 0),
      PlanLayout.place(of: figure, unit: context.units.count - 1))
    sheet.rules.append(figure.rule(for: cells))
  }

  /// Puts a source into a row that is made high enough for it: not every program does so by itself.
  private func putSource(_ text: String, row: Int, on sheet: inout Worksheet) {
    sheet.put(
      .text(text), row: row, column: layout.sourceColumn, CellStyle(.note, wraps: true, indent: 1))
    let lines = (Double(text.count) / (Self.sourceWidth * 0.9)).rounded(.up)
    if lines > 1 { sheet.setHeight(15 * lines, ofRow: row) }
  }

  /// One source for all occupations, or each with its own.
  private func source(of figure: StaffFigure) -> String {
    var texts: [(source: String, units: [String])] = []
    for unit in context.units {
      let source = unit.sources[figure] ?? ""
      if let index = texts.firstIndex(where: { $0.source == source }) {
        texts[index].units.append(unit.shortLabel)
      } else {
        texts.append((source, [unit.shortLabel]))
      }
    }
    texts.sort { $0.units.count < $1.units.count }
    guard texts.count > 1, let most = texts.popLast() else { return texts.first?.source ?? "" }
    let others = texts.map { "\($0.units.joined(separator: ", ")): \($0.source)" }
    let rest = most.units.count > 1 ? "the others" : most.units[0]
    return (others + ["\(rest): \(most.source)"]).joined(separator: "; ")
  }

  private func putChoices(on sheet: inout Worksheet) {
    let row = PlanLayout.choiceRow
    let rows: [(label: String, name: String, choices: [String], source: String)] = [
      (
        "Retirements by", "Retirement_by_",
        HeadcountInputs.RetirementMethod.allCases.map(\.rawValue),
        "Rate: the retirement rate. Age: the share aged 60 and over, evenly over the years above"
      ),
      (
        "Need grows by", "Growth_by_", HeadcountInputs.GrowthBasis.allCases.map(\.rawValue),
        "Projection: the chosen line of the sheet Projection. Own volume: volume and productivity above"
      ),
    ]
    for (offset, item) in rows.enumerated() {
      sheet.put(.text(item.label), row: row + offset, column: 0, .label)
      sheet.put(.text(item.name), row: row + offset, column: 1, CellStyle(.note))
      sheet.put(.text("one of the list"), row: row + offset, column: 2, CellStyle(.note))
      putSource(item.source, row: row + offset, on: &sheet)
    }
    for (index, unit) in context.units.enumerated() {
      let places = [
        PlanLayout.retirementPlace(unit: index), PlanLayout.growthPlace(unit: index),
      ]
      let values = [unit.inputs.retirement.rawValue, unit.inputs.growth.rawValue]
      for ((place, value), item) in zip(zip(places, values), rows) {
        sheet.put(.text(value), at: place, CellStyle(.input, alignment: .right))
        sheet.rules.append(
          InputRule(
            CellRange(place), .choice(item.choices), title: item.label,
            prompt: item.source, refusal: "Choose one of the list."))
      }
    }
  }
}

/// An input for the whole plan, as it is shown.
private struct InputItem {
  let label: String
  let unit: String
  let value: CellValue
  let allowed: ClosedRange<Double>?
  let format: CellStyle.NumberFormat
  let source: String
  private let choice: InputRule.Allowed?

  init(
    _ label: String, _ unit: String, _ value: CellValue, allowed: ClosedRange<Double>? = nil,
    format: CellStyle.NumberFormat = .text, source: String, rule: InputRule.Allowed? = nil
  ) {
    self.label = label
    self.unit = unit
    self.value = value
    self.allowed = allowed
    self.format = format
    self.source = source
    choice = rule
  }

  func style(_ role: CellStyle.Role) -> CellStyle {
    CellStyle(role, format, alignment: .right)
  }

  func rule(at place: CellPlace) -> InputRule {
    InputRule(
      CellRange(place), choice ?? .decimal(allowed ?? 0...0), title: String(label.prefix(32)),
      prompt: source,
      refusal: choice == nil
        ? "Enter a number within the range beside it."
        : "Choose one of the list.")
  }
}

extension StaffFigure {
  /// How the figure is written in cells.
  var numberFormat: CellStyle.NumberFormat {
    switch self {
    case .staff, .vacancies, .plannedHires: .decimal(0)
    case .fullTimeShare: .decimal(2)
    case .agency, .yearsToRetire, .rampMonths, .fillMonths: .decimal(1)
    case .turnover, .retirementRate, .aged60, .rampProductivity, .volumeGrowth, .productivity:
      .percent(1)
    }
  }

  /// What may be entered for the figure.
  func rule(for cells: CellRange) -> InputRule {
    let bounds = "\(text(allowed.lowerBound)) to \(text(allowed.upperBound))"
    return InputRule(
      cells, .decimal(allowed), title: String(label.prefix(32)), prompt: "\(unit), \(bounds)",
      refusal: "Enter a number of \(bounds).")
  }
}
