import Testing

@testable import Regression

@Suite struct NumberTests {
  private func expect(
    _ value: ExtendedDouble?, _ text: String, _ tolerance: Double = 1e-29,
    _ location: SourceLocation = #_sourceLocation
  ) {
    guard let value, let reference = ExtendedDouble(parsing: text) else {
      Issue.record("not a number: \(text)", sourceLocation: location)
      return
    }
    let error = ((value - reference) / reference).high
    #expect(abs(error) <= tolerance, sourceLocation: location)
  }

  // mpmath with 50 digits.
  @Test func elementaryFunctionsHaveTwentyNineDigits() {
    let x = ExtendedDouble(parsing: "1.7")
    guard let x else { return }
    expect(.exp(x), "5.473947391727199760790862663009097")
    expect(.exp(x * ExtendedDouble(-20)), "1.713908431542012966302720342576049e-15")
    expect(.log(x), "0.5306282510621703962315431631887623")
    expect(.sqrt(x), "1.303840481040529742916594311485837")
    expect(.sin(x), "0.9916648104524686153461333986478757")
    expect(.cos(x), "-0.1288444942955246840876428573348735")
    expect(.sin(x * ExtendedDouble(1000)), "-0.3879205589842185876282665700215774", 1e-27)
    expect(.atan(x), "1.039072259536091027621250337907279")
    expect(.pow(x, ExtendedDouble(parsing: "-2.3") ?? x), "0.2950988253834209213667289473345179")
    expect(.pow(x, 5), "14.19857")
  }

  @Test func inverseFunctionsUndoEachOther() {
    for place in 1...40 {
      let x = ExtendedDouble(0.37) * ExtendedDouble(Double(place)) / ExtendedDouble(7)
      let back = ExtendedDouble.log(.exp(x)) / x - 1
      #expect(abs(back.high) < 1e-29)
      let unity = ExtendedDouble.sin(x) * .sin(x) + .cos(x) * .cos(x) - 1
      #expect(abs(unity.high) < 1e-30)
      let root = ExtendedDouble.sqrt(x)
      #expect(abs((root * root / x - 1).high) < 1e-30)
    }
  }

  @Test func decimalsKeepTheirDigits() {
    let third = ExtendedDouble(parsing: "0.333333333333333333333333333333333")
    #expect(abs(((third ?? 0) * 3 - 1).high) < 1e-30)
    #expect(ExtendedDouble(parsing: "-2.5e3") == ExtendedDouble(-2500))
    #expect(ExtendedDouble(parsing: "109") == ExtendedDouble(109))
    for text in ["", "-", ".", "1e", "1.2.3", "12a", "e5"] {
      #expect(ExtendedDouble(parsing: text) == nil)
    }
  }

  @Test func dualNumbersDifferentiateExactly() {
    func curve<Number: SmoothNumber>(_ x: Number) -> Number {
      let first: Number = .exp(x) * .sin(x) / (1 + x * x)
      let second: Number = .pow(x, Number(2.5)) + .log(x) * .atan(x)
      let third: Number = .pow(x, -3) + .cos(.pi * x) - .sqrt(x)
      return first + second + third
    }
    // Central differences with 31 digits and a step of 1e-9 are good to about 1e-13.
    for x in [0.3, 1.1, 2.7] {
      let slope = curve(Dual(x, tangent: 1)).tangent
      let step = ExtendedDouble(1e-9)
      let center = ExtendedDouble(x)
      let rise = curve(center + step) - curve(center - step)
      let difference = (rise / (ExtendedDouble(2) * step)).high
      #expect(correctDigits(slope, difference) >= 13)
      let bend = curve(Dual(Dual(x, tangent: 1), tangent: Dual(1.0, tangent: 0))).tangent.tangent
      let outer = curve(center + step) - ExtendedDouble(2) * curve(center) + curve(center - step)
      #expect(correctDigits(bend, (outer / (step * step)).high) >= 11)
    }
  }

  @Test func aConstantPowerOfZeroAndOfANegativeBaseIsDifferentiable() {
    let square = Dual<Double>.pow(Dual(-3, tangent: 1), Dual(2))
    #expect(square.value == 9 && square.tangent == -6)
    let atZero = Dual<Double>.pow(Dual(0), Dual(1.5, tangent: 1))
    #expect(atZero.value == 0 && atZero.tangent == 0)
  }
}
