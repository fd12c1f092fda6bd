import Foundation

/// Logarithms and exponentials of many numbers, in a form without branches that the compiler turns
/// into vector instructions. Errors stay below one unit in the last place; the C library's
/// functions take one number at a time and several times as long.
package enum VectorMath {
  /// The natural logarithm of a normal positive number; not a number for anything else.
  ///
  /// x = 2ᵏ(1 + f) with 1 + f between √½ and √2, and ln(1 + f) = f − (f²/2 − s(f²/2 + R)) with
  /// s = f/(2 + f) and R the tail of the series of 2 artanh s (Cody and Waite 1980).
  @inline(__always)
  static func logarithm(_ x: Double) -> Double {
    let bits = x.bitPattern
    let biased = (bits &- 0x3FE6_A09E_667F_3BCD &+ 0x3FF0_0000_0000_0000) >> 52
    let k = Double(bitPattern: 0x4330_0000_0000_0000 | biased) - 4_503_599_627_371_519
    let f =
      Double(bitPattern: bits &- (biased << 52) &+ 0x3FF0_0000_0000_0000) - 1
    let s = f / (2 + f)
    let z = s * s
    var r = z * (2.0 / 19) + 2.0 / 17
    r = r * z + 2.0 / 15
    r = r * z + 2.0 / 13
    r = r * z + 2.0 / 11
    r = r * z + 2.0 / 9
    r = r * z + 2.0 / 7
    r = r * z + 2.0 / 5
    r = r * z + 2.0 / 3
    r *= z
    let half = 0.5 * f * f
    // ln 2 in two parts, the first short enough that k times it is exact.
    let low = s * (half + r) + k * 0x1.a39ef35793c76p-33
    let result = k * 0x1.62e42feep-1 - ((half - low) - f)
    return x >= 0x1p-1022 && x <= 0x1.fffffffffffffp1023 ? result : .nan
  }

  /// e to the power of x, for |x| ≤ 708; not a number outside.
  ///
  /// x = k ln 2 + r with |r| ≤ ½ ln 2, and the series of eʳ to its thirteenth power.
  @inline(__always)
  static func exponential(_ x: Double) -> Double {
    let shifted = x * 1.442_695_040_888_963_4 + 6_755_399_441_055_744
    let k = shifted - 6_755_399_441_055_744
    let r = (x - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33
    var p = r * (1 / 6_227_020_800.0) + 1 / 479_001_600.0
    p = p * r + 1 / 39_916_800.0
    p = p * r + 1 / 3_628_800.0
    p = p * r + 1 / 362_880.0
    p = p * r + 1 / 40_320.0
    p = p * r + 1 / 5_040.0
    p = p * r + 1 / 720.0
    p = p * r + 1 / 120.0
    p = p * r + 1 / 24.0
    p = p * r + 1 / 6.0
    p = p * r + 0.5
    let tail = p * r * r + r
    let scale = Double(bitPattern: (shifted.bitPattern &+ 1023) << 52)
    let result = scale + scale * tail
    return x >= -708 && x <= 708 ? result : .nan
  }

  /// Replaces each number by its logarithm, or by not a number where it has none.
  static func takeLogarithms(_ values: UnsafeMutablePointer<Double>, count: Int) {
    for i in 0..<count { values[i] = logarithm(values[i]) }
  }

  /// The exponentials of many numbers. Beyond ±708 the C library's are taken.
  package static func exponentials(_ values: [Double]) -> [Double] {
    values.withUnsafeBufferPointer { source in
      [Double](unsafeUninitializedCapacity: source.count) { target, count in
        for i in 0..<source.count { target[i] = exponential(source[i]) }
        count = source.count
        for i in 0..<count where target[i].isNaN { target[i] = exp(source[i]) }
      }
    }
  }

  /// The logarithms of many numbers; zero, negative and infinite ones as the C library has them.
  package static func logarithms(_ values: [Double]) -> [Double] {
    values.withUnsafeBufferPointer { source in
      [Double](unsafeUninitializedCapacity: source.count) { target, count in
        for i in 0..<source.count { target[i] = logarithm(source[i]) }
        count = source.count
        for i in 0..<count where target[i].isNaN { target[i] = log(source[i]) }
      }
    }
  }
}
