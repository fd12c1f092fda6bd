/// Probabilities and quantiles of a mixture over both scales, in units of the series' level.
struct MixtureQuantile {
  let parts: [StudentMixture]

  /// The probability at or below `value`; zero below zero.
  func cdf(_ value: Double) -> Double {
    value < 0 ? 0 : min(max(cdfAndDensity(value).cdf, 0), 1)
  }

  /// The probability at or below `value`, not negative, and its derivative.
  func cdfAndDensity(_ value: Double) -> (cdf: Double, density: Double) {
    var (cdf, density) = (0.0, 0.0)
    for part in parts where value > 0 || part.scale.power > 0 {
      let (probability, slope) = part.cdfAndDensity(part.scale.coordinate(value))
      cdf += probability
      if value > 0 { density += slope * part.scale.slope(value) }
    }
    return (cdf, density)
  }

  /// The value with the given probability at or below it.
  ///
  /// Newton's steps inside a bracket made of the members' own quantiles, halved whenever a step
  /// would leave it, so that the search cannot fail.
  func value(at probability: Double) -> Double {
    if cdfAndDensity(0).cdf >= probability { return 0 }
    var (low, high) = bracket(probability)
    guard low < high else { return high }
    var current = middle(low, high)
    for _ in 0..<200 {
      let (cdf, density) = cdfAndDensity(current)
      if cdf < probability { low = current } else { high = current }
      if high - low <= 1e-13 * high { break }
      let next = current - (cdf - probability) / density
      if next > low, next < high {
        if abs(next - current) <= 1e-12 * abs(next) { return next }
        current = next
      } else {
        current = middle(low, high)
      }
    }
    return high
  }

  /// Halfway between two bounds, by their ratio when both are positive.
  private func middle(_ low: Double, _ high: Double) -> Double {
    low > 0 && high / low > 4 ? (low.squareRoot() * high.squareRoot()) : low + (high - low) / 2
  }

  /// Bounds of the quantile: the lowest and highest quantile of any member, never below zero.
  private func bracket(_ probability: Double) -> (low: Double, high: Double) {
    var (low, high) = (Double.infinity, 0.0)
    for part in parts where !part.weights.isEmpty {
      let range = part.quantileRange(probability)
      low = min(low, part.scale.level(range.lowerBound))
      high = max(high, part.scale.level(range.upperBound))
    }
    // A margin for rounding: the bounds are computed by another route than the probabilities.
    return (low * (1 - 1e-9), high * (1 + 1e-9))
  }
}
