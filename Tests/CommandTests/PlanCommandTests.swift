import Foundation
import Tabular
import Testing
import Workbooks

@Suite struct PlanCommandTests {
  /// The cells of a workbook's sheet by row, counted from 1.
  private func rows(_ sheet: String, of file: URL) throws -> [Int: [SheetCell]] {
    guard case .workbook(let sheets) = try OpenedFile(path: file.path).content,
      let found = sheets.first(where: { $0.name == sheet })
    else { return [:] }
    var rows: [Int: [SheetCell]] = [:]
    try found.forEachRow { row in
      rows[row.number] = row.cells
      return true
    }
    return rows
  }

  @Test func aPlanOfTwoOccupationsIsWrittenAndAllItsChecksAreTrue() throws {
    try withTemporaryFolder { folder in
      let run = try Program.run(
        "plan", "mri", "sonographers", "--to", "2030", "-o", "plan.xlsx", in: folder)
      #expect(run.status == 0, "\(run.standardError)")
      #expect(run.standardOutput.isEmpty)
      let file = folder.appendingPathComponent("plan.xlsx")
      let checks = try rows("Checks", of: file)
      #expect(checks[4]?[1] == .number(1))
      let truths = checks.filter { $0.key > 7 }.map { $0.value[1] }
      #expect(truths.count == 4 + 2 * 9)
      #expect(truths.allSatisfy { $0 == .number(1) })
      let history = try rows("History", of: file)
      #expect(history[4]?.first == .text("soc"))
      let inputs = try rows("Inputs", of: file)
      #expect(inputs.values.contains { $0.first == .text("Staff at the start") })
      for name in ["Plan", "Projection", "Scenarios", "Cover"] {
        let cells = try rows(name, of: file).values.joined()
        #expect(!cells.contains(.formulaWithoutValue), "\(name)")
      }
    }
  }

