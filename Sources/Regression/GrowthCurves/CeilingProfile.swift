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

  /// A point of the profile: log ceiling, sum of squares less the critical one, other parameters.
  private struct Point {
    let logarithm: Double
    let excess: Double
    let others: [Double]
  }

  /// The ceiling at which the profile crosses the critical sum of squares; nil where it does not on
  /// the way to `end`.
  private func boundary(toward end: Double) throws(Stop) -> Double? {
    let last = Double.log(end)
    var inside = Point(
      logarithm: Double.log(fit.estimates[0]), excess: fit.residualSumOfSquares - criticalSum,
      others: Array(fit.estimates.dropFirst()))
    var step = (last > inside.logarithm ? 1 : -1) * firstStep
    while inside.logarithm != last {
      var next = inside.logarithm + step
      if abs(step) > abs(last - inside.logarithm) { next = last }
      let point = try refit(next, from: inside.others)
      if point.excess > 0 { return try crossing(inside, point) }
      inside = point
      step = Swift.max(-0.7, Swift.min(0.7, step * 1.6))
    }
    return nil
  }

  /// The crossing between a point inside and one outside: the secant, with the Illinois rule that
  /// halves the excess of an end that stays, inside a bracket that always holds the crossing.
  private func crossing(_ inside: Point, _ outside: Point) throws(Stop) -> Double {
    var (inner, outer) = (inside, outside)
    var (low, high) = (inner.excess, outer.excess)
    for _ in 0..<100 where abs(outer.logarithm - inner.logarithm) > 1e-11 {
      let share = low / (low - high)
      let point = try refit(
        inner.logarithm + share * (outer.logarithm - inner.logarithm), from: inner.others)
      if abs(point.excess) <= 1e-11 * criticalSum { return Double.exp(point.logarithm) }
      if point.excess > 0 {
        (outer, high, low) = (point, point.excess, 0.5 * low)
      } else {
        (inner, low, high) = (point, point.excess, 0.5 * high)
      }
    }
    return Double.exp(0.5 * (inner.logarithm + outer.logarithm))
  }

  /// The best fit under a ceiling. Its sum of squares is stationary, so that the search's own end is
  /// exact enough and no digits need polishing.
  private func refit(_ logarithm: Double, from start: [Double]) throws(Stop) -> Point {
    let ceiling = Double.exp(logarithm)
    let function = CompiledResiduals(CurveUnderCeiling(curve: curve, ceiling: ceiling), data)
    let end = GrowthCurve.solver.search(.geodesic, function, start)
    guard end.relativeOffset < 1e-5 else {
      throw Stop(
        ceiling: ceiling,
        reason: .notConverged(
          iterations: end.iterations, relativeOffset: end.relativeOffset,
          sumOfSquares: end.sumOfSquares))
    }
    return Point(
      logarithm: logarithm, excess: end.sumOfSquares - criticalSum, others: end.point)
  }

  /// Why a curve could not be fitted: where the best fit under a ceiling a thousand times the largest
  /// value is not significantly worse than what was reached, the ceiling is not identified.
  static func explained(
    _ failure: NonlinearFitError, curve: GrowthCurve, data: NonlinearData, starts: [[Double]],
    level: Double
  ) -> NonlinearFitError {
    let limit = 1000 * (data.response.map { abs($0.high) }.max() ?? 1)
    let sums = starts.map { start in
      var ceiling = start[0]
      var others = Array(start.dropFirst())
      var sum = Double.infinity
      // The others follow a rising ceiling in small steps, each from the last.
      while ceiling < limit {
        ceiling = Swift.min(2 * ceiling, limit)
        let function = CompiledResiduals(CurveUnderCeiling(curve: curve, ceiling: ceiling), data)
        let end = GrowthCurve.solver.search(.geodesic, function, others)
        (others, sum) = (end.point, end.sumOfSquares)
      }
      return sum
    }
    let freedom = data.rows - curve.parameters.count
    let allowed = failure.reachedSum * (1 + criticalShare(level: level, freedom: freedom))
    guard let lowest = sums.min(), lowest <= allowed else { return failure }
    return .notIdentified(parameters: ["ceiling"], sumOfSquares: lowest)
  }

  /// S(b̂)·(1 + F/ν): the sum of squares at the ends of the interval.
  private var criticalSum: Double {
    fit.residualSumOfSquares
      * (1 + Self.criticalShare(level: level, freedom: fit.degreesOfFreedom))
  }

  /// F(1, ν)/ν at a level.
  private static func criticalShare(level: Double, freedom: Int) -> Double {
    FDistribution(numeratorDegreesOfFreedom: 1, denominatorDegreesOfFreedom: Double(freedom))
      .upperQuantile(1 - level) / Double(freedom)
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
