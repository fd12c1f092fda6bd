import Foundation

/// Elementary functions to about 30 digits: argument reduction, then a short Taylor series, or a
/// Newton step on the inverse function from the double result (Bailey, Hida, Li & Thompson, 2007).
extension ExtendedDouble {
  public static func exp(_ x: Self) -> Self {
    guard x.high > -700, x.high < 700 else { return Self(Foundation.exp(x.high)) }
    let multiple = (x.high / naturalLogOf2.high).rounded()
    let halvings = 9
    let reduced = (x - naturalLogOf2 * Self(multiple)).scaled(byPowerOfTwo: -halvings)
    var growth = expMinusOne(reduced)
    // (1 + g)² − 1 = 2g + g²: squaring back without losing the small part.
    for _ in 0..<halvings { growth = growth.scaled(byPowerOfTwo: 1) + growth * growth }
    return (growth + Self(1)).scaled(byPowerOfTwo: Int(multiple))
  }

  public static func log(_ x: Self) -> Self {
    guard x.high > 0, x.high.isFinite else { return Self(Foundation.log(x.high)) }
    let exponent = Int(x.high.exponent)
    let significand = x.scaled(byPowerOfTwo: -exponent)
    var result = Self(Foundation.log(significand.high))
    // Newton's step for e^y = x doubles the correct digits: y + x·e^(−y) − 1.
    for _ in 0..<2 { result = result + (significand * exp(-result) - Self(1)) }
    return result + naturalLogOf2 * Self(Double(exponent))
  }

  public static func sqrt(_ x: Self) -> Self {
    guard x.high > 0, x.high.isFinite else { return Self(x.high.squareRoot()) }
    let root = x.high.squareRoot()
    let remainder = x - Self(product: root, root)
    return Self(large: root, small: remainder.high / (2 * root))
  }

  public static func sin(_ x: Self) -> Self { sineAndCosine(x).sine }

  public static func cos(_ x: Self) -> Self { sineAndCosine(x).cosine }

  public static func atan(_ x: Self) -> Self {
    guard x.high.isFinite else { return Self(Foundation.atan(x.high)) }
    let estimate = Foundation.atan(x.high)
    let (sine, cosine) = sineAndCosine(Self(estimate))
    let correction = (x * cosine - sine) / (cosine + x * sine)
    return Self(estimate) + correction
  }

  public static func pow(_ base: Self, _ exponent: Self) -> Self {
    if exponent.low == 0, exponent.high == exponent.high.rounded(), abs(exponent.high) <= 64 {
      return pow(base, Int(exponent.high))
    }
    guard base.high > 0 else { return Self(Foundation.pow(base.high, exponent.high)) }
    return exp(exponent * log(base))
  }

  /// e^x − 1 for |x| below 0.001, by its Taylor series.
  private static func expMinusOne(_ x: Self) -> Self {
    var term = x
    var total = x
    for order in 2...10 {
      term = term * x / Self(Double(order))
      total = total + term
    }
    return total
  }

  private static func sineAndCosine(_ x: Self) -> (sine: Self, cosine: Self) {
    guard abs(x.high) < 1e9 else {
      return (Self(Foundation.sin(x.high)), Self(Foundation.cos(x.high)))
    }
    let quarters = (x.high / halfPi.high).rounded()
    // The third part of π/2 keeps the reduced angle right when many turns are taken off.
    let tail = Self(product: quarters, -1.497384904859169777e-33)
    let angle = x - halfPi * Self(quarters) - tail
    let (sine, cosine) = seriesSineAndCosine(angle.scaled(byPowerOfTwo: -5))
    var (s, versine) = (sine, Self(1) - cosine)
    for _ in 0..<5 {
      // Doubling: sin 2a = 2 sin a cos a; 1 − cos 2a = 2 sin² a.
      let square = s * s
      s = (s * (Self(1) - versine)).scaled(byPowerOfTwo: 1)
      versine = square.scaled(byPowerOfTwo: 1)
    }
    let c = Self(1) - versine
    switch Int(quarters.truncatingRemainder(dividingBy: 4) + 4) % 4 {
    case 0: return (s, c)
    case 1: return (c, -s)
    case 2: return (-s, -c)
    default: return (-c, s)
    }
  }

  /// Sine and cosine of an angle of at most π/128, by their Taylor series.
  private static func seriesSineAndCosine(_ x: Self) -> (sine: Self, cosine: Self) {
    let square = x * x
    var sineTerm = x
    var cosineTerm = Self(1)
    var sine = x
    var cosine = Self(1)
    for order in 1...9 {
      let even = Double(2 * order)
      cosineTerm = -(cosineTerm * square) / Self(even * (even - 1))
      sineTerm = -(sineTerm * square) / Self(even * (even + 1))
      cosine = cosine + cosineTerm
      sine = sine + sineTerm
    }
    return (sine, cosine)
  }
}
