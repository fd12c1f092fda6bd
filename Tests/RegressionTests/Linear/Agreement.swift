import Foundation
import Testing

/// The number of decimal digits that agree: minus the logarithm of the relative error, at most 16.
/// An expected zero is judged absolutely.
func digits(_ found: Double, _ expected: Double) -> Double {
  if found == expected { return 16 }
  if !found.isFinite { return -.infinity }
  let error = expected == 0 ? abs(found) : abs((found - expected) / expected)
  return min(16, -log10(error))
}

/// The fewest digits that agree over all values.
func fewestDigits(_ found: [Double], _ expected: [Double]) -> Double {
  guard found.count == expected.count else { return -.infinity }
  return zip(found, expected).map { digits($0, $1) }.min() ?? 16
}

/// A generator for properties that must hold for any data (SplitMix64, Steele and others 2014).
struct Generator {
  var state: UInt64

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  /// Nearly normal: the sum of twelve uniform numbers, less six.
  mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += uniform() }
    return sum
  }

  mutating func normals(_ count: Int) -> [Double] {
    var values: [Double] = []
    for _ in 0..<count { values.append(normal()) }
    return values
  }
}
