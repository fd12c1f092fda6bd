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
    /// The standard deviation of yearly shocks that the prior is centered at: its scale is
    /// a₀ times the square of this.
    public var priorDeviation = 0.035
    /// The scales that are mixed, with equal weight.
    public var scales: [GrowthScale] = [.log, .linear]
    /// Over how many years a survey pools its sample: the errors of years k apart correlate
    /// 1 − k / `pooledYears`. One is for independent samples.
    public var pooledYears = 1
    /// Members that carry less than this share of the weight are left out.
    public var smallestWeight = 1e-4

    /// The default.
    public init() {}

    /// The members of the grid, with prior weights that sum to one: every τ² counts the same.
    func members(knownError: Bool) -> [FamilyMember] {
      var members: [FamilyMember] = []
      let irregulars = knownError ? irregularVariancesWithKnownError : irregularVariances
      for drifting in driftingVariances {
        let remaining = drifting > 0 ? autocorrelations : [0]
        for autocorrelation in remaining {
          for lasting in lastingVariances {
            for irregular in irregulars {
              members.append(
                FamilyMember(
                  drifting: drifting, autocorrelation: autocorrelation, lasting: lasting,
                  irregular: irregular, priorWeight: 1 / Double(remaining.count)))
            }
          }
        }
      }
      let total = members.reduce(0) { $0 + $1.priorWeight }
      return members.map { $0.weighted($0.priorWeight / total) }
    }
  }
}
