import Foundation
import Testing

/// Why published figures, differences and scores are what they are.
@Suite struct ExplainRecordTests {
  private func explained(_ arguments: String..., in folder: URL? = nil) throws -> String {
    let run = try Program.run(arguments, in: folder, environment: ["COLUMNS": "400"])
    #expect(run.status == 0, "\(run.standardError)")
    return run.standardOutput
  }

  private func number(_ text: some StringProtocol) -> Double? {
    Double(String(text).filter { $0 != "," && $0 != "$" })
  }

  @Test func aPublishedFigureNamesItsRowAndItsError() throws {
    // OEWS: 43,390 jobs in May 2025 with a PRSE of 1.7; 41,530 the year before.
    let text = try explained("series", "mri", "--explain", "43,390")
    #expect(text.contains("43,390 is “Employment, jobs” of 2025"))
    #expect(text.contains("1.7% × 43,390 = 738 jobs"))
    #expect(text.contains("43,390 / 41,530 − 1 = +4.5%"))
    let rows = text.matches(of: /datasets\/oews\/national\.csv:(\d+)/).map { String($0.1) }
    #expect(Set(rows).count == 2, "the row and the one before it")
    let wage = try explained("series", "mri", "--explain", "95480")
    #expect(wage.contains("Why $95,480"))
    #expect(wage.contains("no standard error"))
  }

  @Test func aSumOfCodesIsTheSumOfItsRows() throws {
    let whole = try explained("series", "29-2034+29-2035")
    let shown = try #require(whole.firstMatch(of: /\n2025 .*? ([\d,]{6,})\s/))
    let text = try explained("series", "29-2034+29-2035", "--explain", String(shown.1))
    #expect(text.contains("The sum of two rows, each as published."))
  }

