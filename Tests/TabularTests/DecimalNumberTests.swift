import Tabular
import Testing

@Suite struct DecimalNumberTests {
  private func value(_ text: String) -> Double? { DecimalNumber.value(of: Array(text.utf8)[...]) }
  private func whole(_ text: String) -> Int? { DecimalNumber.whole(of: Array(text.utf8)[...]) }

  /// Against the standard library's reading, which rounds correctly.
  @Test func decimalsAreReadToTheNearestNumber() {
    let texts = [
      "0", "-0", "1", "-1", "+7", "12.5", ".5", "5.", "0.1", "940.66", "1e22", "1e23", "1e-22",
      "9007199254740993", "9007199254740991.5", "123456789012345678901234567890", "0.000001",
      "1.7976931348623157e308", "4.9e-324", "2.2250738585072011e-308", "1E5", "1e+05", "1e-400",
      "1e400", "000000000000000000000000012.5", "0.00000000000000000000000000000125",
      "1234567890.123456789", "9999999999999999999", "99999999999999999999.5",
      "3.141592653589793238462643383279",
    ]
    for text in texts {
      #expect(value(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }

  @Test func everyPrintedNumberIsReadBack() {
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state)
      guard number.isFinite else { continue }
      #expect(value("\(number)") == number)
      let money = Double(state >> 40) / 100
      #expect(value("\(money)") == money)
    }
  }

  /// Mantissas of up to 19 digits with up to 27 decimals, whose value is found by division.
  @Test func longDecimalsAreReadToTheNearestNumber() {
    var state: UInt64 = 11
    for round in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = "\(state >> (UInt64(round) % 40))".prefix(19)
      let decimals = round % 28
      let padded = String(repeating: "0", count: max(0, decimals - digits.count)) + digits
      let text = "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
      #expect(value(text)?.bitPattern == Double("0" + text)?.bitPattern, "\(text)")
    }
    // Halfway between two numbers, and one digit on either side of it.
    for text in ["9007199254740993.00", "9007199254740992.99", "9007199254740993.01"] {
      #expect(value(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }

  @Test func whatIsNotADecimalIsNoNumber() {
    let texts = [
      "", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "1,5", " 1", "1 ", "0x10", "1_000", "--1",
      "NA", "null", "1e5.0", "infinit", "nano", "١",
    ]
    for text in texts { #expect(value(text) == nil, "\(text)") }
  }

  @Test func wordsForWhatIsNotFiniteAreUnderstood() {
    for text in ["nan", "NaN", "-NAN"] { #expect(value(text)?.isNaN == true) }
    #expect(value("inf") == .infinity)
    #expect(value("-Infinity") == -.infinity)
  }

  @Test func wholeNumbersAreWhole() {
    #expect(whole("2012") == 2012)
    #expect(whole("2012.0") == 2012)
    #expect(whole("-3") == -3)
    #expect(whole("1e3") == 1000)
    for text in ["2012.5", "1e16", "nan", "inf", "", "2012-01-01"] {
      #expect(whole(text) == nil, "\(text)")
    }
  }
}
