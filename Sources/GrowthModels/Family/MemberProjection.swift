/// What members say of changes that were not used to learn growth: the years to come, or the
/// changes that span breaks.
struct MemberProjection {
  private let design: ChangeDesign
  private let covariance: MemberCovariance
  private let observed: [Double]
  private let observedYears: [Double]
  private let targetYears: [Double]
  private let meanGrowth: Double

  /// Prepares the projection of the targets from the observed changes of one scale.
  init(
    of targets: [ChangeDesign.Change], posterior: FamilyPosterior, design: ChangeDesign,
    meanGrowth: Double
  ) {
    self.design = design
    covariance = MemberCovariance(
      design.changes + targets, design: design, members: posterior.members.map(\.member),
      levels: posterior.scaled.levels)
    observedYears = design.changes.map(\.years)
    targetYears = targets.map(\.years)
    self.meanGrowth = meanGrowth
    observed = zip(posterior.scaled.differences, observedYears).map { $0 - meanGrowth * $1 }
  }

  /// The conditional means of the targets and the packed factor of their conditional scale matrix,
  /// or `nil` when the covariance is not numerically positive definite.
  ///
  /// One factorization of the joint covariance gives both: its lower left block applied to the
  /// whitened observations is the mean, its lower right block is the factor.
  func project(_ weighted: WeightedMember) -> (centers: [Double], factor: [Double])? {
    let rows = covariance.lowerRows(weighted.member, shockVariance: weighted.shockVariance)
    guard let factor = PackedCholesky(lowerRows: rows, order: covariance.order) else { return nil }
    let white = factor.whitened(observed)
    let count = observed.count
    let spread = weighted.predictiveVariance.squareRoot()
    var centers: [Double] = []
    var packed: [Double] = []
    for (target, years) in targetYears.enumerated() {
      let row = count + target
      var mean = meanGrowth * years
      for k in 0..<count { mean += factor[row, k] * white[k] }
      centers.append(mean)
      for k in count...row { packed.append(spread * factor[row, k]) }
    }
    return (centers, packed)
  }

  /// The mixture over the targets of one scale, with its share of the whole.
  func mixture(_ posterior: FamilyPosterior, share: Double) -> PathMixture {
    var weights: [Double] = []
    var centers: [Double] = []
    var factors: [Double] = []
    for member in posterior.members {
      guard let (increments, factor) = project(member) else { continue }
      weights.append(member.weight)
      centers += increments.map { posterior.scaled.last + $0 }
      factors += factor
    }
    let total = weights.reduce(0, +)
    return PathMixture(
      scale: posterior.scaled.scale,
      curve: StudentCurve(degreesOfFreedom: posterior.degreesOfFreedom),
      horizon: targetYears.count, weights: weights.map { share * $0 / total }, centers: centers,
      factors: factors)
  }
}
