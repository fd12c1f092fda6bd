import Ingest
import LaborSeries
import Projections
import Testing

@Suite struct OccupationOutlookTests {
  private func outlook(_ name: String) throws -> OccupationOutlook {
    try OccupationOutlook(
      of: try Embedded.series(name), through: 2035, official: try OfficialProjections.embedded())
  }

  /// 90,160 jobs in May 2025 with a PRSE of 1.4, and 86,460 in May 2024 with 1.6: growth of 4.2795
  /// percent; 1.28155 √(0.014² + 0.016²) = 0.027246 on the logarithm.
  @Test func growthOverOneYearCarriesBothSurveyErrors() throws {
    let year = try outlook("29-2032").history[0]
    let growth = try #require(year.growth)
    #expect(abs(growth.total - 0.042794) < 1e-6)
    let interval = try #require(growth.annualInterval(level: 0.8))
    #expect(abs(interval.lower - 0.014766) < 2e-6)
    #expect(abs(interval.upper - 0.071597) < 2e-6)
  }

  @Test func growthAcrossABreakSaysSo() throws {
    let history = try outlook("29-2032").history
    #expect(history.map(\.span) == [1, 5, 10])
    #expect(history[0].breaks.isEmpty)
    #expect(history[1].breaks.map(\.year) == [2021])
    #expect(history[2].breaks.map(\.year) == [2021])
  }

  @Test func aSpanLongerThanTheSeriesHasNoGrowth() throws {
    #expect(try outlook("29-2036").history.map { $0.growth == nil } == [false, true, true])
  }

  @Test func theOfficialOutlookIsThePublishedLine() throws {
    let official = try #require(try outlook("29-2034").official)
    #expect(official.round == "2025–35")
    #expect(official.change == 0.05)
    #expect(official.growthClass?.name == "Faster than average")
    #expect(official.annualOpenings == 13_000)
    #expect(try outlook("29-2036").official == nil)
  }

  @Test func theOfficialLineOfASumAddsUp() throws {
    let official = try #require(try outlook("29-2034+29-2035").official)
    #expect(official.baseEmployment == 234_200 + 43_900)
    #expect(official.projectedEmployment == 246_000 + 47_300)
    #expect(official.annualOpenings == 15_300.0)
    #expect(official.growthClass == nil)
  }

  @Test func officialGrowthStartsFromTheLevelItIsPutOn() throws {
    let official = try #require(try outlook("29-2034").official)
    let end = try #require(official.employment(in: 2035, from: 230_490, of: 2025))
    #expect(abs(end - 230_490 * 246_000 / 234_200) < 1e-6)
    #expect(official.employment(in: 2036, from: 230_490, of: 2025) == nil)
  }

  @Test func cautionsNameWhatLimitsTheSeries() throws {
    let dosimetrists = try outlook("29-2036").cautions
    #expect(dosimetrists.contains(.fewObservations(count: 5, tier: .veryShort)))
    #expect(dosimetrists.contains(.largeSurveyError(prse: 6.2, year: 2025)))
    let radiologic = try outlook("29-2034").cautions
    #expect(radiologic.contains(.missingYears([2006, 2011])))
    #expect(radiologic.contains(.noStandardError(years: [2009])))
    #expect(!radiologic.contains(.noStandardErrors))
  }

  @Test func aShortenedOutlookIsThatThroughTheEarlierYear() throws {
    let rounds = try OfficialProjections.embedded()
    for name in ["29-2032", "29-2035", "29-2036"] {
      let series = try Embedded.series(name)
      let longest = try OccupationOutlook(of: series, through: 2050, official: rounds)
      for year in [2026, 2034, 2035, 2036, 2050] {
        let direct = try OccupationOutlook(of: series, through: year, official: rounds)
        let cut = try #require(longest.shortened(through: year))
        for (one, other) in [(cut.projection, direct.projection), (cut.combined, direct.combined)] {
          #expect(one?.years.map(\.year) == other?.years.map(\.year), "\(name), \(year)")
          #expect(one?.years.map(\.median) == other?.years.map(\.median))
          #expect(one?.years.map(\.interval95) == other?.years.map(\.interval95))
          #expect(one?.annualGrowth.median == other?.annualGrowth.median)
          #expect(
            one?.forecast.jointPaths(count: 20, seed: 1)
              == other?.forecast.jointPaths(count: 20, seed: 1))
        }
        #expect(cut.cautions == direct.cautions)
      }
      #expect(longest.shortened(through: 2025) == nil)
      #expect(longest.shortened(through: 2051) == nil)
    }
  }
}
