extension AveragedFamily {
  /// How growth drifts in a member: its variance and how long it lasts.
  public struct Drift: Sendable, Hashable {
    /// τ²: the variance of drifting growth, relative to the yearly shocks' variance.
    public let variance: Double
    /// φ: how much of drifting growth remains a year later.
    public let autocorrelation: Double
    /// The share of the prior weight, relative to the others.
    public let priorWeight: Double

    /// A drift.
    ///
    /// - Precondition: the variance is not negative, the autocorrelation is from 0 up to 1, the
    ///   weight is positive.
    public init(variance: Double, autocorrelation: Double, priorWeight: Double) {
      precondition(variance >= 0 && variance.isFinite, "a variance that is not negative")
      precondition(autocorrelation >= 0 && autocorrelation < 1, "an autocorrelation below one")
      precondition(priorWeight > 0, "a positive weight")
      self.variance = variance
      self.autocorrelation = autocorrelation
      self.priorWeight = priorWeight
    }

    /// Growth that does not drift.
    public static let none = Drift(variance: 0, autocorrelation: 0, priorWeight: 1)

    /// Every variance with every autocorrelation; each variance has the same prior weight.
    public static func grid(variances: [Double], autocorrelations: [Double]) -> [Drift] {
      variances.flatMap { variance in
        variance == 0
          ? [none]
          : autocorrelations.map {
            Drift(
              variance: variance, autocorrelation: $0,
              priorWeight: 1 / Double(autocorrelations.count))
          }
      }
    }
  }

  /// The grid, the priors and the choices of the averaged family, in one place.
  public struct Options: Sendable, Equatable {
    /// How growth may drift.
    public var drifts = Drift.grid(variances: [0, 0.15, 1.5], autocorrelations: [0.5, 0.8, 0.97])
    /// What is added where the survey error is known, because then a slow change of growth can be
    /// told from noise.
    public var extraDriftsWithKnownError = [
      Drift(variance: 8, autocorrelation: 0.99, priorWeight: 1)
    ]
    /// s²: the prior variance of lasting growth, relative to the yearly shocks' variance; equally
    /// likely.
    public var lastingVariances: [Double] = [0, 0.5, 5]
    /// r: the variance of irregularity in the observed level, relative to the yearly shocks'; equally
    /// likely.
    public var irregularVariances: [Double] = [0, 0.5, 3]
    /// r where the survey error is known.
    public var irregularVariancesWithKnownError: [Double] = [0]
    /// The prior mean of lasting growth per year, as a fraction of the level.
    public var meanGrowth = 0.0
    /// The shape a₀ of the inverse gamma prior of the yearly shocks' variance.
    public var priorShape = 3.0
    /// The standard deviations of yearly shocks that the prior may be centered at: its scale is a₀
    /// times the square.
    public var priorDeviations = [0.01, 0.04, 0.16]
    /// The prior shares of the deviations, summing to one.
    public var priorDeviationShares = [0.135, 0.4325, 0.4325]
    /// The power that likelihoods are raised to before they are weighed: below one where no member is
    /// believed to be true (Bissiri, Holmes and Walker, 2016).
    public var likelihoodPower = 0.8
    /// The scales that are mixed, near to relative growth and absolute growth.
    public var scales: [GrowthScale] = [GrowthScale(power: 0.2), .linear]
    /// The shares of the scales, summing to one.
    public var scaleShares: [Double] = [0.65, 0.35]
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
    /// 1 − k / `pooledYears`. One is for independent samples, and the default; three is how OEWS
    /// pools.
    public var pooledYears = 1
    /// Members that carry less than this share of the heaviest member's weight are left out; where
    /// survey errors are known, a tenth of it.
    public var smallestWeight = 0.01

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
        lastingVariances, irregularVariances, irregularVariancesWithKnownError, priorDeviations,
      ]
      return !drifts.isEmpty && lists.allSatisfy { !$0.isEmpty } && !scales.isEmpty
        && scales.count == scaleShares.count && abs(scaleShares.reduce(0, +) - 1) < 1e-9
        && priorDeviations.count == priorDeviationShares.count
        && abs(priorDeviationShares.reduce(0, +) - 1) < 1e-9 && likelihoodPower > 0
        && pooledYears >= 1
    }

    /// The scales a series is seen on, with their shares: a series with zeros only on levels, if
    /// they are among the scales.
    func scales(for series: DatedSeries) -> [(scale: GrowthScale, share: Double)] {
      if scales.contains(.linear), series.points.contains(where: { $0.value <= 0 }) {
        return [(.linear, 1)]
      }
      return zip(scales, scaleShares).map { ($0, $1) }
    }
  }
}
