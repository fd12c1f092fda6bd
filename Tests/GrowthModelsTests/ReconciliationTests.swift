import Foundation
import Testing

@testable import GrowthModels

@Suite struct ReconciliationTests {
  /// A nation of two regions, one of them of two states.
  private func group() throws -> ForecastGroup {
    func series(_ level: Double, _ growth: Double, _ phase: Double) throws -> DatedSeries {
      try Samples.consecutive(
        (0..<12).map { year in
          let time = Double(year)
          return level * exp(growth * time) * (1 + 0.02 * sin(phase + 2 * time))
        })
    }
    func sum(_ a: DatedSeries, _ b: DatedSeries) throws -> DatedSeries {
      try Samples.consecutive(zip(a.values, b.values).map { $0 + $1 })
    }
    let (east, west) = (try series(400, 0.03, 0), try series(50, -0.25, 1))
    let north = try sum(east, west)
    let south = try series(900, 0.01, 2)
    let all = [
      ("nation", try sum(north, south)), ("north", north), ("south", south), ("east", east),
      ("west", west),
    ]
    let members = try all.map { name, series in
      ForecastGroup.Member(
        name: name, series: series,
        forecast: try AveragedFamily().fit(series).forecast(through: 2030))
    }
    return try ForecastGroup(
      members, sums: [.init(total: 0, parts: [1, 2]), .init(total: 1, parts: [3, 4])])
  }

  @Test(arguments: [ReconciliationWeights.ordinary, .variance, .minimumTrace])
  func everyDrawAddsUpAndNoneIsNegative(weights: ReconciliationWeights) throws {
    let reconciled = try group().reconciled(by: weights, count: 300, seed: 3)
    for draw in reconciled.draws {
      for step in reconciled.years.indices {
        #expect(agree(draw[0][step], draw[1][step] + draw[2][step], within: 1e-12))
        #expect(agree(draw[1][step], draw[3][step] + draw[4][step], within: 1e-12))
        #expect(draw.allSatisfy { $0[step] >= 0 })
      }
    }
  }

  @Test func meansAddUp() throws {
    let reconciled = try group().reconciled(count: 400)
    func mean(_ name: String) throws -> Double {
      try #require(reconciled.distribution(of: name, in: 2028)).mean
    }
    #expect(agree(try mean("nation"), try mean("north") + mean("south"), within: 1e-10))
    #expect(agree(try mean("north"), try mean("east") + mean("west"), within: 1e-10))
  }

  @Test func aTotalIsSurerOnceItsPartsHaveSpoken() throws {
    let group = try group()
    let alone = try #require(group.members[0].forecast.distribution(in: 2028)).interval(level: 0.8)
    let together = try #require(
      group.reconciled(by: .variance, count: 2000).distribution(of: "nation", in: 2028)
    ).interval(level: 0.8)
    #expect(together.upper - together.lower < alone.upper - alone.lower)
  }

  /// By hand: 100 against parts 30 and 50 misses 20. Equal weights move each by a third of it;
  /// variances 4, 1 and 1 move the total by two thirds and the parts by a sixth each.
  @Test func disagreementIsSharedOutByTheWeights() throws {
    let sums = [ForecastGroup.Sum(total: 0, parts: [1, 2])]
    let equal = try #require(SumProjection(sums, covariance: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]))
    let first = equal.project([100, 30, 50])
    for (found, expected) in zip(first, [100 - 20.0 / 3, 30 + 20.0 / 3, 50 + 20.0 / 3]) {
      #expect(agree(found, expected, within: 1e-12))
    }
    let weighted = try #require(
      SumProjection(sums, covariance: [[4, 0, 0], [0, 1, 0], [0, 0, 1]]))
    let second = weighted.project([100, 30, 50])
    for (found, expected) in zip(second, [100 - 40.0 / 3, 30 + 10.0 / 3, 50 + 10.0 / 3]) {
      #expect(agree(found, expected, within: 1e-12))
    }
  }

  /// By hand: 10 against 2 and 50 misses by −42; equal weights would take part one to −12, so it is
  /// held at zero and the rest, 40 too much, is halved between the total and the other part.
  @Test func aPartThatWouldBeNegativeIsHeldAtZero() throws {
    let sums = [ForecastGroup.Sum(total: 0, parts: [1, 2])]
    let projection = try #require(
      SumProjection(sums, covariance: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]))
    let held = projection.project([10, 2, 50])
    #expect(held[1] == 0)
    #expect(abs(held[0] - 30) < 1e-12 && held[2] == held[0])
  }

  @Test func impossibleGroupsAreRefused() throws {
    let members = try group().members
    #expect(throws: GroupFault.empty) { _ = try ForecastGroup([], sums: []) }
    #expect(throws: GroupFault.impossibleSum(total: 0)) {
      _ = try ForecastGroup(members, sums: [.init(total: 0, parts: [1, 9])])
    }
    #expect(throws: GroupFault.totalTwice("nation")) {
      _ = try ForecastGroup(
        members, sums: [.init(total: 0, parts: [1, 2]), .init(total: 0, parts: [3, 4])])
    }
  }
}
