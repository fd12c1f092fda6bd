import LaborSeries
import Workbooks

/// Where everything of a planning workbook stands, so that sheets can refer to each other.
struct PlanLayout {
  let units: [PlannedUnit]
  /// The scenarios to choose from; the last is the reader's own.
  let scenarioCount: Int
  let baseYear: Int
  let targetYear: Int
  /// The first year with an observation.
  let firstYear: Int

  /// Years after the base year.
  var planYears: [Int] { Array((baseYear + 1)...targetYear) }
  /// Columns of plan years on the sheets Plan and Scenarios.
  var horizon: Int { targetYear - baseYear }

  init(units: [PlannedUnit], scenarioCount: Int) {
    precondition(!units.isEmpty, "a plan has an occupation")
    self.units = units
    self.scenarioCount = scenarioCount
    baseYear = units[0].base.year
    targetYear = units[0].years[units[0].years.count - 1].year
    firstYear = units.compactMap { $0.history.first?.year }.min() ?? units[0].base.year
  }
}

/// The sheets in the order of their tabs.
enum PlanSheetName {
  static let cover = "Cover"
  static let inputs = "Inputs"
  static let history = "History"
  static let projection = "Projection"
  static let scenarios = "Scenarios"
  static let plan = "Plan"
  static let checks = "Checks"
  static let notes = "Notes"
  static let provenance = "Provenance"
}

// Inputs: what concerns the whole plan, then a column for each occupation.
extension PlanLayout {
  /// An input for the whole plan.
  enum Global: Int, CaseIterable {
    case scenario
    case line
    case midYear
    case hours
    case ownGrowth
    case ownProductivity
    case ownLeavers
    case ownRetirements

    var name: String {
      switch self {
      case .scenario: "Scenario"
      case .line: "Projection_line"
      case .midYear: "Mid_year"
      case .hours: "Hours_per_FTE"
      case .ownGrowth: "Own_growth_shift"
      case .ownProductivity: "Own_productivity"
      case .ownLeavers: "Own_leaver_factor"
      case .ownRetirements: "Own_retirement_factor"
      }
    }

    static let firstNumber = Global.midYear
  }

  static let firstValueColumn = 5
  static let globalRow = 5
  static var figureHeadingRow: Int { globalRow + Global.allCases.count + 2 }
  static var figureRow: Int { figureHeadingRow + 1 }
  static var choiceRow: Int { figureRow + StaffFigure.allCases.count }

  static func place(of global: Global) -> CellPlace {
    CellPlace(row: globalRow + global.rawValue, column: firstValueColumn)
  }

  /// The place of a figure of the occupation at an index.
  static func place(of figure: StaffFigure, unit: Int) -> CellPlace {
    CellPlace(
      row: figureRow + (StaffFigure.allCases.firstIndex(of: figure) ?? 0),
      column: firstValueColumn + unit)
  }

  static func retirementPlace(unit: Int) -> CellPlace {
    CellPlace(row: choiceRow, column: firstValueColumn + unit)
  }

  static func growthPlace(unit: Int) -> CellPlace {
    CellPlace(row: choiceRow + 1, column: firstValueColumn + unit)
  }

  /// The column behind the last occupation.
  var sourceColumn: Int { Self.firstValueColumn + units.count }
}

// History: one row for each observation.
extension PlanLayout {
  static let historyRow = 4

  /// The row of the first observation of the occupation at an index.
  func historyStart(unit: Int) -> Int {
    Self.historyRow + units[..<unit].reduce(0) { $0 + $1.history.count }
  }
}

// Projection: a block of years for each occupation.
extension PlanLayout {
  private static let chartRows = 24

  private var projectionHeight: Int { max(targetYear - firstYear + 1 + 3, Self.chartRows) + 2 }

  /// The row of the occupation's name; the row of the chosen scenario and the header follow.
  func projectionStart(unit: Int) -> Int { 3 + unit * projectionHeight }

  func projectionHeading(unit: Int) -> Int { projectionStart(unit: unit) + 2 }

  func projectionRow(of year: Int, unit: Int) -> Int {
    projectionHeading(unit: unit) + 1 + year - firstYear
  }

  /// The cell with the row of the chosen scenario.
  func scenarioRowPlace(unit: Int) -> CellPlace {
    CellPlace(row: projectionStart(unit: unit) + 1, column: 2)
  }
}

// Scenarios: a list, then factors for each scenario and occupation.
extension PlanLayout {
  static let scenarioListRow = 5

  var scenarioNames: CellRange {
    CellRange(
      column: 0, rows: Self.scenarioListRow...(Self.scenarioListRow + scenarioCount - 1))
  }

  /// The row of the chosen scenario's number; base year and number of occupations follow.
  var chosenRow: Int { Self.scenarioListRow + scenarioCount + 1 }
  var factorHeading: Int { chosenRow + 5 }
  static let leaverColumn = 2
  static let retirementColumn = 3
  static let factorColumn = 4

  func factorRow(scenario: Int, unit: Int) -> Int {
    factorHeading + 1 + scenario * units.count + unit
  }

  var lastFactorRow: Int { factorRow(scenario: scenarioCount - 1, unit: units.count - 1) }
  var outcomeColumn: Int { Self.factorColumn + horizon }
}

// Plan: a summary, then a block for each occupation.
extension PlanLayout {
  static let summaryRow = 5
  static let startColumn = 2

  /// The column of a year; of the base year where staff at the start stands.
  func planColumn(of year: Int) -> Int { Self.startColumn + year - baseYear }
  var totalColumn: Int { planColumn(of: targetYear) + 1 }
  var summaryTotalRow: Int? { units.count > 1 ? Self.summaryRow + units.count : nil }
  var summaryChartRow: Int { Self.summaryRow + units.count + 2 }
  private var summaryHeight: Int { units.count > 1 ? units.count + 2 + 21 : units.count + 2 }
  static let planChartRows = 13
  private var planHeight: Int { 1 + PlanLine.blockHeight + 1 + Self.planChartRows + 1 }

  func planStart(unit: Int) -> Int { Self.summaryRow + summaryHeight + unit * planHeight }
  func planHeading(unit: Int) -> Int { planStart(unit: unit) + 1 }
  func row(of line: PlanLine, unit: Int) -> Int { planHeading(unit: unit) + 1 + line.offset }
  func planChartRow(unit: Int) -> Int { planHeading(unit: unit) + PlanLine.blockHeight + 1 }

  func place(of line: PlanLine, year: Int, unit: Int) -> CellPlace {
    CellPlace(row: row(of: line, unit: unit), column: planColumn(of: year))
  }

  /// The plan years of a line.
  func range(of line: PlanLine, unit: Int) -> CellRange {
    CellRange(
      place(of: line, year: baseYear + 1, unit: unit),
      place(of: line, year: targetYear, unit: unit))
  }

  func total(of line: PlanLine, unit: Int) -> CellPlace {
    CellPlace(row: row(of: line, unit: unit), column: totalColumn)
  }
}
