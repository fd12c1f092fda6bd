/// One linear model of the family: what the variances are, relative to the yearly shocks' variance.
struct FamilyMember: Sendable, Hashable {
  /// τ², the variance of drifting growth.
  let drifting: Double
  /// φ, the yearly autocorrelation of drifting growth.
  let autocorrelation: Double
  /// s², the prior variance of lasting growth.
  let lasting: Double
  /// r, the variance of irregularity in the observed level.
  let irregular: Double
  /// The share of the prior weight.
  let priorWeight: Double

  /// The same member with another prior weight.
  func weighted(_ weight: Double) -> FamilyMember {
    FamilyMember(
      drifting: drifting, autocorrelation: autocorrelation, lasting: lasting,
      irregular: irregular, priorWeight: weight)
  }

  /// The name that a reader knows the member by.
  var name: String {
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
