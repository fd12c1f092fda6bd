import Foundation

/// One member with the share of the weight it carries on one scale.
struct WeightedMember: Sendable {
  let member: FamilyMember
  /// The shocks' variance that known errors are compared with; one when no error is known.
  let shockVariance: Double
  /// The share of the weight; the shares on one scale sum to one.
  let weight: Double
  /// The variance that multiplies the member's relative covariance in the predictive distribution.
  let predictiveVariance: Double
}

/// The family's members weighed against one series on one scale.
///
/// Without known errors the shocks' variance is integrated out with its inverse gamma prior, and a
/// member predicts with a Student t. With known errors, which do not scale with it, the integral is
/// done by the trapezoidal rule over the logarithm of the variance, which is exact to many digits
/// for such a bell-shaped integrand; a member at one node predicts with a normal.
struct FamilyPosterior: Sendable {
  let scaled: ScaledChanges
  /// The degrees of freedom of the members' predictions; infinite when errors are known.
  let degreesOfFreedom: Double
  /// The members that carry weight, most prior order kept.
  let members: [WeightedMember]

  init(_ scaled: ScaledChanges, design: ChangeDesign, options: AveragedFamily.Options) {
    self.scaled = scaled
    let knownError = design.errorCovariance != nil
    let members = options.members(knownError: knownError)
    let covariance = MemberCovariance(
      design.changes, design: design, members: members, levels: scaled.levels)
    let evidence = MemberEvidence(
      covariance: covariance, options: options,
      residuals: zip(scaled.differences, design.changes).map {
        $0 - options.meanGrowth * $1.years
      })
    degreesOfFreedom = knownError ? .infinity : evidence.degreesOfFreedom
    let weighed = members.flatMap { member in
      knownError ? evidence.overVariance(of: member) : evidence.conjugate(of: member)
    }
    self.members = Self.normalized(weighed, smallest: options.smallestWeight)
  }

  /// Turns log weights into shares and leaves out what carries next to nothing.
  private static func normalized(
    _ weighed: [MemberEvidence.Weighed], smallest: Double
  ) -> [WeightedMember] {
    let highest = weighed.reduce(-Double.infinity) { max($0, $1.logWeight) }
    let raw = weighed.map { exp($0.logWeight - highest) }
    let total = raw.reduce(0, +)
    // Several nodes share one member's weight, so the limit is per entry and lower for nodes.
    let limit = smallest * total
    let kept = zip(weighed, raw).filter { $0.1 >= limit }
    let keptTotal = kept.reduce(0) { $0 + $1.1 }
    return kept.map { entry, weight in
      WeightedMember(
        member: entry.member, shockVariance: entry.shockVariance, weight: weight / keptTotal,
        predictiveVariance: entry.predictiveVariance)
    }
  }
}
