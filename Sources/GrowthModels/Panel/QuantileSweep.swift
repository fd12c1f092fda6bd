import Foundation

/// Quantiles of a mixture over both scales for one year after another, each search started where
/// the year before ended.
///
/// It finds what ``MixtureQuantile`` finds, to a millionth of the distribution's spread, in one or
/// two sums over the members instead of ten.
struct QuantileSweep {
  /// The members of all scales; a scale's are next to each other.
  var members: [PackedMember] = []
  /// The scales with the stretches of ``members`` that are on them.
  var parts: [(scale: GrowthScale, range: Range<Int>)] = []
  private var previous: [Double] = []
  private var previousCenter = 0.0
  private var previousSpread = 0.0

  /// Forgets the years before.
  mutating func restart() {
    previous.removeAll(keepingCapacity: true)
  }

  /// The quantiles of the members held, relative to the series' level, or `nil` where the search
  /// does not settle.
  ///
  /// - Parameters:
  ///   - probabilities: the probabilities, the median first.
  ///   - standards: the quantiles of the curve at the same probabilities.
  ///   - deviationRatio: the curve's standard deviation.
  mutating func quantiles(
    _ probabilities: [Double], standards: [Double], deviationRatio: Double, table: CurveTable
  ) -> [Double]? {
    let (center, spread) = moments(deviationRatio)
    guard center.isFinite, spread.isFinite, spread > 0 else { return nil }
    var found: [Double] = []
    for (index, probability) in probabilities.enumerated() {
      let start: Double
      if previous.count == probabilities.count {
        start = center + spread * (previous[index] - previousCenter) / previousSpread
      } else if index == 0 {
        start = center
      } else {
        start = found[0] + spread * standards[index] / deviationRatio
      }
      guard
        let value = search(probability, from: start, spread: spread, floor: center, table: table)
      else { return nil }
      found.append(value)
    }
    (previous, previousCenter, previousSpread) = (found, center, spread)
    return found.map { exp($0) }
  }

  /// The mean and deviation of the logarithm of the level, from the members of the scale nearest to
  /// the logarithmic one.
  private func moments(_ deviationRatio: Double) -> (center: Double, spread: Double) {
    guard let part = parts.min(by: { $0.scale.power < $1.scale.power }) else { return (.nan, .nan) }
    var (weight, sum) = (0.0, 0.0)
    for index in part.range {
      weight += members[index].z
      sum += members[index].z * members[index].x
    }
    let mean = sum / weight
    var square = 0.0
    for index in part.range {
      let distance = members[index].x - mean
      let own = deviationRatio / members[index].y
      square += members[index].z * (own * own + distance * distance)
    }
    let level = part.scale.level(mean)
    guard level > 0 else { return (.nan, .nan) }
    let slope = part.scale.slope(level) * level
    return (log(level), (square / weight).squareRoot() / slope)
  }

  /// Halley's steps on the logarithm of the level, kept inside what earlier steps have shown.
  private func search(
    _ probability: Double, from start: Double, spread: Double, floor: Double, table: CurveTable
  ) -> Double? {
    var (low, high) = (-Double.infinity, Double.infinity)
    var x = start
    for _ in 0..<40 {
      let sum = sums(at: x, table)
      let excess = sum.value - probability
      if excess < 0 { low = x } else { high = x }
      guard sum.slope > 0 else { return nil }
      let newton = excess / sum.slope
      let bend = 1 - newton * sum.curvature / (2 * sum.slope)
      var step = -newton / (bend > 0.5 ? bend : (bend < 0.5 ? 1 : bend))
      step = min(max(step, -3 * spread), 3 * spread)
      var next = x + step
      if next <= low || next >= high {
        guard low.isFinite, high.isFinite else { return nil }
        next = (low + high) / 2
      }
      if abs(next - x) < 0.01 * spread { return next }
      x = next
      if x < floor - 3 { return nil }
    }
    return nil
  }

  /// The probability of a level at or below exp(x), with its derivatives by x.
  private func sums(at x: Double, _ table: CurveTable) -> CurveSum {
    var total = CurveSum()
    let span = members.span
    for part in parts {
      let power = part.scale.power
      let rate = power == 0 ? 1 : exp(power * x)
      let coordinate = power == 0 ? x : rate / power
      let sum = table.sum(span, part.range, at: coordinate)
      total.value += sum.value
      total.slope += sum.slope * rate
      total.curvature += sum.curvature * rate * rate + sum.slope * power * rate
    }
    return total
  }
}
