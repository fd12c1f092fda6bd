import Foundation

/// The distribution of Σ λⱼξⱼ² for independent standard normal ξⱼ and weights λⱼ of either sign.
///
/// P(Q < 0) is the inversion integral −(1/2πi)∫ M(s)/s ds of the moment generating function
/// M(s) = Π(1 − 2λⱼs)^(−½), taken along the vertical line through the point of the negative axis
/// where M(s)/|s| is least, so that nothing cancels (Imhof, 1961, gives the integral on the
/// imaginary axis; Rice, 1980, the line through the saddle). The double-exponential rule is refined
/// until two levels agree.
struct QuadraticFormDistribution {
  private let weights: [Double]

  /// - Parameter weights: finite, at least one of them not zero.
  init(weights: [Double]) {
    precondition(weights.contains { $0 != 0 } && weights.allSatisfy(\.isFinite))
    self.weights = weights.filter { $0 != 0 }
  }

  /// P(Q < 0), to about twelve digits.
  var probabilityBelowZero: Double {
    guard let smallest = weights.min(), let largest = weights.max() else { return 0 }
    if smallest >= 0 { return 0 }
    if largest <= 0 { return 1 }
    let lower = tailBelowZero(weights)
    if lower < 0.5 { return lower }
    return 1 - tailBelowZero(weights.map { -$0 })
  }

  private func tailBelowZero(_ weights: [Double]) -> Double {
    let abscissa = saddle(weights)
    let peak = logModulus(abscissa, 0, weights)
    var step = 0.5
    var previous = Double.nan
    for _ in 0..<8 {
      let value = integral(weights, abscissa, peak, step)
      if abs(value - previous) <= 1e-14 * abs(value) { return -value / Double.pi }
      previous = value
      step /= 2
    }
    return -previous / Double.pi
  }

  /// ∫₀^∞ Re(M(s)/s) dy along s = abscissa + iy, with y = |abscissa|·sinh(π/2·sinh u)·scale.
  private func integral(
    _ weights: [Double], _ abscissa: Double, _ peak: Double, _ step: Double
  ) -> Double {
    let scale = width(weights, abscissa)
    var total = 0.0
    var u = 0.0
    var isFirst = true
    while u < 6.5 {
      let inner = Double.pi / 2 * sinh(u)
      let y = scale * sinh(inner)
      let slope = scale * cosh(inner) * Double.pi / 2 * cosh(u)
      guard y.isFinite, slope.isFinite else { break }
      let term = integrand(weights, abscissa, y) * slope
      total += isFirst ? 0.5 * term : term
      if !isFirst, abs(term) < 1e-18 * abs(total), u > 2 { break }
      isFirst = false
      u += step
    }
    return total * step
  }

  private func integrand(_ weights: [Double], _ x: Double, _ y: Double) -> Double {
    var angle = 0.0
    for weight in weights { angle -= 0.5 * atan2(-2 * weight * y, 1 - 2 * weight * x) }
    angle -= atan2(y, x)
    return exp(logModulus(x, y, weights)) * cos(angle)
  }

  /// log |M(s)/s|.
  private func logModulus(_ x: Double, _ y: Double, _ weights: [Double]) -> Double {
    var total = -log(hypot(x, y))
    for weight in weights { total -= 0.5 * log(hypot(1 - 2 * weight * x, 2 * weight * y)) }
    return total
  }

  /// The length over which the integrand falls off along the line.
  private func width(_ weights: [Double], _ x: Double) -> Double {
    var curvature = 1 / (x * x)
    for weight in weights {
      let ratio = 2 * weight / (1 - 2 * weight * x)
      curvature += 0.5 * ratio * ratio
    }
    return 1 / curvature.squareRoot()
  }

  /// Where M(s)/|s| is least between the pole at zero and the branch point 1/(2·min λ).
  private func saddle(_ weights: [Double]) -> Double {
    let edge = 1 / (2 * (weights.min() ?? -1))
    var (low, high) = (edge, 0.0)
    for _ in 0..<80 {
      let middle = 0.5 * (low + high)
      var slope = -1 / middle
      for weight in weights { slope += weight / (1 - 2 * weight * middle) }
      if slope < 0 { low = middle } else { high = middle }
    }
    return 0.5 * (low + high)
  }
}
