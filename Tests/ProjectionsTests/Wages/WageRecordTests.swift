import GrowthModels
import Ingest
import LaborSeries
import Testing

@testable import Projections

/// What projections of wages made in the past were worth.
@Suite struct WageRecordTests {
  private func modalities() throws -> [OccupationalSeries] {
    let collection = try SeriesCollection.embedded()
    return try collection.catalogue.imagingModalities.map { try collection.series(of: $0) }
  }

  private func record(isReal: Bool) throws -> WageRecord {
    let prices = try PriceAssumption(deflator: isReal ? try DeflatorLayout.embedded() : nil)
    return try #require(try WageRecord(in: try modalities(), prices: prices))
  }

  /// Errors of the last wage as a forecast, worked out apart from the two CSV files with Python:
  /// medians of the seven occupations, origins with five figures or more.
  @Test(arguments: [
    (true, [0.017991193711994462, 0.030555023191197777, 0.024163455587477563, 0.031062144753568]),
    (false, [0.02952299802084009, 0.07425014549891647, 0.11010839657564941, 0.20260322593860178]),
  ])
  func errorsOfNoChangeAreThoseWorkedOutElsewhere(isReal: Bool, errors: [Double]) throws {
    let record = try record(isReal: isReal)
    #expect(record.isReal == isReal)
    #expect(record.rows.map(\.horizon) == [1, 3, 5, 10])
    #expect(record.rows.map(\.count) == [76, 68, 57, 27])
    #expect(record.origins == 2008...2024)
    #expect(record.occupationCount == 6)
    for (row, expected) in zip(record.rows, errors) {
      #expect(abs(row.meanError(of: .noChange) / expected - 1) < 1e-10)
    }
  }

  @Test func theFamilyOfRealWagesComesCloserThanTheDefaultAtEveryHorizon() throws {
    let prices = try DeflatorLayout.embedded()
    let judged = try modalities().compactMap { series -> JudgedSeries? in
      let dated = try DatedSeries(of: .median, in: series, deflatedBy: prices)
      return JudgedSeries(name: series.occupation.code.description, series: dated)
    }
    let records = Backtest(
      contenders: [.model(AveragedFamily()), .model(AveragedFamily.ofRealWages)],
      horizons: [1, 3, 5, 10], ranksProbabilities: false
    ).run(judged).records
    for horizon in [1, 3, 5, 10] {
      let errors = records.map { record in
        ForecastScores(record.forecasts.filter { $0.horizon == horizon }, levels: [])
          .meanAbsolutePercentError
      }
      #expect(errors[1] < errors[0], "\(horizon) years ahead: \(errors)")
    }
  }

  @Test func theRecordIsThatOfTheProjectionsOfToday() throws {
    let record = try record(isReal: true)
    for row in record.rows {
      let (inner, outer) = (
        try #require(row.contained(level: 0.8)), try #require(row.contained(level: 0.95))
      )
      #expect(inner <= outer && outer <= 1)
      #expect(row.contained(level: 0.5) == nil)
    }
    // The last row: 27 projections, of which the 80 % interval lost one.
    let last = try #require(record.rows.last)
    #expect(abs(try #require(last.contained(level: 0.8)) * 27 - 26) < 1e-9)
  }

  @Test func withoutPastFiguresThereIsNoRecord() throws {
    let dosimetrists = try modalities().filter { $0.occupation.code.description == "29-2036" }
    #expect(try WageRecord(in: dosimetrists, prices: try PriceAssumption()) == nil)
    #expect(try WageRecord(in: [], prices: try PriceAssumption()) == nil)
  }

  @Test func pricesThatLackAYearAreAnError() throws {
    let short = try Deflator(name: "x", index: [2024: 300, 2025: 310])
    #expect(throws: DeflatorError.missingYear(2004, name: "x")) {
      try WageRecord(in: try modalities(), prices: try PriceAssumption(deflator: short))
    }
  }
}
