import Foundation
import Testing

@testable import GrowthModels

@Suite struct GroupGrowthTests {
  /// DerSimonian and Laird's formulas by hand, for three series with the same variance.
  @Test func theMeanIsTheRandomEffectsMean() throws {
    // Changes of growth ± 1 % in turn over ten years: variance 10⁻⁴·10/9 over ten years.
    let series = try [0.01, 0.03, 0.05].map { growth in
      var level = 100.0
      var values = [level]
      for year in 0..<10 {
        level *= exp(growth + (year % 2 == 0 ? 0.01 : -0.01))
        values.append(level)
      }
      return try Samples.consecutive(values, from: 2000)
    }
    let group = try #require(GroupGrowth(of: series))
    let variance = 1e-4 * 10 / 9 / 10
    let between = (8e-4 / variance - 2) / (2 / variance)
    #expect(agree(group.mean, 0.03, within: 1e-9))
    #expect(agree(group.deviation, between.squareRoot(), within: 1e-9))
    #expect(agree(group.standardError, ((variance + between) / 3).squareRoot(), within: 1e-9))
  }

  @Test func aShortSeriesIsDrawnTowardItsGroup() throws {
    let flat = try Samples.consecutive([100, 101, 100, 101])
    let group = try (1...5).map { index in
      try Samples.consecutive(
        (0..<12).map { 100 * exp(0.06 * Double($0) + 0.01 * sin(Double(index * $0))) })
    }
    let growth = try #require(GroupGrowth(of: group))
    #expect(abs(growth.mean - 0.06) < 0.005)
    func median(_ family: AveragedFamily) throws -> Double {
      try #require(family.fit(flat).forecast(through: 2025).distribution(in: 2025)).median
    }
    #expect(try median(growth.family()) > median(AveragedFamily()) * 1.05)
  }

  @Test func twoSeriesAreNotAGroup() throws {
    let series = try Samples.consecutive(Samples.steady)
    #expect(GroupGrowth(of: [series, series]) == nil)
  }
}
