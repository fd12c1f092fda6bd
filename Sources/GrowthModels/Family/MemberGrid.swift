/// The covariances of the family's members, four to a lane, in the order of the grid.
///
/// A member is a covariance (τ², φ, r), a prior variance of lasting growth s² and a prior deviation
/// of shocks. Only the covariance needs factorizations; the other two are closed forms.
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

  /// The covariances, every τ² with the same prior weight.
  let covariances: [Covariance]
  /// The prior variances of lasting growth, equally likely.
  let lastingVariances: [Double]
  /// The prior deviations of shocks, equally likely.
  let priorDeviations: [Double]

  init(_ options: AveragedFamily.Options, knownError: Bool) {
    var covariances: [Covariance] = []
    let irregulars =
      knownError ? options.irregularVariancesWithKnownError : options.irregularVariances
    let levels = Double(options.driftingVariances.count * irregulars.count)
    for drifting in options.driftingVariances {
      let remaining = drifting > 0 ? options.autocorrelations : [0]
      for autocorrelation in remaining {
        for irregular in irregulars {
          covariances.append(
            Covariance(
              drifting: drifting, autocorrelation: autocorrelation, irregular: irregular,
              priorWeight: 1 / (levels * Double(remaining.count))))
        }
      }
    }
    self.covariances = covariances
    lastingVariances = options.lastingVariances
    priorDeviations = options.priorDeviations
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

/// The name that a reader knows a member by.
func memberName(drifting: Double, autocorrelation: Double, lasting: Double) -> String {
  switch (drifting, lasting) {
  case (0, 0): "random walk"
  case (0, _): "random walk with drift"
  case (_, 0): autocorrelation < 0.9 ? "damped trend" : "local linear trend"
  default:
    autocorrelation < 0.9
      ? "damped trend around lasting growth" : "local linear trend around lasting growth"
  }
}
