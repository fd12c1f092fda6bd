import Foundation
import GrowthModels
import Ingest
import LaborSeries
import Projections
import Testing

@Suite struct GrowthComparisonTests {
  private static let names = ["29-1124", "29-2032", "29-2033", "29-2035"]

  private func projected(to target: Int = 2035) throws -> GrowthComparison {
    let rounds = try OfficialProjections.embedded()
    let members = try Self.names.map {
      ComparedSeries(
        try OccupationOutlook(
          of: try Embedded.series($0), through: target, official: rounds))
    }
    let nation = try NationalPace(
      of: try Embedded.series("00-0000"), from: 2015, to: 2025, target: target)
    return try GrowthComparison(of: members, from: 2015, to: 2025, nation: nation)
  }

  @Test func probabilitiesOfAPairAndOfAllSumToOne() throws {
    let comparison = try projected()
    for first in comparison.members.indices {
      for second in comparison.members.indices {
        let sum = comparison.probabilities[first][second] + comparison.probabilities[second][first]
        #expect(abs(sum - 1) < 1e-12)
      }
    }
    #expect(abs(comparison.fastest.reduce(0, +) - 1) < 1e-12)
  }

  @Test func contributionsAddUpToTheGrowthOfAll() throws {
    let comparison = try projected()
    let bases = comparison.members.map(\.base.jobs).reduce(0, +)
    let change = comparison.contributions.reduce(0) { $0 + $1.change }
    let growth = comparison.contributions.reduce(0) { $0 + $1.ofTotalGrowth }
    #expect(abs(growth - change / bases) < 1e-12)
    let pace = try #require(comparison.nationalGrowth)
    for (member, part) in zip(comparison.members, comparison.contributions) {
      let national = try #require(part.nationalShare)
      let own = try #require(part.ownShift)
      #expect(abs(national - member.base.jobs * pace) < 1e-6)
      #expect(abs(national + own - part.change) < 1e-9 * member.base.jobs)
    }
  }

  @Test func observedYearsAloneAreComparedBySurveyError() throws {
    let members = try Self.names.map {
      ComparedSeries(
        named: $0, series: try Embedded.series($0), baseYear: 2024, draws: nil)
    }
    let comparison = try GrowthComparison(of: members, from: 2014, to: 2024)
    #expect(comparison.basis == .observed(from: 2014, to: 2024))
    // Published: sonographers 59,760 to 86,460, nuclear medicine 20,320 to 16,960.
    #expect(comparison.ranks.ranks[1] == 1...1)
    #expect(comparison.ranks.ranks[2] == 4...4)
    #expect(comparison.contributions[1].change == 86_460 - 59_760)
    // The normal probability that MRI (33,130 to 41,530) outgrew therapists (16,380 to 18,700).
    let growth = try [3, 0].map { try #require(comparison.history[$0]) }
    let gap = log1p(growth[0].total) - log1p(growth[1].total)
    let errors = try growth.map { try #require($0.logStandardError) }
    let score = gap / (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
    let expected = 0.5 * erfc(-score / 2.0.squareRoot())
    #expect(abs(comparison.probabilities[3][0] - expected) < 0.02)
  }

  @Test func yearsWithoutFiguresAreRefused() throws {
    let members = try Self.names.map {
      ComparedSeries(named: $0, series: try Embedded.series($0), baseYear: 2024, draws: nil)
    }
    #expect(throws: ComparisonError.noFigures(name: "29-1124", from: 2011, to: 2024)) {
      try GrowthComparison(of: members, from: 2011, to: 2024)
    }
    #expect(throws: ComparisonError.noPeriod(from: 2024, to: 2024)) {
      try GrowthComparison(of: members, from: 2024, to: 2024)
    }
    #expect(throws: ComparisonError.tooFew(found: 1)) {
      try GrowthComparison(of: Array(members.prefix(1)), from: 2014, to: 2024)
    }
  }

  @Test func theDeepestFallIsFromAPeakToTheLowestFigureAfterIt() throws {
    let series = try Embedded.series("29-2033")
    let stability = try #require(GrowthStability(of: series, from: 2012, to: 2025))
    // Published: 20,480 in May 2012, 16,560 in May 2023.
    let fall = try #require(stability.drawdown)
    #expect(fall.peak == 2012)
    #expect(fall.trough == 2023)
    #expect(abs(fall.depth - (1 - 16_560 / 20_480.0)) < 1e-12)
    #expect(stability.changes == 13)
    let corrected = try #require(stability.volatilityWithoutSurveyError)
    #expect(corrected < stability.volatility)
  }

  @Test func aBreakIsNoFall() throws {
    let full = try Embedded.series("29-2034")
    // MRI left the code in 2012: 216,730 in May 2010 and 194,790 in May 2012.
    let stability = try #require(GrowthStability(of: full, from: 2004, to: 2014))
    #expect((stability.drawdown?.depth ?? 0) < 0.05)
  }

  @Test func volatilityIsTheSampleDeviationOfLogChanges() throws {
    let series = try Embedded.series("29-2035")
    let stability = try #require(GrowthStability(of: series, from: 2021, to: 2025))
    let jobs: [Double] = [38_070, 38_380, 41_340, 41_530, 43_390]
    let moves = zip(jobs, jobs.dropFirst()).map { log($1 / $0) }
    let mean = moves.reduce(0, +) / 4
    let variance = moves.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3
    #expect(abs(stability.volatility - variance.squareRoot()) < 1e-12)
    #expect(stability.drawdown == nil)
  }
}
