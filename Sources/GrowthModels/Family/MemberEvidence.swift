import Foundation

/// The marginal likelihood of the observed changes under a member.
struct MemberEvidence {
  let covariance: MemberCovariance
  let options: AveragedFamily.Options
  /// The observed differences less the prior mean growth.
  let residuals: [Double]

  /// A member, or a member at one value of the shocks' variance, with its log weight.
  struct Weighed {
    let member: FamilyMember
    let shockVariance: Double
    let logWeight: Double
    let predictiveVariance: Double
  }

  /// The degrees of freedom of the prediction when the shocks' variance is integrated out.
  var degreesOfFreedom: Double { 2 * options.priorShape + Double(residuals.count) }

  private var priorScale: Double {
    options.priorShape * options.priorDeviation * options.priorDeviation
  }

  /// The closed form: −½ log|V| − aₙ log bₙ with bₙ = b₀ + ½ y'V⁻¹y.
  func conjugate(of member: FamilyMember) -> [Weighed] {
    guard let (logDeterminant, square) = quadratic(member, shockVariance: 1) else { return [] }
    let shape = options.priorShape + Double(residuals.count) / 2
    let scale = priorScale + square / 2
    return [
      Weighed(
        member: member, shockVariance: 1,
        logWeight: log(member.priorWeight) - logDeterminant / 2 - shape * log(scale),
        predictiveVariance: scale / shape)
    ]
  }

  /// The member at the values of the shocks' variance that carry weight, on a lattice of its
  /// logarithm.
  func overVariance(of member: FamilyMember) -> [Weighed] {
    let step = 1.25 * (2 / (2 * options.priorShape + Double(residuals.count))).squareRoot()
    var known: [Int: Weighed] = [:]
    func node(_ index: Int) -> Weighed? {
      if let found = known[index] { return found }
      let found = atVariance(exp(Double(index) * step), member)
      known[index] = found
      return found
    }
    let start = Int((2 * log(options.priorDeviation) / step).rounded())
    guard let first = node(start) else { return [] }
    var highest = first.logWeight
    for direction in [-1, 1] {
      var index = start + direction
      // Climbs to the peak, then on until what remains is negligible beside it.
      while let next = node(index), next.logWeight > highest - 12 {
        highest = max(highest, next.logWeight)
        index += direction
      }
    }
    return known.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The member at one value of the shocks' variance, weighed by likelihood and prior of its
  /// logarithm.
  private func atVariance(_ variance: Double, _ member: FamilyMember) -> Weighed? {
    guard let (logDeterminant, square) = quadratic(member, shockVariance: variance)
    else { return nil }
    let count = Double(residuals.count)
    let likelihood = -0.5 * (logDeterminant + count * log(variance) + square / variance)
    let prior = -options.priorShape * log(variance) - priorScale / variance
    return Weighed(
      member: member, shockVariance: variance,
      logWeight: log(member.priorWeight) + likelihood + prior, predictiveVariance: variance)
  }

  /// log|V| and y'V⁻¹y of the member's relative covariance.
  private func quadratic(
    _ member: FamilyMember, shockVariance: Double
  ) -> (logDeterminant: Double, square: Double)? {
    let rows = covariance.lowerRows(member, shockVariance: shockVariance)
    guard let factor = PackedCholesky(lowerRows: rows, order: covariance.order) else { return nil }
    let white = factor.whitened(residuals)
    return (
      factor.logDeterminant(leading: covariance.order), white.reduce(0) { $0 + $1 * $1 }
    )
  }
}
