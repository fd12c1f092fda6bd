import Foundation
import GrowthModels
import Ingest
import LaborSeries
import Projections
import Testing

@Suite struct TrackRecordTests {
  private static func series(
    _ code: String, _ jobs: [Double], from first: Int = 2010, title: String = "Testers"
  ) throws -> OccupationalSeries {
    let soc = try SOCCode(parsing: code)
    return try OccupationalSeries(
      occupation: Occupation(
        code: OccupationCode(soc), title: title, shortTitle: title, plural: title.lowercased(),
        aliases: [], definitionNote: ""),
      area: "Nowhere",
      observations: jobs.enumerated().map { index, value in
        Observation(
          year: first + index, release: "May \(first + index)", publishedCode: code,
          publishedTitle: title, employment: .value(value), employmentPRSE: 1, wages: .absent,
          sources: [], note: "")
      }, history: [])
  }

  /// By hand: 10,000 jobs in 2010 and 1,000 more each year to 16,000 in 2016, judged from 2014 and
  /// 2015. One year ahead, no change misses 15 by 1 and 16 by 1; two years ahead, 16 by 2.
  @Test func noChangeOnAStraightLineMissesByItsSteps() throws {
    let jobs = (10...16).map { 1000 * Double($0) }
    let record = try TrackRecord(
      of: [JudgedOccupation(Self.series("29-2035", jobs))], contenders: [.noChange])
    let set = try #require(record.scored("all", title: "all", contenders: [.noChange]))
    #expect(set.origins == [2014, 2015])
    #expect(set.horizons == [1, 2])
    let one = try #require(set.row(.noChange, horizon: 1)).scores
    let two = try #require(set.row(.noChange, horizon: 2)).scores
    let all = try #require(set.row(.noChange)).scores
    #expect(abs(one.meanAbsolutePercentError - (1.0 / 15 + 1.0 / 16) / 2) < 1e-9)
    #expect(abs(two.meanAbsolutePercentError - 2.0 / 16) < 1e-9)
    #expect(abs(all.meanAbsolutePercentError - (1.0 / 15 + 1.0 / 16 + 2.0 / 16) / 3) < 1e-9)
    #expect(abs(all.medianAbsolutePercentError - 1.0 / 15) < 1e-9)
    // Errors of one and two steps, in steps.
    #expect(abs(all.meanAbsoluteScaledError - 4.0 / 3) < 1e-9)
    #expect(set.count == 3)
  }

  @Test func originsWithTooFewJobsAreLeftOut() throws {
    let jobs = (6...14).map { 1000 * Double($0) }
    let occupation = try JudgedOccupation(Self.series("29-2035", jobs))
    let terms = TrackRecord.Terms(leastJobs: 12_000)
    let record = try TrackRecord(of: [occupation], contenders: [.noChange], on: terms)
    // 12,000 jobs are reached in 2016; from there 2017 and 2018 can be judged.
    #expect(record.forecasts(by: .noChange).map(\.origin) == [2016, 2016, 2017])
    #expect(record.forecasts(by: .noChange).allSatisfy { $0.last >= 12_000 })
    let none = try TrackRecord(
      of: [occupation], contenders: [.noChange], on: TrackRecord.Terms(leastJobs: 20_000))
    #expect(none.occupations.isEmpty)
    #expect(none.scored("all", title: "all", contenders: [.noChange]) == nil)
  }

