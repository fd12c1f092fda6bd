import Foundation

/// The distribution function of a standard Student t (or normal) variable, prepared for being asked
/// many thousands of times.
///
/// The upper tail probability is a smooth function of `w = x / √(κ + x²)` on the interval from 0 to
/// 1 (κ = ν for Student t, 20 for the normal), because its derivative there is a power of 1 − w².
/// It is integrated once over 512 intervals and interpolated by cubics that match values and slopes:
/// the error is below 10⁻⁸ for three degrees of freedom or more. One, two and three degrees use
/// their closed forms.
struct StudentCurve: Sendable {
  /// The degrees of freedom; infinite for the normal distribution.
  let degreesOfFreedom: Double
  /// κ of the coordinate.
  private let stretch: Double
  /// Four coefficients per interval, of the tail probability in powers of the position within it.
  private let coefficients: [Double]
  private static let intervals = 512

  /// - Precondition: `degreesOfFreedom` is one, or at least two.
  init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom == 1 || degreesOfFreedom >= 2, "one, or at least two degrees")
    self.degreesOfFreedom = degreesOfFreedom
    stretch = degreesOfFreedom.isFinite ? degreesOfFreedom : 20
    coefficients = Self.hasClosedForm(degreesOfFreedom) ? [] : Self.tabulate(degreesOfFreedom)
  }

  /// The probability at or below `x`, and the density at `x`.
  func cdfAndDensity(_ x: Double) -> (cdf: Double, density: Double) {
    if coefficients.isEmpty { return closedForm(x) }
    let size = min(abs(x), 1e150)
    let root = (stretch + size * size).squareRoot()
    let position = size / root * Double(Self.intervals)
    let interval = min(Int(position), Self.intervals - 1)
    let t = position - Double(interval)
    let at = interval * 4
    let (a, b) = (coefficients[at], coefficients[at + 1])
    let (c, d) = (coefficients[at + 2], coefficients[at + 3])
    let tail = a + t * (b + t * (c + t * d))
    let slope = -(b + t * (2 * c + t * 3 * d)) * Double(Self.intervals)
    let density = slope * stretch / (root * root * root)
    return (x < 0 ? tail : 1 - tail, density)
  }

  /// The standard deviation of a variable with spread one; one where it does not exist (two degrees
  /// of freedom or fewer).
  var deviationRatio: Double {
    guard degreesOfFreedom.isFinite, degreesOfFreedom > 2 else { return 1 }
    return (degreesOfFreedom / (degreesOfFreedom - 2)).squareRoot()
  }

  /// The probability at or below `x`.
  func cdf(_ x: Double) -> Double { cdfAndDensity(x).cdf }

  /// The value with the given probability at or below it.
  ///
  /// - Precondition: `probability` is strictly between 0 and 1.
  func quantile(_ probability: Double) -> Double {
    precondition(probability > 0 && probability < 1, "a probability strictly between 0 and 1")
    let tail = min(probability, 1 - probability)
    let w = coefficients.isEmpty ? closedCoordinate(ofTail: tail) : coordinate(ofTail: tail)
    let size = value(at: w)
    return probability < 0.5 ? -size : size
  }

  /// The coordinate w beyond which a tail of the tabulated curve lies, by its interval's cubic.
  private func coordinate(ofTail tail: Double) -> Double {
    var (low, high) = (0, Self.intervals)
    while high - low > 1 {
      let middle = (low + high) / 2
      if coefficients[middle * 4] > tail { low = middle } else { high = middle }
    }
    let (a, b) = (coefficients[low * 4], coefficients[low * 4 + 1])
    let (c, d) = (coefficients[low * 4 + 2], coefficients[low * 4 + 3])
    var (start, end) = (0.0, 1.0)
    var t = 0.5
    for _ in 0..<64 where end - start > 0 {
      let excess = a + t * (b + t * (c + t * d)) - tail
      if excess > 0 { start = t } else { end = t }
      let next = t - excess / (b + t * (2 * c + t * 3 * d))
      if abs(next - t) < 1e-15 { break }
      t = next > start && next < end ? next : (start + end) / 2
    }
    return (Double(low) + t) / Double(Self.intervals)
  }

  /// The same where the curve has a closed form, by halves.
  private func closedCoordinate(ofTail tail: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<64 where high - low > 0 {
      let middle = (low + high) / 2
      if cdf(-value(at: middle)) > tail { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// The x of a coordinate w.
  private func value(at w: Double) -> Double { (stretch / (1 - w * w)).squareRoot() * w }
}

// MARK: - Preparation

extension StudentCurve {
  /// Three-point Gauss-Legendre nodes and weights on the interval from 0 to 1.
  private static let panel: [(node: Double, weight: Double)] = [
    (0.5 - 0.15.squareRoot(), 5.0 / 18), (0.5, 4.0 / 9), (0.5 + 0.15.squareRoot(), 5.0 / 18),
  ]

  /// The cubics of the tail probability.
  private static func tabulate(_ degreesOfFreedom: Double) -> [Double] {
    let width = 1 / Double(intervals)
    var masses = [Double](repeating: 0, count: intervals)
    for interval in 0..<intervals {
      for (node, weight) in panel {
        let w = (Double(interval) + node) * width
        masses[interval] += weight * width * relativeSlope(w, degreesOfFreedom)
      }
    }
    // Half of the probability lies above zero, which fixes the constant of the density.
    let scale = 0.5 / masses.reversed().reduce(0, +)
    var tails = [Double](repeating: 0, count: intervals + 1)
    for interval in (0..<intervals).reversed() {
      tails[interval] = tails[interval + 1] + scale * masses[interval]
    }
    var result: [Double] = []
    result.reserveCapacity(intervals * 4)
    for interval in 0..<intervals {
      let (start, end) = (tails[interval], tails[interval + 1])
      let left = -scale * relativeSlope(Double(interval) * width, degreesOfFreedom) * width
      let right = -scale * relativeSlope(Double(interval + 1) * width, degreesOfFreedom) * width
      result += [
        start, left, 3 * (end - start) - 2 * left - right, 2 * (start - end) + left + right,
      ]
    }
    return result
  }

  /// A power, by repeated squaring where the exponent is whole: a table needs 1,500 of them.
  private static func power(_ base: Double, _ exponent: Double) -> Double {
    guard exponent >= 0, exponent < 1024, exponent == exponent.rounded() else {
      return pow(base, exponent)
    }
    var (result, square, rest) = (1.0, base, Int(exponent))
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }

  /// The density in the coordinate w, up to a constant.
  private static func relativeSlope(_ w: Double, _ degreesOfFreedom: Double) -> Double {
    let rest = max((1 - w) * (1 + w), 0)
    if degreesOfFreedom.isFinite { return power(rest.squareRoot(), degreesOfFreedom - 2) }
    guard rest > 0 else { return 0 }
    return exp(-10 * w * w / rest) / (rest * rest.squareRoot())
  }
}

// MARK: - Closed forms

extension StudentCurve {
  private static func hasClosedForm(_ degreesOfFreedom: Double) -> Bool {
    degreesOfFreedom == 1 || degreesOfFreedom == 2 || degreesOfFreedom == 3
  }

  private func closedForm(_ x: Double) -> (cdf: Double, density: Double) {
    let size = abs(x)
    let (tail, density): (Double, Double)
    switch degreesOfFreedom {
    case 1:
      tail = atan2(1, size) / .pi
      density = 1 / (.pi * (1 + x * x))
    case 2:
      let root = (2 + x * x).squareRoot()
      tail = 1 / (root * (root + size))
      density = 1 / (root * root * root)
    default:
      let root = 3.0.squareRoot()
      tail = max((atan2(root, size) - root * size / (3 + x * x)) / .pi, 0)
      density = 6 * root / (.pi * (3 + x * x) * (3 + x * x))
    }
    return (x < 0 ? tail : 1 - tail, density)
  }
}
