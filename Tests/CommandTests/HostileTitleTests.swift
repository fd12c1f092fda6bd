import Foundation
import Testing

/// Titles of occupations and areas come from files too: nothing of them is executed either.
@Suite struct HostileTitleTests {
  private static let columns =
    "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,OCC_TITLE,"
    + "O_GROUP,TOT_EMP,EMP_PRSE,JOBS_1000,LOC_QUOTIENT,PCT_TOTAL,H_MEAN,A_MEAN,MEAN_PRSE,H_PCT10,"
    + "H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY"
  private static let states = [
    "06 CA", "01 AL", "04 AZ", "08 CO", "12 FL", "13 GA", "17 IL", "18 IN", "19 IA", "20 KS",
    "36 NY",
    "48 TX",
  ]
  private static let long =
    String(repeating: "very long ", count: 500)
    + String(repeating: "x", count: 5_000)

  private static func field(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private static func row(
    _ area: Substring, _ title: String, _ state: Substring, _ code: String, _ occupation: String,
    _ jobs: Int
  ) -> String {
    let kind = code == "00-0000" ? "total" : "detailed"
    return
      "\(area),\(field(title)),\(area == "99" ? 1 : 2),\(state),000000,Cross-industry,"
      + "cross-industry,1235,\(code),\(field(occupation)),\(kind),\(jobs),2.1,,,,40,83200,0.9,30,35,"
      + "39.5,45,50,62400,72800,82160,93600,104000,,\n"
  }

  /// Estimates of the nation and of twelve states in a store, with those titles.
  private func inStore(_ body: (URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      for year in 2020...2024 {
        let (titles, growth) = (
          [HostileText.everything, Self.long, HostileText.foreign], year - 2020
        )
        var nation = Self.columns + "\n"
        var states = nation
        for (code, jobs) in [("00-0000", 140_000_000), ("29-2035", 40_000)] {
          let own = jobs / 100 * (100 + growth)
          nation += Self.row("99", titles[0], "US", code, titles[0], own)
          for (index, state) in Self.states.enumerated() {
            let parts = state.split(separator: " ")
            let share = own / (12 + index) / 10 * 10
            let move = code == "00-0000" ? 0 : (year * 7 + index * 3) % 5 * share / 500 * 10
            states += Self.row(
              parts[0], "\(titles[index % 3])\(index)", parts[1], code, titles[0], share + move)
          }
        }
        _ = try folder.writing(nation, to: "national_M\(year)_dl.csv")
        _ = try folder.writing(states, to: "state_M\(year)_dl.csv")
      }
      let files = (2020...2024).flatMap { ["national_M\($0)_dl.csv", "state_M\($0)_dl.csv"] }
      let run = try Program.run(["ingest"] + files + ["--store", "h.sqlite"], in: folder)
      #expect(run.status == 0, "\(run.standardError)")
      #expect(!hasControls(run.standardError))
      try body(folder)
    }
  }

  private func hasControls(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      scalar.properties.generalCategory == .control && !"\t\r\n".unicodeScalars.contains(scalar)
    }
  }

  private func output(_ arguments: String..., in folder: URL) throws -> String {
    let run = try Program.run(
      arguments + ["--store", "h.sqlite"], in: folder, environment: ["COLUMNS": "2000"])
    #expect(run.status == 0, "\(arguments): \(run.standardError)")
    #expect(!hasControls(run.standardOutput + run.standardError), "\(arguments)")
    return run.standardOutput
  }

  @Test func titlesOfAStoreAreTextInEveryForm() throws {
    try inStore { folder in
      let page = try output("areas", "mri", "--to", "2027", "--format", "html", in: folder)
      #expect(page.contains("alert(1)"))
      #expect(!page.contains("<script>alert") && !page.contains("\" onload=\"alert"))
      #expect(XMLChecker(page).isWellFormed)
      let csv = try output("areas", "mri", "--to", "2027", "--format", "csv", in: folder)
      for field in DelimitedFields.all(in: csv, separator: ",") {
        #expect(!"=+@".contains(field.first ?? " "), "\(field.prefix(40))")
      }
      let text = try output("areas", "mri", "--to", "2027", in: folder)
      #expect(!text.contains("\u{202E}") && text.contains("אולטרסאונד"))
      let fan = try output(
        "project", "mri", "--area", "CA", "--to", "2027", "--format", "svg", in: folder)
      #expect(!fan.contains("<script") && XMLChecker(fan).isWellFormed)
      let why = try output(
        "project", "mri", "--area", "CA", "--to", "2027", "--explain", in: folder)
      #expect(why.contains("state_M2024_dl.csv"))
    }
  }

