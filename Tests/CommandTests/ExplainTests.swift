import Foundation
import Testing

@Suite struct ExplainTests {
  private func explained(_ arguments: String...) throws -> String {
    let run = try Program.run(arguments, environment: ["COLUMNS": "400"])
    #expect(run.status == 0, "\(run.standardError)")
    return run.standardOutput
  }

  /// The number of thousands in a text: 43,390.
  private func number(_ text: some StringProtocol) -> Double? {
    Double(String(text).filter { $0 != "," && $0 != "$" })
  }

  @Test func aMedianIsTheLastFigureTimesExpectedGrowth() throws {
    let text = try explained("project", "mri", "--to", "2030", "--explain", "48,120")
    #expect(text.contains("48,120 is “Median” of 2030"))
    let formula = try #require(
      text.firstMatch(of: /([\d,]+) \(2025\) × exp\(([\d.]+)\) = ([\d,]+)/))
    let (base, growth, result) = (
      try #require(number(formula.1)), try #require(Double(formula.2)),
      try #require(number(formula.3))
    )
    // OEWS May 2025: 43,390 jobs. The exponent is printed with four decimals.
    #expect(base == 43_390)
    #expect(abs(base * exp(growth) - result) <= 43_390 * 0.00007)
    #expect(abs(result / 48_120 - 1) < 0.005)
    #expect(text.contains("Weight by member"))
    #expect(text.contains("datasets/oews/national.csv:"))
    #expect(text.contains("BLS OEWS national workbook, May 2012"))
  }

  @Test func officialGrowthIsPutOnTheLastFigure() throws {
    // Employment Projections 2025–35: 43,900 to 47,300 jobs; 43,390 × 47,300 / 43,900 = 46,750.5.
    let text = try explained("project", "mri", "--explain", "46750")
    #expect(text.contains("43,390 (2025) × (47,300 / 43,900)^(10/10) = 46,751"))
  }

  @Test func exitsAreARateTimesTheAverageOfBaseAndTarget() throws {
    let whole = try explained("openings", "mri", "--to", "2030")
    let shown = try #require(whole.firstMatch(of: /Labor force exits +([\d,]+)/))
    let text = try explained("openings", "mri", "--to", "2030", "--explain", String(shown.1))
    let formula = try #require(
      text.firstMatch(of: /([\d.]+)% \(BLS, 2025–35\) × \(([\d,]+) \+ ([\d,]+)\) \/ 2 = ([\d,]+)/))
    let (rate, base, target, exits) = (
      try #require(Double(formula.1)), try #require(number(formula.2)),
      try #require(number(formula.3)), try #require(number(formula.4))
    )
    #expect(abs(rate / 100 * (base + target) / 2 - exits) <= 5.5)
    #expect(base == 43_390)
  }

  @Test func aRealWageIsTheNominalOneWithoutInflation() throws {
    let text = try explained("wages", "mri", "--to", "2030", "--explain", "97,490")
    // 107,640 / 1.02^5 = 97,492.
    #expect(text.contains("1.020^5 = 1.1041") && text.contains("CPI-U"))
    #expect(text.contains("$95,480 as published"))
  }

  @Test func theStepsOfAScenarioAddUp() throws {
    let whole = try explained(
      "scenario", "run", "recession", "--occupations", "mri", "--to", "2030", "--explain")
    let sum = try #require(
      whole.firstMatch(
        of: /baseline ([\d,]+) ([−+]) ([\d,]+) \(recession, line 7\) = ([\d,]+) jobs/))
    let (baseline, part, total) = (
      try #require(number(sum.1)), try #require(number(sum.3)), try #require(number(sum.4))
    )
    // Each of the three is rounded to a whole job.
    #expect(abs(baseline + (sum.2 == "−" ? -part : part) - total) <= 1)
    #expect(part > 0)
  }

  @Test func aShareOfTheNationNamesBothRows() throws {
    // OEWS May 2025: 3,570 MRI technologists in California, of 43,390; the quotient is 0.70.
    let share = try explained("areas", "mri", "--explain", "8.2%")
    #expect(share.contains("3,570 jobs in California, 2025 (datasets/oews/states.csv:"))
    #expect(share.contains("divided by 43,390 in the nation (datasets/oews/national.csv:"))
    let quotient = try explained("areas", "mri", "--explain", "0.70")
    let formula = try #require(quotient.firstMatch(of: /([\d.]+) \/ ([\d.]+) = 0\.70/))
    let (own, national) = (try #require(Double(formula.1)), try #require(Double(formula.2)))
    #expect(abs(own / national - 0.70) < 0.006)
  }

  @Test func withoutANumberTheResultAndItsReasonsStandTogether() throws {
    let text = try explained("project", "mri", "--to", "2030", "--explain")
    #expect(text.contains("Projected employment, in jobs"))
    #expect(text.contains("What the interval comes from"))
    #expect(text.contains("Row"))
  }

  @Test func aNumberThatIsNotShownGetsTheNearestAndNoResult() throws {
    let run = try Program.run("project", "mri", "--to", "2030", "--explain", "48,125")
    #expect(run.status == 64)
    #expect(run.standardOutput.isEmpty)
    #expect(run.standardError.contains("did you mean 48,120"))
    let text = try Program.run("project", "mri", "--explain", "much")
    #expect(text.status == 64)
    #expect(text.standardError.contains("takes a number"))
  }
}
