extension AveragedFamily {
  /// The grid, the priors and the choices of the averaged family, in one place.
  public struct Options: Sendable, Equatable {
    /// τ²: the variance of drifting growth, relative to the yearly shocks' variance.
    public var driftingVariances: [Double] = [0, 0.1, 0.5, 2]
    /// φ: how much of drifting growth remains a year later.
    public var autocorrelations: [Double] = [0.6, 0.85, 0.97]
    /// s²: the prior variance of lasting growth, relative to the yearly shocks' variance.
    public var lastingVariances: [Double] = [0, 0.05, 0.3, 1]
    /// r: the variance of irregularity in the observed level, relative to the yearly shocks'.
    public var irregularVariances: [Double] = [0, 0.3, 1, 4]
    /// r where the survey error is known.
    public var irregularVariancesWithKnownError: [Double] = [0, 0.3]
    /// The prior mean of lasting growth per year, as a fraction of the level.
    public var meanGrowth = 0.0
    /// The shape a₀ of the inverse gamma prior of the yearly shocks' variance.
    public var priorShape = 1.5
    /// The standard deviations of yearly shocks that the prior may be centered at, equally likely:
    /// its scale is a₀ times the square.
    public var priorDeviations = [0.035]
    /// The scales that are mixed, with equal weight.
    public var scales: [GrowthScale] = [.log, .linear]
    /// How far the shocks' deviation on a scale follows the level's trend: one where it is
    /// proportional to the level to the scale's power (shocks are relative whatever the scale),
    /// zero where it is constant.
    public var shockTrend = 0.0
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

    /// The default.
    public init() {}
  }
}
