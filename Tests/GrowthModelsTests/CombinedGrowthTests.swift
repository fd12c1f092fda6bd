import Foundation
import Testing

@testable import GrowthModels

@Suite struct CombinedGrowthTests {
  private func median(_ model: some GrowthModel, in year: Int) throws -> Double {
    let series = try Samples.consecutive(Samples.steady)
    return try #require(model.fit(series).forecast(through: year).distribution(in: year)).median
  }

  private func combined(
    _ factor: Double, deviation: Double, poolingPower: Double = 0.7
  ) -> CombinedGrowth {
    CombinedGrowth(
      projection: OfficialProjection(
        publisher: "BLS", base: 2022, target: 2032, growthFactor: factor,
        tenYearDeviation: deviation), poolingPower: poolingPower)
  }

  @Test func aProjectionWithoutErrorIsWhatComesOut() throws {
    #expect(agree(try median(combined(1.25, deviation: 1e-5), in: 2032), 75225, within: 1e-4))
  }

  @Test func aProjectionWithoutWeightChangesNothing() throws {
    let own = try median(AveragedFamily(), in: 2032)
    #expect(
      agree(try median(combined(3, deviation: 1e4, poolingPower: 1), in: 2032), own, within: 1e-4))
  }

  @Test func errorsThatGoTogetherWidenTheCombination() throws {
    func width(_ power: Double, in year: Int) throws -> Double {
      let model = combined(1.3, deviation: 0.4, poolingPower: power)
      let series = try Samples.consecutive(Samples.steady)
      let distribution = try #require(
        model.fit(series).forecast(through: 2032).distribution(in: year))
      let interval = distribution.interval(level: 0.8)
      return log(interval.upper / interval.lower)
    }
    let (target, near) = (
      try width(0.7, in: 2032) / width(1, in: 2032), try width(0.7, in: 2023) / width(1, in: 2023)
    )
    // A normal density would be widened by 0.7^-½ = 1.195; heavier tails are widened by more.
    #expect(target > 1.19 && target < 1.5)
    #expect(near > 1 && near < 1.05)
  }

  @Test func theCombinationLiesBetweenItsSources() throws {
    let own = try median(AveragedFamily(), in: 2032)
    let found = try median(combined(1.6, deviation: 0.35), in: 2032)
    #expect(found > own && found < 1.6 * 60180)
    let before = try median(combined(1.6, deviation: 0.35), in: 2027)
    #expect(before > (try median(AveragedFamily(), in: 2027)))
  }

  /// With known errors the members are normal, and one of them conditioned on one more normal
  /// observation has the precision-weighted mean.
  @Test func aNormalMemberIsConditionedExactly() throws {
    var options = AveragedFamily.Options()
    options.useOnly(.log)
    options.smallestWeight = 0
    let family = AveragedFamily(options: options)
    let series = try Samples.gaps(knownError: true)
    let forecast = try family.fit(series).forecast(through: 2028)
    let part = forecast.parts[0]
    let conditioned = part.conditioned(on: 1.3, logDeviation: 0.2, at: 9)
    for member in stride(from: 0, to: part.weights.count, by: 17) {
      let before = part.margin(at: 9, relativeError: 0)
      let after = conditioned.mixture.margin(at: 9, relativeError: 0)
      let precision = 1 / (before.spreads[member] * before.spreads[member]) + 1 / 0.04
      #expect(agree(after.spreads[member], 1 / precision.squareRoot(), within: 1e-9))
      let mean =
        (before.centers[member] / (before.spreads[member] * before.spreads[member])
          + log(1.3) / 0.04) / precision
      #expect(abs(after.centers[member] - mean) < 1e-9)
    }
  }

  @Test func theAccountTellsOfTheProjection() throws {
    let fitted = try combined(1.25, deviation: 0.35).fit(Samples.consecutive(Samples.steady))
    #expect(fitted.account.sentence.contains("BLS projects 25.0 % from 2022 to 2032"))
    #expect(fitted.account.sentence.contains("an error of 35 %"))
  }

  @Test func aProjectionThatDoesNotFitTheSeriesIsRefused() throws {
    let projection = OfficialProjection(
      publisher: "BLS", base: 2005, target: 2015, growthFactor: 1.2)
    let fault = #expect(throws: GrowthFault.self) {
      _ = try CombinedGrowth(projection: projection).fit(Samples.consecutive(Samples.steady))
    }
    #expect(fault?.description.contains("2005") == true)
  }
}
