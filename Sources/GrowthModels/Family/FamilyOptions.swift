extension AveragedFamily {
  /// The grid, the priors and the choices of the averaged family, in one place.
  public struct Options: Sendable, Equatable {
    /// τ²: the variance of drifting growth, relative to the yearly shocks' variance.
    public var driftingVariances: [Double] = [0, 0.1, 0.5, 2]
    /// φ: how much of drifting growth remains a year later.
    public var autocorrelations: [Double] = [0.5, 0.8, 0.97]
    /// s²: the prior variance of lasting growth, relative to the yearly shocks' variance.
    public var lastingVariances: [Double] = [0, 0.5, 5]
    /// r: the variance of irregularity in the observed level, relative to the yearly shocks'.
    public var irregularVariances: [Double] = [0, 0.5, 3]
    /// r where the survey error is known.
    public var irregularVariancesWithKnownError: [Double] = [0, 0.5]
    /// The prior mean of lasting growth per year, as a fraction of the level.
    public var meanGrowth = 0.0
    /// The shape a₀ of the inverse gamma prior of the yearly shocks' variance.
    public var priorShape = 3.0
    /// The standard deviations of yearly shocks that the prior may be centered at, equally likely:
    /// its scale is a₀ times the square.
    public var priorDeviations = [0.01, 0.04, 0.16]
    /// The scales that are mixed, near to relative growth and absolute growth.
    public var scales: [GrowthScale] = [GrowthScale(power: 0.2), .linear]
    /// The shares of the scales, summing to one.
    public var scaleShares: [Double] = [0.6, 0.4]
    /// How far the shocks' deviation on a scale follows the level's trend: one where it is
    /// proportional to the level to the scale's power (shocks are relative whatever the scale),
    /// zero where it is constant.
    public var shockTrend = 1.0
    /// The yearly log change of the shocks' variance is rounded to this, so that series share
    /// factorizations.
    public var shockTrendStep = 0.05
    /// The largest yearly log change of the shocks' variance.
    public var shockTrendLimit = 0.2
    /// Over how many years a survey pools its sample: the errors of years k apart correlate
    /// 1 − k / `pooledYears`. One is for independent samples.
    public var pooledYears = 1
    /// Members that carry less than this share of the weight are left out.
    public var smallestWeight = 1e-4

    /// The default: grid, priors and shares were chosen together on yearly series of the M1, M3 and
    /// tourism competitions and of U.S. employment by industry.
    public init() {}

    /// One scale alone.
    public mutating func useOnly(_ scale: GrowthScale) {
      scales = [scale]
      scaleShares = [1]
    }

    /// Whether the lists fit together.
    var isComplete: Bool {
      let lists = [
        driftingVariances, autocorrelations, lastingVariances, irregularVariances,
        irregularVariancesWithKnownError, priorDeviations,
      ]
      return lists.allSatisfy { !$0.isEmpty } && !scales.isEmpty
        && scales.count == scaleShares.count && abs(scaleShares.reduce(0, +) - 1) < 1e-9
    }
  }
}
