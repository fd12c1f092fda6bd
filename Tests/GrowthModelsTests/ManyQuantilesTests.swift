import Testing

@testable import GrowthModels

/// Quantiles and orders that are found together are those found one by one.
@Suite struct ManyQuantilesTests {
  private func forecast(_ step: Int, of model: AveragedFamily) throws -> PredictiveDistribution {
    let series = try Samples.consecutive(Samples.steady)
    let target = series.lastYear + step
    return try #require(
      model.fit(series).forecast(through: target).distribution(
        in: target, includingSurveyError: 0.02))
  }

  @Test(arguments: [1, 4, 10])
  func quantilesFoundTogetherAreThoseFoundAlone(step: Int) throws {
    let year = try forecast(step, of: AveragedFamily())
    var probabilities: [Double] = [1e-6, 0.001, 0.999, 1 - 1e-6]
    probabilities += (0..<400).map { (Double($0) + 0.5) / 400 }
    probabilities.sort()
    let found = year.quantiles(probabilities)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 })
    for (probability, value) in zip(probabilities, found) {
      let alone: Double = year.quantile(probability)
      #expect(abs(alone / value - 1) < 1e-11)
      let tail = min(probability, 1 - probability)
      #expect(abs(year.cdf(value) - probability) < 1e-9 * tail + 1e-15)
    }
  }

  @Test func repeatedAndNoProbabilitiesAreAnswered() throws {
    let year = try forecast(5, of: AveragedFamily())
    #expect(year.quantiles([]).isEmpty)
    let twice = year.quantiles([0.3, 0.3])
    #expect(abs(twice[0] / twice[1] - 1) < 1e-12)
  }

  @Test(arguments: [0, 1, 127, 128, 1_000, 4_001])
  func drawsAscendAsComparisonWouldHaveThem(count: Int) {
    var source = RandomSource(seed: 7)
    let draws = (0..<count).map { index in
      index % 10 == 0 ? Double(index % 7) - 3 : 1e5 * source.normal()
    }
    #expect(draws.ascending() == draws.sorted())
  }

  @Test(arguments: [1.0, 1e-3, 1e-9, 1e-12, 0])
  func drawsThatHardlyDifferAscendToo(spread: Double) {
    var source = RandomSource(seed: 11)
    // Two far groups, within which all differ by little or nothing.
    let draws = (0..<4_000).map { index in
      (index % 2 == 0 ? 17_080.0 : -3.5) * (1 + spread * source.normal())
    }
    #expect(draws.ascending() == draws.sorted())
  }

  @Test func extremesAscendToo() {
    let few: [Double] = [
      0.5, -.infinity, .greatestFiniteMagnitude, .leastNonzeroMagnitude, -.leastNonzeroMagnitude,
      .infinity, 0,
      -.greatestFiniteMagnitude, 1, -1,
    ]
    let many = Array(repeatElement(few, count: 20).joined())
    #expect(many.ascending() == many.sorted())
  }
}
