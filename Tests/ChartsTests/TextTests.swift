import Testing

@testable import Charts

@Suite struct TextTests {
  /// Sums of the advances in Adobe's Helvetica.afm and Helvetica-Bold.afm, per 1000 units:
  /// M 833, R 722, I 278, space 278, digits 556, H 722, e 556, l 222, o 556; bold M 833, R 722,
  /// I 278.
  @Test func widthsAreThoseOfHelvetica() {
    #expect(TextMetrics.width(of: "MRI", size: 1000) == 1833)
    #expect(TextMetrics.width(of: "MRI", size: 1000, bold: true) == 1833)
    #expect(TextMetrics.width(of: "Hello", size: 1000) == 2278)
    #expect(TextMetrics.width(of: "2025 20", size: 10) == 36.14)
    #expect(TextMetrics.width(of: "e\u{301}", size: 1000) == 556)
  }

  @Test func truncatedTextFitsAndSaysSo() {
    let face = Typeface(12)
    #expect(face.truncated("Short", to: 100) == "Short")
    let cut = face.truncated("Radiologic technologists and technicians", to: 100)
    #expect(cut.hasSuffix("…"))
    #expect(cut.hasPrefix("Radiologic"))
    #expect(face.reservedWidth(of: cut) <= 100)
  }

  @Test func wrappedTextKeepsEveryWordWhenThereIsRoom() {
    let text = "Radiologic technologists and technicians"
    let lines = Typeface(12).wrapped(text, to: 120, lines: 4)
    #expect(lines.count > 1)
    #expect(lines.joined(separator: " ") == text)
    #expect(lines.allSatisfy { Typeface(12).reservedWidth(of: $0) <= 120 })
  }

  @Test func wrappedTextEndsInAnEllipsisWhenThereIsNone() {
    let lines = Typeface(12).wrapped("one two three four five six seven", to: 60, lines: 2)
    #expect(lines.count == 2)
    #expect(lines.last?.hasSuffix("…") == true)
  }

  @Test func balancedTextLeavesNoWordAlone() {
    let lines = Typeface(18, bold: true).balanced(
      "Magnetic resonance imaging technologists: employment to 2035", to: 640, lines: 3)
    #expect(lines.count == 2)
    #expect(lines.last != "2035")
  }

  @Test(
    arguments: [
      (43_390, NumberFormat.count, "43,390"), (0, .count, "0"), (-0.4, .count, "0"),
      (999_999.5, .count, "1,000,000"), (-1234, .count, "−1,234"), (2035, .year, "2035"),
      (3.14159, .percent(1), "3.1%"), (0.05, .percent(1), "0.1%"),
      (2.8, .percent(1, showsPlus: true), "+2.8%"),
      (0, .percent(1, showsPlus: true), "0.0%"), (-0.04, .percent(1, showsPlus: true), "0.0%"),
      (83_740, .dollars(), "$83,740"), (-12.5, .dollars(2), "−$12.50"),
      (0.007, .decimal(2), "0.01"),
      (.nan, .count, "–"), (.infinity, .count, "–"), (1_234_567.891, .decimal(2), "1,234,567.89"),
    ] as [(Double, NumberFormat, String)])
  func numbersReadAsPublished(value: Double, format: NumberFormat, expected: String) {
    #expect(format.text(value) == expected)
  }

  @Test(
    arguments: [
      (0, "0"), (1.5, "1.5"), (1.25, "1.25"), (1.005, "1"), (-3.456, "-3.46"), (100.10, "100.1"),
      (0.05, "0.05"), (-0.001, "0"),
    ] as [(Double, String)])
  func coordinatesHaveTwoDecimalsAtMost(value: Double, expected: String) {
    #expect(coordinate(value) == expected)
  }

  @Test func reservedCharactersBecomeEntities() {
    #expect(escapedXML("a<b>&\"c\"") == "a&lt;b&gt;&amp;&quot;c&quot;")
    #expect(escapedXML("x\u{0}y\nz\u{FFFE}") == "x\u{FFFD}y z\u{FFFD}")
  }
}
