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

  /// The probability at or below the coordinate `x` of this scale, and its derivative.
  func cdfAndDensity(_ x: Double) -> (cdf: Double, density: Double) {
    var (cdf, density) = (0.0, 0.0)
    for index in weights.indices {
      let spread = spreads[index]
      if spread > 0 {
        let (value, slope) = curve.cdfAndDensity((x - centers[index]) / spread)
        cdf += weights[index] * value
        density += weights[index] * slope / spread
      } else if x >= centers[index] {
        cdf += weights[index]
      }
    }
    return (cdf, density)
  }

  /// Whether there are members and every number of theirs is finite.
  var isFinite: Bool {
    !weights.isEmpty && centers.allSatisfy(\.isFinite) && spreads.allSatisfy(\.isFinite)
  }

  /// The lowest and highest of the members' own quantiles; the mixture's lies between them.
  func quantileRange(_ probability: Double) -> ClosedRange<Double> {
    let standard = curve.quantile(probability)
    var (low, high) = (Double.infinity, -Double.infinity)
    for index in weights.indices where weights[index] > 0 {
      let value = centers[index] + standard * spreads[index]
      low = min(low, value)
      high = max(high, value)
    }
    return low <= high ? low...high : 0...0
  }
}
