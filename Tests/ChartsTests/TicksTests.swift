import Foundation
import Testing

@testable import Charts

@Suite struct TicksTests {
  @Test func stepsAreThoseAPersonWouldChoose() {
    var generator = Generator(seed: 4)
    for _ in 0..<2000 {
      let low = Double.random(in: -1e6...1e6, using: &generator)
      let extent = pow(10, Double.random(in: -4...7, using: &generator))
      let limit = Int.random(in: 2...12, using: &generator)
      let ticks = Ticks(covering: low...(low + extent), atMost: limit)
      let mantissa = ticks.step / pow(10, log10(ticks.step * 1.000_001).rounded(.down))
      #expect([1, 2, 2.5, 5].contains { ($0 - mantissa).magnitude < 1e-6 })
      #expect(ticks.values.count <= limit + 1)
      #expect(ticks.domain.lowerBound <= low + extent * 1e-9)
      #expect(ticks.domain.upperBound >= low + extent * (1 - 1e-9))
    }
  }

  @Test func marksOfAKnownAxis() {
    let ticks = Ticks(covering: 0...118_835, atMost: 6)
    #expect(ticks.values == [0, 20_000, 40_000, 60_000, 80_000, 100_000, 120_000])
    #expect(Ticks(covering: -0.6...4.5, atMost: 6).values == [-1, 0, 1, 2, 3, 4, 5])
    #expect(Ticks(covering: 0...1, atMost: 4).values == [0, 0.25, 0.5, 0.75, 1])
  }

  /// Axes as a person would mark them: the range of the values, the most intervals that there is
  /// room for, and the marks.
  @Test(
    arguments: [
      (0, 43_390, 5, [0, 10_000, 20_000, 30_000, 40_000, 50_000]),
      (0, 90_160, 5, [0, 20_000, 40_000, 60_000, 80_000, 100_000]),
      (0, 136_000, 6, [0, 25_000, 50_000, 75_000, 100_000, 125_000, 150_000]),
      (0, 1_290, 4, [0, 500, 1_000, 1_500]), (0, 7, 4, [0, 2, 4, 6, 8]),
      (45, 176, 4, [0, 50, 100, 150, 200]), (70, 100, 4, [70, 80, 90, 100]),
      (-2.4, 4.1, 6, [-4, -2, 0, 2, 4, 6]), (0.31, 1.11, 4, [0.25, 0.5, 0.75, 1, 1.25]),
      (79.2, 100, 9, [75, 80, 85, 90, 95, 100]), (0, 10, 4, [0, 5, 10]),
      (0, 0.45, 5, [0, 0.1, 0.2, 0.3, 0.4, 0.5]), (0, 3, 6, [0, 0.5, 1, 1.5, 2, 2.5, 3]),
      (79_000, 101_000, 5, [70_000, 80_000, 90_000, 100_000, 110_000]),
      (0, 2_600_000, 6, [0, 500_000, 1_000_000, 1_500_000, 2_000_000, 2_500_000, 3_000_000]),
    ] as [(Double, Double, Int, [Double])])
  func axesAreMarkedAsAPersonWould(low: Double, high: Double, limit: Int, marks: [Double]) {
    let ticks = Ticks(covering: low...high, atMost: limit)
    #expect(ticks.values.count == marks.count)
    for (found, wanted) in zip(ticks.values, marks) {
      #expect(abs(found - wanted) <= 1e-12 * max(1, abs(wanted)), "\(ticks.values)")
    }
  }

  @Test(
    arguments: [
      (2025, 2035, 12, [2025, 2030, 2035]), (2015, 2035, 2, [2020, 2030]),
      (2015, 2035, 3, [2020, 2030]), (2012, 2025, 9, [2015, 2020, 2025]),
      (2016, 2025, 9, [2016, 2018, 2020, 2022, 2024]), (2021, 2024, 9, [2021, 2022, 2023, 2024]),
      (1980, 2035, 6, [1980, 1990, 2000, 2010, 2020, 2030]), (1997, 2035, 3, [2000, 2020]),
      (2030, 2031, 0, [2030]),
    ] as [(Int, Int, Int, [Int])])
  func yearsAreThoseAPersonWouldWrite(first: Int, last: Int, limit: Int, years: [Int]) {
    #expect(YearTicks(within: first...last, atMost: limit).years == years)
  }

  @Test func decimalsTellMarksApart() {
    #expect(Ticks(covering: 0...1, atMost: 4).decimals == 2)
    #expect(Ticks(covering: 0...1, atMost: 5).decimals == 1)
    #expect(Ticks(covering: 0...400, atMost: 4).decimals == 0)
    #expect(Ticks(covering: 0...10, atMost: 4).decimals == 0)
  }

  @Test func aRangeWithoutExtentStillHasAnAxis() {
    let ticks = Ticks(covering: 5...5, atMost: 5)
    #expect(ticks.domain.lowerBound <= 5 && ticks.domain.upperBound >= 5)
    #expect(ticks.values.count >= 2)
  }

  @Test func marksWithinARangeStayWithinIt() {
    #expect(Ticks(within: -20...12_800, atMost: 4).values == [0, 5_000, 10_000])
    // With steps of five there would be one mark.
    #expect(Ticks(within: -3.4...3.6, atMost: 3).values == [-2, 0, 2])
  }

  @Test func yearsAreRoundAndFew() {
    #expect(
      YearTicks(within: 2004...2035, atMost: 12).years
        == [2005, 2010, 2015, 2020, 2025, 2030, 2035])
    #expect(YearTicks(within: 2004...2035, atMost: 4).years == [2010, 2020, 2030])
    #expect(YearTicks(within: 2021...2025, atMost: 9).years == [2021, 2022, 2023, 2024, 2025])
    #expect(YearTicks(within: 2021...2022, atMost: 1).years == [2022])
  }
}
