/// A number of about 31 significant digits, held as the unevaluated sum of two doubles.
///
/// Residuals of a nearly exact fit lose most of their digits when both the response and the model
/// are rounded to sixteen; with this type they keep them. Sums and products follow Dekker (1971)
/// and Knuth; the product's error comes from the fused multiply–add.
public struct ExtendedDouble: SmoothNumber, Equatable {
  /// The double nearest to the number.
  public let high: Double
  /// What `high` lacks; at most half a unit in its last place.
  public let low: Double

  /// A plain number.
  public init(_ value: Double) {
    high = value
    low = 0
  }

  /// The exact sum of two doubles, rounded to the type's precision.
  public init(sum first: Double, _ second: Double) {
    let total = first + second
    let part = total - first
    high = total
    low = (first - (total - part)) + (second - part)
  }

  /// The exact product of two doubles.
  public init(product first: Double, _ second: Double) {
    high = first * second
    low = (-high).addingProduct(first, second)
  }

  /// Two parts of which the first is much the larger.
  init(large: Double, small: Double) {
    high = large + small
    low = small - (high - large)
  }

  public var primal: Double { high }

  /// Whether the number is neither infinite nor undefined.
  public var isFinite: Bool { high.isFinite && low.isFinite }

  // The digits of π, ln 2 and their tails: Bailey, Hida, Li & Thompson, QD library, 2007.
  public static let pi = Self(large: 3.141592653589793116, small: 1.224646799147353207e-16)
  static let halfPi = Self(large: 1.570796326794896558, small: 6.123233995736766036e-17)
  static let naturalLogOf2 = Self(large: 0.6931471805599452862, small: 2.319046813846299558e-17)
}

extension ExtendedDouble {
  public static func + (left: Self, right: Self) -> Self {
    let large = Self(sum: left.high, right.high)
    let small = Self(sum: left.low, right.low)
    let middle = Self(large: large.high, small: large.low + small.high)
    return Self(large: middle.high, small: middle.low + small.low)
  }

  public static func - (left: Self, right: Self) -> Self { left + (-right) }

  prefix public static func - (operand: Self) -> Self {
    Self(negated: operand)
  }

  private init(negated number: Self) {
    high = -number.high
    low = -number.low
  }

  public static func * (left: Self, right: Self) -> Self {
    let product = Self(product: left.high, right.high)
    let cross = left.high * right.low + left.low * right.high
    return Self(large: product.high, small: product.low + cross)
  }

  public static func / (left: Self, right: Self) -> Self {
    let first = left.high / right.high
    guard first.isFinite else { return Self(first) }
    let afterFirst = left - right * Self(first)
    let second = afterFirst.high / right.high
    let afterSecond = afterFirst - right * Self(second)
    let third = afterSecond.high / right.high
    return Self(large: first, small: second) + Self(third)
  }

  /// The number times a power of two: exact short of overflow and underflow.
  func scaled(byPowerOfTwo exponent: Int) -> Self {
    Self(
      large: high.scaled(exponent),
      small: low.scaled(exponent))
  }
}

extension Double {
  /// The number times 2 to the power `exponent`.
  fileprivate func scaled(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: self)
  }
}
