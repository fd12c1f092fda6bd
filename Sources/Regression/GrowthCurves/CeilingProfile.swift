/// The profile-likelihood interval of a ceiling: all values at which the best fit of the other
/// parameters is not significantly worse (Bates & Watts, 1988, §6.1).
struct CeilingProfile {
  let curve: GrowthCurve
  let data: NonlinearData
  let fit: NonlinearFit
  let level: Double

  /// Follows the profile upward and downward from the estimate.
  func evidence() -> CeilingEvidence {
    let estimate = fit.estimates[0]
    let largest = data.response.map { abs($0.high) }.max() ?? estimate
    let limit = 1000 * Swift.max(largest, estimate)
    do {
      let lower = try boundary(toward: 1e-3 * estimate) ?? 0
      guard let upper = try boundary(toward: limit) else {
        return .notIdentified(lower: lower, followedTo: limit, level: level)
      }
      return .identified(lower: lower, upper: upper, level: level)
    } catch {
      return .notTraced(beyond: error.ceiling, reason: error.reason)
    }
  }

  private struct Stop: Error {
    let ceiling: Double
    let reason: NonlinearFitError
  }

  /// The ceiling at which the profile crosses the critical sum of squares; nil where it does not on
  /// the way to `end`.
  private func boundary(toward end: Double) throws(Stop) -> Double? {
    var inside = Double.log(fit.estimates[0])
    let last = Double.log(end)
    var others = Array(fit.estimates.dropFirst())
    var step = (last > inside ? 1 : -1) * firstStep
    while inside != last {
      var next = inside + step
      if abs(next - inside) > abs(last - inside) { next = last }
      let point = try refit(ceiling: next, from: others)
      if point.residualSumOfSquares > criticalSum {
        return try crossing(inside, next, others)
      }
      inside = next
      others = point.estimates
      step = Swift.max(-0.7, Swift.min(0.7, step * 1.6))
    }
    return nil
  }

  /// Bisection on the logarithm of the ceiling.
  private func crossing(_ inside: Double, _ outside: Double, _ start: [Double]) throws(Stop)
    -> Double
  {
    var (inner, outer, others) = (inside, outside, start)
    for _ in 0..<60 where abs(outer - inner) > 1e-9 {
      let middle = 0.5 * (inner + outer)
      let point = try refit(ceiling: middle, from: others)
      if point.residualSumOfSquares > criticalSum {
        outer = middle
      } else {
        inner = middle
        others = point.estimates
      }
    }
    return Double.exp(0.5 * (inner + outer))
  }

  private func refit(ceiling logarithm: Double, from start: [Double]) throws(Stop) -> NonlinearFit {
    let ceiling = Double.exp(logarithm)
    do {
      return try NonlinearLeastSquares(iterationLimit: 300).fit(
        CurveUnderCeiling(curve: curve, ceiling: ceiling), to: data, from: start)
    } catch {
      throw Stop(ceiling: ceiling, reason: error)
    }
  }

  /// S(b̂)·(1 + F/ν): the sum of squares at the ends of the interval.
  private var criticalSum: Double {
    let freedom = Double(fit.degreesOfFreedom)
    let quantile = FDistribution(
      numeratorDegreesOfFreedom: 1, denominatorDegreesOfFreedom: freedom
    ).upperQuantile(1 - level)
    return fit.residualSumOfSquares * (1 + quantile / freedom)
  }

  private var firstStep: Double {
    let relative = fit.parameters[0].relativeStandardError ?? 0.1
    return Swift.max(1e-6, Swift.min(0.3, relative))
  }
}

/// A growth curve whose ceiling is held at a value.
struct CurveUnderCeiling: NonlinearModel {
  let curve: GrowthCurve
  let ceiling: Double

  var parameters: [ModelParameter] { Array(curve.parameters.dropFirst()) }

  func value<Number: SmoothNumber>(at x: [Number], _ b: [Number]) -> Number {
    curve.value(at: x, [Number(ceiling)] + b)
  }
}
