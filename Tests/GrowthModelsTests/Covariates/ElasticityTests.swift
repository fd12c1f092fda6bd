import Foundation
import GrowthModels
import Testing

@Suite struct ElasticityTests {
  /// Persons that grow by changing rates, and series that follow them with given elasticities.
  private let rates = [0.01, 0.03, 0.02, 0.035, 0.015, 0.025, 0.03, 0.01, 0.02]

  private var covariate: [Int: Double] {
    var (level, levels) = (100.0, [2000: 100.0])
    for (step, rate) in rates.enumerated() {
      level *= exp(rate)
      levels[2001 + step] = level
    }
    return levels
  }

  private func follower(_ elasticity: Double, trend: Double, noise: [Double] = []) throws
    -> DatedSeries
  {
    var (level, values) = (1000.0, [1000.0])
    for (step, rate) in rates.enumerated() {
      level *= exp(trend + elasticity * rate + (noise.isEmpty ? 0 : noise[step]))
      values.append(level)
    }
    return try DatedSeries(years: 2000...2009, values: values)
  }

  @Test func anExactElasticityIsRecoveredBesideAnyTrend() throws {
    let elasticity = try #require(
      Elasticity(
        of: [try follower(0.7, trend: 0.02), try follower(0.7, trend: -0.05)],
        withRespectTo: covariate))
    #expect(abs(elasticity.value - 0.7) < 1e-10)
    #expect(elasticity.standardError < 1e-10)
    #expect(elasticity.changeCount == 18)
    #expect(elasticity.degreesOfFreedom == 8)
  }

  @Test func theSlopeAndItsClusteredErrorAreThoseOfTheFormula() throws {
    let noise = [0.004, -0.002, 0.001, -0.003, 0.005, -0.001, 0.002, -0.004, 0.003]
    let elasticity = try #require(
      Elasticity(of: [try follower(1, trend: 0.01, noise: noise)], withRespectTo: covariate))
    // One series has one change a year: slope and sandwich by hand.
    let mean = rates.reduce(0, +) / 9
    let changes = zip(rates, noise).map { 0.01 + $0 + $1 }
    let average = changes.reduce(0, +) / 9
    let squares = rates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let slope =
      zip(rates, changes).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - average) } / squares
    let meat = zip(rates, changes).reduce(0) { sum, pair in
      let score = (pair.0 - mean) * (pair.1 - average - slope * (pair.0 - mean))
      return sum + score * score
    }
    #expect(abs(elasticity.value - slope) < 1e-9)
    #expect(abs(elasticity.standardError - (meat * 9 / 8).squareRoot() / squares) < 1e-9)
    // The 97.5th percentile of Student's t with 8 degrees of freedom is 2.306004.
    let interval = elasticity.interval(level: 0.95)
    let reach = (interval.upper - interval.lower) / 2
    #expect(abs(reach / elasticity.standardError - 2.306004135) < 1e-6)
  }

  @Test func aCovariateThatGrowsEvenlySaysNothing() throws {
    let even = Dictionary(
      uniqueKeysWithValues: (2000...2009).map { ($0, exp(0.02 * Double($0))) })
    #expect(Elasticity(of: [try follower(1, trend: 0)], withRespectTo: even) == nil)
  }

  @Test func dividingByACovariateLeavesTheRest() throws {
    let rest = try follower(1, trend: 0).divided(by: covariate, toThePower: 1)
    #expect(rest.values.allSatisfy { abs($0 - 10) < 1e-9 })
  }
}
