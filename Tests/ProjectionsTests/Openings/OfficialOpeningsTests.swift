import Ingest
import LaborSeries
import Projections
import Testing

/// BLS's own openings worked out again from its levels and rates.
@Suite struct OfficialOpeningsTests {
  @Test func everyLineItemWithRatesIsReproducedWithinRounding() throws {
    let lines = try OfficialProjection.embeddedLineItems()
    var (checked, widest) = (0, 0.0)
    var rounds: Set<Int> = []
    for line in lines {
      guard let own = OfficialOpenings(of: line) else { continue }
      let published = try #require(own.published, "\(line.source)")
      let gap = abs(own.annual.openings - published)
      #expect(gap <= own.roundingBound, "\(line.code) \(line.round): \(gap)")
      widest = max(widest, gap / own.roundingBound)
      checked += 1
      rounds.insert(line.baseYear)
    }
    #expect(checked == 4087)
    #expect(rounds == [2016, 2018, 2019, 2022, 2024])
    // The bound is nearly reached, so that it is not one that nothing could fail.
    #expect(widest > 0.95)
  }

  @Test func theNewestRoundIsReproducedForEveryModality() throws {
    let rounds = try OfficialProjections.embedded()
    let newest = rounds.lines.filter { $0.baseYear == 2025 && $0.exitRate != nil }
    #expect(newest.count == 6)
    for line in newest {
      let own = try #require(OfficialOpenings(of: line))
      #expect(abs(own.annual.openings - (own.published ?? .nan)) <= own.roundingBound)
    }
  }

  @Test func ratesOnBaseEmploymentWouldNotReproduceThem() throws {
    // The perturbed method must fail: separations on base employment alone.
    let lines = try OfficialProjection.embeddedLineItems()
    let missed = lines.filter { line in
      guard let own = OfficialOpenings(of: line), let base = line.baseEmployment,
        let target = line.projectedEmployment, let exit = line.exitRate,
        let transfer = line.transferRate, let published = own.published
      else { return false }
      let wrong = (target - base) / 10 + (exit + transfer) * base
      return abs(wrong - published) > own.roundingBound
    }
    #expect(missed.count > 300)
  }

  /// BLS Employment Projections 2014–24, Table 1.10, as published in December 2015: base and
  /// target employment and ten-year openings in thousands, and the ten-year replacement rate in
  /// percent of base employment.
  static let replacement: [(code: String, rate: Double)] = [
    ("29-1124", 23.3), ("29-2031", 18.9), ("29-2032", 18.9), ("29-2033", 18.9), ("29-2034", 18.9),
    ("29-2035", 18.9),
  ]

  @Test(arguments: replacement)
  func replacementNeedsGiveTheOpeningsOfTheOldMethod(code: String, rate: Double) throws {
    let soc = try SOCCode(parsing: code)
    let lines = try OfficialProjection.embeddedLineItems()
    let line = try #require(lines.first { $0.code == soc && $0.baseYear == 2014 })
    let base = try #require(line.baseEmployment)
    let target = try #require(line.projectedEmployment)
    let openings = ReplacementNeeds.tenYearOpenings(from: base, to: target, rate: rate / 100)
    let published = 10 * (try #require(line.annualOpenings))
    // Levels within 50 jobs each, the rate within 0.05 percent, a tenth of the total within 5.
    let bound = 100 + 0.0005 * base + rate / 100 * 50 + 50
    #expect(abs(openings - published) <= bound)
  }

  @Test func aDeclineHasNoGrowthToReplace() {
    #expect(ReplacementNeeds.tenYearOpenings(from: 1000, to: 900, rate: 0.2) == 200)
    let flows = OpeningFlows.annualAverage(
      from: 1000, to: 900, exitRate: 0.02, transferRate: 0.03, years: 10)
    #expect(flows.growth == -10)
    #expect(flows.separations == 0.02 * 950 + 0.03 * 950)
    #expect(flows.openings == flows.growth + flows.exits + flows.transfers)
  }
}