  @Test func chartsOfStatesAreWellFormed() throws {
    try inStore { folder in
      for kind in ["states", "map"] {
        _ = try output("chart", kind, "mri", "--to", "2027", "-o", "\(kind).svg", in: folder)
        let chart = try String(
          contentsOf: folder.appendingPathComponent("\(kind).svg"), encoding: .utf8)
        #expect(!chart.contains("<script") && !chart.contains("\" onload="))
        #expect(!hasControls(chart) && XMLChecker(chart).isWellFormed)
      }
    }
  }

  @Test(.enabled(if: WorkbookParts.canUnpack, "unzip is not installed"))
  func aPlanOfHostileAreasHoldsTextAsText() throws {
    try inStore { folder in
      _ = try output(
        "plan", "mri", "--area", "CA", "--area", "AL", "--area", "AZ", "--to", "2027", "-o",
        "p.xlsx",
        in: folder)
      let parts = try WorkbookParts(folder.appendingPathComponent("p.xlsx").path)
      for (name, text) in parts.texts {
        #expect(XMLChecker(text).isWellFormed, "\(name) is no XML")
        #expect(!text.contains("<f>=") && !text.contains("<f>cmd"), "\(name) has a formula")
        #expect(!text.contains("javascript:alert(3)\""), "\(name) has a link")
      }
    }
  }

  @Test func aReportOfAHostileAreaIsWhole() throws {
    try inStore { folder in
      _ = try output(
        "report", "--area", "CA", "--occupations", "mri", "--to", "2027", "-o", "r", in: folder)
      for name in ["index.html", "outlook.md", "projections.csv", "datapackage.json"] {
        let text = try String(
          contentsOf: folder.appendingPathComponent("r/\(name)"), encoding: .utf8)
        #expect(!hasControls(text), "\(name)")
        if name == "index.html" {
          #expect(!text.contains("<script>alert") && XMLChecker(text).isWellFormed)
        }
      }
    }
  }

  @Test func titlesOfAPanelAreTextInEveryForm() throws {
    try withTemporaryFolder { folder in
      var panel = "soc,title,year,employment,prse\n"
      for (index, title) in [HostileText.everything, Self.long].enumerated() {
        for year in 2012...2025 {
          let jobs = 20_000 + (year - 2012) * 500 + year * 7919 % 900
          panel += "29-203\(index + 1),\(Self.field(title)),\(year),\(jobs),1.5\n"
        }
      }
      let steering = HostileText.steering
      _ = try folder.writing(panel, to: "panel.csv")
      func judged(_ format: String) throws -> String {
        let run = try Program.run(
          "backtest", "--panel", "panel.csv", "--horizons", "1", "--least-jobs", "0", "--explain",
          "2", "--format", format, in: folder, environment: ["COLUMNS": "2000"])
        guard run.status == 64 else { return run.standardOutput }
        // Another number, where the scores have no 2.
        let number = try #require(run.standardError.firstMatch(of: /did you mean ([^,?]+)/)).1
        let again = try Program.run(
          "backtest", "--panel", "panel.csv", "--horizons", "1", "--least-jobs", "0", "--explain",
          String(number), "--format", format, in: folder, environment: ["COLUMNS": "2000"])
        #expect(again.status == 0, "\(again.standardError)")
        return again.standardOutput
      }
      let page = try judged("html")
      #expect(page.contains("alert(1)") && !page.contains("<script>alert"))
      #expect(!hasControls(page) && XMLChecker(page).isWellFormed)
      let text = try judged("table")
      #expect(!text.contains(steering) && !hasControls(text) && !text.contains("\u{202E}"))
    }
  }

  @Test func tooFewAreasAreNotTakenForTooFewYears() throws {
    try inStore { folder in
      for year in 2020...2024 {
        let file = folder.appendingPathComponent("state_M\(year)_dl.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let few = lines.filter {
          $0.hasPrefix("AREA,") || $0.hasPrefix("06,") || $0.hasPrefix("36,")
        }
        try Data((few.joined(separator: "\n") + "\n").utf8).write(to: file)
      }
      let files = (2020...2024).flatMap { ["national_M\($0)_dl.csv", "state_M\($0)_dl.csv"] }
      #expect(
        try Program.run(["ingest"] + files + ["--store", "few.sqlite"], in: folder).status == 0)
      let run = try Program.run(
        "project", "mri", "--area", "CA", "--to", "2027", "--store", "few.sqlite", in: folder)
      #expect(run.status == 65)
      #expect(run.standardError.contains("learned from 10 areas"), "\(run.standardError)")
      let areas = try Program.run(
        "areas", "mri", "--to", "2027", "--store", "few.sqlite", in: folder,
        environment: ["COLUMNS": "400"])
      #expect(areas.standardOutput.contains("Too few areas have figures to learn"))
    }
  }
}
