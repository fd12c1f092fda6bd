import GrowthModels
import LaborSeries
import Projections
import Testing

@Suite struct EmploymentProjectionTests {
  @Test func everyYearIsNestedAndGrowsLessSure() throws {
    let projection = try EmploymentProjection(of: try Embedded.series("29-2032"), through: 2035)
    #expect(projection.years.map(\.year) == Array(2026...2035))
    #expect(projection.target.year == 2035)
    var width = 0.0
    for year in projection.years {
      #expect(year.interval95.lower < year.interval80.lower)
      #expect(year.interval80.lower < year.median)
      #expect(year.median < year.interval80.upper)
      #expect(year.interval80.upper < year.interval95.upper)
      #expect(year.interval95.lower > 0)
      let next = year.interval80.upper - year.interval80.lower
      #expect(next > width)
      width = next
    }
  }

  @Test func growthAndLevelAreOneDistribution() throws {
    let projection = try EmploymentProjection(of: try Embedded.series("29-2035"), through: 2030)
    let growth = projection.annualGrowth
    #expect(growth.years == 5)
    var level = projection.baseEmployment
    for _ in 0..<5 { level *= 1 + growth.median }
    #expect(abs(level / projection.target.median - 1) < 1e-12)
    let interval = growth.interval(level: 0.8)
    #expect(abs(growth.probability(above: interval.upper) - 0.1) < 1e-6)
    #expect(abs(growth.probability(above: interval.lower) - 0.9) < 1e-6)
  }

  @Test func targetsOutsideTheHorizonAreRefused() throws {
    let series = try Embedded.series("29-2035")
    #expect(
      throws: ProjectionError.targetNotAfterLastObservation(
        target: 2025, last: 2025, occupation: "MRI technologists (29-2035)")
    ) { try EmploymentProjection(of: series, through: 2025) }
    #expect(
      throws: ProjectionError.horizonTooLong(
        target: 2051, last: 2025, occupation: "MRI technologists (29-2035)")
    ) { try EmploymentProjection(of: series, through: 2051) }
    #expect(try EmploymentProjection(of: series, through: 2050).years.count == 25)
  }

  @Test func twoObservationsAreTooFew() throws {
    let full = try Embedded.series("29-2036")
    let short = try OccupationalSeries(
      occupation: full.occupation, area: full.area,
      observations: Array(full.observations.suffix(2)), history: full.history)
    #expect(
      throws: ProjectionError.tooFewPoints(
        found: 2, required: 3, occupation: "Medical dosimetrists (29-2036)")
    ) { try EmploymentProjection(of: short, through: 2030) }
  }

  @Test func theSameInputsGiveTheSameNumbers() throws {
    let series = try Embedded.series("29-2031")
    let first = try EmploymentProjection(of: series, through: 2035)
    let second = try EmploymentProjection(of: series, through: 2035)
    #expect(first.years.map(\.median) == second.years.map(\.median))
    #expect(first.years.map(\.interval95) == second.years.map(\.interval95))
  }
}
