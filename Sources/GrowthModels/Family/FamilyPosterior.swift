import Foundation

/// The family's members weighed against one series on one scale.
///
/// Without known errors the shocks' variance is integrated out with its inverse gamma prior, and a
/// member predicts with a Student t. With known errors, which do not scale with it, the integral is
/// done by the trapezoidal rule over the logarithm of the variance, which is exact to many digits
/// for such a bell-shaped integrand; a member at one node predicts with a normal.
struct FamilyPosterior: Sendable {
  let scaled: ScaledChanges
  let grid: MemberGrid
  /// The degrees of freedom of the members' predictions; infinite when errors are known.
  let degreesOfFreedom: Double
  /// The members that carry weight, in the grid's order.
  let members: [WeightedMember]
  /// The observed changes less the prior mean growth.
  let changes: [Double]
  private let meanGrowth: Double

  /// Weighs the members.
  ///
  /// - Throws: ``GrowthFault/notRepresentable(model:year:)`` when the numbers are too extreme for
  ///   any member.
  init(
    _ scaled: ScaledChanges, design: ChangeDesign, options: AveragedFamily.Options, name: String
  ) throws(GrowthFault) {
    self.scaled = scaled
    let knownError = design.errorCovariance != nil
    let grid = MemberGrid(options, knownError: knownError)
    self.grid = grid
    meanGrowth = options.meanGrowth
    changes = zip(scaled.differences, design.changes).map {
      $0 - options.meanGrowth * $1.years
    }
    let evidence = MemberEvidence(grid: grid, count: changes.count)
    degreesOfFreedom = knownError ? .infinity : evidence.degreesOfFreedom
    let moments = ChangeMoments(design, targets: [], shockTrend: scaled.shockTrend)
    var weighed: [WeightedMember] = []
    if knownError {
      weighed = Self.overVariance(
        evidence, moments, changes,
        known: design.knownRows(moments.changes, levels: scaled.levels))
    } else if let plan = FamilyPlan(moments, grid: grid) {
      weighed = evidence.conjugate(plan, ObservedProjection(changes, plan))
    }
    members = Self.normalized(
      weighed, smallest: knownError ? options.smallestWeight / 10 : options.smallestWeight)
    guard !members.isEmpty else {
      throw .notRepresentable(model: name, year: design.firstYear)
    }
  }

  /// The members at the values of the shocks' variance that carry weight, on a lattice of its
  /// logarithm that is fine beside the width of the posterior.
  private static func overVariance(
    _ evidence: MemberEvidence, _ moments: ChangeMoments, _ changes: [Double], known: [Double]
  ) -> [WeightedMember] {
    let step = 1.25 * (2 / evidence.degreesOfFreedom).squareRoot()
    func node(_ index: Int) -> (members: [WeightedMember], logTotal: Double)? {
      let variance = exp(Double(index) * step)
      guard
        let plan = FamilyPlan(moments, grid: evidence.grid, known: known.map { $0 / variance })
      else { return nil }
      let members = evidence.atVariance(
        variance, plan, ObservedProjection(changes, plan))
      let highest = members.reduce(-Double.infinity) { max($0, $1.weight) }
      guard highest.isFinite else { return nil }
      return (members, highest + log(members.reduce(0) { $0 + exp($1.weight - highest) }))
    }
    let deviations = evidence.grid.prior.deviations
    let middle = deviations.reduce(0) { $0 + log($1) } / Double(deviations.count)
    let first = Int((2 * middle / step).rounded())
    guard let start = node(first) else { return [] }
    var (found, highest) = (start.members, start.logTotal)
    for direction in [-1, 1] {
      var index = first + direction
      // Climbs to the peak, then on until what remains is negligible beside it.
      while let next = node(index), next.logTotal > highest - 12 {
        highest = max(highest, next.logTotal)
        found += next.members
        index += direction
      }
    }
    return found
  }

  /// Turns log weights into shares and leaves out what carries next to nothing.
  static func normalized(_ weighed: [WeightedMember], smallest: Double) -> [WeightedMember] {
    let highest = weighed.reduce(-Double.infinity) { max($0, $1.weight) }
    guard highest.isFinite else { return [] }
    var members = weighed
    for index in members.indices { members[index].weight = exp(members[index].weight - highest) }
    members.removeAll { $0.weight < smallest || $0.weight == 0 }
    let kept = members.reduce(0) { $0 + $1.weight }
    for index in members.indices { members[index].weight /= kept }
    return members
  }