  @Test func countsOfHorizonsAndOccupationsAddUp() throws {
    let occupations = try ["29-2032", "29-2033"].map { try JudgedOccupation(Embedded.series($0)) }
    let record = try TrackRecord(
      of: occupations, contenders: [.family, .noChange],
      on: TrackRecord.Terms(horizons: 1...3, origins: 2018...2022))
    let set = try #require(
      record.scored("all", title: "all", contenders: TrackRecord.Contender.allCases))
    #expect(set.contenders == [.family, .noChange])
    let whole = try #require(set.row(.family)).scores
    for (index, coverage) in whole.coverage.enumerated() {
      let parts = set.horizons.compactMap { set.row(.family, horizon: $0)?.scores.coverage[index] }
      #expect(parts.map(\.contained).reduce(0, +) == coverage.contained)
      #expect(parts.map(\.count).reduce(0, +) == coverage.count)
      let single = ["29-2032", "29-2033"].compactMap { record.record(of: [$0]) }
      #expect(
        single.map { $0.contained(level: coverage.level) }.reduce(0, +) == coverage.contained)
    }
    // Five origins and three horizons of two occupations, all published.
    #expect(whole.count == 30)
    #expect(record.record()?.count == 30)
    #expect(record.record(of: ["29-2031"]) == nil)
  }

  /// BLS projected 60.7 to 76.7 thousand sonographers for 2014–24; OEWS published 59,760 in May 2014
  /// and 86,460 in May 2024. Growth put on the OEWS level: 59,760 · 76.7/60.7 = 75,512.
  @Test func theOfficialErrorOfSonographersIsThatOfThePublishedNumbers() throws {
    let series = try Embedded.series("29-2032")
    let rounds = OfficialRounds(try OfficialProjection.embeddedLineItems())
    let record = try TrackRecord(
      of: [JudgedOccupation(series, rounds: rounds.projections(of: series))],
      contenders: [.official], on: TrackRecord.Terms(origins: 2014...2014))
    let forecast = try #require(
      record.forecasts(by: .official).first { $0.horizon == 10 && $0.origin == 2014 })
    #expect(forecast.actual == 86_460)
    #expect(abs(forecast.projected - 75_512) < 1)
    #expect(abs(forecast.error / forecast.actual - -0.1266) < 5e-5)
    // Prorated at a constant rate for five years: the square root of the growth factor.
    let half = try #require(record.forecasts(by: .official).first { $0.horizon == 5 })
    #expect(abs(half.projected - 59_760 * (76.7 / 60.7).squareRoot()) < 1)
  }

  @Test func lineItemsAreMatchedByCodeAndTitle() throws {
    let items = try OfficialProjection.embeddedLineItems()
    let rounds = OfficialRounds(items)
    let sonographers = try Embedded.series("29-2032")
    #expect(
      rounds.projections(of: sonographers).map(\.base)
        == [2012, 2014, 2016, 2018, 2019, 2020, 2021, 2022, 2024])
    // The title of 29-2034 changed in 2019; both were published, and both are matched.
    let radiologic = try Embedded.series("29-2034")
    #expect(rounds.projections(of: radiologic).count == 9)
    let other = try Self.series("29-2032", [1, 2, 3], title: "Sound engineers")
    #expect(rounds.projections(of: other).isEmpty)
  }

  @Test func contendersOfASetAreJudgedOnTheSameProjections() throws {
    let series = try Embedded.series("29-2033")
    let rounds = OfficialRounds(try OfficialProjection.embeddedLineItems())
    let record = try TrackRecord(
      of: [JudgedOccupation(series, rounds: rounds.projections(of: series))],
      total: try DatedSeries(employmentOf: try Embedded.series("00-0000")),
      on: TrackRecord.Terms(horizons: 1...2, origins: 2016...2020))
    let scorecard = Scorecard(
      of: record, groups: [Scorecard.Group(identifier: "all", title: "all") { _ in true }],
      spans: [Scorecard.Span(base: 2018, target: 2020)])
    #expect(scorecard.rolling.map(\.origins) == [[2016, 2017, 2018, 2019, 2020]])
    // There is no round of 2017.
    #expect(scorecard.beside.map(\.origins) == [[2016, 2018, 2019, 2020]])
    #expect(scorecard.beside[0].contenders == TrackRecord.Contender.together)
    #expect(scorecard.borrowing.isEmpty)
    #expect(scorecard.fixed.map(\.set.count) == [1])
    for set in scorecard.sets {
      for horizon in set.horizons {
        let counts = set.contenders.map { set.row($0, horizon: horizon)?.scores.count }
        #expect(Set(counts).count == 1, "\(set.identifier) \(horizon)")
      }
    }
  }

  @Test func theConstantShareOfAPreparedTotalIsThatOfTheModel() throws {
    let series = try Embedded.series("29-2033")
    let total = try DatedSeries(employmentOf: try Embedded.series("00-0000"))
    let record = try TrackRecord(
      of: [JudgedOccupation(series)], total: total, contenders: [.constantShare],
      on: TrackRecord.Terms(horizons: 2...2, origins: 2020...2020))
    let judged = try #require(record.forecasts(by: .constantShare).first)
    let known = try DatedSeries(employmentOf: series).through(2020)
    let direct = try ConstantShare(of: total, model: AveragedFamily.ofPooledSamples)
      .fit(known).forecast(through: 2022)
    // The figure to be published: with the last survey error known.
    let published = direct.distribution(
      in: 2022, includingSurveyError: known.points.last?.relativeStandardError)
    #expect(judged.projected == published?.median)
  }

  /// Two occupations with a group and one without: the set that judges borrowing holds the two, and
  /// the others lose nothing to it.
  @Test func borrowingIsJudgedWhereThereIsAGroupAndNowhereElse() throws {
    let codes = ["29-2032", "29-2033", "29-2034", "29-2035"]
    let series = try codes.map { try Embedded.series($0) }
    let history = GroupGrowthHistory(of: try series.map { try DatedSeries(employmentOf: $0) })
    let occupations = try series.enumerated().map { index, series in
      try JudgedOccupation(series, group: index < 2 ? history : nil)
    }
    let record = try TrackRecord(
      of: Array(occupations.prefix(3)),
      contenders: [.family, .borrowing, .noChange],
      on: TrackRecord.Terms(horizons: 1...2, origins: 2020...2021))
    let scorecard = Scorecard(
      of: record, groups: [Scorecard.Group(identifier: "all", title: "all") { _ in true }])
    #expect(scorecard.rolling.map(\.contenders) == [[.family, .noChange]])
    #expect(scorecard.rolling.map(\.count) == [12])
    #expect(scorecard.borrowing.map(\.contenders) == [[.family, .borrowing]])
    #expect(scorecard.borrowing.map(\.count) == [8])
    #expect(scorecard.sets.contains { $0.identifier == "all-borrowing" })
    let own = try #require(scorecard.borrowing[0].row(.family)).scores
    let borrowed = try #require(scorecard.borrowing[0].row(.borrowing)).scores
    #expect(own.meanAbsolutePercentError != borrowed.meanAbsolutePercentError)
  }

  @Test func projectionsAcrossALaterBreakAreCounted() throws {
    let series = try Embedded.series("29-2032")
    let record = try TrackRecord(
      of: [JudgedOccupation(series)], contenders: [.family, .noChange],
      on: TrackRecord.Terms(horizons: 1...2, origins: 2019...2021))
    let own = try #require(record.record(of: ["29-2032"]))
    // The ledger has a break in 2021: from 2019 it is two years ahead, from 2020 one and two.
    #expect(own.count == 6)
    #expect(own.countAcrossBreaks == 3)
    #expect(own.besideBLS == nil)
  }
}
