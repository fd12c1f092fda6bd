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

  @Test func decimalsTellMarksApart() {
    #expect(Ticks(covering: 0...1, atMost: 4).decimals == 2)
    #expect(Ticks(covering: 0...1, atMost: 5).decimals == 1)
    #expect(Ticks(covering: 0...400, atMost: 4).decimals == 0)
    #expect(Ticks(covering: 0...10, atMost: 4).decimals == 1)
  }

  @Test func aRangeWithoutExtentStillHasAnAxis() {
    let ticks = Ticks(covering: 5...5, atMost: 5)
    #expect(ticks.domain.lowerBound <= 5 && ticks.domain.upperBound >= 5)
    #expect(ticks.values.count >= 2)
  }

  @Test func marksWithinARangeStayWithinIt() {
    #expect(Ticks(within: -20...12_800, atMost: 4).values == [0, 5_000, 10_000])
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
