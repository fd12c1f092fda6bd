/// What one series' changes say under every covariance of a plan.
struct ObservedProjection {
  typealias Lanes = MemberGrid.Lanes

  /// x'V⁻¹x by block.
  private(set) var squares: [Lanes] = []
  /// x'V⁻¹a by block.
  private(set) var crosses: [Lanes] = []
  /// The targets' conditional means without lasting growth: block after block, target after target.
  private(set) var means: [Lanes] = []
  private var white: [Lanes] = []

  /// An empty projection whose storage can be used again and again.
  init() {}

  /// The projection of the changes.
  init(_ changes: [Double], _ plan: FamilyPlan) {
    update(changes, plan)
  }

  /// Replaces what is held by the projection of other changes.
  mutating func update(_ changes: [Double], _ plan: FamilyPlan) {
    let count = plan.observedCount
    squares.removeAll(keepingCapacity: true)
    crosses.removeAll(keepingCapacity: true)
    means.removeAll(keepingCapacity: true)
    if white.count < count { white = [Lanes](repeating: Lanes(), count: count) }
    for block in plan.blocks {
      var (square, cross) = (Lanes(), Lanes())
      block.factor.entries.withWhitened(changes, count: count, into: &white)
      for row in 0..<count {
        square += white[row] * white[row]
        cross += white[row] * block.whiteYears[row]
      }
      squares.append(square)
      crosses.append(cross)
      for target in 0..<plan.targetCount {
        let start = (count + target) * (count + target + 1) / 2
        var mean = Lanes()
        for k in 0..<count { mean += block.factor.entries[start + k] * white[k] }
        means.append(mean)
      }
    }
  }
}

extension [MemberGrid.Lanes] {
  /// Solves the leading rows of packed factors (with inverted diagonals) for the same values.
  fileprivate func withWhitened(
    _ values: [Double], count: Int, into white: inout [MemberGrid.Lanes]
  ) {
    var start = 0
    for row in 0..<count {
      var sum = MemberGrid.Lanes(repeating: values[row])
      for k in 0..<row { sum -= self[start + k] * white[k] }
      white[row] = sum * self[start + row]
      start += row + 1
    }
  }
}
