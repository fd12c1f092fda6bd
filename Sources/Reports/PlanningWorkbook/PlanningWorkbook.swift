import LaborSeries
import Projections
import Workbooks

/// A workbook in which a planner changes inputs and sees what follows: need, staff, gap and hires of
/// each occupation, year by year.
///
/// Sheets: Cover, Inputs, History, Projection, Scenarios, Plan, Checks, Notes, Provenance. Inputs are
/// single named cells; everything derived is a formula that stores its value.
public struct PlanningWorkbook: Sendable {
  /// What the workbook says of where it comes from.
  public struct Origin: Sendable {
    /// The program and its version: `modality 0.1.0`.
    public let program: String
    /// What was asked for, word for word but without paths of a machine.
    public let options: [(name: String, value: String)]
    /// The files behind the figures.
    public let inputs: [Manifest.Input]
    /// The release of the last observation: `OEWS May 2025`.
    public let release: String
    /// What was done to figures or is missing, each in a sentence.
    public let remarks: [String]
    /// The environment's `SOURCE_DATE_EPOCH`.
    public let sourceDateEpoch: String?

    public init(
      program: String, options: [(name: String, value: String)], inputs: [Manifest.Input],
      release: String, remarks: [String] = [], sourceDateEpoch: String? = nil
    ) {
      self.program = program
      self.options = options
      self.inputs = inputs
      self.release = release
      self.remarks = remarks
      self.sourceDateEpoch = sourceDateEpoch
    }
  }

  public let units: [PlannedUnit]
  /// The scenarios to choose from; the reader's own follows them.
  public let scenarios: [Scenario]
  public let title: String
  /// Whether the staff figures are the user's own.
  public let hasOwnStaff: Bool
  public let origin: Origin
  let choices: PlanChoices

  /// The scenario whose parameters stand on the sheet Inputs.
  static let ownScenario = "Own assumptions"

  /// A workbook; the occupations have the same base and target years.
  ///
  /// - Parameters:
  ///   - units: Occupations in areas, at least one, in the order of the workbook.
  ///   - scenarios: With distinct names; each unit has a path for each.
  ///   - chosen: The place of the scenario that is chosen at first.
  ///   - title: The name of the plan.
  ///   - hasOwnStaff: Whether the staff figures are the user's own.
  ///   - origin: Where everything comes from.
  /// - Throws: ``PlanningFault``.
  public init(
    units: [PlannedUnit], scenarios: [Scenario], chosen: Int, title: String, hasOwnStaff: Bool,
    origin: Origin
  ) throws(PlanningFault) {
    precondition(scenarios.indices.contains(chosen), "a scenario of the list is chosen")
    guard let first = units.first else { throw .noOccupations }
    for unit in units {
      guard unit.base.year == first.base.year else {
        throw .differentYears(
          first: first.label, year: first.base.year, second: unit.label, other: unit.base.year)
      }
    }
    var names: Set<String> = [Self.ownScenario.lowercased()]
    for scenario in scenarios where !names.insert(scenario.name.lowercased()).inserted {
      throw .repeatedScenario(scenario.name)
    }
    self.units = units.map { $0.adding(ScenarioPath.unchanged(for: $0.years.count)) }
    self.scenarios = scenarios
    self.title = title
    self.hasOwnStaff = hasOwnStaff
    self.origin = origin
    choices = PlanChoices(scenario: chosen)
  }

  /// The workbook, ready to be written.
  ///
  /// - Throws: `WorkbookFault` for what the file format does not take, such as too long a title.
  public func workbook() throws(WorkbookFault) -> Workbook {
    let context = PlanContext(self)
    let sheets = [
      CoverSheet(context: context).sheet, InputsSheet(context: context).sheet,
      HistorySheet(context: context).sheet, ProjectionSheet(context: context).sheet,
      ScenariosSheet(context: context).sheet, PlanSheet(context: context).sheet,
      ChecksSheet(context: context).sheet, NotesSheet(context: context).sheet,
      ProvenanceSheet(context: context).sheet,
    ]
    return try Workbook(
      properties: DocumentProperties(
        title: title.shortened(to: 200),
        subject: "Headcount plan, given named inputs and a projection",
        author: origin.program, comments: origin.release,
        sourceDateEpoch: origin.sourceDateEpoch),
      sheets: sheets, names: PlanNames(context: context).all)
  }
}

/// What all sheets of a planning workbook share.
struct PlanContext {
  let book: PlanningWorkbook
  let layout: PlanLayout
  let figures: [PlanFigures]

  init(_ book: PlanningWorkbook) {
    self.book = book
    layout = PlanLayout(units: book.units, scenarioCount: book.scenarios.count + 1)
    figures = book.units.map { PlanFigures($0, book.choices) }
  }

  var units: [PlannedUnit] { book.units }
  /// The names of the scenarios, the reader's own last.
  var scenarioNames: [String] { book.scenarios.map(\.name) + [PlanningWorkbook.ownScenario] }

  /// Persons are shown whole for a nation or a state, with one decimal for a hospital.
  var persons: CellStyle.NumberFormat {
    let most = units.map { $0.inputs[.staff] }.max() ?? 0
    return most < 1000 ? .decimal(1) : .integer
  }

  /// A sheet with its title, the sentence below it and how it is printed.
  func sheet(
    _ name: String, _ title: String, _ subtitle: String, page: PageSetup = PageSetup()
  ) -> Worksheet {
    var sheet = Worksheet(name: name)
    sheet.put(.text(title), row: 0, column: 0, .title)
    sheet.setHeight(26, ofRow: 0)
    sheet.put(.text(subtitle), row: 1, column: 0, .subtitle)
    sheet.page = page
    // Footers and properties of a workbook are short; the title stands in full on the cover.
    sheet.page.footer =
      "\(book.title.shortened(to: 80)) · \(name) · \(book.origin.release) · \(book.origin.program)"
    return sheet
  }
}

/// Why there is no planning workbook.
public enum PlanningFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// No occupation was given.
  case noOccupations
  /// Two occupations whose last observations are of different years.
  case differentYears(first: String, year: Int, second: String, other: Int)
  /// Two scenarios of one name.
  case repeatedScenario(String)

  public var description: String {
    switch self {
    case .noOccupations: "A plan needs an occupation; name one."
    case .differentYears(let first, let year, let second, let other):
      "The figures of \(first) end in \(year) and those of \(second) in \(other), so that they do "
        + "not share the years of a plan; make a workbook for each."
    case .repeatedScenario(let name):
      "Two scenarios are named “\(name)”; give one of them another name in its file."
    }
  }
}

extension String {
  /// The text, or its beginning with an ellipsis where it is longer than some units of UTF-16.
  func shortened(to length: Int) -> String {
    guard utf16.count > length else { return self }
    var text = self[...]
    while text.utf16.count > length - 1 { text.removeLast() }
    return text + "…"
  }
}

extension PlannedUnit {
  fileprivate func adding(_ path: ScenarioPath) -> PlannedUnit {
    PlannedUnit(
      occupation: occupation, area: area, areaCode: areaCode, history: history, base: base,
      years: years, inputs: inputs, sources: sources, paths: paths + [path])
  }
}

extension ScenarioPath {
  /// The reader's own scenario before anything is entered.
  fileprivate static func unchanged(for years: Int) -> ScenarioPath {
    ScenarioPath(
      Scenario(name: PlanningWorkbook.ownScenario, assumptions: [], file: ""),
      demand: Array(repeating: 1, count: years), leavers: 1, retirements: 1)
  }
}
