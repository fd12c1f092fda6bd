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
  /// The number of observed changes.
  let count: Int

  /// The degrees of freedom of predictions when the shocks' variance is integrated out.
  var degreesOfFreedom: Double { 2 * grid.prior.shape + Double(count) }

  /// Every member with its log weight, the shocks' variance integrated out in closed form.
  func conjugate(_ plan: FamilyPlan, _ projection: ObservedProjection) -> [WeightedMember] {
    var members: [WeightedMember] = []
    forEach(plan, projection) { block, lasting, halves, squares in
      let (likelihoods, variances) = grid.prior.integrated(halfSquare: 0.5 * squares, count: count)
      append(&members, block, lasting, likelihoods - grid.prior.power * halves) { lane in
        (shock: 1, predictive: variances[lane])
      }
    }
    return members
  }

  /// Every member at one value of the shocks' variance, with the log of its weight per unit of the
  /// variance's logarithm.
  func atVariance(
    _ variance: Double, _ plan: FamilyPlan, _ projection: ObservedProjection
  ) -> [WeightedMember] {
    let prior = grid.prior.atVariance(variance, count: count)
    var members: [WeightedMember] = []
    forEach(plan, projection) { block, lasting, halves, squares in
      let likelihoods = grid.prior.power * (halves + squares / (2 * variance))
      append(&members, block, lasting, prior - likelihoods) { _ in
        (shock: variance, predictive: variance)
      }
    }
    return members
  }

  /// Adds the members of one block, prior weight included.
  private func append(
    _ members: inout [WeightedMember], _ block: Int, _ lasting: Int, _ logWeights: MemberGrid.Lanes,
    _ variances: (Int) -> (shock: Double, predictive: Double)
  ) {
    for lane in 0..<MemberGrid.laneCount {
      let covariance = block * MemberGrid.laneCount + lane
      guard covariance < grid.covariances.count else { break }
      let variance = variances(lane)
      members.append(
        WeightedMember(
          covariance: covariance, lasting: lasting, shockVariance: variance.shock,
          predictiveVariance: variance.predictive,
          weight: log(grid.covariances[covariance].priorWeight) + logWeights[lane]))
    }
  }

  /// Calls with half the log determinant and the square of the changes under each block of
  /// covariances and each prior variance of lasting growth.
  private func forEach(
    _ plan: FamilyPlan, _ projection: ObservedProjection,
    _ body: (
      _ block: Int, _ lasting: Int, _ halves: MemberGrid.Lanes, _ squares: MemberGrid.Lanes
    ) -> Void
  ) {
    for (index, block) in plan.blocks.enumerated() {
      let (squares, crosses) = (projection.squares[index], projection.crosses[index])
      for (lasting, effect) in block.lasting.enumerated() {
        body(
          index, lasting, effect.halfLogDeterminant, squares - crosses * crosses * effect.certainty)
      }
    }
  }
}
