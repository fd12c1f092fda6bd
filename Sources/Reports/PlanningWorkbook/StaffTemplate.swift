import LaborSeries
import Projections
import Workbooks

/// An empty workbook for a hospital's own staff figures, to be filled in and read back.
public struct StaffTemplate: Sendable {
  /// The occupations to choose from.
  public let occupations: [Occupation]
  public let program: String
  public let sourceDateEpoch: String?

  /// A template; see the properties for each argument.
  public init(occupations: [Occupation], program: String, sourceDateEpoch: String? = nil) {
    self.occupations = occupations
    self.program = program
    self.sourceDateEpoch = sourceDateEpoch
  }

  private static let staff = "Staff"
  private static let help = "Read me"
  private static let heading = 5
  private static let rowCount = 25
  private static let listRow = 27

  /// The workbook, ready to be written.
  ///
  /// - Throws: `WorkbookFault`.
  public func workbook() throws(WorkbookFault) -> Workbook {
    try Workbook(
      properties: DocumentProperties(
        title: "Staff figures", subject: "To be filled in and read by modality plan --from",
        author: program, sourceDateEpoch: sourceDateEpoch),
      sheets: [staffSheet, helpSheet],
      names: [
        DefinedName(
          "Occupations", sheet: Self.help,
          range: CellRange(
            column: 0, rows: Self.listRow...(Self.listRow + max(1, occupations.count) - 1)))
      ])
  }

  /// The columns of the staff sheet: header, unit, rule, format.
  private struct Column {
    let header: String
    let unit: String
    let width: Double
    let format: CellStyle.NumberFormat
    let rule: (CellRange) -> InputRule
  }

  private var columns: [Column] {
    [
      Column(
        header: "Occupation", unit: "required; from the list or a SOC code", width: 34,
        format: .text
      ) {
        InputRule(
          $0, .choiceFrom("Occupations"), title: "Occupation",
          prompt: "One of the list, or any SOC code.", isAdvice: true)
      },
      Column(header: "Area", unit: "a state; empty: nation", width: 20, format: .text) {
        InputRule(
          $0, .text(longest: 100), title: "Area", prompt: "A state such as CA, or empty.")
      },
    ]
      + StaffFigure.allCases.map { figure in
        Column(
          header: figure.label,
          unit: figure.unit + (figure == .staff ? ", required" : ""), width: 13,
          format: figure.numberFormat, rule: figure.rule)
      } + [
        choice(
          "Retirements by", HeadcountInputs.RetirementMethod.allCases.map(\.rawValue)),
        choice("Need grows by", HeadcountInputs.GrowthBasis.allCases.map(\.rawValue)),
      ]
  }

  private func choice(_ header: String, _ choices: [String]) -> Column {
    Column(
      header: header, unit: choices.joined(separator: " or "), width: 14, format: .text
    ) {
      InputRule(
        $0, .choice(choices), title: header, prompt: choices.joined(separator: " or "),
        refusal: "Choose one of the list.")
    }
  }

  private var staffSheet: Worksheet {
    var sheet = Worksheet(name: Self.staff)
    sheet.put(.text("Staff figures"), row: 0, column: 0, .title)
    sheet.setHeight(26, ofRow: 0)
    sheet.put(
      .text(
        "One row for each occupation. Yellow cells are yours; what you leave empty is assumed as "
          + "the sheet Read me says."), row: 1, column: 0, .subtitle)
    sheet.put(.text("Organization"), row: 2, column: 0, CellStyle(.strong))
    sheet.put(.blank, row: 2, column: 1, CellStyle(.input, .text))
    sheet.setHeight(46, ofRow: Self.heading - 1)
    sheet.setHeight(46, ofRow: Self.heading)
    for (index, column) in columns.enumerated() {
      sheet.put(
        .text(column.unit), row: Self.heading - 1, column: index,
        CellStyle(.note, alignment: index < 2 ? .left : .right, wraps: true))
      sheet.put(
        .text(column.header), row: Self.heading, column: index,
        index < 2 ? .heading : .numberHeading)
      sheet.setWidth(column.width, ofColumns: index...index)
      let rows = (Self.heading + 1)...(Self.heading + Self.rowCount)
      for row in rows {
        sheet.put(.blank, row: row, column: index, CellStyle(.input, column.format))
      }
      sheet.rules.append(column.rule(CellRange(column: index, rows: rows)))
    }
    sheet.frozen = CellPlace(row: Self.heading + 1, column: 1)
    sheet.page = PageSetup(
      isLandscape: true, repeatedRows: Self.heading...Self.heading, footer: program)
    return sheet
  }

  private var helpSheet: Worksheet {
    var sheet = Worksheet(name: Self.help)
    sheet.put(.text("How to fill in the sheet Staff"), row: 0, column: 0, .title)
    sheet.setHeight(26, ofRow: 0)
    sheet.setWidths([38, 26, 14, 14, 14, 64])
    let steps = [
      "1. Enter one row for each occupation on the sheet Staff. An occupation and its staff are needed.",
      "2. Enter fractions in percent: 9% or 0.09, never 9.",
      "3. Save, and run: modality plan --from staff.xlsx -o plan.xlsx",
    ]
    for (offset, step) in steps.enumerated() {
      sheet.put(.text(step), row: 2 + offset, column: 0)
    }
    let heading = 6
    let titles = ["Figure", "Unit", "Lowest", "Highest", "An example", "Where it is left empty"]
    for (column, title) in titles.enumerated() {
      sheet.put(
        .text(title), row: heading, column: column,
        (2...4).contains(column) ? .numberHeading : .heading)
    }
    for (offset, figure) in StaffFigure.allCases.enumerated() {
      let row = heading + 1 + offset
      let format = CellStyle(.body, figure.numberFormat)
      sheet.put([.text(figure.label), .text(figure.unit)], row: row)
      sheet.put(.number(figure.allowed.lowerBound), row: row, column: 2, format)
      sheet.put(.number(figure.allowed.upperBound), row: row, column: 3, format)
      sheet.put(.number(figure.example), row: row, column: 4, CellStyle(.example, format.number))
      sheet.put(.text(figure.emptyMeaning), row: row, column: 5, CellStyle(.note, indent: 1))
    }
    sheet.put(
      .text("Occupations, by name or by code"), row: Self.listRow - 1, column: 0, .section)
    for (offset, occupation) in occupations.enumerated() {
      sheet.put(.text(occupation.label), row: Self.listRow + offset, column: 0)
      sheet.put(.text(occupation.title), row: Self.listRow + offset, column: 1)
    }
    sheet.page = PageSetup(isLandscape: true, footer: program)
    return sheet
  }
}

extension StaffFigure {
  /// An example of a department with forty radiologic technologists.
  fileprivate var example: Double {
    switch self {
    case .staff: 40
    case .vacancies: 3
    case .fullTimeShare: 0.9
    case .turnover: 0.09
    case .retirementRate: 0.025
    case .aged60: 0.12
    case .yearsToRetire: 5
    case .plannedHires: 4
    case .rampMonths: 4
    case .rampProductivity: 0.5
    case .fillMonths: 3
    case .agency: 1.5
    case .volumeGrowth: 0.03
    case .productivity: 0.005
    }
  }

  /// What a plan takes where the cell is empty.
  fileprivate var emptyMeaning: String {
    switch self {
    case .staff: "needed: a row without it is an error"
    case .turnover: "BLS’s rate of occupational transfers; moves between employers are not in it"
    case .retirementRate: "BLS’s rate of labor force exits"
    case .plannedHires: "as many as leave in a year at the start"
    default: "\(text(assumed ?? 0)) is assumed"
    }
  }
}