  /// MRI technologists have figures for California in two years, sonographers in many.
  @Test func onlyWhatWasAskedForByNameIsRemarkedUpon() throws {
    try withTemporaryFolder { folder in
      // BLS publishes no separation rates for medical dosimetrists, and one preset is about supply.
      let all = try Program.run("plan", "--to", "2027", "-o", "all.xlsx", in: folder)
      #expect(all.status == 0)
      #expect(all.standardError.isEmpty, "\(all.standardError)")
      let notes = try rows("Notes", of: folder.appendingPathComponent("all.xlsx")).values.joined()
      for text in [
        "“Expanded training” is left out", "no separation rates for Medical dosimetrists",
      ] {
        #expect(
          notes.contains { if case .text(let note) = $0 { note.contains(text) } else { false } })
      }
      let named = try Program.run("plan", "29-2036", "--to", "2027", "-o", "one.xlsx", in: folder)
      #expect(named.standardError.contains("no separation rates for Medical dosimetrists"))
      #expect(!named.standardError.contains("Expanded training"))
    }
  }

  @Test func aPlanIsMadeOfAStore() throws {
    try withTemporaryFolder { folder in
      let file = try folder.writing(SampleAnswer.history, to: "answer.json")
      #expect(try Program.run("ingest", file, "--store", "s.sqlite", in: folder).status == 0)
      let run = try Program.run(
        "plan", "mri", "--to", "2027", "--store", "s.sqlite", "-o", "p.xlsx", in: folder)
      #expect(run.status == 0, "\(run.standardError)")
      let checks = try rows("Checks", of: folder.appendingPathComponent("p.xlsx"))
      #expect(checks[4]?[1] == .number(1))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      #expect(names == ["answer.json", "p.xlsx", "s.sqlite"])
    }
  }

  @Test func anOccupationWithoutFiguresEnoughInAnAreaIsLeftOutAndSaid() throws {
    try withTemporaryFolder { folder in
      let run = try Program.run(
        "plan", "mri", "sonographers", "--area", "CA", "--to", "2028", "-o", "plan.xlsx",
        in: folder)
      #expect(run.status == 0, "\(run.standardError)")
      #expect(run.standardError.contains("Left out: MRI technologists"))
      let cover = try rows("Cover", of: folder.appendingPathComponent("plan.xlsx"))
      #expect(cover[1]?.first == .text("Sonographers (29-2032), California"))
      let alone = try Program.run(
        "plan", "mri", "--area", "CA", "-o", "other.xlsx", in: folder)
      #expect(alone.status == 65)
    }
  }

  @Test func twoRunsInTwoFoldersAreTheSameBytes() throws {
    try withTemporaryFolder { folder in
      let inner = folder.appendingPathComponent("inner")
      try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
      let arguments = ["plan", "mri", "--to", "2028", "-o", "plan.xlsx"]
      #expect(try Program.run(arguments, in: folder).status == 0)
      let other = ["LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"]
      #expect(try Program.run(arguments, in: inner, environment: other).status == 0)
      let first = try Data(contentsOf: folder.appendingPathComponent("plan.xlsx"))
      #expect(try Data(contentsOf: inner.appendingPathComponent("plan.xlsx")) == first)
      let dated = try Program.run(
        arguments + ["--force"], in: inner, environment: ["SOURCE_DATE_EPOCH": "86400"])
      #expect(dated.status == 0)
      #expect(try Data(contentsOf: inner.appendingPathComponent("plan.xlsx")) != first)
    }
  }

  @Test func anExistingFileIsOnlyReplacedByForce() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("plan.xlsx")
      try Data("mine".utf8).write(to: file)
      let run = try Program.run("plan", "--template", "-o", "plan.xlsx", in: folder)
      #expect(run.status == 73)
      #expect(run.standardError.contains("--force"))
      #expect(try Data(contentsOf: file) == Data("mine".utf8))
      let forced = try Program.run("plan", "--template", "-o", "plan.xlsx", "--force", in: folder)
      #expect(forced.status == 0)
    }
  }

  @Test(arguments: [
    (["plan", "mri"], 64, "-o plan.xlsx"),
    (["plan", "mri", "-o", "plan.csv"], 64, ".xlsx"),
    (["plan", "mry", "-o", "plan.xlsx"], 64, "did you mean"),
    (["plan", "mri", "--area", "Atlantis", "-o", "plan.xlsx"], 64, "Atlantis"),
    (["plan", "mri", "--scenario", "boom", "-o", "plan.xlsx"], 66, "presets"),
    (["plan", "--from", "none.xlsx", "-o", "plan.xlsx"], 66, "none.xlsx"),
    (["plan", "--template", "mri", "-o", "plan.xlsx"], 64, "--template"),
    (["plan", "mri", "--to", "2020", "-o", "plan.xlsx"], 64, "2025"),
    (["plan", "mri", "-o", "/no/such/folder/plan.xlsx"], 73, "does not exist"),
  ])
  func aFaultIsASentenceAndAnExitCode(arguments: [String], status: Int32, words: String) throws {
    try withTemporaryFolder { folder in
      let run = try Program.run(arguments, in: folder)
      #expect(run.status == status, "\(run.standardError)")
      #expect(run.standardError.contains(words), "\(run.standardError)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test func anEmptyTemplateSaysThatNothingIsFilledIn() throws {
    try withTemporaryFolder { folder in
      #expect(try Program.run("plan", "--template", "-o", "staff.xlsx", in: folder).status == 0)
      let run = try Program.run("plan", "--from", "staff.xlsx", "-o", "plan.xlsx", in: folder)
      #expect(run.status == 65)
      #expect(run.standardError.contains("sheet Staff"))
    }
  }

  /// A staff file as the template has it, with some rows.
  private func staffFile(_ rows: [[CellValue]], in folder: URL) throws {
    var sheet = Worksheet(name: "Staff")
    sheet.put([.text("Organization"), .text("=General & Sons")], row: 2)
    sheet.put(
      [
        "Occupation", "Area", "Staff at the start", "Vacant positions at the start",
        "Turnover, retirements apart", "Share aged 60 and over", "Planned hires a year",
        "Need grows by",
      ].map(CellValue.text), row: 5)
    for (offset, row) in rows.enumerated() { sheet.put(row, row: 6 + offset) }
    let workbook = try Workbook(properties: .init(title: "Staff"), sheets: [sheet])
    try Data(try workbook.bytes()).write(to: folder.appendingPathComponent("staff.xlsx"))
  }

  @Test func aFilledStaffFileIsReadBackIntoThePlan() throws {
    try withTemporaryFolder { folder in
      try staffFile(
        [
          [
            .text("MRI technologists (29-2035)"), .blank, .number(40), .number(3), .number(0.09),
            .number(0.12), .number(5), .blank,
          ],
          [.text("sonographers"), .text("CA"), .number(25), .blank, .text("12%")],
        ], in: folder)
      let run = try Program.run(
        "plan", "--from", "staff.xlsx", "--to", "2030", "-o", "plan.xlsx", in: folder)
      #expect(run.status == 0, "\(run.standardError)")
      let file = folder.appendingPathComponent("plan.xlsx")
      #expect(try rows("Cover", of: file)[1]?.first == .text("=General & Sons"))
      let inputs = try rows("Inputs", of: file)
      func values(_ label: String) -> [SheetCell] {
        Array(inputs.values.first { $0.first == .text(label) }?.dropFirst(5) ?? [])
      }
      #expect(values("Staff at the start").prefix(2) == [.number(40), .number(25)])
      #expect(values("Vacant positions at the start").prefix(2) == [.number(3), .number(0)])
      #expect(values("Turnover, retirements apart").prefix(2) == [.number(0.09), .number(0.12)])
      #expect(values("Share aged 60 and over").prefix(2) == [.number(0.12), .number(0)])
      #expect(values("Retirements by").prefix(2) == [.text("Age"), .text("Rate")])
      #expect(
        values("Staff at the start").last
          == .text(
            "MRI technologists: your staff file, Staff C7; Sonographers, California: your staff file, Staff C8"
          ))
    }
  }

  @Test(arguments: [
    ([CellValue.text("MRI technologists"), .blank, .blank, .number(3)], "Staff C7"),
    ([.text("MRI technologists"), .blank, .text("many")], "Staff C7"),
    ([.text("MRI technologists"), .blank, .number(4), .blank, .number(9)], "write 9%"),
    ([.blank, .blank, .number(4)], "Staff A7"),
    ([.text("nobody"), .blank, .number(4)], "Staff A7"),
    ([.text("MRI technologists"), .blank, .number(-4)], "0 to 10000000"),
  ])
  func aWrongCellIsNamedWithARemedy(row: [CellValue], words: String) throws {
    try withTemporaryFolder { folder in
      try staffFile([row], in: folder)
      let run = try Program.run("plan", "--from", "staff.xlsx", "-o", "plan.xlsx", in: folder)
      #expect(run.status == 65, "\(run.standardError)")
      #expect(run.standardError.contains(words), "\(run.standardError)")
      #expect(
        !FileManager.default.fileExists(atPath: folder.appendingPathComponent("plan.xlsx").path))
    }
  }

  @Test func oneOccupationInTwoRowsIsRefused() throws {
    try withTemporaryFolder { folder in
      try staffFile(
        [[.text("mri"), .blank, .number(4)], [.text("29-2035"), .blank, .number(5)]], in: folder)
      let run = try Program.run("plan", "--from", "staff.xlsx", "-o", "plan.xlsx", in: folder)
      #expect(run.status == 65)
      #expect(run.standardError.contains("Staff A8"))
    }
  }
}
