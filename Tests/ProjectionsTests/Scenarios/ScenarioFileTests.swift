import Projections
import Testing

@Suite struct ScenarioFileTests {
  private func read(_ text: String) throws -> Scenario {
    try ScenarioFile.scenario(reading: text, file: "s.yaml")
  }

  @Test func everyAssumptionIsRead() throws {
    let scenario = try read(
      """
      scenario: All
      occupations: [29-2034, mri]
      target_year: 2032
      assumptions:
        growth_shift: {value: 0.5, low: -0.5, high: 1.5, basis: plan}
        official_weight: 0.5
        exit_rate: 4
        transfer_rate: 2.5
        older_workers: {share: 24, extra_exits: 2}
        wage_growth: 3.5
        productivity: 1
        population: {vintage: 2017, elasticity: 0.6, low: 0.2, high: 1}
        recession: {year: 2028, depth: 4, recovery_years: 3}
        training: 10
      declared:
        - {name: CT, within: 29-2034, share: 28, standard_error: 4, source: survey}
      """)
    #expect(scenario.targetYear == 2032)
    #expect(scenario.occupations == ["29-2034", "mri"])
    #expect(
      scenario.assumptions.map(\.effect) == [
        .growthShift(points: 0.5), .officialWeight(0.5), .exitRate(percent: 4),
        .transferRate(percent: 2.5), .olderWorkers(share: 24, extraExits: 2),
        .wageGrowth(percent: 3.5), .productivity(percent: 1),
        .population(vintage: 2017, elasticity: 0.6),
        .recession(year: 2028, depth: 4, recoveryYears: 3), .training(percent: 10),
      ])
    #expect(scenario.assumptions.map(\.line) == Array(5...14))
    #expect(scenario.assumptions[0].range?.low == .growthShift(points: -0.5))
    #expect(scenario.assumptions[7].range?.high == .population(vintage: 2017, elasticity: 1))
    #expect(scenario.declared.map(\.share) == [0.28])
    #expect(scenario.declared.map(\.line) == [16])
  }

  @Test(arguments: [
    ("", "line 1"), ("[1, 2]", "line 1"), ("scenario: [", "not YAML"),
    ("description: no name", "“scenario” is missing"),
    ("scenario: a\ngrowth: 1", "line 2: “growth” is not known here"),
    ("scenario: a\nassumptions:\n  growthshift: 1", "line 3: “growthshift” is not known"),
    ("scenario: a\nassumptions:\n  growth_shift: fast", "line 3: “fast”"),
    ("scenario: a\nassumptions:\n  growth_shift: 21", "a number from -20 to 20"),
    ("scenario: a\nassumptions:\n  growth_shift: nan", "“nan”"),
    ("scenario: a\nassumptions:\n  exit_rate: 120", "a number from 0 to 50"),
    ("scenario: a\nassumptions:\n  growth_shift: {value: 1, low: 2, high: 3}", "around the value"),
    ("scenario: a\nassumptions:\n  growth_shift: {value: 1, low: 0}", "“high” is missing"),
    ("scenario: a\nassumptions:\n  recession: {year: 2028, depth: 4}", "recovery_years"),
    ("scenario: a\nscenario: b", "twice"),
    ("scenario: a\ntarget_year: soon", "line 2: “soon”"),
    (
      "scenario: a\ndeclared:\n  - {name: CT, within: x, share: 0, standard_error: 1, source: s}",
      "0.01 to 99.99"
    ),
    (
      "scenario: a\ndeclared:\n  - {name: CT, within: x, share: 1, standard_error: 30, source: s}",
      "possible for a share of 1"
    ),
    ("scenario: a\ndeclared:\n  - {name: CT, within: x, share: 1, standard_error: 0.1}", "source"),
  ])
  func aBadFileIsASentenceWithItsLine(text: String, words: String) {
    let error = #expect(throws: ScenarioError.self) { try read(text) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "no error")")
    #expect(error?.description.hasPrefix("s.yaml, line") == true)
  }

  @Test func aTextOfAliasesIsReadWithoutGrowing() {
    let text =
      "a: &a [x, x, x, x, x, x, x, x]\n"
      + (1..<30).map { "a\($0): &a\($0) [*a\($0 == 1 ? "" : String($0 - 1))]" }
      .joined(separator: "\n")
    #expect(throws: ScenarioError.self) { try read(text) }
  }
}
