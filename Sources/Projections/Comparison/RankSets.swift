import GrowthModels

/// Which ranks each of several may truly have, all at once, and which of them cannot be told apart.
///
/// The confidence sets for ranks of Mogstad, Romano, Shaikh and Wilhelm (2024): differences of all
/// pairs get one simultaneous band, from the distribution of the largest standardized deviation
/// over joint draws; one is told from another where their band leaves out zero. The best rank
/// possible is one more than the number of those told to be ahead, the worst is the number of all
/// less those told to be behind. With the stated probability every set holds the true rank.
/// Middle and spread of a difference are the median and half the central 68 % of its draws, because
/// draws have heavy tails.
public struct RankSets: Sendable, Equatable {
  /// The probability that all sets hold at once.
  public let level: Double
  /// For each member the ranks it may have; 1 is the greatest.
  public let ranks: [ClosedRange<Int>]
  /// Whether a member (first index) is told to be ahead of another (second).
  public let isAhead: [[Bool]]
  /// The largest groups in which no member is told from another, by position, each ascending; every
  /// member is in at least one.
  public let groups: [[Int]]

  /// Ranks of members known by joint draws.
  ///
  /// - Parameters:
  ///   - draws: For each member as many draws as for the others, draw by draw together.
  ///   - level: The probability that all sets hold, strictly between 0 and 1.
  public init(of draws: [[Double]], level: Double = 0.9) {
    precondition(level > 0 && level < 1, "a level strictly between 0 and 1")
    let pairs = Self.pairs(of: draws)
    let critical = Self.criticalDeviation(pairs, level: level)
    var isAhead = draws.map { _ in draws.map { _ in false } }
    for pair in pairs {
      if pair.middle - critical * pair.spread > 0 { isAhead[pair.first][pair.second] = true }
      if pair.middle + critical * pair.spread < 0 { isAhead[pair.second][pair.first] = true }
    }
    self.level = level
    self.isAhead = isAhead
    ranks = draws.indices.map { member in
      let ahead = draws.indices.filter { isAhead[$0][member] }.count
      let behind = draws.indices.filter { isAhead[member][$0] }.count
      return (1 + ahead)...(draws.count - behind)
    }
    groups = Self.groups(isAhead)
  }

  private struct Pair {
    let first: Int
    let second: Int
    let differences: [Double]
    let middle: Double
    let spread: Double
  }

  private static func pairs(of draws: [[Double]]) -> [Pair] {
    draws.indices.flatMap { first in
      draws.indices.filter { $0 > first }.map { second in
        let differences = zip(draws[first], draws[second]).map { $0 - $1 }
        let drawn = DrawnDistribution(differences)
        return Pair(
          first: first, second: second, differences: differences, middle: drawn.median,
          spread: (drawn.quantile(0.84) - drawn.quantile(0.16)) / 2)
      }
    }
  }

  private static func criticalDeviation(_ pairs: [Pair], level: Double) -> Double {
    guard let count = pairs.first?.differences.count else { return 0 }
    var largest = [Double](repeating: 0, count: count)
    for pair in pairs where pair.spread > 0 {
      for draw in largest.indices {
        let deviation = abs(pair.differences[draw] - pair.middle) / pair.spread
        if deviation > largest[draw] { largest[draw] = deviation }
      }
    }
    return DrawnDistribution(largest).quantile(level)
  }

  /// The maximal cliques of the graph of pairs that are not told apart (Bron and Kerbosch, 1973).
  private static func groups(_ isAhead: [[Bool]]) -> [[Int]] {
    var found: [[Int]] = []
    func extend(_ group: [Int], _ candidates: [Int], _ excluded: [Int]) {
      if candidates.isEmpty && excluded.isEmpty { found.append(group.sorted()) }
      var (candidates, excluded) = (candidates, excluded)
      while let next = candidates.first {
        let joins = { (other: Int) in
          other != next && !isAhead[next][other] && !isAhead[other][next]
        }
        extend(group + [next], candidates.filter(joins), excluded.filter(joins))
        candidates.removeFirst()
        excluded.append(next)
      }
    }
    extend([], Array(isAhead.indices), [])
    return found.sorted { $0.lexicographicallyPrecedes($1) }
  }
}
