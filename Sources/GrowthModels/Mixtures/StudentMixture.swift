/// Student t distributions with the same degrees of freedom on one scale, with weights.
struct StudentMixture: Sendable {
  /// The scale that centers and spreads are on.
  let scale: GrowthScale
  /// The common curve.
  let curve: StudentCurve
  /// The weight of each member; they sum to this mixture's share of the whole distribution.
  let weights: [Double]
  /// The median of each member.
  let centers: [Double]
  /// The spread of each member, not negative; zero is a point mass.
  let spreads: [Double]
  /// The curve on an even grid and the members four by four, where there are many; their spreads are
  /// positive.
  private let packed: (table: CurveTable, members: [PackedMembers])?

  init(
    scale: GrowthScale, curve: StudentCurve, table: CurveTable?, weights: [Double],
    centers: [Double], spreads: [Double]
  ) {
    self.scale = scale
    self.curve = curve
    self.weights = weights
    self.centers = centers
    self.spreads = spreads
    if let table, spreads.allSatisfy({ $0 > 0 }) {
      packed = (table, Self.pack(weights, centers, spreads))
    } else {
      packed = nil
    }
  }

  private static func pack(
    _ weights: [Double], _ centers: [Double], _ spreads: [Double]
  ) -> [PackedMembers] {
    let lanes = MemberGrid.laneCount
    var members = [PackedMembers](
      repeating: PackedMembers(), count: (weights.count + lanes - 1) / lanes)
    for index in weights.indices {
      let (four, lane) = index.quotientAndRemainder(dividingBy: lanes)
      members[four].centers[lane] = centers[index]
      members[four].steps[lane] = CurveTable.resolution / spreads[index]
      members[four].weights[lane] = weights[index]
    }
    return members
  }

  /// The probability at or below the coordinate `x` of this scale, and its derivatives; the second
  /// is only given where there are many members, and zero elsewhere.
  func sum(at x: Double) -> CurveSum {
    if let packed {
      return packed.table.sum(packed.members.span, packed.members.indices, at: x)
    }
    var sum = CurveSum()
    for index in weights.indices {
      let spread = spreads[index]
      if spread > 0 {
        let (value, slope) = curve.cdfAndDensity((x - centers[index]) / spread)
        sum.value += weights[index] * value
        sum.slope += weights[index] * slope / spread
      } else if x >= centers[index] {
        sum.value += weights[index]
      }
    }
    return sum
  }

  /// Whether there are members and every number of theirs is finite.
  var isFinite: Bool {
    !weights.isEmpty && centers.allSatisfy(\.isFinite) && spreads.allSatisfy(\.isFinite)
  }

  /// The lowest and highest of the members' own quantiles, given that of the curve; the mixture's
  /// lies between them.
  func quantileRange(standard: Double) -> ClosedRange<Double> {
    var (low, high) = (Double.infinity, -Double.infinity)
    for index in weights.indices where weights[index] > 0 {
      let value = centers[index] + standard * spreads[index]
      low = min(low, value)
      high = max(high, value)
    }
    return low <= high ? low...high : 0...0
  }

  /// The mean center and the root mean square distance from it.
  var moments: (center: Double, deviation: Double) {
    let total = weights.reduce(0, +)
    guard total > 0 else { return (0, 0) }
    var (sum, squares) = (0.0, 0.0)
    for index in weights.indices { sum += weights[index] * centers[index] }
    let center = sum / total
    let ratio = curve.deviationRatio
    for index in weights.indices {
      let (own, away) = (ratio * spreads[index], centers[index] - center)
      squares += weights[index] * (own * own + away * away)
    }
    return (center, (squares / total).squareRoot())
  }
}
