import GrowthModels
import Ingest
import LaborSeries
import Projections
import Testing

@Suite struct ScenarioProjectionTests {
  private static func projection(
    _ assumptions: [Assumption.Effect], declared: [DeclaredModality] = [], to year: Int = 2032
  ) throws -> ScenarioProjection {
    let official = try OfficialProjections.embedded()
    let lines = try OfficialProjection.embeddedLineItems()
    let series = try Embedded.series("29-2034")
    return try ScenarioProjection(
      Scenario(
        name: "t", assumptions: assumptions.map { Assumption(effect: $0, line: 7) },
        declared: declared, file: "t.yaml"),
      on: try OccupationOutlook(of: series, through: year, official: official),
      rates: try SeparationRates(
        for: series.occupation, in: official, record: SeparationRecord(of: lines)),
      rounds: lines + official.lines, population: try OlderPopulationLayout.embedded(),
      declared: declared)
  }

  private static let everything: [Assumption.Effect] = [
    .growthShift(points: 0.5), .officialWeight(0.5), .highestPublishedExits,
    .transferRate(percent: 2.5), .olderWorkers(share: 24, extraExits: 2), .wageGrowth(percent: 3.5),
    .productivity(percent: 1), .population(vintage: 2017, elasticity: 0.6),
    .recession(year: 2028, depth: 4, recoveryYears: 3), .training(percent: 10),
  ]

  private func isClose(_ first: Double, _ second: Double, within tolerance: Double = 1e-9) -> Bool {
    abs(first - second) <= tolerance * max(1, abs(second))
  }

  @Test func theStepsAddUpToTheScenario() throws {
    let projection = try Self.projection(Self.everything)
    let before = projection.baselineMeans
    let after = projection.outcomeMeans
    let steps = projection.causes.map(\.difference)
    #expect(
      isClose(before.employment + steps.reduce(0) { $0 + $1.employment }, after.employment))
    #expect(isClose(before.openings + steps.reduce(0) { $0 + $1.openings }, after.openings))
    #expect(
      isClose(
        before.cumulativeOpenings + steps.reduce(0) { $0 + $1.cumulativeOpenings },
        after.cumulativeOpenings))
  }

  /// The means of the steps and the projection of openings are worked out apart.
  @Test func theMeansAreThoseOfTheOpenings() throws {
    let projection = try Self.projection(Self.everything)
    for (means, openings) in [
      (projection.baselineMeans, projection.baseline),
      (projection.outcomeMeans, projection.outcome),
    ] {
      #expect(isClose(means.openings, openings.averageYear.openings.mean))
      let last = try #require(openings.cumulative.last)
      #expect(isClose(means.cumulativeOpenings, last.openings.mean))
    }
  }

  @Test func noAssumptionIsTheBaseline() throws {
    let projection = try Self.projection([])
    #expect(projection.baselineMeans == projection.outcomeMeans)
    #expect(
      projection.baseline.averageYear.openings == projection.outcome.averageYear.openings)
  }

  /// One percent less growth for seven years is the factor 0.99 to the seventh power.
  @Test func aShiftOfGrowthMultipliesEachYear() throws {
    let projection = try Self.projection([.growthShift(points: -1)])
    let ratio = projection.outcomeMeans.employment / projection.baselineMeans.employment
    #expect(isClose(ratio, 0.932_065_347_906_990))
  }

  @Test func productivityIsAShiftTheOtherWay() throws {
    let projection = try Self.projection([.productivity(percent: 2), .growthShift(points: 2)])
    #expect(isClose(projection.outcomeMeans.employment, projection.baselineMeans.employment))
  }

  @Test func aRecessionThatIsOverLeavesTheTargetYearAlone() throws {
    let projection = try Self.projection([.recession(year: 2027, depth: 10, recoveryYears: 3)])
    #expect(isClose(projection.outcomeMeans.employment, projection.baselineMeans.employment))
    #expect(
      projection.outcomeMeans.cumulativeOpenings < projection.baselineMeans.cumulativeOpenings)
    let depth = try Self.projection([.recession(year: 2032, depth: 10, recoveryYears: 3)])
    #expect(
      isClose(depth.outcomeMeans.employment, 0.9 * depth.baselineMeans.employment))
  }

  /// A given exit rate x and transfer rate t: separations are (x + t) times the average level.
  @Test func givenRatesGiveTheSeparationsOfTheFormula() throws {
    let projection = try Self.projection([.exitRate(percent: 3), .transferRate(percent: 2)])
    let average = projection.outcome.averageYear
    let target = projection.outcomeMeans.employment
    let base = projection.outlook.projection.baseEmployment
    #expect(isClose(average.separations.mean, 0.05 * (base + target) / 2))
    #expect(isClose(average.exits.mean, 0.03 * (base + target) / 2))
  }

  @Test func olderWorkersAddTheirShareOfTheExtraExits() throws {
    let projection = try Self.projection([.olderWorkers(share: 25, extraExits: 4)])
    let added = projection.outcome.rates.exit.value - projection.baseline.rates.exit.value
    #expect(isClose(added, 0.01))
  }

  @Test func theOfficialWeightOfOneReachesTheOfficialLevel() throws {
    let projection = try Self.projection([.officialWeight(1)])
    let outlook = projection.outlook
    let official = try #require(outlook.official)
    let level = try #require(
      official.employment(
        in: 2032, from: outlook.projection.baseEmployment, of: outlook.projection.base.year))
    let median = try #require(projection.outcome.employment.distribution(in: 2032)?.median)
    // The median of 4,000 draws is near that of the distribution itself.
    #expect(isClose(median, level, within: 0.01))
  }

  @Test func aDeclaredShareHasItsMeanAndIsWiderThanItsParent() throws {
    let projection = try Self.projection(
      [],
      declared: [
        DeclaredModality(
          name: "CT", parent: "29-2034", share: 0.28, standardError: 0.04, source: "s", line: 1)
      ])
    let declared = try #require(projection.declared.first)
    #expect(isClose(declared.target.mean / projection.outcomeMeans.employment, 0.28, within: 0.01))
    let parent = projection.outcome.employment.distribution(in: 2032)?.interval(level: 0.8)
    let relative = try #require(
      parent.map { ($0.upper - $0.lower) / projection.outcomeMeans.employment })
    #expect(
      (declared.target.interval80.upper - declared.target.interval80.lower) / declared.target.mean
        > relative)
  }

  @Test func whatIsNotThereIsASentenceWithTheLine() throws {
    for effect: Assumption.Effect in [
      .population(vintage: 1999, elasticity: 1), .officialWeight(0.5),
    ] {
      let error = #expect(throws: ScenarioError.self) {
        try Self.projection([effect], to: 2050)
      }
      #expect(error?.description.contains("t.yaml, line 7") == true)
    }
  }

  @Test func twoScenariosDifferDrawByDraw() throws {
    let first = try Self.projection([])
    let second = try Self.projection([.growthShift(points: 1)])
    let comparison = try ScenarioComparison(first, second)
    #expect(
      isClose(
        comparison.employment.mean,
        second.outcomeMeans.employment - first.outcomeMeans.employment))
    #expect(
      isClose(
        comparison.openings.mean, second.outcomeMeans.openings - first.outcomeMeans.openings))
    #expect(comparison.employment.interval80.lower > 0)
  }
}
