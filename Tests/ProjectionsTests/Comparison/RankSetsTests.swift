import Projections
import Testing

@Suite struct RankSetsTests {
  /// Draws around a center: the same equally likely steps for each, in an order of their own.
  private func draws(around center: Double, spread: Double, turn: Int) -> [Double] {
    (0..<1001).map { draw in
      let place = (draw * (2 * turn + 1) + turn * 13) % 1001
      return center + spread * (Double(place) / 500 - 1)
    }
  }

  @Test func membersFarApartHaveOneRankEach() {
    let sets = RankSets(of: [
      draws(around: 1, spread: 0.1, turn: 1), draws(around: 9, spread: 0.1, turn: 2),
      draws(around: 5, spread: 0.1, turn: 3),
    ])
    #expect(sets.ranks == [3...3, 1...1, 2...2])
    #expect(sets.groups == [[0], [1], [2]])
    #expect(sets.isAhead[1][0] && sets.isAhead[1][2] && sets.isAhead[2][0])
    #expect(!sets.isAhead[0][1])
  }

  @Test func membersAlikeShareAllRanks() {
    let sets = RankSets(of: (1...4).map { draws(around: 0, spread: 1, turn: $0) })
    #expect(sets.ranks == Array(repeating: 1...4, count: 4))
    #expect(sets.groups == [[0, 1, 2, 3]])
  }

  @Test func groupsMayOverlap() {
    // The middle one is told from neither end; the ends are told from each other.
    let sets = RankSets(of: [
      draws(around: 0, spread: 1, turn: 1), draws(around: 1.2, spread: 1, turn: 2),
      draws(around: 2.4, spread: 1, turn: 3),
    ])
    #expect(sets.groups == [[0, 1], [1, 2]])
    #expect(sets.ranks == [2...3, 1...3, 1...2])
  }

  @Test func aHigherLevelNeverNarrowsASet() {
    let members = (0..<4).map { draws(around: Double($0) * 0.8, spread: 1, turn: $0 + 1) }
    let (low, high) = (RankSets(of: members, level: 0.5), RankSets(of: members, level: 0.99))
    for (narrow, wide) in zip(low.ranks, high.ranks) {
      #expect(wide.lowerBound <= narrow.lowerBound)
      #expect(wide.upperBound >= narrow.upperBound)
    }
  }
}
