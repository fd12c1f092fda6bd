import GrowthModels
import Ingest
import LaborSeries
import Projections
import Testing

@Suite struct GroupProjectionTests {
  private func group(
    _ names: [String], weights: ReconciliationWeights = .variance, borrowing: Bool = false
  ) throws -> GroupProjection {
    let collection = try SeriesCollection.embedded()
    return try GroupProjection(
      of: try names.map { try collection.catalogue.occupation(named: $0) }, in: collection,
      through: 2030, weights: weights, borrowsStrength: borrowing)
  }

  @Test(arguments: [ReconciliationWeights.ordinary, .variance, .minimumTrace])
  func meansOfThePartsAddUpToTheTotal(weights: ReconciliationWeights) throws {
    let group = try group(["mri", "29-2034", "dms"], weights: weights)
    let sum = group.parts.map(\.mean).reduce(0, +)
    #expect(abs(sum / group.total.mean - 1) < 1e-9)
    #expect(group.parts.allSatisfy { $0.interval95.lower >= 0 })
    #expect(group.total.baseEmployment == 43_390 + 230_490 + 90_160)
  }

  @Test func theTotalIsSurerThanItsPartsTogether() throws {
    let group = try group(["mri", "29-2034", "dms"])
    let widths = group.parts.map { $0.interval80.upper - $0.interval80.lower }
    let total = group.total.interval80.upper - group.total.interval80.lower
    #expect(total < widths.reduce(0, +))
    #expect(total > 0)
  }

  @Test func borrowedStrengthNamesTheGroupsGrowth() throws {
    let group = try group(["mri", "29-2034", "dms", "cvt"], borrowing: true)
    let shared = try #require(group.groupGrowth)
    #expect(shared.count == 4)
    #expect(shared.mean > 0 && shared.mean < 0.05)
  }
}
