import Foundation

/// The parts of the covariance of changes that do not depend on the member: packed lower rows over
/// the changes that growth is learned from, followed by targets.
struct ChangeMoments: Sendable {
  /// The observed changes, then the targets.
  let changes: [ChangeDesign.Change]
  /// How many of them are observed.
  let observedCount: Int
  /// The covariance that comes from yearly shocks of variance one in the last year.
  let shocks: [Double]
  /// The covariance that comes from irregularity of variance one in the last year.
  let irregular: [Double]

  /// - Parameter shockTrend: the yearly log change of the shocks' variance up to the last observed
  ///   year; irregularity changes with it, and both stay as they are afterwards.
  init(_ design: ChangeDesign, targets: [ChangeDesign.Change], shockTrend: Double) {
    let changes = design.changes + targets
    let furthest = changes.reduce(design.lastYear) { max($0, $1.to) }
    var totals = [0.0]
    for year in stride(from: 1, through: furthest, by: 1) {
      totals.append(totals[year - 1] + exp(shockTrend * Double(min(year - design.lastYear, 0))))
    }
    let pointVariances = design.pointYears.map { exp(shockTrend * Double($0 - design.lastYear)) }
    var (shocks, irregular) = ([Double](), [Double]())
    for (i, a) in changes.enumerated() {
      for (j, b) in changes[...i].enumerated() {
        let (start, end) = (max(a.from, b.from), min(a.to, b.to))
        shocks.append(end > start ? totals[end] - totals[start] : 0)
        irregular.append(
          design.irregularCovariance(a, b, sameTarget: i == j, variances: pointVariances))
      }
    }
    self.changes = changes
    observedCount = design.changes.count
    self.shocks = shocks
    self.irregular = irregular
  }
}

/// The variance of the change in level over a number of years that drifting growth makes, for four
/// covariances at once.
struct DriftVariogram {
  /// The variance by number of years, from zero.
  private let variances: [MemberGrid.Lanes]

  init(drifting: MemberGrid.Lanes, autocorrelation: MemberGrid.Lanes, years: Int) {
    var variances = [MemberGrid.Lanes()]
    variances.reserveCapacity(years + 1)
    // Adding a year adds its own variance and twice its covariance with the years before.
    var covarianceSum = MemberGrid.Lanes()
    var power = MemberGrid.Lanes(repeating: 1)
    for year in stride(from: 1, through: years, by: 1) {
      variances.append(variances[year - 1] + drifting + 2 * drifting * covarianceSum)
      power *= autocorrelation
      covarianceSum += power
    }
    self.variances = variances
  }

  /// The covariance of two changes.
  func covariance(_ a: ChangeDesign.Change, _ b: ChangeDesign.Change) -> MemberGrid.Lanes {
    let plus = variances[abs(b.to - a.from)] + variances[abs(b.from - a.to)]
    let minus = variances[abs(b.from - a.from)] + variances[abs(b.to - a.to)]
    return 0.5 * (plus - minus)
  }
}
