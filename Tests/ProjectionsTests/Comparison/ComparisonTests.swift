import GrowthModels
import Projections
import Testing

@Suite struct ComparisonTests {
  @Test func swappingTheTwoTurnsEverythingRound() throws {
    let mri = try EmploymentProjection(of: try Embedded.series("mri"), through: 2035)
    let sonographers = try EmploymentProjection(of: try Embedded.series("dms"), through: 2035)
    let forward = Comparison(mri, sonographers)
    let backward = Comparison(sonographers, mri)
    #expect(abs(forward.difference + backward.difference) < 1e-6)
    #expect(abs(forward.interval80.lower + backward.interval80.upper) < 1e-6)
    #expect(
      abs(forward.probabilityFirstFaster + backward.probabilityFirstFaster - 1) < 1e-12)
  }

  @Test func anOccupationIsNotDistinguishableFromItself() throws {
    let mri = try EmploymentProjection(of: try Embedded.series("mri"), through: 2030)
    let comparison = Comparison(mri, mri)
    #expect(abs(comparison.difference) < 1e-9)
    #expect(abs(comparison.probabilityFirstFaster - 0.5) < 1e-3)
    #expect(comparison.verdict == .notDistinguishable)
  }

  /// The spread of a difference of independent values is at most the sum of the spreads, and at
  /// least the larger of the two.
  @Test func theDifferenceIsAsWideAsIndependenceMakesIt() throws {
    let first = try EmploymentProjection(of: try Embedded.series("mri"), through: 2035)
    let second = try EmploymentProjection(of: try Embedded.series("dms"), through: 2035)
    let comparison = Comparison(first, second)
    let widths = [first, second].map { projection in
      let interval = projection.annualGrowth.interval(level: 0.8)
      return interval.upper - interval.lower
    }
    let width = comparison.interval80.upper - comparison.interval80.lower
    #expect(width < widths[0] + widths[1])
    #expect(width > max(widths[0], widths[1]))
  }
}
