import LaborSeries
import Testing

@Suite struct SeriesCollectionTests {
  /// Two occupations of which the second was counted by the first before 2012.
  private func collection() throws -> SeriesCollection {
    let history = SeriesHistory([
      try Samples.entry(
        "29-2034", 2012, .classification, counterpart: "29-2035", movesLevel: true),
      try Samples.entry("29-2035", 2012, .firstPublished, counterpart: "29-2034"),
    ])
    return SeriesCollection(
      area: "United States",
      catalogue: OccupationCatalogue([
        try Samples.occupation("29-2034", "Radiologic technologists"),
        try Samples.occupation("29-2035", "MRI technologists"),
      ]),
      history: history,
      observations: [
        try Samples.code("29-2034"): [
          Samples.observation(2010, .value(200), prse: 1),
          Samples.observation(2011, .value(205), prse: nil),
          Samples.observation(2012, .value(180), prse: 1),
          Samples.observation(2013, .value(181), prse: 1),
        ],
        try Samples.code("29-2035"): [
          Samples.observation(2012, .value(30), prse: 2),
          Samples.observation(2014, .value(31), prse: 2),
        ],
      ])
  }

  @Test func aSumIsUnbrokenWhereOnePartCountedTheOther() throws {
    let collection = try collection()
    let sum = try collection.catalogue.occupation(named: "29-2034+29-2035")
    let series = try collection.series(of: sum)
    #expect(series.employmentObservations.map(\.year) == [2010, 2011, 2012])
    #expect(series.employmentObservations.map(\.employment.number) == [200, 205, 210])
    #expect(series.breaks.isEmpty)
  }

  @Test func theErrorOfASumIsThatOfIndependentEstimates() throws {
    let collection = try collection()
    let sum = try collection.catalogue.occupation(named: "29-2034+29-2035")
    let observations = try collection.series(of: sum).observations
    #expect(observations[0].employmentPRSE == 1)
    #expect(observations[1].employmentPRSE == nil)
    // √((1 % of 180)² + (2 % of 30)²) = √(3.24 + 0.36), in percent of 210.
    let error = try #require(observations[2].employmentPRSE)
    #expect(abs(error - 100 * 3.6.squareRoot() / 210) < 1e-12)
    #expect(observations[2].sources.count == 2)
  }

  @Test func eachPartAloneHasItsBreak() throws {
    let collection = try collection()
    let radiologic = try collection.catalogue.occupation(named: "29-2034")
    #expect(try collection.series(of: radiologic).breaks.map(\.year) == [2012])
  }
}
