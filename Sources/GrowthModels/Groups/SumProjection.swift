/// The projection of levels onto those that satisfy sums: y − W C'(C W C')⁻¹ C y with one row of C
/// per sum, a one for the total and minus ones for its parts.
struct SumProjection {
  private let sums: [ForecastGroup.Sum]
  private let covariance: [[Double]]
  /// W C'(C W C')⁻¹, one row per series.
  private let gain: [[Double]]

  /// Prepares the projection; `nil` when the sums leave no room.
  init?(_ sums: [ForecastGroup.Sum], covariance: [[Double]]) {
    guard let gain = Self.gain(sums, covariance) else { return nil }
    self.sums = sums
    self.covariance = covariance
    self.gain = gain
  }

  /// The nearest levels that add up, none below zero.
  func project(_ levels: [Double]) -> [Double] {
    var held: Set<Int> = []
    var moved = apply(gain, levels)
    // Every round holds at least one more series at zero, so there are at most as many as series.
    while let gain = nextGain(moved, &held) {
      var start = levels
      for index in held { start[index] = 0 }
      moved = apply(gain, start)
    }
    return settled(moved)
  }

  /// The gain with negative parts held at zero; `nil` when there are none to hold, or no room left.
  private func nextGain(_ levels: [Double], _ held: inout Set<Int>) -> [[Double]]? {
    let tolerance = 1e-12 * levels.reduce(0) { max($0, abs($1)) }
    let negative = levels.indices.filter { levels[$0] < -tolerance && !held.contains($0) }
    guard !negative.isEmpty else { return nil }
    held.formUnion(negative)
    var free = covariance
    for index in held {
      for other in free.indices {
        free[index][other] = 0
        free[other][index] = 0
      }
    }
    return Self.gain(sums, free)
  }

  /// The levels without rounding below zero, totals made exactly of their parts from the bottom up.
  private func settled(_ levels: [Double]) -> [Double] {
    var result = levels.map { max($0, 0) }
    let totals = Set(sums.map(\.total))
    var waiting = sums
    var known = Set(levels.indices.filter { !totals.contains($0) })
    while let next = waiting.firstIndex(where: { $0.parts.allSatisfy(known.contains) }) {
      let sum = waiting.remove(at: next)
      result[sum.total] = sum.parts.reduce(0) { $0 + result[$1] }
      known.insert(sum.total)
    }
    return result
  }

  private func apply(_ gain: [[Double]], _ levels: [Double]) -> [Double] {
    let gaps = sums.map { sum in
      levels[sum.total] - sum.parts.reduce(0) { $0 + levels[$1] }
    }
    return levels.indices.map { index in
      levels[index] - zip(gain[index], gaps).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// W C'(C W C')⁻¹, the small system solved by elimination with pivots.
  private static func gain(
    _ sums: [ForecastGroup.Sum], _ covariance: [[Double]]
  ) -> [[Double]]? {
    // W C', one row per series.
    let crossed = covariance.map { row in
      sums.map { sum in row[sum.total] - sum.parts.reduce(0) { $0 + row[$1] } }
    }
    var system = sums.map { sum in
      sums.indices.map { other in
        crossed[sum.total][other] - sum.parts.reduce(0) { $0 + crossed[$1][other] }
      }
    }
    var right = sums.indices.map { sum in crossed.map { $0[sum] } }
    let size = system.indices.reduce(0) { max($0, system[$1][$1]) }
    for column in system.indices {
      let rows = column..<system.count
      guard let pivot = rows.max(by: { abs(system[$0][column]) < abs(system[$1][column]) }),
        abs(system[pivot][column]) > 1e-13 * size
      else { return nil }
      system.swapAt(pivot, column)
      right.swapAt(pivot, column)
      for row in system.indices where row != column {
        let factor = system[row][column] / system[column][column]
        guard factor != 0 else { continue }
        for k in system.indices { system[row][k] -= factor * system[column][k] }
        for k in right[row].indices { right[row][k] -= factor * right[column][k] }
      }
    }
    return covariance.indices.map { series in
      sums.indices.map { right[$0][series] / system[$0][$0] }
    }
  }
}
