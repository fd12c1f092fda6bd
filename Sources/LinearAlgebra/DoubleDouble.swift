/// A number held as the unevaluated sum of two doubles, about 31 significant digits.
///
/// Sums follow Knuth's two-sum, products the fused multiply-add, both without error; quotients and
/// roots take correction steps (Dekker 1971; Hida, Li and Bailey 2001).
package struct DoubleDouble: Sendable, Equatable {
  /// The number rounded to the nearest double.
  package var high: Double
  /// What `high` leaves out, at most half a unit in its last place.
  package var low: Double

  @inlinable @inline(__always)
  package init(high: Double, low: Double) {
    self.high = high
    self.low = low
  }

  /// A double, exactly.
  @inlinable @inline(__always)
  package init(_ value: Double) {
    self.init(high: value, low: 0)
  }

  @inlinable
  package static var zero: DoubleDouble { DoubleDouble(0) }

  /// The nearest double.
  @inlinable
  package var value: Double { high + low }
}

extension DoubleDouble {
  /// a + b without error.
  @inlinable @inline(__always)
  package static func sum(_ a: Double, _ b: Double) -> DoubleDouble {
    let s = a + b
    let bb = s - a
    return DoubleDouble(high: s, low: (a - (s - bb)) + (b - bb))
  }

  /// a + b without error, where |a| ≥ |b| or a is zero.
  @inlinable @inline(__always)
  package static func orderedSum(_ a: Double, _ b: Double) -> DoubleDouble {
    let s = a + b
    return DoubleDouble(high: s, low: b - (s - a))
  }

  /// a · b without error.
  @inlinable @inline(__always)
  package static func product(_ a: Double, _ b: Double) -> DoubleDouble {
    let p = a * b
    return DoubleDouble(high: p, low: (-p).addingProduct(a, b))
  }

  @inlinable @inline(__always)
  package static func + (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let s = sum(a.high, b.high)
    let t = sum(a.low, b.low)
    let first = orderedSum(s.high, s.low + t.high)
    return orderedSum(first.high, first.low + t.low)
  }

  @inlinable @inline(__always)
  package static prefix func - (a: DoubleDouble) -> DoubleDouble {
    DoubleDouble(high: -a.high, low: -a.low)
  }

  @inlinable @inline(__always)
  package static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    a + (-b)
  }

  @inlinable @inline(__always)
  package static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let p = product(a.high, b.high)
    return orderedSum(p.high, p.low.addingProduct(a.high, b.low).addingProduct(a.low, b.high))
  }

  @inlinable @inline(__always)
  package static func * (a: DoubleDouble, b: Double) -> DoubleDouble {
    let p = product(a.high, b)
    return orderedSum(p.high, p.low.addingProduct(a.low, b))
  }

  @inlinable
  package static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let first = a.high / b.high
    var rest = a - b * first
    let second = rest.high / b.high
    rest = rest - b * second
    let third = rest.high / b.high
    return orderedSum(first, second) + DoubleDouble(third)
  }

  @inlinable @inline(__always)
  package static func += (a: inout DoubleDouble, b: DoubleDouble) { a = a + b }

  @inlinable @inline(__always)
  package static func -= (a: inout DoubleDouble, b: DoubleDouble) { a = a - b }

  /// The square root of a number that is not negative (Karp and Markstein 1997).
  @inlinable
  package func squareRoot() -> DoubleDouble {
    guard high > 0 else { return DoubleDouble(high.squareRoot()) }
    let reciprocal = 1 / high.squareRoot()
    let guess = high * reciprocal
    let rest = self - DoubleDouble.product(guess, guess)
    return DoubleDouble.sum(guess, rest.high * reciprocal / 2)
  }

  /// A whole power, by repeated multiplication.
  package func raised(to exponent: Int) -> DoubleDouble {
    precondition(exponent >= 0, "only powers that are not negative")
    var result = DoubleDouble(1)
    for _ in 0..<exponent { result = result * self }
    return result
  }
}
