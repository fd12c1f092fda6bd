import LaborSeries

/// How often each of several comes before each other over joint draws.
struct GrowthOrder {
  let probabilities: [[Double]]
  let fastest: [Double]

  init(of growth: [[Double]]) {
    let count = Double(growth.first?.count ?? 1)
    var probabilities = growth.map { _ in growth.map { _ in 0.5 } }
    for first in growth.indices {
      for second in growth.indices where second > first {
        // A tie counts half, so that the two probabilities of a pair sum to one.
        let wins = zip(growth[first], growth[second]).reduce(0.0) { sum, pair in
          sum + (pair.0 > pair.1 ? 1 : pair.0 == pair.1 ? 0.5 : 0)
        }
        probabilities[first][second] = wins / count
        probabilities[second][first] = 1 - wins / count
      }
    }
    var firsts = growth.map { _ in 0.0 }
    for draw in growth[0].indices {
      let leader = growth.indices.max { growth[$0][draw] < growth[$1][draw] } ?? 0
      firsts[leader] += 1
    }
    self.probabilities = probabilities
    fastest = firsts.map { $0 / count }
  }
}

extension GrowthComparison {
  /// Mean changes over joint draws, as parts of the change of the whole.
  static func contributions(
    _ draws: [LevelDraws], pace: (growth: Double, from: Int, to: Int)?
  ) -> [Contribution] {
    let means = draws.map { draws in
      (
        base: DrawnAmount.mean(of: draws.paths.map { $0[0] }, over: draws.central),
        target: DrawnAmount.mean(of: draws.paths.map { $0[$0.count - 1] }, over: draws.central)
      )
    }
    return contributions(means, pace: pace?.growth)
  }

  /// Changes between two observed years; empty where a member lacks one.
  static func contributions(
    _ members: [ComparedSeries], from: Int, to: Int, pace: Double?
  ) -> [Contribution] {
    let levels = members.compactMap { member -> (base: Double, target: Double)? in
      guard let first = member.series.observation(in: from)?.employment.number,
        let last = member.series.observation(in: to)?.employment.number
      else { return nil }
      return (first, last)
    }
    return levels.count == members.count ? contributions(levels, pace: pace) : []
  }

  private static func contributions(
    _ levels: [(base: Double, target: Double)], pace: Double?
  ) -> [Contribution] {
    let total = levels.reduce(0) { $0 + $1.base }
    return levels.map { level in
      let change = level.target - level.base
      let national = pace.map { level.base * $0 }
      return Contribution(
        change: change, ofTotalGrowth: change / total, nationalShare: national,
        ownShift: national.map { change - $0 })
    }
  }
}
