import Foundation
import GrowthModels
import Ingest
import LaborSeries
import Projections
import Testing

@Suite struct DemandTests {
  private func outlook() throws -> DemandOutlook {
    try DemandOutlook(
      of: try ["29-2032", "29-2033", "29-2035"].map { try Embedded.series($0) },
      population: try OlderPopulation.embedded(), through: 2035)
  }

  @Test func populationIsChainedAcrossItsBreakByTheProjectionKnownThen() throws {
    let population = try OlderPopulation.embedded()
    let persons = population.persons(knownIn: 2025, through: 2035)
    // The estimates fall from a growth of three percent to 0.7 in 2020, because their base was revised;
    // the chain takes the growth of the National Projections of 2017 for that year.
    let before = try #require(persons[2019])
    let after = try #require(persons[2020])
    #expect(after / before > 1.025 && after / before < 1.045)
    // From the last estimate on, the growth of the projections of 2023.
    let round = try #require(population.rounds.last)
    #expect(round.knownFrom == 2024)
    let (first, last) = (try #require(round.persons[2024]), try #require(round.persons[2035]))
    let chained = try #require(persons[2035]) / (try #require(persons[2024]))
    #expect(abs(chained / (last / first) - 1) < 1e-12)
  }

  @Test func nothingIsKnownBeforeItWasPublished() throws {
    let population = try OlderPopulation.embedded()
    #expect(population.rounds.map(\.knownFrom) == [2015, 2018, 2024])
    #expect(population.persons(knownIn: 2013, through: 2020)[2015] == nil)
    let early = population.persons(knownIn: 2016, through: 2025)
    let late = population.persons(knownIn: 2020, through: 2025)
    #expect(early[2025] != nil && late[2025] != nil && early[2025] != late[2025])
  }

  @Test func theRecordSaysWhetherThePopulationHelps() throws {
    let outlook = try outlook()
    let record = try #require(outlook.record)
    #expect(record.scores.map(\.use) == DemandRecord.Use.allCases)
    let least = record.scores.map(\.rankedScore).min()
    #expect(record.scores.first { $0.use == record.best }?.rankedScore == least)
    #expect(record.origins.first == 2015)
    #expect(record.count > 100)
    for score in record.scores { #expect(score.contained80 > 0.5) }
  }

  @Test func growthWithoutThePopulationIsThatOfTheProjection() throws {
    let outlook = try outlook()
    for line in outlook.lines {
      let series = try Embedded.series(line.occupation.code.description)
      let forecast = try AveragedFamily.ofPooledSamples.fit(DatedSeries(employmentOf: series))
        .forecast(through: 2035)
      let median = try #require(forecast.distribution(in: 2035)?.median)
      let base = try #require(series.latest?.employment.number)
      #expect(abs(line.alone - (pow(median / base, 0.1) - 1)) < 1e-9)
    }
  }

  @Test func aYearWithoutAProjectionIsRefused() throws {
    #expect(throws: DemandError.notAfter(target: 2025, last: 2025)) {
      try DemandOutlook(
        of: [try Embedded.series("mri")], population: try OlderPopulation.embedded(), through: 2025)
    }
    let empty = OlderPopulation([
      .init(year: 2025, vintage: "x", isProjected: false, persons: 60_000_000)
    ])
    #expect(throws: DemandError.noPopulation(year: 2035)) {
      try DemandOutlook(of: [try Embedded.series("mri")], population: empty, through: 2035)
    }
  }
}
