import Foundation
import GrowthModels
import Ingest
import LaborSeries
import Projections
import Testing

@Suite struct OpeningsProjectionTests {
  private func outlook(_ name: String, to year: Int = 2035) throws -> OccupationOutlook {
    try OccupationOutlook(
      of: try Embedded.series(name), through: year, official: try .embedded())
  }

  private func record() throws -> SeparationRecord {
    SeparationRecord(of: try OfficialProjection.embeddedLineItems())
  }

  private func openings(_ name: String, to year: Int = 2035) throws -> OpeningsOutlook {
    let (outlook, rounds, record) = (
      try outlook(name, to: year), try OfficialProjections.embedded(), try record()
    )
    return OpeningsOutlook(
      of: outlook,
      rates: try SeparationRates(for: outlook.occupation, in: rounds, record: record),
      rounds: rounds, record: record, drawCount: 1000)
  }

  @Test func partsSumToTotalsInEveryDrawAndInMeans() throws {
    let trend = try openings("mri").trend
    for period in trend.years + trend.cumulative + [trend.averageYear] {
      for draw in period.draws {
        #expect(draw.separations == draw.exits + draw.transfers)
        #expect(draw.openings == draw.growth + (draw.exits + draw.transfers))
      }
      #expect(period.separations.mean == period.exits.mean + period.transfers.mean)
      #expect(
        period.openings.mean == period.growth.mean + (period.exits.mean + period.transfers.mean))
    }
  }

  @Test func yearsSumToTheCumulativeFlowsInEveryDraw() throws {
    let trend = try openings("sonographers").trend
    let last = try #require(trend.cumulative.last)
    for draw in last.draws.indices {
      let path = trend.employment.paths[draw]
      let growth = trend.years.reduce(0) { $0 + $1.draws[draw].growth }
      let all = trend.years.reduce(0) { $0 + $1.draws[draw].openings }
      #expect(abs(last.draws[draw].openings - all) <= 1e-9 * abs(all))
      #expect(abs(last.draws[draw].growth - growth) <= 1e-9 * path[0])
      #expect(abs(growth - (path[path.count - 1] - path[0])) <= 1e-9 * path[0])
    }
    let means = trend.years.reduce(0) { $0 + $1.openings.mean }
    #expect(abs(last.openings.mean - means) <= 1e-9 * means)
  }

  @Test func anAverageYearIsThatOfBLSInEveryDraw() throws {
    let trend = try openings("mri").trend
    let rates = trend.rates
    let given = OpeningsProjection(
      along: trend.employment,
      rates: try SeparationRates(
        exit: .init(rates.exit.value, logDeviation: 0, origin: .given),
        transfer: .init(rates.transfer.value, logDeviation: 0, origin: .given)))
    for (path, draw) in zip(trend.employment.paths, given.averageYear.draws) {
      let (base, target) = (path[0], path[path.count - 1])
      let expected =
        (target - base) / 10 + (rates.exit.value + rates.transfer.value) * (base + target) / 2
      #expect(abs(draw.openings - expected) <= 1e-9 * base)
    }
  }

  @Test func theBaseIsUncertainByItsErrorAndCenteredOnThePublishedFigure() throws {
    let projection = try EmploymentProjection(of: try Embedded.series("29-1124"), through: 2030)
    let draws = LevelDraws(of: projection)
    let base = draws.paths.map { $0[0] }
    let mean = draws.central.reduce(0) { $0 + base[$1] } / Double(draws.central.count)
    #expect(abs(mean / projection.baseEmployment - 1) < 1e-12)
    let drawn = DrawnDistribution(base)
    let spread = (drawn.quantile(0.84) - drawn.quantile(0.16)) / 2 / mean
    let error = try #require(projection.base.employmentPRSE) / 100
    #expect(spread > 0.2 * error)
    #expect(spread <= 1.1 * error)
    // The base and the first year share what is unsure of the level.
    let first = draws.paths.map { $0[1] }
    #expect(correlation(base, first) > 0.3)
  }

  @Test func aBaseOfKnownSizeIsTheSameInEveryDraw() {
    let paths = (0..<400).map { [100 + Double($0 % 7)] }
    let draws = LevelDraws(base: 100, year: 2025, relativeError: 0, paths: paths, seed: 1)
    #expect(draws.paths.allSatisfy { $0[0] == 100 })
    #expect(draws.years == [2026])
  }

  @Test func drawnRatesHaveThePublishedMeanAndTheSpreadOfTheRecord() throws {
    let outlook = try openings("29-2034")
    let flows = outlook.trend.averageYear
    let levels = outlook.trend.employment.paths.map { ($0[0] + $0[$0.count - 1]) / 2 }
    let logs = zip(flows.draws, levels).map { log($0.transfers / $1) }
    let mean = logs.reduce(0, +) / Double(logs.count)
    let deviation =
      (logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(logs.count)).squareRoot()
    let expected = outlook.rates.transfer.logDeviation
    #expect(abs(deviation / expected - 1) < 0.1)
    let rates = zip(flows.draws, levels).map { $0.transfers / $1 }
    let average = rates.reduce(0, +) / Double(rates.count)
    #expect(abs(average / outlook.rates.transfer.value - 1) < 0.04)
  }

  @Test func aHigherRateRaisesItsOwnPartAlone() throws {
    let employment = LevelDraws(
      of: try EmploymentProjection(of: try Embedded.series("mri"), through: 2030), count: 400)
    func projected(_ exit: Double) throws -> OpeningsProjection {
      OpeningsProjection(
        along: employment,
        rates: try SeparationRates(
          exit: .init(exit, logDeviation: 0, origin: .given),
          transfer: .init(0.02, logDeviation: 0, origin: .given)))
    }
    let (low, high) = (try projected(0.02), try projected(0.03))
    for (a, b) in zip(low.averageYear.draws, high.averageYear.draws) {
      #expect(a.growth == b.growth)
      #expect(a.transfers == b.transfers)
      #expect(abs(b.exits / a.exits - 1.5) < 1e-12)
    }
  }

  @Test func ratesWithoutARoundMustBeGiven() throws {
    let (rounds, record) = (try OfficialProjections.embedded(), try record())
    let dosimetrists = try Embedded.series("29-2036").occupation
    #expect(
      throws: OpeningsError.noPublishedRates(occupation: "Medical dosimetrists (29-2036)")
    ) { try SeparationRates(for: dosimetrists, in: rounds, record: record) }
    let rates = try SeparationRates(
      for: dosimetrists, in: rounds, record: record, exit: 0.02, transfer: 0.03)
    #expect(rates.exit == .init(0.02, logDeviation: 0, origin: .given))
    #expect(throws: OpeningsError.rateOutOfRange(1.2, name: "exit")) {
      try SeparationRates(
        for: dosimetrists, in: rounds, record: record, exit: 1.2, transfer: 0.03)
    }
  }

  @Test func ratesOfASumGiveTheSeparationsOfItsParts() throws {
    let (rounds, record) = (try OfficialProjections.embedded(), try record())
    let parts = try ["29-2034", "29-2035"].map { try Embedded.series($0).occupation }
    let sum = try SeparationRates(
      for: Occupation(sumOf: parts), in: rounds, record: record)
    let lines = parts.compactMap { $0.code.parts.first }.compactMap { rounds.newest(for: $0) }
    let official = try #require(OfficialOpenings(sumOf: lines.compactMap(OfficialOpenings.init)))
    let levels = lines.reduce(0) {
      $0 + (($1.baseEmployment ?? 0) + ($1.projectedEmployment ?? 0)) / 2
    }
    #expect(abs(sum.exit.value * levels - official.annual.exits) < 1e-6)
    #expect(abs(sum.transfer.value * levels - official.annual.transfers) < 1e-6)
  }

  @Test func theRecordOfRatesIsThatOfSuccessiveRounds() throws {
    // Root mean squares and correlation by a separate program (Python 3.11, math.log).
    let record = try record()
    #expect(record.rounds == [2016, 2018, 2019, 2022, 2024])
    let own = record.deviation(of: try SOCCode(parsing: "29-0000"))
    #expect(own.pairs == 223)
    #expect(record.all.pairs == 3099)
    #expect(abs(own.exit - 0.1675782590976878) < 1e-12)
    #expect(abs(own.transfer - 0.27255301009917426) < 1e-12)
    #expect(abs(own.correlation - -0.2160313588778278) < 1e-12)
    #expect(abs(record.all.exit - 0.17953309834159523) < 1e-12)
    #expect(abs(record.all.transfer - 0.1834378723312339) < 1e-12)
  }

  private func correlation(_ first: [Double], _ second: [Double]) -> Double {
    let count = Double(first.count)
    let means = (first.reduce(0, +) / count, second.reduce(0, +) / count)
    var (cross, own, other) = (0.0, 0.0, 0.0)
    for (a, b) in zip(first, second) {
      cross += (a - means.0) * (b - means.1)
      own += (a - means.0) * (a - means.0)
      other += (b - means.1) * (b - means.1)
    }
    return cross / (own * other).squareRoot()
  }

  /// In 400 draws with many alike, against the order of levels and then of draws.
  @Test func centralDrawsLeaveOutTwoAtEachEnd() {
    for distinct in [1, 2, 3, 7, 400] {
      let targets = (0..<400).map { Double(100 + ($0 * 37) % distinct) }
      let draws = LevelDraws(
        base: 100, year: 2025, relativeError: 0, paths: targets.map { [$0] }, seed: 1)
      let order = targets.indices.sorted { (targets[$0], $0) < (targets[$1], $1) }
      #expect(draws.central == order[2..<398].sorted(), "\(distinct) levels")
    }
  }
}
