import Foundation
import Testing

/// Text of the user's own files goes through every writer, and nothing of it is executed.
@Suite struct HostileTextTests {
  private static let runs: [[String]] = [
    ["scenario", "run", "hostile.yaml", "--occupations", "mri", "--to", "2028"],
    ["supply", "supply.yaml"],
  ]

  private func inFolder(_ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      _ = try folder.writing(HostileText.scenario(HostileText.everything), to: "hostile.yaml")
      _ = try folder.writing(HostileText.supply(HostileText.everything), to: "supply.yaml")
      try body(folder)
    }
  }

  private func output(
    _ arguments: [String], _ format: String, in folder: URL
  ) throws -> String {
    let run = try Program.run(
      arguments + ["--format", format], in: folder, environment: ["COLUMNS": "2000"])
    #expect(run.status == 0, "\(format): \(run.standardError)")
    #expect(run.standardOutput.contains("alert(1)"), "\(format) shows the text")
    return run.standardOutput
  }

  private func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      scalar.properties.generalCategory == .control && !"\t\r\n".unicodeScalars.contains(scalar)
    }
  }

  @Test(arguments: runs) func aTerminalIsNotSteered(arguments: [String]) throws {
    try inFolder { folder in
      for format in ["table", "md", "csv", "tsv", "json", "ndjson"] {
        let text = try output(arguments, format, in: folder)
        #expect(!hasControls(text), "\(format)")
        if format == "table" || format == "md" { #expect(!text.contains("\u{202E}"), "\(format)") }
        #expect(text.contains("אולטרסאונד"), "\(format) keeps other scripts")
      }
    }
  }

  @Test(arguments: runs) func pagesHaveNoMarkupOfTheUser(arguments: [String]) throws {
    try inFolder { folder in
      let page = try output(arguments, "html", in: folder)
      #expect(!page.contains("<script>alert"))
      #expect(!page.contains("\" onload=\"alert"))
      #expect(!page.contains("href=\"javascript:"))
      #expect(!hasControls(page))
    }
  }

  @Test func chartsHaveNoMarkupOfTheUser() throws {
    try inFolder { folder in
      let run = try Program.run(Self.runs[0] + ["--format", "svg"], in: folder)
      #expect(run.status == 0)
      let document = run.standardOutput
      #expect(!document.contains("<script"))
      #expect(!document.contains("\" onload="))
      #expect(!hasControls(document))
      // A parser of XML takes it.
      let parser = XMLChecker(document)
      #expect(parser.isWellFormed)
    }
  }

  @Test(arguments: runs) func markdownHasNoLinkOrMarkupOfTheUser(arguments: [String]) throws {
    try inFolder { folder in
      let text = try output(arguments, "md", in: folder)
      #expect(!text.contains("[free](javascript"))
      #expect(text.contains("\\[free\\](javascript"))
      #expect(!text.contains("<script>"))
    }
  }

  @Test(arguments: runs, ["rfc4180", "excel-semicolon", "tsv"])
  func noFieldIsAFormula(arguments: [String], dialect: String) throws {
    try inFolder { folder in
      for choice in [[], ["--table", arguments[0] == "supply" ? "supply-figures" : "outcomes"]] {
        let run = try Program.run(arguments + choice + ["--csv-dialect", dialect], in: folder)
        #expect(run.status == 0, "\(run.standardError)")
        let separators: [String: Character] = ["tsv": "\t", "excel-semicolon": ";"]
        let separator = separators[dialect] ?? ","
        for field in DelimitedFields.all(in: run.standardOutput, separator: separator) {
          #expect(!"=+@".contains(field.first ?? " "), "\(field)")
          if field.first == "-" {
            #expect(Double(field.map { $0 == "," ? "." : String($0) }.joined()) != nil, "\(field)")
          }
        }
      }
    }
  }

  @Test func namesOfSeriesAreGuardedInDelimitedTextAndWholeInNDJSON() throws {
    try withTemporaryFolder { folder in
      let name = "\(HostileText.formula) \(HostileText.steering)"
      var text = "series_id,year,value\n"
      for (id, values) in [(name, [5, 6, 8]), ("-5", [3, 4, 5]), ("+a", [1, 2, 3])] {
        for (year, value) in values.enumerated() { text += "\"\(id)\",\(2000 + year),\(value)\n" }
      }
      _ = try folder.writing(text, to: "panel.csv")
      let run = try Program.run("forecast", "panel.csv", "--horizon", "1", in: folder)
      let lines = run.standardOutput.split(separator: "\n")
      #expect(lines.count == 4)
      // Its semicolon puts it in quotes.
      #expect(lines[1].hasPrefix("\"'=cmd|"))
      #expect(lines[2].hasPrefix("-5,"), "a number is no formula")
      #expect(lines[3].hasPrefix("'+a,"))
      #expect(!hasControls(run.standardOutput))
      let json = try Program.run(
        "forecast", "panel.csv", "--horizon", "1", "--format", "ndjson", in: folder)
      let first = try #require(json.standardOutput.split(separator: "\n").first)
      let object = try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any]
      #expect(object?["series_id"] as? String == name)
    }
  }

  @Test(.enabled(if: WorkbookParts.canUnpack, "unzip is not installed"), arguments: runs)
  func aWorkbookHoldsTextAsText(arguments: [String]) throws {
    try inFolder { folder in
      let run = try Program.run(arguments + ["-o", "out.xlsx"], in: folder)
      #expect(run.status == 0, "\(run.standardError)")
      let file = folder.appendingPathComponent("out.xlsx").path
      let parts = try WorkbookParts(file)
      #expect(parts.names.contains("docProps/core.xml"))
      for (name, text) in parts.texts {
        #expect(!text.contains("<f>"), "\(name) has a formula")
        #expect(XMLChecker(text).isWellFormed, "\(name) is no XML")
        #expect(!text.contains("javascript:alert(3)\""), "\(name) has a link")
      }
    }
  }

  @Test(arguments: ["table", "csv", "json", "md", "html", "svg", "xlsx"])
  func titlesOfTenThousandCharactersAreTaken(format: String) throws {
    try withTemporaryFolder { folder in
      let title = String(repeating: "very long ", count: 500) + String(repeating: "x", count: 5000)
      _ = try folder.writing(HostileText.scenario(title), to: "long.yaml")
      let run = try Program.run(
        "scenario", "run", "long.yaml", "--occupations", "mri", "--to", "2028", "-o",
        "out.\(format == "table" ? "txt" : format)", in: folder)
      #expect(run.status == 0, "\(format): \(run.standardError)")
    }
  }

  @Test func messagesDoNotSteerATerminal() throws {
    try withTemporaryFolder { folder in
      let run = try Program.run(
        "scenario", "run", "no\(HostileText.steering)\(HostileText.turning).yaml", in: folder)
      #expect(run.status == 66)
      #expect(!hasControls(run.standardError))
      #expect(!run.standardError.contains("\u{202E}"))
    }
  }
}
