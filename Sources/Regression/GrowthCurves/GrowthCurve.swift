/// A growth curve with a ceiling, as a function of time.
///
/// The ceiling K is in the response's unit, rates are per unit of time, the midpoint is a time.
public enum GrowthCurve: NonlinearModel, Hashable {
  /// K / (1 + e^(−r(t−m))): parameters `ceiling`, `rate`, `midpoint` (Verhulst, 1838).
  case logistic
  /// K·exp(−e^(−r(t−m))): parameters `ceiling`, `rate`, `midpoint` (Gompertz, 1825; Winsor, 1932).
  case gompertz
  /// K / (1 + ν·e^(−r(t−m)))^(1/ν): parameters `ceiling`, `rate`, `midpoint`, `shape` ν ≥ −1. It is
  /// the logistic at ν = 1, Gompertz at ν = 0, which it passes smoothly, and the exponential
  /// with asymptote at ν = −1 (Richards, 1959). Below ν = 0 it begins where 1 + ν·e^(−r(t−m)) = 0,
  /// and is zero before.
  case richards
  /// K(1 − e^(−(p+q)s)) / (1 + (q/p)e^(−(p+q)s)) with s the time since introduction: cumulative
  /// adoption with parameters `ceiling`, `innovation` p, `imitation` q (Bass, 1969).
  case bass(introduction: Double)
  /// K − (K − y₀)e^(−r(t−t₀)): parameters `ceiling`, `rate` and `initial`, the value y₀ at the
  /// origin t₀ (Mitscherlich, 1909).
  case exponentialAsymptote(origin: Double)

  public var parameters: [ModelParameter] {
    let ceiling = ModelParameter("ceiling", .positive)
    switch self {
    case .logistic, .gompertz:
      return [ceiling, ModelParameter("rate"), ModelParameter("midpoint")]
    case .richards:
      return [
        ceiling, ModelParameter("rate"), ModelParameter("midpoint"),
        ModelParameter("shape", .closed(-1, .infinity)),
      ]
    case .bass:
      return [
        ceiling, ModelParameter("innovation", .positive), ModelParameter("imitation", .positive),
      ]
    case .exponentialAsymptote:
      return [ceiling, ModelParameter("rate", .positive), ModelParameter("initial")]
    }
  }

  public func value<Number: SmoothNumber>(at x: [Number], _ b: [Number]) -> Number {
    let t = x[0]
    switch self {
    case .logistic:
      return b[0] / (1 + .exp(-(b[1] * (t - b[2]))))
    case .gompertz:
      return b[0] * .exp(-(.exp(-(b[1] * (t - b[2])))))
    case .richards:
      let decay = Number.exp(-(b[1] * (t - b[2])))
      if 1 + b[3].primal * decay.primal <= 0 { return 0 }
      return b[0] * .exp(-Self.compounded(decay, shape: b[3]))
    case .bass(let introduction):
      let decay = Number.exp(-((b[1] + b[2]) * (t - Number(introduction))))
      return b[0] * (1 - decay) / (1 + b[2] / b[1] * decay)
    case .exponentialAsymptote(let origin):
      let decay = Number.exp(-(b[1] * (t - Number(origin))))
      return b[0] - (b[0] - b[2]) * decay
    }
  }

  /// ln(1 + νz)/ν, which is z at ν = 0.
  ///
  /// Near there it is 2z/(2 + νz)·(1 + s²/3 + s⁴/5 + …) with s = νz/(2 + νz), so that nothing cancels
  /// and every derivative exists; the terms left out are below 1e-32.
  private static func compounded<Number: SmoothNumber>(_ z: Number, shape: Number) -> Number {
    let x = shape * z
    if !(abs(x.primal) < 0.1) { return .log(1 + x) / shape }
    let s = x / (2 + x)
    let square = s * s
    var series = Number(0)
    for odd in stride(from: 25, through: 1, by: -2) {
      series = 1 / Number(Double(odd)) + square * series
    }
    return 2 * z / (2 + x) * series
  }

