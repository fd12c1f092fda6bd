import Workbooks

/// Identities that hold whatever is entered, and whether the inputs are in range. All are TRUE.
struct ChecksSheet {
  let context: PlanContext

  static let allPlace = CellPlace(row: 3, column: 1)
  static let tolerancePlace = CellPlace(row: 4, column: 1)
  private static let headingRow = 6

  /// One check: what it looks at, what is to be true, and the formula that says whether it is.
  struct Check {
    let subject: String
    let rule: String
    let formula: String
  }

  private var layout: PlanLayout { context.layout }

  var sheet: Worksheet {
    var sheet = context.sheet(
      PlanSheetName.checks, "Checks",
      "Each line says whether something that has to be true is true.",
      page: PageSetup(repeatedRows: Self.headingRow...Self.headingRow))
    sheet.setWidths([44, 12, 90])
    sheet.frozen = CellPlace(row: Self.headingRow + 1, column: 0)
    let checks = globalChecks + context.units.indices.flatMap(checks)
    let first = Self.headingRow + 1
    let last = first + checks.count - 1
    let truth = CellStyle(.strong, .truth, alignment: .center)
    let range = CellRange(column: 1, rows: first...last)
    sheet.put(.text("All checks"), row: Self.allPlace.row, column: 0, CellStyle(.strong))
    sheet.put(.formula("AND(\(range.absoluteName))", .boolean(true)), at: Self.allPlace, truth)
    sheet.put(.text("Differences up to this are rounding"), row: Self.tolerancePlace.row, column: 0)
    sheet.put(.number(1e-6), at: Self.tolerancePlace, CellStyle(.body, alignment: .center))
    sheet.put([.text("What"), .text("True?"), .text("Rule")], row: Self.headingRow, .heading)
    for (offset, check) in checks.enumerated() {
      sheet.put(.text(check.subject), row: first + offset, column: 0, .label)
      sheet.put(.formula(check.formula, .boolean(true)), row: first + offset, column: 1, truth)
      sheet.put(.text(check.rule), row: first + offset, column: 2, CellStyle(.note))
    }
    for cells in [CellRange(Self.allPlace), range] {
      sheet.looks += [
        ConditionalLook(cells, while: "NOT(\(cells.first.name))", .bad),
        ConditionalLook(cells, while: cells.first.name, .good),
      ]
    }
    return sheet
  }

  private var globalChecks: [Check] {
    let numbers = PlanLayout.Global.allCases.filter {
      $0.rawValue >= PlanLayout.Global.firstNumber.rawValue
    }
    let first = PlanLayout.place(of: numbers[0]).row
    let rows = first...(first + numbers.count - 1)
    var checks = [
      Check(
        subject: "Whole plan", rule: "The chosen scenario is one of the list",
        formula: "ISNUMBER(Scenario_number)"),
      Check(
        subject: "Whole plan", rule: "The chosen line is one of the projection",
        formula: "OR(Projection_line=\"Median\",Projection_line=\"Lower 80%\","
          + "Projection_line=\"Upper 80%\")"),
      Check(
        subject: "Whole plan", rule: "Every input for the whole plan is within its range",
        formula: inRange(column: PlanLayout.firstValueColumn, rows)),
    ]
    if let total = layout.summaryTotalRow {
      let hires = PlanSummary.Column.hires.rawValue
      let parts = [PlanSummary.Column.growth, .replacement].map {
        plan(CellPlace(row: total, column: $0.rawValue))
      }
      checks.append(
        Check(
          subject: "Whole plan", rule: "Hires of all occupations are growth and replacement",
          formula: equal(
            plan(CellPlace(row: total, column: hires)), parts.joined(separator: "+"))))
    }
    return checks
  }

  private func checks(_ index: Int) -> [Check] {
    let name = context.units[index].label
    return rules(index).map { Check(subject: name, rule: $0.rule, formula: $0.formula) }
  }

