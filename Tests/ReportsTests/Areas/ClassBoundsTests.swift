import Testing

@testable import Reports

@Suite struct ClassBoundsTests {
  @Test func everyClassHasAMember() {
    // Growth of 51 states that differ by rounding and a little more: 2.55 to 2.9 percent.
    let values = (0..<51).map { 2.55 + Double($0) * 0.007 }
    let bounds = ClassBounds(of: values, decimals: 1).values
    let written = values.map { ($0 * 10).rounded(.toNearestOrAwayFromZero) / 10 }
    #expect(!bounds.isEmpty)
    for count in 0...bounds.count {
      #expect(written.contains { value in bounds.count { value >= $0 } == count }, "\(bounds)")
    }
  }

  @Test func valuesThatRoundingAlonePartsHaveOneClass() {
    let bounds = ClassBounds(of: [2.62, 2.64, 2.66, 2.71, 2.58], decimals: 1)
    #expect(bounds.values.isEmpty)
    #expect(bounds.spread == 0.1)
    #expect(ClassBounds(of: [5, 5, 5], decimals: 0).values.isEmpty)
    #expect(ClassBounds(of: [], decimals: 0).values.isEmpty)
  }

  /// Jobs of radiologic technologists in ten states, May 2025 (BLS OEWS state estimates).
  @Test func boundsAreRound() {
    let jobs = [370.0, 430, 690, 1_050, 1_240, 2_210, 2_700, 4_130, 7_650, 20_900]
    #expect(
      ClassBounds(of: jobs, decimals: 0).values.allSatisfy {
        $0.truncatingRemainder(dividingBy: 100) == 0
      })
  }
}
