import Foundation
import Testing

@testable import GrowthModels

@Suite struct BorrowedGrowthTests {
  /// Three series that grow by 6 % a year with chance on top, from 2008.
  private static func group(years: Int = 14) throws -> [DatedSeries] {
    try (1...3).map { index in
      try Samples.consecutive(
        (0..<years).map { 100 * exp(0.06 * Double($0) + 0.02 * sin(Double(index * $0))) },
        from: 2008)
    }
  }

  @Test func theHistoryIsTheMeanOfWhatWasKnown() throws {
    let group = try Self.group()
    let history = GroupGrowthHistory(of: group)
    let known = try group.map { try $0.through(2015) }
    #expect(history.known(in: 2015) == GroupGrowth(of: known))
    #expect(history.known(in: 2021) == GroupGrowth(of: group))
    #expect(history.known(in: 2015) != history.known(in: 2021))
    // Two values of each are not a series yet; nothing is known of a year without values.
    #expect(history.known(in: 2009) == nil)
    #expect(history.known(in: 2022) == nil)
    #expect(GroupGrowthHistory(of: Array(group.prefix(2))).known(in: 2021) == nil)
  }

  @Test func theContenderIsTheFamilyCenteredOnItsGroup() throws {
    let group = try Self.group()
    let series = try Samples.consecutive(Samples.steady, from: 2008)
    let judged = JudgedSeries(
      name: "steady", series: series, group: GroupGrowthHistory(of: group))
    let backtest = Backtest(
      contenders: [.model(AveragedFamily()), .borrowing(AveragedFamily(), share: 0.7)],
      horizons: [3], origins: 2014...2014)
    let result = backtest.run([judged])
    let growth = try #require(GroupGrowth(of: try group.map { try $0.through(2014) }))
    let direct = try growth.family(share: 0.7).fit(try series.through(2014))
      .forecast(through: 2017)
    let borrowed = try #require(result.records[1].forecasts.first)
    #expect(borrowed.projected == direct.distribution(in: 2017)?.median)
    #expect(borrowed.projected > result.records[0].forecasts[0].projected)
    #expect(
      result.records[1].contender == "averaged growth family centered on 0.7 of its group's growth")
  }

  @Test func withoutAGroupNothingIsSaid() throws {
    let series = try Samples.consecutive(Samples.steady, from: 2008)
    let result = Backtest(contenders: [.borrowing(AveragedFamily())], horizons: [1])
      .run([JudgedSeries(name: "alone", series: series)])
    #expect(result.records[0].forecasts.isEmpty)
    #expect(result.failures.isEmpty)
  }

  /// What the group did after the origin does not reach the projection made from it.
  @Test func theGroupsFutureIsNotKnown() throws {
    let group = try Self.group()
    let changed = try group.map { series in
      try DatedSeries(
        series.points.map { point in
          point.year <= 2015 ? point : .init(year: point.year, value: 3 * point.value)
        })
    }
    let series = try Samples.consecutive(Samples.steady, from: 2008)
    let projected = [group, changed].map { group in
      Backtest(
        contenders: [.borrowing(AveragedFamily())], horizons: [2], origins: 2015...2015
      )
      .run([JudgedSeries(name: "steady", series: series, group: GroupGrowthHistory(of: group))])
      .records[0].forecasts.map(\.projected)
    }
    #expect(projected[0].count == 1)
    #expect(projected[0] == projected[1])
  }
}
