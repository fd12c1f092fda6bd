import Foundation

/// A number on which a model can be evaluated: plain, with twice the digits, or carrying its
/// derivative.
///
/// A model written once against this protocol gives its value (`Double`), its value to about 31
/// digits (``ExtendedDouble``), its exact first derivatives (``Dual``) and its exact second
/// derivatives (`Dual<Dual<Double>>`).
public protocol SmoothNumber: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// The number nearest to a plain one.
  init(_ value: Double)

  /// The plain number nearest to the value, without derivatives.
  var primal: Double { get }

  /// Whether the number is zero together with every derivative it carries.
  var isIdenticallyZero: Bool { get }

  /// The ratio of a circle's circumference to its diameter.
  static var pi: Self { get }

  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  prefix static func - (operand: Self) -> Self

  /// The exponential function.
  static func exp(_ x: Self) -> Self
  /// The natural logarithm; not a number below zero.
  static func log(_ x: Self) -> Self
  /// The square root; not a number below zero.
  static func sqrt(_ x: Self) -> Self
  /// The sine of an angle in radians.
  static func sin(_ x: Self) -> Self
  /// The cosine of an angle in radians.
  static func cos(_ x: Self) -> Self
  /// The angle in radians whose tangent is `x`, between −π/2 and π/2.
  static func atan(_ x: Self) -> Self
  /// `base` to a real power; not a number for a negative base and a fractional power.
  static func pow(_ base: Self, _ exponent: Self) -> Self
  /// `base` to a whole power, by repeated multiplication.
  static func pow(_ base: Self, _ exponent: Int) -> Self
}

extension SmoothNumber {
  public var isIdenticallyZero: Bool { primal == 0 }
  public init(floatLiteral value: Double) { self.init(value) }
  public init(integerLiteral value: Int) { self.init(Double(value)) }

  public static func pow(_ base: Self, _ exponent: Int) -> Self {
    if exponent < 0 { return Self(1) / pow(base, -exponent) }
    var result = Self(1)
    var square = base
    var remaining = exponent
    while remaining > 0 {
      if remaining & 1 == 1 { result = result * square }
      remaining >>= 1
      if remaining > 0 { square = square * square }
    }
    return result
  }
}

extension Double: SmoothNumber {
  public var primal: Double { self }

  public static func exp(_ x: Double) -> Double { Foundation.exp(x) }
  public static func log(_ x: Double) -> Double { Foundation.log(x) }
  public static func sqrt(_ x: Double) -> Double { x.squareRoot() }
  public static func sin(_ x: Double) -> Double { Foundation.sin(x) }
  public static func cos(_ x: Double) -> Double { Foundation.cos(x) }
  public static func atan(_ x: Double) -> Double { Foundation.atan(x) }
  public static func pow(_ base: Double, _ exponent: Double) -> Double {
    Foundation.pow(base, exponent)
  }
}
