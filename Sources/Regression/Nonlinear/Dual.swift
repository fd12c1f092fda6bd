/// A number with its derivative along one direction: `value + tangent · ε` with `ε² = 0`.
///
/// Arithmetic on dual numbers is forward-mode automatic differentiation: the tangent of a result
/// is the exact derivative of the computed expression, without a step size. Nested
/// (`Dual<Dual<Double>>`) it gives second derivatives. (Clifford, 1873; Wengert, 1964.)
public struct Dual<Base: SmoothNumber>: SmoothNumber {
  /// The value of the expression.
  public let value: Base
  /// Its derivative along the chosen direction.
  public let tangent: Base

  /// A value with its derivative.
  public init(_ value: Base, tangent: Base) {
    self.value = value
    self.tangent = tangent
  }

  /// A constant: its derivative is zero.
  public init(_ value: Double) { self.init(Base(value), tangent: Base(0)) }

  public var primal: Double { value.primal }
  public static var pi: Self { Self(Base.pi, tangent: Base(0)) }

  public static func + (left: Self, right: Self) -> Self {
    Self(left.value + right.value, tangent: left.tangent + right.tangent)
  }

  public static func - (left: Self, right: Self) -> Self {
    Self(left.value - right.value, tangent: left.tangent - right.tangent)
  }

  public static func * (left: Self, right: Self) -> Self {
    Self(
      left.value * right.value,
      tangent: left.tangent * right.value + left.value * right.tangent)
  }

  public static func / (left: Self, right: Self) -> Self {
    let quotient = left.value / right.value
    return Self(quotient, tangent: (left.tangent - quotient * right.tangent) / right.value)
  }

  prefix public static func - (operand: Self) -> Self {
    Self(-operand.value, tangent: -operand.tangent)
  }
}

extension Dual {
  public static func exp(_ x: Self) -> Self {
    let value = Base.exp(x.value)
    return Self(value, tangent: value * x.tangent)
  }

  public static func log(_ x: Self) -> Self {
    Self(Base.log(x.value), tangent: x.tangent / x.value)
  }

  public static func sqrt(_ x: Self) -> Self {
    let value = Base.sqrt(x.value)
    return Self(value, tangent: x.tangent / (Base(2) * value))
  }

  public static func sin(_ x: Self) -> Self {
    Self(Base.sin(x.value), tangent: Base.cos(x.value) * x.tangent)
  }

  public static func cos(_ x: Self) -> Self {
    Self(Base.cos(x.value), tangent: -(Base.sin(x.value) * x.tangent))
  }

  public static func atan(_ x: Self) -> Self {
    Self(Base.atan(x.value), tangent: x.tangent / (Base(1) + x.value * x.value))
  }

  /// `base` to a real power. The two partial derivatives are taken only where they are needed, so
  /// that a constant power of a negative or zero base stays differentiable in the base.
  public static func pow(_ base: Self, _ exponent: Self) -> Self {
    let value = Base.pow(base.value, exponent.value)
    var tangent = Base(0)
    if !base.isConstant {
      let slope = exponent.value * Base.pow(base.value, exponent.value - Base(1))
      tangent = tangent + slope * base.tangent
    }
    if !exponent.isConstant && !(base.isConstant && base.primal == 0) {
      tangent = tangent + value * Base.log(base.value) * exponent.tangent
    }
    return Self(value, tangent: tangent)
  }

  public var isIdenticallyZero: Bool { value.isIdenticallyZero && tangent.isIdenticallyZero }

  /// Whether the number does not vary along its direction.
  private var isConstant: Bool { tangent.isIdenticallyZero }
}
