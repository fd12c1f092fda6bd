import Testing

@testable import Workbooks

@Suite struct WorkbookFaultTests {
  private func fault(_ fill: (inout Worksheet) -> Void) throws -> WorkbookFault? {
    do {
      _ = try Workbook.of(fill)
      return nil
    } catch let fault as WorkbookFault {
      return fault
    }
  }

  @Test(arguments: [
    "", "a/b", "a:b", "[x]", "what?", "'quoted", "trailing'", String(repeating: "n", count: 32),
  ])
  func namesThatSpreadsheetProgramsRefuseAreRefused(_ name: String) {
    #expect(throws: WorkbookFault.self) {
      try Workbook(properties: DocumentProperties(title: ""), sheets: [Worksheet(name: name)])
    }
    let repaired = SheetNames.name(for: name)
    #expect(SheetNames.problem(with: repaired) == nil)
  }

  @Test func sheetsOfOneNameAreRefusedWhateverTheCapitals() {
    #expect(throws: WorkbookFault.repeatedSheet("PLAN")) {
      try Workbook(
        properties: DocumentProperties(title: ""),
        sheets: [Worksheet(name: "Plan"), Worksheet(name: "PLAN")])
    }
    #expect(SheetNames.name(for: "Plan", besides: ["plan", "PLAN 2"]) == "Plan 3")
    let long = String(repeating: "x", count: 40)
    #expect(SheetNames.name(for: long, besides: [String(long.prefix(31))]).utf16.count == 31)
  }

  @Test func limitsOfCellsAreErrorsThatNameTheCell() throws {
    let longest = String(repeating: "x", count: 32_767)
    #expect(try fault { $0.put(.text(longest), row: 0, column: 0) } == nil)
    #expect(
      try fault { $0.put(.text(longest + "y"), row: 4, column: 27) }
        == .longText(sheet: "Figures", cell: "AB5", length: 32_768))
    #expect(
      try fault { $0.put(.number(.nan), row: 0, column: 1) }
        == .notANumber(sheet: "Figures", cell: "B1", found: "nan"))
    #expect(
      try fault { $0.put(.formula("1/0", .number(.infinity)), row: 0, column: 1) }
        == .notANumber(sheet: "Figures", cell: "B1", found: "inf"))
    #expect(
      try fault { $0.put(.number(1), row: 1_048_576, column: 0) }
        == .outsideSheet(sheet: "Figures", row: 1_048_576, column: 0))
    #expect(
      try fault { $0.put(.link("x", toSheet: "Nowhere"), row: 0, column: 0) }
        == .missingSheet(name: "Nowhere", from: "The link in “Figures” A1"))
  }

  @Test(arguments: ["", "1st", "A1", "XFD12", "R1C1", "r", "two words", "naïve", "a-b", "TRUE"])
  func namesThatAreNoNamesAreRefused(_ name: String) {
    #expect(DefinedNames.problem(with: name) != nil)
    #expect(DefinedNames.problem(with: DefinedNames.name(for: name)) == nil)
  }

  @Test(arguments: ["Target_year", "_x", "volume.growth", "ABCD1", "Staff_29_2034"])
  func namesOfLettersDigitsAndUnderscoresAreTaken(_ name: String) {
    #expect(DefinedNames.problem(with: name) == nil)
  }

  @Test func tablesThatCannotStandAreRefused() throws {
    func table(_ columns: [String], rows: Int = 3) -> TableRegion {
      TableRegion(
        name: "t",
        range: CellRange(CellPlace(row: 0, column: 0), CellPlace(row: rows, column: 1)),
        columns: columns)
    }
    #expect(try fault { $0.tables = [table(["a", "b"])] } == nil)
    #expect(try fault { $0.tables = [table(["a", "A"])] } != nil)
    #expect(try fault { $0.tables = [table(["a"])] } != nil)
    #expect(try fault { $0.tables = [table(["a", "b"], rows: 0)] } != nil)
    #expect(try fault { $0.tables = [table(["a", "b"]), table(["c", "d"])] } != nil)
  }

  @Test func rulesThatWouldBeCutAreRefused() throws {
    let cell = CellRange(CellPlace(row: 0, column: 0))
    let many = (0..<60).map { "choice \($0)" }
    #expect(try fault { $0.rules = [InputRule(cell, .choice(many))] } != nil)
    #expect(try fault { $0.rules = [InputRule(cell, .choice(["a,b"]))] } != nil)
    let long = String(repeating: "p", count: 256)
    #expect(try fault { $0.rules = [InputRule(cell, .whole(0...1), prompt: long)] } != nil)
    #expect(try fault { $0.rules = [InputRule(cell, .whole(0...1), prompt: "short")] } == nil)
  }

  @Test func placesAreNamedAsFormulasNameThem() {
    #expect(CellPlace(row: 6, column: 1).name == "B7")
    #expect(CellPlace(row: 0, column: 16_383).name == "XFD1")
    #expect(CellPlace(row: 9, column: 26).absoluteName == "$AA$10")
    let range = CellRange(column: 2, rows: 3...5)
    #expect(range.absoluteName(on: "Bob's") == "'Bob''s'!$C$4:$C$6")
  }
}
