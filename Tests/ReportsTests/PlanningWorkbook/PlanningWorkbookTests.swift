import Foundation
import LaborSeries
import Projections
import Testing
import Workbooks

@testable import Reports

@Suite struct PlanningWorkbookTests {
  private func formulas(_ workbook: Workbook) -> [(
    place: String, formula: String, stored: StoredValue
  )] {
    workbook.sheets.flatMap { sheet in
      sheet.cells.compactMap { place, cell in
        guard case .formula(let formula, let stored) = cell.value else { return nil }
        return ("\(sheet.name)!\(place.name)", formula, stored)
      }
    }
  }

  @Test func theSheetsAreThoseOfTheDesign() throws {
    #expect(
      try SamplePlan.book().workbook().sheets.map(\.name) == [
        "Cover", "Inputs", "History", "Projection", "Scenarios", "Plan", "Checks", "Notes",
        "Provenance",
      ])
  }

  @Test func noFormulaHasANumberOfItsOwn() throws {
    let allowed: Set<Substring> = ["0", "1", "12", "365", "2080"]
    let number = /(?:^|[^A-Za-z0-9_.$:])([0-9]+(?:\.[0-9]+)?)(?![A-Za-z0-9_.!:(])/
    let found = formulas(try SamplePlan.book().workbook())
    #expect(found.count > 300)
    for (place, formula, _) in found {
      let text = formula.replacing(/"[^"]*"/, with: "")
      for match in text.matches(of: number) {
        #expect(allowed.contains(match.output.1), "\(place): \(formula)")
      }
    }
    // The scan sees a number where there is one.
    #expect("A1*0.5".matches(of: number).map(\.output.1) == ["0.5"])
  }

  @Test func onlyFunctionsOfTheFirstEditionAreUsed() throws {
    let known: Set<Substring> = [
      "ABS", "AND", "COLUMNS", "COUNT", "IF", "INDEX", "ISNUMBER", "MATCH", "MAX", "MIN", "OR",
      "ROWS", "SUM", "SUMPRODUCT",
    ]
    for (place, formula, _) in formulas(try SamplePlan.book().workbook()) {
      for match in formula.matches(of: /([A-Z][A-Z0-9.]*)\(/) {
        #expect(known.contains(match.output.1), "\(place): \(formula)")
      }
    }
  }

  @Test func everyInputIsOneNamedCellWithARule() throws {
    let workbook = try SamplePlan.book().workbook()
    let inputs = try #require(workbook.sheets.first { $0.name == "Inputs" })
    let names = workbook.names.filter { $0.sheet == "Inputs" }
    #expect(names.count == 8 + 2 * (StaffFigure.allCases.count + 2))
    for name in names {
      #expect(name.range.first == name.range.last)
      let place = name.range.first
      #expect(inputs[place]?.style.role == .input, "\(name.name)")
      let rule = inputs.rules.first {
        ($0.range.first.row...$0.range.last.row).contains(place.row)
          && ($0.range.first.column...$0.range.last.column).contains(place.column)
      }
      #expect(rule != nil, "\(name.name) has no rule")
    }
    let yellow = inputs.cells.filter { $0.value.style.role == .input }
    #expect(yellow.count == names.count)
  }

  @Test func everyNameInAFormulaIsDefined() throws {
    let workbook = try SamplePlan.book().workbook()
    let names = Set(workbook.names.map(\.name))
    for (place, formula, _) in formulas(workbook) {
      let text = formula.replacing(/"[^"]*"/, with: "")
      for match in text.matches(of: /(?:^|[^A-Za-z0-9_$.])([A-Z][a-zA-Z]*_[A-Za-z0-9_]+)/) {
        #expect(names.contains(String(match.output.1)), "\(place): \(match.output.1)")
      }
    }
  }

  @Test func thePlanStoresWhatTheModelComesTo() throws {
    let book = try SamplePlan.book(chosen: 1)
    let context = PlanContext(book)
    let plan = try #require(try book.workbook().sheets.first { $0.name == "Plan" })
    for (index, unit) in book.units.enumerated() {
      let model = HeadcountPlan(
        unit.inputs, index: [1030 * 0.99 / 1000, 1060 * 0.995 / 1000, 1.09],
        terms: .init(retirementFactor: 1.2))
      for (offset, year) in [2026, 2027, 2028].enumerated() {
        func stored(_ line: PlanLine) -> Double? {
          let place = context.layout.place(of: line, year: year, unit: index)
          guard case .formula(_, .number(let value)) = plan[place]?.value else { return nil }
          return value
        }
        let needed = try #require(stored(.needed))
        #expect(abs(needed - model.years[offset].needed.hires) < 1e-10)
        let closing = try #require(stored(.closing))
        #expect(abs(closing - model.years[offset].closing) < 1e-10)
      }
    }
  }

  @Test func shortageIsNoWordOfThePlanWithoutSupply() throws {
    let units = try [SamplePlan.unit()]
    let book = try PlanningWorkbook(
      units: units,
      scenarios: [SamplePlan.baseline, Scenario(name: "Recession", assumptions: [], file: "")],
      chosen: 0, title: "Nation", hasOwnStaff: false,
      origin: PlanningWorkbook.Origin(
        program: "modality 0", options: [], inputs: [], release: "OEWS May 2025"))
    for sheet in try book.workbook().sheets {
      for cell in sheet.cells.values {
        guard case .text(let text) = cell.value, text != "Gap and shortage" else { continue }
        #expect(!text.lowercased().contains("shortage"), "\(sheet.name): \(text)")
      }
    }
  }

  @Test func theSamePlanIsTheSameBytes() throws {
    let first = try SamplePlan.book().workbook().bytes()
    #expect(try SamplePlan.book().workbook().bytes() == first)
    #expect(try SamplePlan.book(title: "Another").workbook().bytes() != first)
  }

  @Test(arguments: [
    "=cmd|'/c calc'!A1", "<script>alert(1)</script>", "\u{202E}مستشفى", "🏥 & Söhne",
    String(repeating: "long ", count: 2000),
  ])
  func aHostileNameIsOnlyAText(_ name: String) throws {
    let unit = try SamplePlan.unit("29-2035", name)
    let workbook = try SamplePlan.book(units: [unit], title: name).workbook()
    #expect(try workbook.bytes().count > 10_000)
    #expect(workbook.sheets[0][CellPlace(row: 0, column: 0)]?.value == .text(name))
  }

  @Test func occupationsWhoseYearsDifferAreRefused() throws {
    #expect(throws: PlanningFault.self) {
      try SamplePlan.book(units: [SamplePlan.unit(), SamplePlan.unit("29-2032", "S", base: 2023)])
    }
  }
}
