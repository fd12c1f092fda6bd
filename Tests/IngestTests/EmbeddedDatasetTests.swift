import Foundation
import Ingest
import LaborSeries
import Testing

@Suite struct EmbeddedDatasetTests {
  @Test func everyFileIsEmbeddedByteForByte() throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    #expect(EmbeddedDataset.all.map(\.path) == EmbeddedDataset.all.map(\.path).sorted())
    for dataset in EmbeddedDataset.all {
      let file = try Data(contentsOf: root.appendingPathComponent(dataset.path))
      #expect(Array(file) == dataset.bytes, "\(dataset.path)")
    }
  }

  /// BLS, Consumer Price Index news releases: CPI-U, all items, not seasonally adjusted.
  @Test func consumerPricesAreThoseOfMay() throws {
    let prices = try DeflatorLayout.embedded()
    #expect(prices.index.keys.sorted() == Array(1997...2026))
    #expect(prices.index[2009] == 213.856)
    #expect(prices.index[2024] == 314.069)
    #expect(prices.index[2025] == 321.465)
    #expect(abs(try prices.factor(from: 2024, to: 2025) - 1.0235) < 0.0001)
  }

  @Test func anUnknownPathIsAnError() {
    #expect(throws: IngestError.noSuchDataset("datasets/none.csv")) {
      try EmbeddedDataset.file("datasets/none.csv")
    }
  }

  /// BLS, Occupational Employment and Wages, May 2025 and May 2012: employment and PRSE.
  @Test(arguments: [
    ("29-1124", 17_070.0, 7.1), ("29-2031", 62_960, 2.1), ("29-2032", 90_160, 1.4),
    ("29-2033", 17_080, 1.8), ("29-2034", 230_490, 0.9), ("29-2035", 43_390, 1.7),
    ("29-2036", 3_410, 6.2),
  ])
  func theLatestReleaseIsMay2025(code: String, jobs: Double, prse: Double) throws {
    let collection = try SeriesCollection.embedded()
    let series = try collection.series(of: try collection.catalogue.occupation(named: code))
    #expect(series.latest?.release == "May 2025")
    #expect(series.latest?.employment == .value(jobs))
    #expect(series.latest?.employmentPRSE == prse)
  }

  @Test func radiologicTechnologistsBreakWhereMRILeaves() throws {
    let collection = try SeriesCollection.embedded()
    let radiologic = try collection.series(
      of: try collection.catalogue.occupation(named: "29-2034"))
    #expect(radiologic.breaks.map(\.year) == [2012])
    #expect(radiologic.occupation.definitionNote.contains("includes MRI technologists"))
    let sum = try collection.series(
      of: try collection.catalogue.occupation(named: "29-2034+29-2035"))
    #expect(sum.breaks.isEmpty)
    #expect(sum.observation(in: 2010)?.employment == .value(216_730))
    #expect(sum.observation(in: 2012)?.employment == .value(194_790 + 29_560))
    #expect(sum.employmentObservations.first?.year == 2004)
  }

  @Test func vascularTechnologistsMoveInsideTheSumOfBothOccupations() throws {
    let collection = try SeriesCollection.embedded()
    let sum = try collection.series(
      of: try collection.catalogue.occupation(named: "29-2031+29-2032"))
    #expect(sum.breaks.isEmpty)
    let sonographers = try collection.series(of: try collection.catalogue.occupation(named: "dms"))
    #expect(sonographers.breaks.map(\.year) == [2021])
  }

  @Test func everyRowNamesItsSource() throws {
    let collection = try SeriesCollection.embedded()
    for occupation in collection.catalogue.occupations {
      for observation in try collection.series(of: occupation).observations {
        let source = try #require(observation.sources.first)
        #expect(!source.publication.isEmpty)
        #expect(source.file == "datasets/oews/national.csv")
      }
    }
  }

  @Test func officialProjectionsAreJobsAndFractions() throws {
    let rounds = try OfficialProjections.embedded()
    let line = try #require(rounds.newest(for: try SOCCode(parsing: "29-2035")))
    #expect(line.round == "2025–35")
    #expect(line.baseEmployment == 43_900)
    #expect(line.projectedEmployment == 47_300)
    #expect(abs((line.exitRate ?? 0) - 0.022) < 1e-15)
    #expect(rounds.growthClass(of: line)?.name == "Much faster than average")
    #expect(rounds.newest(for: try SOCCode(parsing: "29-2036")) == nil)
  }
}
