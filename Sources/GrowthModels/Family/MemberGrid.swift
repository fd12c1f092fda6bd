/// The covariances of the family's members, four to a lane, in the order of the grid.
///
/// A member is a covariance (τ², φ, r) and a prior variance of lasting growth s². Only the covariance
/// needs factorizations; lasting growth has a closed form.
struct MemberGrid: Sendable {
  /// One covariance of the family.
  struct Covariance: Sendable, Hashable {
    /// τ², the variance of drifting growth relative to the shocks'.
    let drifting: Double
    /// φ, the yearly autocorrelation of drifting growth.
    let autocorrelation: Double
    /// r, the variance of irregularity in the observed level relative to the shocks'.
    let irregular: Double
    /// The share of the prior weight.
    let priorWeight: Double
  }

  /// A number for each of four covariances.
  typealias Lanes = SIMD4<Double>
  /// The number of covariances that are worked on at once.
  static let laneCount = Lanes.scalarCount

  /// The covariances.
  let covariances: [Covariance]
  /// The prior variances of lasting growth, equally likely.
  let lastingVariances: [Double]
  /// The prior of the shocks' variance.
  let prior: VariancePrior

  init(_ options: AveragedFamily.Options, knownError: Bool) {
    let irregulars =
      knownError ? options.irregularVariancesWithKnownError : options.irregularVariances
    let drifts = options.drifts + (knownError ? options.extraDriftsWithKnownError : [])
    let total = drifts.reduce(0) { $0 + $1.priorWeight } * Double(irregulars.count)
    covariances = drifts.flatMap { drift in
      irregulars.map {
        Covariance(
          drifting: drift.variance, autocorrelation: drift.autocorrelation, irregular: $0,
          priorWeight: drift.priorWeight / total)
      }
    }
    lastingVariances = options.lastingVariances
    prior = VariancePrior(options)
  }

  /// The number of lanes' worth of covariances; the last may be padded.
  var blockCount: Int { (covariances.count + Self.laneCount - 1) / Self.laneCount }

  /// A property of the four covariances of a block; padding repeats the last one.
  func lanes(_ block: Int, _ property: (Covariance) -> Double) -> Lanes {
    var result = Lanes()
    for lane in 0..<Self.laneCount {
      let index = min(block * Self.laneCount + lane, covariances.count - 1)
      result[lane] = property(covariances[index])
    }
    return result
  }
}

extension MemberGrid.Covariance {
  /// The name that a reader knows a member with this covariance by.
  func name(lasting: Double) -> String {
    switch (drifting, lasting) {
    case (0, 0): "random walk"
    case (0, _): "random walk with drift"
    case (_, 0): autocorrelation < 0.9 ? "damped trend" : "local linear trend"
    default:
      autocorrelation < 0.9
        ? "damped trend around lasting growth" : "local linear trend around lasting growth"
    }
  }
}
