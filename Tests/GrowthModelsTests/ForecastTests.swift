import Foundation
import Testing

@testable import GrowthModels

@Suite struct ForecastTests {
  private func forecast(knownError: Bool = false) throws -> Forecast {
    try AveragedFamily().fit(Samples.gaps(knownError: knownError)).forecast(through: 2028)
  }

  @Test func quantilesInvertProbabilities() throws {
    for knownError in [false, true] {
      let distribution = try #require(forecast(knownError: knownError).distribution(in: 2024))
      for p in [0.001, 0.025, 0.1, 0.37, 0.5, 0.9, 0.975, 0.999] {
        #expect(abs(distribution.cdf(distribution.quantile(p)) - p) < 1e-10)
      }
    }
  }

  @Test func theDensityIsTheSlopeOfTheProbability() throws {
    let distribution = try #require(forecast().distribution(in: 2023))
    for p in [0.05, 0.3, 0.5, 0.8] {
      let x = distribution.quantile(p)
      let slope = (distribution.cdf(x * 1.0001) - distribution.cdf(x * 0.9999)) / (x * 0.0002)
      #expect(agree(slope, distribution.density(x), within: 1e-3))
    }
  }

  @Test func probabilitiesAreZeroBelowZero() throws {
    let distribution = try #require(forecast().distribution(in: 2028))
    #expect(distribution.cdf(-1) == 0)
    #expect(distribution.density(-1) == 0)
    #expect(distribution.quantile(1e-6) >= 0)
  }

  @Test func drawnPathsHaveTheForecastsMargins() throws {
    for knownError in [false, true] {
      let forecast = try forecast(knownError: knownError)
      let paths = forecast.jointPaths(count: 20_000, seed: 7)
      for (step, year) in forecast.years.enumerated() where step % 4 == 0 {
        let distribution = try #require(forecast.distribution(in: year))
        for p in [0.1, 0.5, 0.9] {
          let bound = distribution.quantile(p)
          let share = Double(paths.filter { $0[step] <= bound }.count) / 20_000
          // Four standard errors of a share of 20,000 draws.
          #expect(abs(share - p) < 4 * (p * (1 - p) / 20_000).squareRoot(), "\(year) \(p) \(share)")
        }
      }
    }
  }

  @Test func theSameSeedDrawsTheSamePaths() throws {
    let forecast = try forecast()
    #expect(forecast.jointPaths(count: 5, seed: 1) == forecast.jointPaths(count: 5, seed: 1))
    #expect(forecast.jointPaths(count: 5, seed: 1) != forecast.jointPaths(count: 5, seed: 2))
  }

  @Test func surveyErrorWidensTheInterval() throws {
    let forecast = try forecast(knownError: true)
    let level = try #require(forecast.distribution(in: 2020)).interval(level: 0.8)
    let published = try #require(
      forecast.distribution(in: 2020, includingSurveyError: 0.05)
    ).interval(level: 0.8)
    #expect(published.lower < level.lower && published.upper > level.upper)
  }

  @Test func theMeanOfASymmetricForecastIsItsMedian() throws {
    var options = AveragedFamily.Options()
    options.useOnly(.linear)
    options.drifts = [.none]
    options.lastingVariances = [0]
    options.irregularVariances = [0]
    let forecast = try AveragedFamily(options: options)
      .fit(Samples.consecutive(Samples.steady)).forecast(through: 2024)
    let distribution = try #require(forecast.distribution(in: 2024))
    #expect(agree(distribution.mean, distribution.median, within: 1e-6))
  }

  @Test func aYearThatWasNotForecastHasNoDistribution() throws {
    #expect(try forecast().distribution(in: 2018) == nil)
    #expect(try forecast().distribution(in: 2029) == nil)
  }

  /// The first outputs of xoshiro256** for the state that SplitMix64 makes from seed 0, as the
  /// authors' C programs print them.
  @Test func theRandomSourceIsXoshiro256StarStar() {
    var source = RandomSource(seed: 0)
    #expect(source.next() == 0x99EC_5F36_CB75_F2B4)
    #expect(source.next() == 0xBF6E_1F78_4956_452A)
  }

  @Test func aShortenedForecastIsThatThroughTheEarlierYear() throws {
    for knownError in [false, true] {
      let series = try Samples.gaps(knownError: knownError)
      let official = OfficialProjection(
        publisher: "BLS", base: series.lastYear, target: series.lastYear + 6, growthFactor: 1.1,
        tenYearDeviation: 0.1)
      let models: [any GrowthModel] = [AveragedFamily(), CombinedGrowth(projection: official)]
      for model in models {
        let fitted = try model.fit(series)
        let longest = try fitted.forecast(through: series.lastYear + 25)
        for ahead in [1, 2, 5, 6, 7, 13, 24, 25] {
          let year = series.lastYear + ahead
          let direct = try fitted.forecast(through: year)
          let cut = try #require(longest.shortened(through: year))
          #expect(cut.years == direct.years)
          #expect(
            cut.jointPaths(count: 50, seed: 3) == direct.jointPaths(count: 50, seed: 3),
            "\(model.name), \(ahead) years")
          for own in direct.years {
            let (one, other) = (cut.distribution(in: own), direct.distribution(in: own))
            #expect(one?.quantile(0.1) == other?.quantile(0.1))
            #expect(one?.median == other?.median)
          }
        }
        #expect(longest.shortened(through: series.lastYear + 26) == nil)
        #expect(longest.shortened(through: series.lastYear) == nil)
      }
    }
  }

  @Test func aModelWhosePathsAreOtherwiseIsAskedAnew() throws {
    let series = try Samples.consecutive(Samples.steady)
    let forecast = try ThetaModel().fit(series).forecast(through: 2028)
    #expect(forecast.shortened(through: 2024) == nil)
  }

  @Test func equallyLikelyLevelsAreTheQuantiles() throws {
    for knownError in [false, true] {
      let distribution = try #require(forecast(knownError: knownError).distribution(in: 2024))
      for count in [5, 201, 801] {
        let quantiles = (0..<count).map {
          distribution.quantile((Double($0) + 0.5) / Double(count))
        }
        let levels = distribution.equallyLikely(count)
        #expect(zip(levels, quantiles).allSatisfy { agree($0, $1, within: 1e-11) })
        #expect(levels.count == count)
      }
    }
  }
}
