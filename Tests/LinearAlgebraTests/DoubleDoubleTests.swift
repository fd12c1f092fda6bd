import Foundation
import LinearAlgebra
import Testing

/// Reference digits: mpmath 1.3 with 60 digits.
@Suite("Double-double arithmetic")
struct DoubleDoubleTests {
  @Test func aThirdTimesThreeIsOneToThirtyDigits() {
    let third = DoubleDouble(1) / DoubleDouble(3)
    let rest = third * 3 - DoubleDouble(1)
    #expect(abs(rest.value) < 1e-31)
    #expect(third.low != 0)
  }

  @Test func theRootOfTwoSquaredIsTwo() {
    let root = DoubleDouble(2).squareRoot()
    #expect(root.high == 1.4142135623730951)
    #expect(abs(root.low - -9.667293313452913e-17) < 5e-32)
    #expect(abs((root * root - DoubleDouble(2)).value) < 1e-31)
  }

  @Test func cancellationLosesNothing() {
    let sum = DoubleDouble(1e16) + DoubleDouble(1) + DoubleDouble(1e-10) - DoubleDouble(1e16)
    // One unit in the last place of 10¹⁶ is 10⁻¹⁶ here.
    #expect(abs((sum - DoubleDouble(1)).value - 1e-10) < 2e-16)
  }

  @Test func powersOfIntegersAreExact() {
    // 7³⁰ has 85 bits.
    let power = DoubleDouble(7).raised(to: 30)
    #expect(power.high == 2.2539340290692256e25)
    #expect(power.low == 1_878_557_649)
  }

  @Test func tallGramMatricesHaveTwentyFourDigits() {
    // 1 + 2⁻³⁰ and its products have exact sums in double-double.
    let n = 1537
    let x = (0..<n).map { 1 + Double($0) * 0x1p-30 }
    let y = (0..<n).map { Double($0 % 7) - 3 + Double($0) * 0x1p-40 }
    let gram = TallGram.crossProduct(Matrix(columnByColumn: [x, y]))
    for (i, j, a, b) in [(0, 0, x, x), (0, 1, x, y), (1, 1, y, y)] {
      let exact = zip(a, b).reduce(DoubleDouble.zero) { $0 + DoubleDouble.product($1.0, $1.1) }
      #expect(abs((gram[i, j] - exact).value) <= 2e-24 * max(abs(exact.value), Double(n)))
    }
  }

  @Test func logarithmsOfManyNumbersAreWithinAUnitInTheLastPlace() {
    let values = (0..<5000).map { pow(1.2345, Double($0) - 2500) }.filter { $0.isNormal }
    for (value, found) in zip(values, VectorMath.logarithms(values)) {
      #expect(abs(found - log(value)) <= max(log(value).ulp, 0x1p-52))
    }
    let odd = VectorMath.logarithms([0, 1, .infinity, 0x1p-1074, -1])
    #expect(odd[0] == -.infinity && odd[1] == 0 && odd[2] == .infinity && odd[4].isNaN)
    #expect(abs(odd[3] - -744.4400719213812) < 1e-12)
  }

  @Test func exponentialsOfManyNumbersAreWithinAUnitInTheLastPlace() {
    let values = (0..<3000).map { Double($0) * 0.47 - 705 } + [0, 709.5, -745, 800, -800]
    var found = values
    values.withUnsafeBufferPointer { source in
      found.withUnsafeMutableBufferPointer { target in
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        VectorMath.exponentials(of: from, into: to, count: values.count)
      }
    }
    for (value, result) in zip(values, found) {
      #expect(result == exp(value) || abs(result - exp(value)) <= exp(value).ulp)
    }
  }
}