  /// The members in the order that ``mixture(of:design:share:withKnownErrors:)`` has them.
  var orderedMembers: [WeightedMember] {
    Set(members.map(\.shockVariance)).sorted().flatMap { variance in
      members.filter { $0.shockVariance == variance }
    }
  }

  /// The estimated lasting growth per year of each member, in the order of ``orderedMembers``.
  func lastingGrowth(_ design: ChangeDesign) -> [Double] {
    let moments = ChangeMoments(design, targets: [], shockTrend: scaled.shockTrend)
    let known =
      design.errorCovariance == nil
      ? nil : design.knownRows(moments.changes, levels: scaled.levels)
    return Set(members.map(\.shockVariance)).sorted().flatMap { variance -> [Double] in
      guard
        let plan = FamilyPlan(moments, grid: grid, known: known.map { $0.map { $0 / variance } })
      else { return [] }
      let projection = ObservedProjection(changes, plan)
      return members.filter { $0.shockVariance == variance }.map { member in
        let (at, lane) = member.covariance.quotientAndRemainder(dividingBy: MemberGrid.laneCount)
        let certainty = plan.blocks[at].lasting[member.lasting].certainty[lane]
        return meanGrowth + projection.crosses[at][lane] * certainty
      }
    }
  }

  /// The mixture over targets, with this scale's share of the whole.
  ///
  /// The factor of a member has one column more than targets: the last is lasting growth.
  ///
  /// - Parameter withKnownErrors: false for the spreads that members with the same weights and the
  ///   same shocks would have if the past values were exact.
  func mixture(
    of targets: [ChangeDesign.Change], design: ChangeDesign, share: Double,
    withKnownErrors: Bool = true
  ) -> PathMixture {
    let moments = ChangeMoments(design, targets: targets, shockTrend: scaled.shockTrend)
    let known =
      design.errorCovariance == nil || !withKnownErrors
      ? nil : design.knownRows(moments.changes, levels: scaled.levels)
    var weights: [Double] = []
    var centers: [Double] = []
    var factors: [Double] = []
    for variance in Set(members.map(\.shockVariance)).sorted() {
      guard
        let plan = FamilyPlan(moments, grid: grid, known: known.map { $0.map { $0 / variance } })
      else { continue }
      let projection = ObservedProjection(changes, plan)
      for member in members where member.shockVariance == variance {
        weights.append(member.weight)
        append(member, plan, projection, &centers, &factors)
      }
    }
    let total = weights.reduce(0, +)
    return PathMixture(
      scale: scaled.scale, curve: StudentCurve(degreesOfFreedom: degreesOfFreedom),
      horizon: targets.count, rank: targets.count + 1, weights: weights.map { share * $0 / total },
      centers: centers, factors: factors)
  }

  /// Appends one member's medians and factor.
  private func append(
    _ member: WeightedMember, _ plan: FamilyPlan, _ projection: ObservedProjection,
    _ centers: inout [Double], _ factors: inout [Double]
  ) {
    let (at, lane) = member.covariance.quotientAndRemainder(dividingBy: MemberGrid.laneCount)
    let block = plan.blocks[at]
    let certainty = block.lasting[member.lasting].certainty[lane]
    let lasting = projection.crosses[at][lane] * certainty
    let deviation = member.predictiveVariance.squareRoot()
    for target in 0..<plan.targetCount {
      let effect = plan.lastingEffects[at * plan.targetCount + target][lane]
      let mean = projection.means[at * plan.targetCount + target][lane]
      centers.append(
        scaled.last + mean + lasting * effect + meanGrowth * plan.targetYears[target])
      let row = plan.observedCount + target
      for column in 0..<plan.targetCount {
        if column < target {
          factors.append(deviation * block.factor.entry(row, plan.observedCount + column)[lane])
        } else {
          factors.append(column == target ? deviation * block.factor.diagonal(row)[lane] : 0)
        }
      }
      factors.append(deviation * effect * certainty.squareRoot())
    }
  }
}
