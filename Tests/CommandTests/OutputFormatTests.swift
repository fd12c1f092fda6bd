import Foundation
import Testing

@Suite struct OutputFormatTests {
  private static let commands: [[String]] = [
    ["series", "mri"], ["areas", "mri"], ["project", "mri", "--to", "2028"],
    ["openings", "mri", "--to", "2028"], ["wages", "mri", "--to", "2028"],
    ["fit", "mri"], ["datasets"], ["compare", "mri", "sonographers", "--to", "2028"],
  ]

  @Test(arguments: commands)
  func everyFormIsChosenByTheExtension(arguments: [String]) throws {
    try withTemporaryFolder { folder in
      for (ending, start) in [
        ("csv", ""), ("tsv", ""), ("ndjson", "{"), ("json", "{\n  \"schema_version\": 1,"),
        ("md", "# "), ("html", "<!"), ("txt", ""), ("xlsx", "PK"),
      ] {
        let run = try Program.run(arguments + ["-o", "out.\(ending)"], in: folder)
        #expect(run.status == 0, "\(ending): \(run.standardError)")
        #expect(run.standardOutput.isEmpty)
        let bytes = try Data(contentsOf: folder.appendingPathComponent("out.\(ending)"))
        #expect(bytes.count > 100)
        #expect(bytes.starts(with: Data(start.utf8)), "\(ending)")
      }
    }
  }

  @Test func contradictionsAreFoundBeforeAnyWork() throws {
    try withTemporaryFolder { folder in
      for arguments in [
        ["-o", "out.csv", "--format", "json"], ["-o", "out"], ["-o", "out.pdf"],
        ["--format", "json", "--csv-dialect", "excel"], ["-o", "x.md", "--csv-dialect", "tsv"],
        ["--format", "tsv", "--csv-dialect", "excel"], ["--csv-dialect", "nonesuch"],
        ["--table", "nonesuch"],
      ] {
        let run = try Program.run(["series", "mri"] + arguments, in: folder)
        #expect(run.status == 64, "\(arguments): \(run.standardError)")
        #expect(run.standardOutput.isEmpty)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  @Test func dialectsDifferInMarksAlone() throws {
    func fields(_ dialect: String, _ separator: Character) throws -> [[String]] {
      let run = try Program.run("areas", "mri", "--csv-dialect", dialect)
      #expect(run.status == 0)
      let text =
        run.standardOutput.hasPrefix("\u{FEFF}")
        ? String(run.standardOutput.dropFirst()) : run.standardOutput
      return text.split(whereSeparator: \.isNewline).map {
        DelimitedFields.all(in: String($0), separator: separator)
      }
    }
    let plain = try fields("rfc4180", ",")
    #expect(plain.count > 50)
    #expect(try fields("excel", ",") == plain)
    #expect(try fields("tsv", "\t") == plain)
    let semicolons = try fields("excel-semicolon", ";")
    let numbers = 3...9
    for (row, other) in zip(plain, semicolons).dropFirst() {
      for (column, field) in row.enumerated() {
        let expected =
          numbers.contains(column) ? field.map { $0 == "." ? "," : String($0) }.joined() : field
        #expect(other[column] == expected)
      }
    }
  }

  @Test func oneTableIsChosenByItsName() throws {
    let csv = try Program.run("wages", "mri", "--table", "wage-ladder-29-2035", "--format", "csv")
    #expect(csv.status == 0, "\(csv.standardError)")
    let whole = try Program.run("wages", "mri", "--format", "json")
    let object =
      try JSONSerialization.jsonObject(with: Data(whole.standardOutput.utf8)) as? [String: Any]
    let tables = object?["tables"] as? [String: Any]
    let ladder = tables?["wage-ladder-29-2035"] as? [String: Any]
    let rows = ladder?["rows"] as? [Any]
    #expect(rows?.count == csv.standardOutput.split(whereSeparator: \.isNewline).count - 1)
    let wrong = try Program.run("wages", "mri", "--table", "ladder")
    #expect(wrong.status == 64)
    #expect(wrong.standardError.contains("wage-ladder-29-2035"))
  }

  /// Folder, language, time zone and home leave no trace in any form.
  @Test(arguments: ["csv", "json", "ndjson", "md", "html", "txt", "xlsx"])
  func twoRunsGiveTheSameBytes(ending: String) throws {
    try withTemporaryFolder { folder in
      let other = folder.appendingPathComponent("elsewhere")
      try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
      for (place, environment) in [
        (folder, ["LANG": "C", "TZ": "UTC"]),
        (
          other,
          [
            "LANG": "tr_TR.UTF-8", "LC_ALL": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8",
            "TZ": "Asia/Tokyo", "HOME": other.path, "TMPDIR": other.path,
          ]
        ),
      ] {
        let run = try Program.run(
          ["areas", "mri", "-o", "out.\(ending)"], in: place, environment: environment)
        #expect(run.status == 0, "\(run.standardError)")
      }
      let first = try Data(contentsOf: folder.appendingPathComponent("out.\(ending)"))
      #expect(try Data(contentsOf: other.appendingPathComponent("out.\(ending)")) == first)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: other.path) == ["out.\(ending)"])
    }
  }
}
