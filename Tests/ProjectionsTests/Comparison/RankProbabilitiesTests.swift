import Projections
import Testing

@Suite struct RankProbabilitiesTests {
  @Test func probabilitiesSumToOneAndAgreeWithThePair() throws {
    let mri = try EmploymentProjection(of: try Embedded.series("mri"), through: 2030)
    let nuclear = try EmploymentProjection(of: try Embedded.series("nmt"), through: 2030)
    let ranks = RankProbabilities(of: [mri, nuclear])
    #expect(abs(ranks.fastest.reduce(0, +) - 1) < 1e-12)
    let pair = Comparison(mri, nuclear).probabilityFirstFaster
    #expect(abs(ranks.fastest[0] - pair) < 0.005)
  }

  @Test func oneOccupationIsAlwaysFastest() throws {
    let mri = try EmploymentProjection(of: try Embedded.series("mri"), through: 2030)
    #expect(RankProbabilities(of: [mri]).fastest == [1])
  }
}