  @Test func aDifferenceInWageIsThatOfTwoRows() throws {
    let text = try explained("pathway", "mri", "--explain", "15,370")
    let sum = try #require(
      text.firstMatch(
        of: /\$([\d,]+) \(\S+:\d+\) − \$([\d,]+) \(\S+:\d+\) = \$([\d,]+) a year/))
    let (entered, left, difference) = (
      try #require(number(sum.1)), try #require(number(sum.2)), try #require(number(sum.3))
    )
    // May 2025: MRI technologists 95,480, radiologic technologists 80,110.
    #expect(entered == 95_480 && left == 80_110)
    #expect(entered - left == difference)
    let negative = try explained("pathway", "mri", "--explain", "-5890")
    #expect(negative.contains("Why −$5,890"))
  }

  @Test func theEndOfAWageIntervalFollowsFromBothErrors() throws {
    let text = try explained("pathway", "mri", "--explain", "+11,740")
    let sum = try #require(
      text.firstMatch(
        of:
          /√\(\$([\d,]+)² \+ \$([\d,]+)²\) = \$([\d,]+)\. .*?: \$([\d,]+) − 1\.28 × \$[\d,]+ = \$([\d,]+)/
      ))
    let values = [sum.1, sum.2, sum.3, sum.4, sum.5].compactMap { number($0) }
    try #require(values.count == 5)
    let error = (values[0] * values[0] + values[1] * values[1]).squareRoot()
    #expect(abs(error - values[2]) < 1)
    // The 90th percentile of the standard normal distribution, 1.2816.
    #expect(abs(values[3] - 1.281552 * error - values[4]) < 1.5)
    #expect(abs(values[4] - 11_740) <= 5)
  }

  @Test func aMeanErrorIsTheMeanOfTheErrorsListed() throws {
    let whole = try explained("backtest", "mri", "--horizons", "3", "--table", "errors-selection")
    let shown = try #require(whole.firstMatch(of: /\n3 +\d+ +([\d.]+%)/)).1
    let text = try explained("backtest", "mri", "--horizons", "3", "--explain", String(shown))
    // The same number may stand in several places, each with its own list; the first is taken.
    let formula = try #require(text.firstMatch(of: /([\d.]+)% \/ (\d+) = ([\d.]+)%/))
    let count = try #require(Int(formula.2))
    let errors = text[formula.range.upperBound...].matches(
      of: /MRI technologists +20\d\d +20\d\d +([\d,]+) +[\d,]+ to [\d,]+ +([\d,]+) +[−+]?[\d.]+%/
    ).prefix(count)
    #expect(count > 4 && errors.count == count)
    let sizes = try errors.map { row in
      let (projected, actual) = (try #require(number(row.1)), try #require(number(row.2)))
      return abs(projected / actual - 1)
    }
    let mean = 100 * sizes.reduce(0, +) / Double(sizes.count)
    // Listed jobs are rounded to ten, of some 38,000.
    #expect(abs(mean - (try #require(Double(formula.3)))) < 0.03)
    let printed = try #require(Double(shown.dropLast()))
    #expect(abs((try #require(Double(formula.3))) - printed) <= 0.0501)
  }

  @Test func coverageIsACountOfTheIntervalsThatContainedWhatCame() throws {
    let text = try explained("backtest", "mri", "--horizons", "1", "--explain", "66.7%")
    #expect(
      text.contains("The 50% interval contained what came in 6 of 9 projections: 6 / 9 = 66.7%"))
    #expect(text.contains("of “Years ahead” 1"))
  }

  @Test func aWholeRecordAndAReasonExcludeEachOther() throws {
    try withTemporaryFolder { folder in
      let run = try Program.run("backtest", "mri", "--record", "r", "--explain", in: folder)
      #expect(run.status == 64)
      #expect(run.standardError.contains("leave out --explain"))
    }
  }

  @Test func aReportSaysWhyWithoutWritingAFolder() throws {
    try withTemporaryFolder { folder in
      let options = ["--occupations", "mri", "--to", "2027"]
      func ask(_ number: String) throws -> String {
        let run = try Program.run(
          ["report"] + options + ["--explain", number], in: folder,
          environment: ["COLUMNS": "400"])
        #expect(run.status == 0, "\(run.standardError)")
        return run.standardOutput
      }
      let jobs = try ask("43,390")
      #expect(jobs.contains("43,390 is “Jobs 2025” of MRI technologists"))
      #expect(jobs.contains("1.7% × 43,390 = 738 jobs"))
      #expect(jobs.contains("datasets/oews/national.csv:"))
      // OEWS, California, May 2025: 3,570 MRI technologists.
      let state = try ask("3,570")
      #expect(state.contains("3,570 jobs in California, 2025 (datasets/oews/states.csv:"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
      let none = try Program.run(["report"] + options + ["--explain", "43,391"], in: folder)
      #expect(none.status == 64)
      #expect(none.standardError.contains("did you mean 43,390"))
      #expect(none.standardOutput.isEmpty)
    }
  }

  /// OEWS May 2025: 230,490 radiologic technologists and 90,160 sonographers. Employment Projections
  /// 2025–35: 13,000 and 6,000 openings a year.
  @Test(arguments: [
    ("320,650", ["230,490  datasets/oews/national.csv:", "90,160  datasets/oews/national.csv:"]),
    ("19,000", ["13,000  datasets/employment-projections/", "6,000  datasets/employment-"]),
  ])
  func aSumOfTheFirstScreenIsTakenApart(sum: String, parts: [String]) throws {
    let run = try Program.run(
      ["report", "--occupations", "29-2034,29-2032", "--to", "2035", "--explain", sum],
      environment: ["COLUMNS": "400"])
    #expect(run.status == 0, "\(run.standardError)")
    #expect(run.standardOutput.contains("\(sum) stands among the first figures"))
    for part in parts { #expect(run.standardOutput.contains(part), "\(run.standardOutput)") }
    #expect(run.standardOutput.contains(try Regex("Together +\(sum)")))
  }

  @Test func aPageWithReasonsHasTheWeightsOfTheModels() throws {
    try withTemporaryFolder { folder in
      let run = try Program.run(
        "report", "--occupations", "mri", "--to", "2028", "--explain", "-o", "out", in: folder)
      #expect(run.status == 0, "\(run.standardError)")
      let page = try String(
        contentsOf: folder.appendingPathComponent("out/outlook.md"), encoding: .utf8)
      #expect(page.contains("Weight by member"))
    }
  }

  @Test func aCoefficientSaysWhichModelItIsOf() throws {
    let text = try explained("fit", "mri", "--explain", "10.4503")
    #expect(text.contains("is “t” of year"))
    #expect(text.contains("The estimate divided by its standard error."))
    #expect(text.contains("log(employment) on intercept and year"))
  }

  @Test func anIssuedErrorIsProjectedOverObserved() throws {
    try withTemporaryFolder { folder in
      _ = try explained(
        "archive", "--occupations", "mri", "--origin", "2019", "--to", "2024", "-o", "kept",
        in: folder)
      let whole = try explained("score", "kept", in: folder)
      let row = try #require(
        whole.firstMatch(
          of: /2019 +2024 +([\d,]+) +[\d,]+ to [\d,]+ +([\d,]+) +([−+][\d.]+%)/))
      let text = try explained("score", "kept", "--explain", String(row.3), in: folder)
      let formula = try #require(text.firstMatch(of: /([\d,]+) \/ ([\d,]+) − 1 = ([−+][\d.]+%)/))
      #expect(formula.2 == row.2 && formula.3 == row.3)
      let observed = try explained("score", "kept", "--explain", String(row.2), in: folder)
      #expect(observed.contains("As published in May 2024: datasets/oews/national.csv:"))
    }
  }

  @Test func aWordThatIsNoNumberBelongsToTheCommand() throws {
    let text = try explained("project", "--explain", "mri", "--to", "2027")
    #expect(text.contains("What the interval comes from"))
    #expect(text.contains("projected to 2027"))
    let wages = try explained("wages", "--explain", "mri", "--to", "2027")
    #expect(wages.contains("Model: the averaged growth family on each published wage"))
    let below = try explained("pathway", "mri", "--explain", "-5890")
    let dashed = try explained("pathway", "mri", "--explain", "−$5,890")
    #expect(below == dashed)
  }
}
