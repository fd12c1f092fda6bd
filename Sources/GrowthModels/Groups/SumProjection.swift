import LinearAlgebra

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

  /// W C'(C W C')⁻¹, by Cholesky of the sums' covariance; `nil` when the sums leave no room, so that
  /// it is not positive definite, or nearly not.
  private static func gain(
    _ sums: [ForecastGroup.Sum], _ covariance: [[Double]]
  ) -> [[Double]]? {
    // W C', one row per series.
    let crossed = covariance.map { row in
      sums.map { sum in row[sum.total] - sum.parts.reduce(0) { $0 + row[$1] } }
    }
    let system = sums.map { sum in
      sums.indices.map { other in
        crossed[sum.total][other] - sum.parts.reduce(0) { $0 + crossed[$1][other] }
      }
    }
    // Scaled to a unit diagonal, so that what is nearly singular shows in the factor's diagonal.
    let scales = system.indices.map { system[$0][$0].squareRoot() }
    guard scales.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    let scaled = system.indices.map { i in
      system.indices.map { j in system[i][j] / (scales[i] * scales[j]) }
    }
    let right = sums.indices.map { sum in crossed.map { $0[sum] / scales[sum] } }
    do throws(LinearAlgebraError) {
      let factor = try Cholesky(Matrix(rowByRow: scaled))
      guard factor.lower.diagonal.allSatisfy({ $0 > 1e-7 }) else { return nil }
      let solved = try factor.solving(Matrix(rowByRow: right))
      return covariance.indices.map { series in
        sums.indices.map { solved[$0, series] / scales[$0] }
      }
    } catch {
      return nil
    }
  }
}
