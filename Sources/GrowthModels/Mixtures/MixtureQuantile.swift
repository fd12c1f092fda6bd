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
  func value(at probability: Double) -> Double {
    if sum(at: 0).value >= probability { return 0 }
    return first(at: probability).value
  }

  /// The values with each of some probabilities, which rise, at or below them.
  ///
  /// Each search begins where the one before ended, moved by as much as a single curve with the
  /// mixture's density there would have it.
  func values(at probabilities: [Double]) -> [Double] {
    guard let last = probabilities.last, let curve = parts.first?.curve else { return [] }
    let massAtZero = sum(at: 0).value
    let top = bracket(standards(at: last)).high
    var before: (found: Found, standard: Double, density: Double)?
    return probabilities.map { probability in
      if massAtZero >= probability { return 0 }
      let standard = curve.quantile(probability)
      let found: Found
      if let before, before.found.slope > 0, before.found.value < top {
        let step = (standard - before.standard) * before.density / before.found.slope
        found = search(
          probability, between: before.found.value * (1 - 1e-12), and: top,
          from: before.found.value + step)
      } else {
        found = first(at: probability)
      }
      before = (found, standard, curve.cdfAndDensity(standard).density)
      return found.value
    }
  }

  /// What a search came to.
  private struct Found {
    let value: Double
    /// The density near the value.
    let slope: Double
  }

  /// A search that nothing is known for, in a bracket made of the members' own quantiles.
  private func first(at probability: Double) -> Found {
    let standards = standards(at: probability)
    let (low, high) = bracket(standards)
    guard low < high else { return Found(value: high, slope: 0) }
    return search(probability, between: low, and: high, from: start(standards))
  }

  private func standards(at probability: Double) -> [Double] {
    parts.map { $0.curve.quantile(probability) }
  }

  /// Newton's steps, corrected for curvature (Halley's), inside a bracket that is halved whenever a
  /// step would leave it, so that the search cannot fail.
  private func search(
    _ probability: Double, between lowest: Double, and highest: Double, from start: Double
  ) -> Found {
    var (low, high) = (lowest, highest)
    var current = start > low && start < high ? start : middle(low, high)
    var slope = 0.0
    // A Halley's step takes the third power of what was missing, so that the last need not be seen
    // to have arrived; Newton's, where no curvature is known, takes the second.
    let near = 1e-6 * min(probability, 1 - probability)
    for _ in 0..<200 {
      let found = sum(at: current)
      slope = found.slope
      let excess = found.value - probability
      if excess < 0 { low = current } else { high = current }
      if high - low <= 1e-13 * high { break }
      let newton = excess / found.slope
      let bend = 1 - newton * found.curvature / (2 * found.slope)
      let next = current - newton / (bend > 0.5 && bend < 2 ? bend : 1)
      if next > low, next < high {
        let isNear = found.curvature != 0 && abs(excess) <= near
        if isNear || abs(next - current) <= 1e-12 * abs(next) {
          return Found(value: next, slope: slope)
        }
        current = next
      } else {
        current = middle(low, high)
      }
    }
    return Found(value: high, slope: slope)
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
