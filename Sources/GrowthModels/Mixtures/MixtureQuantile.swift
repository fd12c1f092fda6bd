/// Probabilities and quantiles of a mixture over several scales, in units of the series' level.
struct MixtureQuantile {
  let parts: [StudentMixture]

  /// The probability at or below `value`; zero below zero.
  func cdf(_ value: Double) -> Double {
    value < 0 ? 0 : min(max(sum(at: value).value, 0), 1)
  }

  /// The probability at or below `value`, not negative, with its derivatives for values above zero.
  func sum(at value: Double) -> CurveSum {
    var total = CurveSum()
    for part in parts where value > 0 || part.scale.power > 0 {
      let sum = part.sum(at: part.scale.coordinate(value))
      total.value += sum.value
      guard value > 0 else { continue }
      let slope = part.scale.slope(value)
      total.slope += sum.slope * slope
      total.curvature +=
        sum.curvature * slope * slope + sum.slope * slope * (part.scale.power - 1) / value
    }
    return total
  }

  /// The value with the given probability at or below it.
  ///
  /// Newton's steps, corrected for curvature (Halley's), inside a bracket made of the members' own
  /// quantiles and halved whenever a step would leave it, so that the search cannot fail.
  func value(at probability: Double) -> Double {
    if sum(at: 0).value >= probability { return 0 }
    let standards = parts.map { $0.curve.quantile(probability) }
    var (low, high) = bracket(standards)
    guard low < high else { return high }
    var current = start(standards)
    if !(current > low && current < high) { current = middle(low, high) }
    for _ in 0..<200 {
      let found = sum(at: current)
      let excess = found.value - probability
      if excess < 0 { low = current } else { high = current }
      if high - low <= 1e-13 * high { break }
      let newton = excess / found.slope
      let bend = 1 - newton * found.curvature / (2 * found.slope)
      let next = current - newton / (bend > 0.5 && bend < 2 ? bend : 1)
      if next > low, next < high {
        if abs(next - current) <= 1e-12 * abs(next) { return next }
        current = next
      } else {
        current = middle(low, high)
      }
    }
    return high
  }

  /// Where one normal part with the moments of the heaviest would have the quantile.
  private func start(_ standards: [Double]) -> Double {
    var best: (weight: Double, value: Double) = (-1, 0)
    for (part, standard) in zip(parts, standards) {
      let weight = part.weights.reduce(0, +)
      guard weight > best.weight else { continue }
      let (center, deviation) = part.moments
      let coordinate = center + standard * deviation / part.curve.deviationRatio
      best = (weight, part.scale.level(coordinate))
    }
    return best.value
  }

  /// Halfway between two bounds, by their ratio when they are far apart.
  private func middle(_ low: Double, _ high: Double) -> Double {
    low > 0 && high / low > 4 ? (low.squareRoot() * high.squareRoot()) : low + (high - low) / 2
  }

  /// Bounds of the quantile: the lowest and highest quantile of any member, never below zero.
  private func bracket(_ standards: [Double]) -> (low: Double, high: Double) {
    var (low, high) = (Double.infinity, 0.0)
    for (part, standard) in zip(parts, standards) where !part.weights.isEmpty {
      let range = part.quantileRange(standard: standard)
      low = min(low, part.scale.level(range.lowerBound))
      high = max(high, part.scale.level(range.upperBound))
    }
    // A margin for rounding: the bounds are computed by another route than the probabilities.
    return (low * (1 - 1e-7), high * (1 + 1e-7))
  }
}
