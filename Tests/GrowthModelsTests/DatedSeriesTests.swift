import GrowthModels
import Testing

@Suite struct DatedSeriesTests {
  @Test func pointsAreOrderedByYear() throws {
    let series = try DatedSeries(years: [2020, 2018, 2019], values: [3, 1, 2])
    #expect(series.years == [2018, 2019, 2020])
    #expect(series.values == [1, 2, 3])
  }

  @Test func twoPointsAreRefused() {
    #expect(throws: SeriesFault.tooFewPoints(found: 2, required: 3)) {
      try DatedSeries(years: [2018, 2019], values: [1, 2])
    }
  }

  @Test func faultsNameTheYear() {
    #expect(throws: SeriesFault.duplicateYear(year: 2019)) {
      try DatedSeries(years: [2018, 2019, 2019], values: [1, 2, 3])
    }
    #expect(throws: SeriesFault.notFinite(year: 2019)) {
      try DatedSeries(years: [2018, 2019, 2020], values: [1, .nan, 3])
    }
    #expect(throws: SeriesFault.negative(year: 2020, value: -3)) {
      try DatedSeries(years: [2018, 2019, 2020], values: [1, 2, -3])
    }
    #expect(throws: SeriesFault.spanTooLong(first: 1, last: 5000, limit: 500)) {
      try DatedSeries(years: [1, 2, 5000], values: [1, 2, 3])
    }
    #expect(SeriesFault.notFinite(year: 2019).description.contains("2019"))
  }

  @Test func standardErrorsThatAreNotErrorsAreRefused() {
    let points = [0.1, -0.1, 0.1].enumerated().map {
      DatedSeries.Point(year: 2018 + $0, value: 5, relativeStandardError: $1)
    }
    #expect(throws: SeriesFault.invalidStandardError(year: 2019, relative: -0.1)) {
      try DatedSeries(points)
    }
  }

  @Test func aSeriesAsItStoodLeavesOutLaterYearsAndBreaks() throws {
    let series = try Samples.gaps(knownError: true).through(2010)
    #expect(series.lastYear == 2010)
    #expect(series.breaks.isEmpty)
    #expect(throws: SeriesFault.tooFewPoints(found: 2, required: 3)) {
      try Samples.gaps(knownError: false).through(2006)
    }
  }
}
