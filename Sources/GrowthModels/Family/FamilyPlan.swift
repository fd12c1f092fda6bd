import Foundation

/// Everything about the members' predictions that depends on the years of a series and not on its
/// values: prepared once and used for every series with the same years.
///
/// With L the factor of the joint covariance of observed changes and targets, the whitened changes
/// are u = L₁₁⁻¹x, the targets' conditional means L₂₁u and their conditional factor L₂₂. Lasting
/// growth enters as one more coefficient with column a, the years of each change; its closed form
/// (Sherman and Morrison, 1950) saves factoring again for every prior variance of it.
struct FamilyPlan: Sendable {
  typealias Lanes = MemberGrid.Lanes

  /// What one block of four covariances needs.
  struct Block: Sendable {
    /// The joint factors.
    let factor: LaneCholesky
    /// L₁₁⁻¹a.
    let whiteYears: [Lanes]
    /// What lasting growth of each prior variance adds, in the grid's order.
    let lasting: [Lasting]
  }

  /// The closed form of lasting growth with one prior variance s².
  struct Lasting: Sendable {
    /// Half the log determinant of the observed changes' covariance, lasting growth included.
    let halfLogDeterminant: Lanes
    /// The variance of lasting growth given the changes, s² / (1 + s² a'V⁻¹a).
    let certainty: Lanes
  }

  /// The blocks in the grid's order.
  let blocks: [Block]
  /// The years of each target less what the observed changes already say of lasting growth: block
  /// after block, target after target.
  let lastingEffects: [Lanes]
  /// The conditional variance of each target, in the same order.
  let variances: [Lanes]
  /// The number of observed changes.
  let observedCount: Int
  /// The number of targets.
  let targetCount: Int
  /// The years of the observed changes.
  let observedYears: [Double]
  /// The years of the targets.
  let targetYears: [Double]

  /// Prepares the plan; `nil` when a covariance is not numerically positive definite.
  ///
  /// - Parameter known: the known errors' covariance of the changes relative to the shocks'
  ///   variance, packed lower rows over observed changes and targets.
  init?(_ moments: ChangeMoments, grid: MemberGrid, known: [Double]? = nil) {
    var blocks: [Block] = []
    var (effects, variances) = ([Lanes](), [Lanes]())
    for index in 0..<grid.blockCount {
      let rows = Self.lowerRows(moments, grid: grid, block: index, known: known)
      let factor = LaneCholesky(
        lowerRows: rows, order: moments.changes.count, definiteCount: moments.observedCount)
      guard let factor else { return nil }
      let block = Self.block(factor, moments, grid.lastingVariances)
      blocks.append(block)
      Self.append(&effects, &variances, block, moments)
    }
    self.blocks = blocks
    lastingEffects = effects
    self.variances = variances
    observedCount = moments.observedCount
    targetCount = moments.changes.count - moments.observedCount
    observedYears = moments.changes[..<observedCount].map(\.years)
    targetYears = moments.changes[observedCount...].map(\.years)
  }

  private static func lowerRows(
    _ moments: ChangeMoments, grid: MemberGrid, block: Int, known: [Double]?
  ) -> [Lanes] {
    let irregular = grid.lanes(block, \.irregular)
    let furthest = moments.changes.reduce(0) { max($0, $1.to) }
    let drift = DriftVariogram(
      drifting: grid.lanes(block, \.drifting),
      autocorrelation: grid.lanes(block, \.autocorrelation), years: furthest)
    var rows: [Lanes] = []
    rows.reserveCapacity(moments.shocks.count)
    for (i, a) in moments.changes.enumerated() {
      for b in moments.changes[...i] {
        let at = rows.count
        let shared = moments.shocks[at] + (known?[at] ?? 0)
        rows.append(drift.covariance(a, b) + shared + irregular * moments.irregular[at])
      }
    }
    return rows
  }

  private static func block(
    _ factor: LaneCholesky, _ moments: ChangeMoments, _ lastingVariances: [Double]
  ) -> Block {
    let count = moments.observedCount
    var logDeterminant = Lanes()
    var product = Lanes(repeating: 1)
    var white: [Lanes] = []
    white.reserveCapacity(count)
    var start = 0
    for row in 0..<count {
      var sum = Lanes(repeating: moments.changes[row].years)
      for k in 0..<row { sum -= factor.entries[start + k] * white[k] }
      let inverse = factor.entries[start + row]
      white.append(sum * inverse)
      product *= inverse
      // A logarithm now and then keeps the product in range.
      if row % 8 == 7 || row == count - 1 {
        logDeterminant -= laneLog(product)
        product = Lanes(repeating: 1)
      }
      start += row + 1
    }
    let square = white.reduce(Lanes()) { $0 + $1 * $1 }
    let lasting = lastingVariances.map { variance in
      let grown = 1 + variance * square
      return Lasting(
        halfLogDeterminant: logDeterminant + 0.5 * laneLog(grown), certainty: variance / grown)
    }
    return Block(factor: factor, whiteYears: white, lasting: lasting)
  }

  /// Adds the targets' effects and variances of one block.
  private static func append(
    _ effects: inout [Lanes], _ variances: inout [Lanes], _ block: Block, _ moments: ChangeMoments
  ) {
    let count = moments.observedCount
    for row in count..<block.factor.order {
      let start = row * (row + 1) / 2
      var effect = Lanes(repeating: moments.changes[row].years)
      for k in 0..<count { effect -= block.factor.entries[start + k] * block.whiteYears[k] }
      effects.append(effect)
      let own = block.factor.diagonal(row)
      var variance = own * own
      for k in count..<row {
        variance += block.factor.entries[start + k] * block.factor.entries[start + k]
      }
      variances.append(variance)
    }
  }
}
