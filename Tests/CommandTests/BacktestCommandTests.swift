import Foundation
import Testing

@Suite struct BacktestCommandTests {
  /// A run that is short enough for a debug build.
  private static let short = [
    "backtest", "sonographers", "--horizons", "1-2", "--origins", "2018-2020",
  ]

  private static let panel = """
    soc,title,year,employment,prse
    29-2035,MRI,2014,10000,1
    29-2035,MRI,2015,11000,1
    29-2035,MRI,2016,12000,1
    29-2035,MRI,2017,13000,1
    29-2035,MRI,2018,14000,1
    29-2035,MRI,2019,15000,1
    29-2035,MRI,2020,16000,1

    """

  @Test func aTableSaysWhatTheIntervalsContained() throws {
    let run = try Program.run(Self.short, environment: ["COLUMNS": "200"])
    #expect(run.status == 0)
    #expect(run.standardError.isEmpty)
    #expect(run.standardOutput.contains("of 6 projections made this way from 2018 to 2020"))
    #expect(run.standardOutput.contains("BLS projection"))
    #expect(run.standardOutput.contains("Counts overstate the evidence".uppercased()))
  }

  /// Sonographers are judged with the growth of the occupations of 29-2000, though those are not
  /// judged themselves.
  @Test func borrowingFromTheMinorGroupIsJudged() throws {
    let run = try Program.run(Self.short + ["--format", "csv"])
    let rows = run.standardOutput.split(separator: "\r\n").filter {
      $0.hasPrefix("selection-borrowing,")
    }
    let borrowed = rows.filter { $0.contains(",\"family, group growth\",") }
    // Two horizons and both together, of the family and of the family with its group.
    #expect(rows.count == 6)
    #expect(borrowed.count == 3)
    #expect(borrowed.last?.contains(",,6,") == true)
    let table = try Program.run(Self.short, environment: ["COLUMNS": "200"]).standardOutput
    #expect(table.contains("What borrowing from a group does"))
  }

  @Test func everyFormIsWrittenAndRepeats() throws {
    for format in ["csv", "tsv", "json", "ndjson", "md", "html", "svg"] {
      let run = try Program.run(Self.short + ["--format", format])
      #expect(run.status == 0, "\(format)")
      #expect(!run.standardOutput.isEmpty, "\(format)")
    }
    let first = try Program.run(Self.short + ["--format", "json"]).standardOutput
    #expect(try Program.run(Self.short + ["--format", "json"]).standardOutput == first)
    let parsed = try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any]
    #expect((parsed?["rows"] as? [Any])?.isEmpty == false)
  }

  @Test func scoresAreTidy() throws {
    let run = try Program.run(Self.short + ["--format", "csv"])
    let lines = run.standardOutput.split(separator: "\r\n").map(String.init)
    #expect(
      lines.first
        == "set,title,occupations,first_origin,last_origin,contender,horizon,n,mape,median_ape,"
        + "mean_percent_error,mean_abs_log_error,smape,mase,owa,msis80,msis95,crps_scaled,"
        + "crps_relative,contained50,coverage50,contained80,coverage80,contained95,coverage95")
    // Six projections of four contenders over two horizons, then over both.
    let family = lines.filter { $0.contains(",averaged family,") && $0.hasPrefix("selection,") }
    #expect(family.count == 3)
    #expect(family.last?.contains(",averaged family,,6,") == true)
    // The overall weighted average of no change, against itself.
    let noChange = lines.filter { $0.hasPrefix("selection,") && $0.contains(",no change,") }
    #expect(noChange.count == 3)
    #expect(
      noChange.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false)[14] == "1" })
  }

  @Test func aRecordIsAFolder() throws {
    try withTemporaryFolder { folder in
      let arguments = Self.short + ["--record", "out"]
      let run = try Program.run(arguments, in: folder)
      #expect(run.status == 0)
      #expect(run.standardOutput.isEmpty)
      let out = folder.appendingPathComponent("out")
      let files = try FileManager.default.contentsOfDirectory(atPath: out.path).sorted()
      #expect(
        files == [
          "coverage-by-horizon.svg", "error-by-horizon.svg", "manifest.json", "scorecard.html",
          "scorecard.md", "scores.csv", "scores.json",
        ])
      let before = try files.map { try Data(contentsOf: out.appendingPathComponent($0)) }
      #expect(try Program.run(arguments, in: folder).status == 0)
      #expect(try files.map { try Data(contentsOf: out.appendingPathComponent($0)) } == before)
    }
  }

  /// By hand: no change misses 15 and 16 thousand by one each, a year ahead.
  @Test func aPanelFileIsJudged() throws {
    try withTemporaryFolder { folder in
      try Self.panel.write(
        to: folder.appendingPathComponent("p.csv"), atomically: true, encoding: .utf8)
      let run = try Program.run(
        "backtest", "--panel", "p.csv", "--horizons", "1", "--format", "csv", in: folder)
      #expect(run.status == 0)
      let noChange = run.standardOutput.split(separator: "\r\n").first {
        $0.contains(",no change,")
      }
      // (1/15 + 1/16) / 2, to four decimals.
      #expect(noChange?.contains(",no change,1,2,0.0646,") == true)
      #expect(!run.standardOutput.contains("BLS projection"))
    }
  }

  @Test func badPanelsAreNamedByFileAndLine() throws {
    try withTemporaryFolder { folder in
      let missing = try Program.run("backtest", "--panel", "none.csv", in: folder)
      #expect(missing.status == 66)
      #expect(missing.standardError.contains("none.csv"))
      try (Self.panel + "29-2035,MRI,2020,16000,1\n").write(
        to: folder.appendingPathComponent("twice.csv"), atomically: true, encoding: .utf8)
      let twice = try Program.run("backtest", "--panel", "twice.csv", in: folder)
      #expect(twice.status == 65)
      #expect(twice.standardError.contains("twice.csv, lines 8 and 9"))
      try "a,b\n1,2\n".write(
        to: folder.appendingPathComponent("other.csv"), atomically: true, encoding: .utf8)
      #expect(try Program.run("backtest", "--panel", "other.csv", in: folder).status == 65)
    }
  }

  @Test(arguments: [
    (["backtest", "mri", "--panel"], 64, "exclude"),
    (["backtest", "mri", "--horizons", "0-3"], 64, "outside"),
    (["backtest", "mri", "--horizons", "ten"], 64, "range"),
    (["backtest", "mri", "--origins", "2020-2012"], 64, "range"),
    (["backtest", "mri", "--least-observations", "2"], 64, "fewest"),
    (["backtest", "nothing-like-it"], 64, "No occupation"),
    (["backtest", "98-0000"], 64, "no detailed occupation"),
    (["backtest", "mri", "--origins", "1990-1995"], 65, "No projection"),
    (["backtest", "mri", "--record", "x", "--format", "csv"], 64, "leave out"),
  ])
  func badRequestsAreASentenceAndAnExitCode(
    arguments: [String], status: Int32, words: String
  ) throws {
    let run = try Program.run(arguments)
    #expect(run.status == status)
    #expect(run.standardOutput.isEmpty)
    #expect(run.standardError.contains(words))
  }
}
