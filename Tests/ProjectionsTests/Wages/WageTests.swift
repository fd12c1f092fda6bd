import Foundation
import GrowthModels
import Ingest
import LaborSeries
import Projections
import Testing

@Suite struct WageTests {
  private func outlook(
    _ name: String, inflation: Double = 0.02, deflator: Deflator? = nil
  ) throws -> WageOutlook {
    try WageOutlook(
      of: try Embedded.series(name), through: 2030,
      prices: try PriceAssumption(inflation: inflation, deflator: deflator), drawCount: 800)
  }

  /// Prices that rise by three percent every year.
  private func steadyPrices() throws -> Deflator {
    try Deflator(
      name: "steady",
      index: Dictionary(uniqueKeysWithValues: (2004...2025).map { ($0, pow(1.03, Double($0))) }))
  }

  @Test func realAndNominalDifferByTheAssumedInflationAlone() throws {
    for deflator in [nil, try steadyPrices()] {
      let wage = try outlook("mri", inflation: 0.025, deflator: deflator).median
      for (step, year) in wage.years.enumerated() {
        let factor = pow(1.025, Double(step + 1))
        #expect(abs(year.nominal.median / year.real.median / factor - 1) < 1e-9)
        #expect(abs(year.nominal.mean / year.real.mean / factor - 1) < 1e-9)
        #expect(
          abs(year.nominal.interval80.upper / year.real.interval80.upper / factor - 1) < 1e-9)
      }
    }
  }

  @Test func withoutPastPricesInflationMovesRealWagesAlone() throws {
    let (low, high) = (try outlook("mri", inflation: 0.01), try outlook("mri", inflation: 0.04))
    #expect(low.median.target.nominal == high.median.target.nominal)
    #expect(low.median.target.real.median > high.median.target.real.median)
  }

  @Test func withPastPricesInflationMovesNominalWagesAlone() throws {
    let prices = try steadyPrices()
    let low = try outlook("mri", inflation: 0.01, deflator: prices)
    let high = try outlook("mri", inflation: 0.04, deflator: prices)
    #expect(abs(low.median.target.real.median / high.median.target.real.median - 1) < 1e-12)
    #expect(low.median.target.nominal.median < high.median.target.nominal.median)
    let (real, nominal) = (
      try #require(low.median.realHistory), try #require(low.median.nominalHistory)
    )
    #expect(abs((1 + nominal.annual) / (1 + real.annual) - 1.03) < 1e-9)
  }

  @Test func percentilesNeverCrossInAnyDraw() throws {
    let ladder = try outlook("sonographers").ladder
    let rungs = WageRung.ladder.compactMap { ladder.draws[$0] }
    #expect(rungs.count == 5)
    for (lower, upper) in zip(rungs, rungs.dropFirst()) {
      #expect(zip(lower, upper).allSatisfy { $0 < $1 })
    }
    // OEWS May 2025, annual percentiles.
    let published: [Double?] = [67_820, 80_430, 96_590, 106_930, 129_370]
    #expect(ladder.rungs.map(\.published.number) == published)
  }

  @Test func topCodedAndSuppressedFiguresAreNoNumbers() throws {
    let full = try Embedded.series("mri")
    let last = try #require(full.observations.last)
    let annual = last.wages.annual
    let marked = Wages(
      hourly: last.wages.hourly,
      annual: Wages.Distribution(
        mean: annual.mean, percentile10: .suppressed(mark: "*"),
        percentile25: annual.percentile25, median: annual.median,
        percentile75: .topCoded(mark: "#"), percentile90: annual.percentile90),
      meanPRSE: last.wages.meanPRSE)
    let series = try OccupationalSeries(
      occupation: full.occupation, area: full.area,
      observations: full.observations.dropLast() + [replacing(last, wages: marked)],
      history: full.history)
    let ladder = try WageOutlook(
      of: series, through: 2030, prices: try PriceAssumption(), drawCount: 400
    ).ladder
    // The rung below a mark is not projected, nor is one that stands beyond it.
    #expect(ladder.rungs.map { $0.real == nil } == [true, false, false, true, true])
    #expect(ladder.rungs[3].published.mark == "#")
    let topCoded = Wages(
      hourly: last.wages.hourly,
      annual: Wages.Distribution(
        mean: annual.mean, percentile10: annual.percentile10, percentile25: annual.percentile25,
        median: .topCoded(mark: "#"), percentile75: .absent, percentile90: .absent),
      meanPRSE: last.wages.meanPRSE)
    let unknown = try OccupationalSeries(
      occupation: full.occupation, area: full.area,
      observations: full.observations.dropLast() + [replacing(last, wages: topCoded)],
      history: full.history)
    #expect(
      throws: WageError.noFigure(
        .median, occupation: "MRI technologists (29-2035)", mark: "#")
    ) {
      try WageOutlook(of: unknown, through: 2030, prices: try PriceAssumption(), drawCount: 400)
    }
  }

  @Test func aPremiumNowIsTheRatioOfPublishedMedians() throws {
    let premium = try WagePremium(of: [try outlook("mri")], over: try outlook("29-2034"))
    let line = try #require(premium.lines.first)
    // OEWS May 2025: $95,480 and $80,110; May 2015: $67,720 and $56,670.
    #expect(abs(line.now - (95_480 / 80_110.0 - 1)) < 1e-12)
    #expect(line.before.year == 2015)
    #expect(abs(line.before.premium - (67_720 / 56_670.0 - 1)) < 1e-12)
    let interval = try #require(line.now80)
    #expect(interval.contains(line.now))
    #expect(line.then.interval80.contains(line.then.median))
  }

  @Test func whatBothWagesShareLeavesThePremiumAlone() throws {
    // Prices that move both wages in the same way cannot change their ratio.
    let prices = try steadyPrices()
    func premium(_ deflator: Deflator?) throws -> DrawnAmount {
      let premium = try WagePremium(
        of: [try outlook("mri", deflator: deflator)],
        over: try outlook("29-2034", deflator: deflator))
      return try #require(premium.lines.first).then
    }
    let (nominal, real) = (try premium(nil), try premium(prices))
    #expect(abs(nominal.median - real.median) < 1e-9)
    #expect(abs(nominal.interval80.lower - real.interval80.lower) < 1e-9)
  }

  @Test func badPricesAreRefused() throws {
    #expect(throws: WageError.inflationOutOfRange(3)) { try PriceAssumption(inflation: 3) }
    #expect(throws: DeflatorError.notPositive(0, year: 2010, name: "x")) {
      try Deflator(name: "x", index: [2010: 0])
    }
    let short = try Deflator(name: "x", index: [2025: 300])
    #expect(throws: DeflatorError.missingYear(2012, name: "x")) {
      try outlook("mri", deflator: short)
    }
    let file = Array("year,index\n2024,313.7\n2024,314\n".utf8)
    #expect(throws: IngestError.self) {
      try DeflatorLayout.deflator(in: file, file: "cpi.csv")
    }
  }

  private func replacing(_ observation: Observation, wages: Wages) -> Observation {
    Observation(
      year: observation.year, release: observation.release,
      publishedCode: observation.publishedCode, publishedTitle: observation.publishedTitle,
      employment: observation.employment, employmentPRSE: observation.employmentPRSE,
      wages: wages, sources: observation.sources, note: observation.note)
  }
}
