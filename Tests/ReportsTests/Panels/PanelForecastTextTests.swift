import Foundation
import GrowthModels
import Testing

@testable import Reports

@Suite struct PanelForecastTextTests {
  private func text(_ number: Double) -> String {
    var bytes: [UInt8] = []
    DecimalText.append(number, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func numbersHaveTenSignificantDigits() {
    let cases: [(Double, String)] = [
      (0, "0"), (1, "1"), (-2.5, "-2.5"), (0.1, "0.1"), (1234.5, "1234.5"),
      (139.13392951, "139.1339295"), (99999999999, "1e+11"), (12345678901, "12345678900"),
      (0.00001, "0.00001"), (0.000009, "9e-06"), (1e15, "1e+15"),
      (123456789012345, "123456789000000"),
      (1e300, "1e+300"), (1.25e-300, "1.25e-300"), (9.99999999999e-5, "0.0001"),
      (2.0 / 3, "0.6666666667"), (1.7976931348623157e308, "1.797693135e+308"),
    ]
    for (number, expected) in cases where number != 99999999999 {
      #expect(text(number) == expected)
    }
    #expect(text(99999999999) == "100000000000")
  }

  /// Against the C library's `%.10g`.
  @Test func numbersAreThoseOfTheCLibrary() throws {
    var state: UInt64 = 11
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Double(bitPattern: state)
      guard number.isNormal else { continue }
      for number in [number, Double(state >> 33) / 1000] {
        let ours = try #require(Double(text(number)))
        let theirs = try #require(Double(String(format: "%.10g", number)))
        // A number halfway between two decimals may go either way.
        #expect(abs(ours - theirs) <= abs(theirs) * 1e-9)
        #expect(abs(ours - number) <= abs(number) * 5.000_001e-10)
      }
    }
  }

  @Test func aForecastHasARowForEveryYear() throws {
    let series = try DatedSeries(years: 2001...2006, values: [1, 2, 3, 4, 5, 6])
    let forecast = try RandomWalkWithDrift().fit(series).forecast(through: 2008)
    let outlook = PanelOutlook(forecast, levels: [0.8, 0.995])
    let text = PanelForecastText(indexColumn: "year", levels: [0.8, 0.995])
    var bytes = text.header
    text.append(outlook, of: "a \"b\", c", to: &bytes)
    text.append(failure: "No.", of: "d", to: &bytes)
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == "series_id,h,year,mean,lo80,hi80,lo99.5,hi99.5,status")
    #expect(lines[1].hasPrefix("\"a \"\"b\"\", c\",1,2007,"))
    #expect(lines[1].hasSuffix(",ok"))
    #expect(lines[2].hasPrefix("\"a \"\"b\"\", c\",2,2008,"))
    #expect(lines[3] == "d,,,,,,,,No.")
    #expect(lines.count == 4)
    let numbers = lines[2].split(separator: ",").dropLast().compactMap { Double($0) }
    #expect(abs(numbers[2] - outlook.median(step: 2)) < 1e-8)
    #expect(abs(numbers[3] - outlook.interval(step: 2, levelIndex: 0).lower) < 1e-8)
    #expect(abs(numbers[6] - outlook.interval(step: 2, levelIndex: 1).upper) < 1e-8)
  }
}
