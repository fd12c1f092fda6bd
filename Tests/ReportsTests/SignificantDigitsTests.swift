import Testing

@testable import Reports

@Suite struct SignificantDigitsTests {
  @Test(arguments: [
    (0.0363940167, "0.0363940"), (1203.32401, "1,203.32"), (4.12675224e-19, "4.12675e-19"),
    (0, "0"), (-0.00572566403, "\u{2212}0.00572566"), (0.99999999, "1.00000"),
    (9.9999999e-5, "0.000100000"), (302_837_534.2, "302,837,534"), (1.5e20, "1.50000e+20"),
    (1.25e-300, "1.25000e-300"),
  ])
  func numbersKeepSixDigits(value: Double, text: String) {
    #expect(SignificantDigits.text(value) == text)
  }

  @Test func roundedNumbersAreTheNearestDecimals() {
    #expect(SignificantDigits.rounded(1.3146039920058378e-45) == 1.314603992e-45)
    #expect(SignificantDigits.rounded(-41280.0) == -41280)
    #expect(SignificantDigits.rounded(0.99999999999999) == 1)
  }
}
