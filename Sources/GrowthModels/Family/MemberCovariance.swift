/// The covariance matrices of changes under the members of the family, assembled from parts that
/// are computed once.
struct MemberCovariance {
  /// The number of changes.
  let order: Int
  /// Packed lower rows: growth's yearly shocks and drift by (τ², φ), the outer product of the
  /// years, the irregularity and the known errors.
  private let growth: [GrowthKey: [Double]]
  private let lasting: [Double]
  private let irregular: [Double]
  private let known: [Double]?

  private struct GrowthKey: Hashable {
    let drifting: Double
    let autocorrelation: Double
  }

  /// Prepares the covariance of the given changes for all members.
  ///
  /// - Parameter levels: the factor from relative errors to errors on the scale, by point.
  init(
    _ changes: [ChangeDesign.Change], design: ChangeDesign, members: [FamilyMember],
    levels: [Double]
  ) {
    order = changes.count
    let furthest = changes.reduce(design.lastYear) { max($0, $1.to) }
    var growth: [GrowthKey: [Double]] = [:]
    for member in members {
      let key = GrowthKey(
        drifting: member.drifting, autocorrelation: member.autocorrelation)
      guard growth[key] == nil else { continue }
      let variogram = GrowthVariogram(
        drifting: member.drifting, autocorrelation: member.autocorrelation, years: furthest)
      growth[key] = Self.lowerRows(changes) { a, b, _ in
        variogram.covariance(a.from, a.to, b.from, b.to)
      }
    }
    self.growth = growth
    lasting = Self.lowerRows(changes) { a, b, _ in a.years * b.years }
    irregular = Self.lowerRows(changes) { design.irregularCovariance($0, $1, sameTarget: $2) }
    known =
      design.errorCovariance == nil
      ? nil
      : Self.lowerRows(changes) { a, b, _ in design.knownCovariance(a, b, levels: levels) }
  }

  /// The covariance of one member, relative to the shocks' variance σ²: known errors are divided
  /// by it.
  func lowerRows(_ member: FamilyMember, shockVariance: Double) -> [Double] {
    let key = GrowthKey(drifting: member.drifting, autocorrelation: member.autocorrelation)
    guard var rows = growth[key] else { preconditionFailure("a member the parts were made for") }
    for index in rows.indices {
      rows[index] += member.lasting * lasting[index] + member.irregular * irregular[index]
    }
    if let known {
      let share = 1 / shockVariance
      for index in rows.indices { rows[index] += share * known[index] }
    }
    return rows
  }

  private static func lowerRows(
    _ changes: [ChangeDesign.Change],
    _ covariance: (ChangeDesign.Change, ChangeDesign.Change, Bool) -> Double
  ) -> [Double] {
    var rows: [Double] = []
    rows.reserveCapacity(changes.count * (changes.count + 1) / 2)
    for (i, a) in changes.enumerated() {
      for (j, b) in changes[...i].enumerated() { rows.append(covariance(a, b, i == j)) }
    }
    return rows
  }
}