  private func rules(_ index: Int) -> [(rule: String, formula: String)] {
    func sum(_ line: PlanLine) -> String { "SUM(\(plan(layout.range(of: line, unit: index))))" }
    func end(_ line: PlanLine) -> String {
      plan(layout.place(of: line, year: layout.targetYear, unit: index))
    }
    func start(_ line: PlanLine) -> String {
      plan(layout.place(of: line, year: layout.baseYear, unit: index))
    }
    let separations = "\(sum(.leavers))-\(sum(.retirements))"
    let unit = context.units[index]
    return [
      ("Every figure entered is within its range", figuresInRange(index)),
      (
        "The choices are of their lists",
        "AND(OR(\(PlanNames.retirementName(unit))=\"Rate\",\(PlanNames.retirementName(unit))=\"Age\"),"
          + "OR(\(PlanNames.growthName(unit))=\"Projection\","
          + "\(PlanNames.growthName(unit))=\"Own volume\"))"
      ),
      ("Medians lie between the bounds", mediansInside(index)),
      (
        "Opening staff + hires − leavers − retirements = closing staff, in every year",
        everyYear(index, [.opening, .hires], less: [.leavers, .retirements, .closing])
      ),
      (
        "Staff at the start + all hires − all who leave = staff at the end",
        equal("\(start(.closing))+\(sum(.hires))-\(separations)", end(.closing))
      ),
      (
        "Average staff lies between opening and closing staff by the mid-year rule",
        equal(
          sum(.average), "\(sum(.opening))+Mid_year*(\(sum(.closing))-\(sum(.opening)))")
      ),
      (
        "Gap = need − closing staff, in every year",
        everyYear(index, [.required], less: [.closing, .gapAtEnd])
      ),
      (
        "Hires needed = growth + replacement, in every year",
        everyYear(index, [.neededForGrowth, .neededForReplacement], less: [.needed])
      ),
      (
        "Staff at the start + growth of need = need at the end",
        equal("\(start(.closing))+\(sum(.neededForGrowth))", end(.required))
      ),
    ]
  }

  private func figuresInRange(_ index: Int) -> String {
    let rows = PlanLayout.figureRow...(PlanLayout.choiceRow - 1)
    return inRange(column: PlanLayout.firstValueColumn + index, rows)
  }

  /// Whether numbers of the sheet Inputs lie between the lowest and highest values beside them.
  private func inRange(column: Int, _ rows: ClosedRange<Int>) -> String {
    func range(_ column: Int) -> String {
      "\(PlanSheetName.inputs)!\(CellRange(column: column, rows: rows).absoluteName)"
    }
    let values = range(column)
    return "SUMPRODUCT((\(values)>=\(range(3)))*(\(values)<=\(range(4)))*ISNUMBER(\(values)))"
      + "=ROWS(\(values))"
  }

  private func mediansInside(_ index: Int) -> String {
    let rows =
      layout.projectionRow(
        of: layout.baseYear, unit: index)...layout.projectionRow(of: layout.targetYear, unit: index)
    func range(_ column: ProjectionSheet.Column) -> String {
      "\(PlanSheetName.projection)!\(CellRange(column: column.rawValue, rows: rows).absoluteName)"
    }
    return "SUMPRODUCT((\(range(.lower))<=\(range(.median)))*(\(range(.median))<=\(range(.upper))))"
      + "=ROWS(\(range(.median)))"
  }

  /// Whether the sum of some lines less others is nothing in every year.
  private func everyYear(_ index: Int, _ added: [PlanLine], less taken: [PlanLine]) -> String {
    let text =
      added.map { "+" + plan(layout.range(of: $0, unit: index)) }.joined().dropFirst()
      + taken.map { "-" + plan(layout.range(of: $0, unit: index)) }.joined()
    return "SUMPRODUCT(ABS(\(text)))<=Tolerance*(1+\(scale(index)))"
  }

  private func equal(_ first: String, _ second: String) -> String {
    "ABS(\(first)-(\(second)))<=Tolerance*(1+ABS(\(second)))"
  }

  private func scale(_ index: Int) -> String {
    plan(layout.place(of: .closing, year: layout.baseYear, unit: index))
  }

  private func plan(_ place: CellPlace) -> String {
    "\(PlanSheetName.plan)!\(place.absoluteName)"
  }

  private func plan(_ range: CellRange) -> String {
    "\(PlanSheetName.plan)!\(range.absoluteName)"
  }
}