  /// Fits the curve from starts that the data suggest.
  ///
  /// A grid of rates, midpoints and shapes, with the best ceiling for each by linear least squares,
  /// gives the starts; of the searches from the best three the smallest sum of squares is kept.
  ///
  /// - Parameters:
  ///   - times: one per value.
  ///   - values: the response.
  ///   - weights: positive analytic weights, one per value.
  ///   - level: of the profile interval for the ceiling.
  /// - Throws: ``NonlinearFitError``; `notIdentified` naming the ceiling where the fit improves as far
  ///   as the ceiling is raised, so that no estimate can be given.
  public func fit(
    times: [Double], values: [Double], weights: [Double]? = nil, level: Double = 0.95
  ) throws(NonlinearFitError) -> GrowthCurveFit {
    precondition(level > 0 && level < 1, "a level lies between 0 and 1")
    let data = try NonlinearData(response: values, covariates: [times], weights: weights)
    guard data.rows > parameters.count else {
      throw .tooFewRows(found: data.rows, parameters: parameters.count)
    }
    let starts = GrowthCurveStarts(self, times: times, values: values, weights: weights).best(3)
    guard !starts.isEmpty else {
      throw .notIdentified(parameters: parameters.map(\.name), sumOfSquares: .infinity)
    }
    let fit: NonlinearFit
    do {
      fit = try bestFit(to: data, from: starts)
    } catch {
      throw CeilingProfile.explained(
        error, curve: self, data: data, starts: starts, level: level)
    }
    let ceiling = CeilingProfile(curve: self, data: data, fit: fit, level: level).evidence()
    return GrowthCurveFit(curve: self, fit: fit, ceiling: ceiling)
  }

  /// Starts from the data are near enough that a search which fails here fails for good.
  static let solver = NonlinearLeastSquares(
    iterationLimit: 300, strategies: [.geodesic, .plain])

  private func bestFit(to data: NonlinearData, from starts: [[Double]])
    throws(NonlinearFitError) -> NonlinearFit
  {
    var best: NonlinearFit?
    var failure: NonlinearFitError?
    for start in starts {
      do {
        let fit = try Self.solver.fit(self, to: data, from: start)
        if fit.residualSumOfSquares < best?.residualSumOfSquares ?? .infinity { best = fit }
      } catch {
        if error.reachedSum <= failure?.reachedSum ?? .infinity { failure = error }
      }
    }
    if let best { return best }
    throw failure ?? .notIdentified(parameters: parameters.map(\.name), sumOfSquares: .infinity)
  }
}

extension NonlinearLeastSquares {
  /// Fits a growth curve from a start: as the form for any model, compiled for this one.
  ///
  /// - Throws: ``NonlinearFitError``.
  public func fit(_ model: GrowthCurve, to data: NonlinearData, from start: [Double])
    throws(NonlinearFitError) -> NonlinearFit
  {
    try fit(modelling: model, to: data, from: start)
  }
}

/// A fitted growth curve and what the data say about its ceiling.
public struct GrowthCurveFit: Sendable {
  /// The curve.
  public let curve: GrowthCurve
  /// The fit, in the curve's parameters.
  public let fit: NonlinearFit
  /// Whether the data bound the ceiling.
  public let ceiling: CeilingEvidence
}

/// What the data say about a ceiling.
public enum CeilingEvidence: Sendable, Equatable {
  /// The data bound it from both sides: the ends of the profile-likelihood interval.
  case identified(lower: Double, upper: Double, level: Double)
  /// The data bound it from below only: the ceiling could be as high as `followedTo`, a thousand
  /// times the largest value, without a significantly worse fit. A forecast should not rest on it.
  case notIdentified(lower: Double, followedTo: Double, level: Double)
  /// The profile could not be followed beyond a ceiling; the data may or may not bound it.
  case notTraced(beyond: Double, reason: NonlinearFitError)

  /// Whether the data bound the ceiling from both sides.
  public var isIdentified: Bool {
    if case .identified = self { true } else { false }
  }
}

extension CeilingEvidence: CustomStringConvertible {
  public var description: String {
    switch self {
    case .identified(let lower, let upper, let level):
      "the ceiling lies between \(lower) and \(upper) (profile interval, level \(level))"
    case .notIdentified(let lower, let followedTo, let level):
      "the ceiling is not identified: the data exclude values below \(lower) but not values up to "
        + "\(followedTo) (profile interval, level \(level))"
    case .notTraced(let beyond, let reason):
      "the ceiling's interval could not be traced beyond \(beyond): \(reason)"
    }
  }
}
