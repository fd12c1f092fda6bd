import Foundation

/// A member with the share of the weight it carries on one scale.
struct WeightedMember: Sendable {
  /// The position of its covariance in the grid.
  let covariance: Int
  /// The position of its prior variance of lasting growth in the grid.
  let lasting: Int
  /// The shocks' variance that known errors are compared with; one when no error is known.
  let shockVariance: Double
  /// What multiplies the member's relative covariance in its prediction.
  let predictiveVariance: Double
  /// The logarithm of prior times likelihood, or the share of the weight once normalized.
  var weight: Double
}

/// The marginal likelihood of the observed changes under every member.
struct MemberEvidence {
  let grid: MemberGrid
  let priorShape: Double
  /// The number of observed changes.
  let count: Int

  /// The degrees of freedom of predictions when the shocks' variance is integrated out.
  var degreesOfFreedom: Double { 2 * priorShape + Double(count) }

  /// Every member with its log weight, the shocks' variance integrated out in closed form:
  /// −½ log|V| + a₀ log b₀ − aₙ log bₙ with bₙ = b₀ + ½ x'V⁻¹x.
  func conjugate(_ plan: FamilyPlan, _ projection: ObservedProjection) -> [WeightedMember] {
    let shape = priorShape + Double(count) / 2
    let scales = grid.priorDeviations.map { priorShape * $0 * $0 }
    let constants = scales.map { priorShape * log($0) }
    var members: [WeightedMember] = []
    forEach(plan, projection) { covariance, lasting, halfLogDeterminant, square in
      let base = log(grid.covariances[covariance].priorWeight) - halfLogDeterminant
      for (scale, constant) in zip(scales, constants) {
        let updated = scale + square / 2
        members.append(
          WeightedMember(
            covariance: covariance, lasting: lasting, shockVariance: 1,
            predictiveVariance: updated / shape, weight: base + constant - shape * log(updated)))
      }
    }
    return members
  }

  /// Every member at one value of the shocks' variance, with the log of its weight per unit of the
  /// variance's logarithm.
  func atVariance(
    _ variance: Double, _ plan: FamilyPlan, _ projection: ObservedProjection
  ) -> [WeightedMember] {
    let prior = grid.priorDeviations.map { deviation in
      let scale = priorShape * deviation * deviation
      return exp(priorShape * log(scale / variance) - scale / variance)
    }
    let logPrior = log(prior.reduce(0, +)) - Double(count) / 2 * log(variance)
    var members: [WeightedMember] = []
    forEach(plan, projection) { covariance, lasting, halfLogDeterminant, square in
      let base = log(grid.covariances[covariance].priorWeight) - halfLogDeterminant
      members.append(
        WeightedMember(
          covariance: covariance, lasting: lasting, shockVariance: variance,
          predictiveVariance: variance, weight: base + logPrior - square / (2 * variance)))
    }
    return members
  }

  /// Calls with half the log determinant and the square of the changes under each covariance and
  /// each prior variance of lasting growth.
  private func forEach(
    _ plan: FamilyPlan, _ projection: ObservedProjection,
    _ body: (_ covariance: Int, _ lasting: Int, _ half: Double, _ square: Double) -> Void
  ) {
    for (index, block) in plan.blocks.enumerated() {
      let (squares, crosses) = (projection.squares[index], projection.crosses[index])
      for (lasting, effect) in block.lasting.enumerated() {
        let halves = effect.halfLogDeterminant
        let rest = squares - crosses * crosses * effect.certainty
        for lane in 0..<MemberGrid.laneCount {
          let covariance = index * MemberGrid.laneCount + lane
          guard covariance < grid.covariances.count else { break }
          body(covariance, lasting, halves[lane], rest[lane])
        }
      }
    }
  }
}
