import Foundation
import GrowthModels
import Ingest
import LaborSeries
import Projections
import Testing

@Suite struct AreaTests {
  private func panel(_ code: String) throws -> AreaPanel {
    let nation = try Embedded.series(code)
    return AreaPanel(
      of: nation.occupation, in: try AreaEstimate.embeddedStates(), nation: nation,
      all: try Embedded.series("00-0000"))
  }

  private func outlook(_ code: String, isReconciled: Bool = false) throws -> AreaOutlook {
    let panel = try panel(code)
    return AreaOutlook(
      of: panel, nation: try EmploymentProjection(of: panel.nation, through: 2030),
      isReconciled: isReconciled, drawCount: 400)
  }

  @Test func statesAddUpToTheNationInEveryDrawAndNoneIsNegative() throws {
    let outlook = try outlook("29-2034", isReconciled: true)
    let remainder = try #require(outlook.remainder)
    #expect(outlook.areas.count == 51)
    for (draw, path) in outlook.nationDraws.paths.enumerated() {
      for year in path.indices {
        let parts = outlook.areas.map { $0.draws.paths[draw][year] }
        #expect(parts.allSatisfy { $0 > 0 })
        let sum = parts.reduce(remainder.paths[draw][year], +)
        #expect(abs(sum / path[year] - 1) < 1e-9)
      }
    }
  }

  @Test func occupationsOfTwoYearsAreNotProjected() throws {
    let outlook = try outlook("29-2035")
    // Washington alone has a third year, from its own agency.
    #expect(outlook.areas.map(\.area.state) == ["WA"])
    #expect(outlook.unprojected.count == 50)
    #expect(outlook.unprojected.allSatisfy { $0.yearCount < AreaOutlook.fewestYears })
  }

  @Test func weightsAreThoseThatBLSPublishes() throws {
    // OEWS May 2025, California, sonographers: 10,110 jobs, location quotient 0.96.
    let panel = try panel("29-2032")
    let outlook = try outlook("29-2032")
    let california = try #require(outlook.areas.first { $0.area.state == "CA" })
    #expect(california.weight.jobs == 10_110)
    #expect(california.weight.locationQuotient == 0.96)
    let share = try #require(california.weight.shareOfNation)
    #expect(abs(share - 10_110 / 90_160.0) < 1e-12)
    // Worked out from levels, jobs per 1,000 and quotients agree with the published ones.
    for area in outlook.areas {
      let member = try #require(panel.member(of: area.area))
      guard let published = member.published.jobsPer1000,
        let quotient = area.weight.locationQuotient
      else { continue }
      let own = try #require(area.weight.jobsPer1000)
      // Jobs are rounded to ten, the others to three and two decimals.
      let rounding = 5 / area.weight.jobs
      #expect(abs(own - published) <= 0.0006 + own * rounding)
      let national = 1000 * 90_160 / 155_495_730.0
      #expect(abs(own / national - quotient) <= 0.0051 + quotient * rounding)
    }
  }

  @Test func aShareThatNeverMovedIsProjectedAsConstant() throws {
    let points = (0..<12).map { area in
      [2015, 2019, 2023, 2025].map { year in
        AreaShareModel.Point(
          year: year, share: 0.02 + Double(area) / 1000, jobs: 1000, relativeError: 0.03)
      }
    }
    let model = try #require(AreaShareModel(of: points))
    #expect(model.yearlyDeviation == 0)
    let state = model.state(after: points[3])
    #expect(abs(exp(state.mean) - 0.023) < 1e-12)
    // Four equal observations without wandering: a quarter of one's variance.
    #expect(abs(state.variance - 0.03 * 0.03 / 4) < 1e-12)
  }

  @Test func sharesThatWanderAreFoundToWander() throws {
    // A known walk of three percent a year for 200 areas, with small errors.
    var seed: UInt64 = 1
    func uniform() -> Double {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(seed >> 11) * 0x1p-53
    }
    func normal() -> Double {
      (0..<12).reduce(-6.0) { sum, _ in sum + uniform() }
    }
    let areas = (0..<200).map { _ in
      var level = log(0.02)
      return (2010...2025).map { year in
        level += 0.03 * normal()
        return AreaShareModel.Point(
          year: year, share: exp(level + 0.01 * normal()), jobs: 1000, relativeError: 0.01)
      }
    }
    let model = try #require(AreaShareModel(of: areas))
    #expect(abs(model.yearlyDeviation - 0.03) < 0.004)
    #expect(model.errorFactor <= 1.5)
  }

  @Test func tooFewAreasTeachNothing() {
    let points = [
      AreaShareModel.Point(year: 2019, share: 0.1, jobs: 10, relativeError: nil),
      AreaShareModel.Point(year: 2021, share: 0.1, jobs: 10, relativeError: nil),
    ]
    #expect(AreaShareModel(of: Array(repeating: points, count: 9)) == nil)
  }

  @Test func theShareModelIsNoWorseThanAConstantShareOnTheRecord() throws {
    let panels = try ["29-2031", "29-2032", "29-2033", "29-2034"].map(panel)
    let record = try #require(AreaRecord(of: panels))
    func error(_ rule: AreaRecord.Rule) throws -> Double {
      try #require(record.scores.first { $0.rule == rule }).meanAbsoluteError
    }
    #expect(record.count > 700)
    #expect(try error(.model) <= error(.constantShare))
    #expect(try error(.model) < error(.shareTrend))
    #expect(try error(.model) < error(.noChange))
    let share = Double(record.contained80) / Double(record.count)
    #expect(share > 0.7 && share < 0.9)
  }

  @Test func smallCountsAndLargeErrorsAreOfLowReliability() {
    func weight(_ jobs: Double, _ prse: Double?) -> AreaWeight {
      AreaWeight(
        year: 2025, jobs: jobs, prse: prse, shareOfNation: nil, jobsPer1000: nil,
        locationQuotient: nil)
    }
    #expect(weight(100, 20).isReliable)
    #expect(weight(100, nil).isReliable)
    #expect(!weight(90, 5).isReliable)
    #expect(!weight(500, 20.1).isReliable)
  }

  @Test func areasAreFoundByAbbreviationCodeAndTitle() throws {
    let lookup = AreaLookup(
      try AreaEstimate.embeddedStates() + AreaEstimate.embeddedMetropolitanAreas())
    #expect(try lookup.area(named: "CA").title == "California")
    #expect(try lookup.area(named: "06").title == "California")
    #expect(try lookup.area(named: "new york").title == "New York")
    #expect(try lookup.area(named: "31080").kind == .metropolitan)
    #expect(throws: AreaError.unknown("Atlantis", suggestions: [])) {
      try lookup.area(named: "Atlantis")
    }
    #expect(throws: AreaError.unknown("Californa", suggestions: ["California"])) {
      try lookup.area(named: "Californa")
    }
    #expect(throws: AreaError.self) { try lookup.area(named: "new") }
  }
}
