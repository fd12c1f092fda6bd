import Foundation

/// Quantiles of a mixture over both scales for one year after another, each search started where
/// the year before ended.
///
/// It finds what ``MixtureQuantile`` finds, to a millionth of the distribution's spread, in one or
/// two sums over the members instead of ten.
struct QuantileSweep {
  /// The members of all scales, four by four; a scale's are next to each other.
  private var members: [PackedMembers] = []
  /// The scales with the stretches of ``members`` that are on them.
  private var parts: [(scale: GrowthScale, range: Range<Int>)] = []
  private var filled = 0
  /// The quantiles of the last year and of the one before, as distances from the center in spreads.
  private var previous: [Double] = []
  private var earlier: [Double] = []
  private var massAtZero: Double?

  /// Forgets the years before.
  mutating func restart() {
    previous.removeAll(keepingCapacity: true)
    earlier.removeAll(keepingCapacity: true)
    clear()
  }

  /// Forgets the members of the year before.
  mutating func clear() {
    members.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
  }

  /// Opens the members of a scale.
  mutating func begin(_ scale: GrowthScale) {
    parts.append((scale, members.count..<members.count))
    filled = MemberGrid.laneCount
  }

  /// Adds a member to the scale opened last.
  mutating func add(center: Double, spread: Double, weight: Double) {
    if filled == MemberGrid.laneCount {
      members.append(PackedMembers())
      filled = 0
      let last = parts.count - 1
      parts[last].range = parts[last].range.lowerBound..<members.count
    }
    let last = members.count - 1
    members[last].centers[filled] = center
    members[last].steps[filled] = CurveTable.resolution / spread
    members[last].weights[filled] = weight
    filled += 1
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
    massAtZero = nil
    var found: [Double] = []
    for (index, probability) in probabilities.enumerated() {
      let start =
        center + spread
        * self.start(index, found, center, spread, standards[index] / deviationRatio)
      guard
        let value = search(probability, from: start, spread: spread, center: center, table: table)
      else { return nil }
      found.append(value)
    }
    earlier = previous
    previous = found.map { ($0 - center) / spread }
    return found.map { exp($0) }
  }

  /// Where to begin, in spreads from the center: on the line through the last two years, at the last
  /// year's place, or where a single member with the mixture's spread would have it.
  private func start(
    _ index: Int, _ found: [Double], _ center: Double, _ spread: Double, _ standard: Double
  ) -> Double {
    if previous.count > index, previous[index].isFinite {
      guard earlier.count > index, earlier[index].isFinite else { return previous[index] }
      return 2 * previous[index] - earlier[index]
    }
    guard let median = found.first, median.isFinite else { return standard }
    return (median - center) / spread + standard
  }

  /// The mean and deviation of the logarithm of the level, from the members of the scale nearest to
  /// the logarithmic one.
  private func moments(_ deviationRatio: Double) -> (center: Double, spread: Double) {
    guard let part = parts.min(by: { $0.scale.power < $1.scale.power }) else { return (.nan, .nan) }
    var (weights, sums) = (PackedMembers.Lanes(), PackedMembers.Lanes())
    for four in members[part.range] {
      weights += four.weights
      sums += four.weights * four.centers
    }
    let weight = weights.sum()
    let mean = sums.sum() / weight
    var squares = PackedMembers.Lanes()
    for four in members[part.range] {
      let distance = four.centers - mean
      let own = deviationRatio * CurveTable.resolution / four.steps
      squares += four.weights * (own * own + distance * distance)
    }
    let square = squares.sum()
    let level = part.scale.level(mean)
    guard level > 0 else { return (.nan, .nan) }
    let slope = part.scale.slope(level) * level
    return (log(level), (square / weight).squareRoot() / slope)
  }

  /// Halley's steps on the logarithm of the level, kept inside what earlier steps have shown.
  private mutating func search(
    _ probability: Double, from start: Double, spread: Double, center: Double, table: CurveTable
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
      // Far below the center the level may be zero: the mass that the cut puts there decides.
      if x < center - 1, probability <= zeroMass(table) { return -.infinity }
    }
    return nil
  }

  /// The probability of a level of zero, summed when first needed in a year.
  private mutating func zeroMass(_ table: CurveTable) -> Double {
    if let massAtZero { return massAtZero }
    var mass = 0.0
    for part in parts where part.scale.power > 0 {
      mass += table.sum(members.span, part.range, at: 0).value
    }
    massAtZero = mass
    return mass
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
