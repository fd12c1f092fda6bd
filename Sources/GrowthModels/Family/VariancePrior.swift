import Foundation

/// The prior of the yearly shocks' variance: a mixture of inverse gammas of one shape a₀, with scales
/// b₀ = a₀ s₀².
struct VariancePrior: Sendable {
  typealias Lanes = MemberGrid.Lanes

  /// a₀.
  let shape: Double
  /// The power that likelihoods are raised to.
  let power: Double
  /// The prior deviations s₀.
  let deviations: [Double]
  private let scales: [Double]
  private let logShares: [Double]

  init(_ options: AveragedFamily.Options) {
    shape = options.priorShape
    power = options.likelihoodPower
    deviations = options.priorDeviations
    scales = options.priorDeviations.map { options.priorShape * $0 * $0 }
    logShares = options.priorDeviationShares.map { log($0) }
  }

  /// The likelihood with the variance integrated out, and the variance that predictions have.
  ///
  /// For each scale the integral is the closed form p · (b₀^a₀ bₙ^−aₙ)^power with bₙ = b₀ + ½ x'V⁻¹x;
  /// the predictions of the scales, which differ in spread alone, are merged into one of their mean
  /// variance.
  @inline(__always)
  func integrated(halfSquare: Lanes, count: Int) -> (logLikelihood: Lanes, variance: Lanes) {
    let posterior = shape + Double(count) / 2
    var highest = Lanes(repeating: -.infinity)
    var (total, sum) = (Lanes(), Lanes())
    for index in scales.indices {
      let updated = halfSquare + scales[index]
      let constant = logShares[index] + power * shape * log(scales[index])
      let logWeight = constant - power * posterior * laneLog(updated)
      // The running sums are kept relative to the highest weight so far.
      let higher = highest.replacing(with: logWeight, where: logWeight .> highest)
      let rescale = laneExp(highest - higher)
      let weight = laneExp(logWeight - higher)
      total = total * rescale + weight
      sum = sum * rescale + weight * updated
      highest = higher
    }
    return (highest + laneLog(total), sum / (total * posterior))
  }

  /// The log of the prior density of the log variance at one value, and of its part in the
  /// likelihood of `count` changes.
  func atVariance(_ variance: Double, count: Int) -> Double {
    var density = 0.0
    for (scale, logShare) in zip(scales, logShares) {
      density += exp(logShare + shape * log(scale / variance) - scale / variance)
    }
    return log(density) - power * Double(count) / 2 * log(variance)
  }
}

/// The logarithm of each lane.
@inline(__always)
func laneLog(_ x: MemberGrid.Lanes) -> MemberGrid.Lanes {
  MemberGrid.Lanes(log(x[0]), log(x[1]), log(x[2]), log(x[3]))
}

/// The exponential of each lane.
@inline(__always)
func laneExp(_ x: MemberGrid.Lanes) -> MemberGrid.Lanes {
  MemberGrid.Lanes(exp(x[0]), exp(x[1]), exp(x[2]), exp(x[3]))
}
