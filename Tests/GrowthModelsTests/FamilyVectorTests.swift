import Testing

@testable import GrowthModels

/// Quantiles of the default family from an independent program (numpy 2, scipy 1: dense matrices,
/// bisection on the mixture's probability, no member left out).
@Suite struct FamilyVectorTests {
  struct Vector: Sendable, CustomTestStringConvertible {
    let name: String
    let years: [Int]
    let values: [Double]
    var errors: [Double] = []
    var pooledYears = 1
    let targets: [Int]
    /// The 50, 10, 90, 2.5 and 97.5 % quantiles of each target year.
    let quantiles: [[Double]]

    var testDescription: String { name }

    func series() throws -> DatedSeries {
      try DatedSeries(
        years.indices.map {
          DatedSeries.Point(
            year: years[$0], value: values[$0],
            relativeStandardError: errors.isEmpty ? nil : errors[$0])
        })
    }
  }

  static let withoutErrors = [
    Vector(
      name: "short3", years: [2020, 2021, 2022],
      values: [100, 103, 105],
      targets: [2023, 2025, 2032],
      quantiles: [
        [106.133993579, 95.3332183663, 116.886860241, 87.3828120374, 125.444869356],
        [108.349999237, 89.1310936203, 129.582354417, 76.9173675034, 145.713213933],
        [114.667798766, 71.1080448817, 177.335138394, 44.7656461331, 235.011550561],
      ]),
    Vector(
      name: "yearly10", years: [2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022],
      values: [110.0, 117, 121, 128, 126, 135, 141, 139, 150, 158],
      targets: [2023, 2027, 2032],
      quantiles: [
        [162.301391876, 153.540177115, 171.154174203, 148.019640049, 176.684350808],
        [182.716254894, 158.834722835, 207.542741119, 142.776900106, 226.305255506],
        [209.262835692, 164.1392946, 257.365913157, 135.083700777, 298.341400292],
      ]),
    Vector(
      name: "gaps8", years: [2004, 2005, 2007, 2008, 2010, 2012, 2013, 2014],
      values: [41280, 43590, 46770, 48920, 53010, 57700, 58250, 59760],
      targets: [2015, 2019, 2024],
      quantiles: [
        [61697.8593305, 59721.3926828, 63633.1754748, 58275.1553579, 64936.5735269],
        [69437.68856, 63461.4466699, 74780.2117474, 58619.9895476, 78443.5912319],
        [79632.5814364, 68155.9005325, 90389.0931151, 58582.2244832, 97936.6111513],
      ]),
    Vector(
      name: "constant", years: [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017],
      values: [50.0, 50.0, 50.0, 50.0, 50.0, 50.0, 50.0, 50.0],
      targets: [2018, 2027],
      quantiles: [
        [50.0, 49.472099075, 50.5308152107, 49.1336076919, 50.8742699285],
        [50.0, 47.8528913719, 52.1961540663, 46.2530523006, 53.8988962037],
      ]),
    Vector(
      name: "volatile_decline",
      years: [2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011, 2012, 2013],
      values: [900, 760, 820, 610, 655, 500, 530, 390, 420, 300, 355, 240, 270, 190],
      targets: [2014, 2018, 2023],
      quantiles: [
        [175.445811238, 123.782289486, 226.07040743, 85.66160462, 262.077716323],
        [93.720687115, 0.0, 173.077036164, 0.0, 264.225259573],
        [37.6332595357, 0.0, 128.011418858, 0.0, 286.414922124],
      ]),
    Vector(
      name: "boom",
      years: [2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011],
      values: [10, 14, 21, 30, 38, 60, 85, 100, 150, 190, 260, 330],
      targets: [2012, 2016],
      quantiles: [
        [389.617130837, 341.231705873, 455.202019234, 313.290669415, 497.111089961],
        [749.051091523, 443.526413376, 1095.39733453, 356.050923743, 1324.95344954],
      ]),
  ]

  static let withErrors = [
    Vector(
      name: "sonographers_se",
      years: [2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022],
      values: [57700, 58250, 59760, 61250, 65790, 68750, 71130, 72790, 73920, 78640, 81080],
      errors: [0.021, 0.02, 0.019, 0.018, 0.018, 0.017, 0.017, 0.017, 0.018, 0.016, 0.015],
      targets: [2023, 2027, 2032],
      quantiles: [
        [83423.9584, 80265.5933, 86612.3608, 78082.2708, 88802.6717],
        [93843.683, 85410.4683, 101901.721, 77918.4803, 109053.367],
        [107306.462, 90668.8649, 123775.02, 76350.7115, 139614.297],
      ]),
    Vector(
      name: "gaps_se_pooled", years: [2004, 2005, 2007, 2008, 2010, 2012],
      values: [41280, 43590, 46770, 48920, 53010, 57700],
      errors: [0.03, 0.028, 0.025, 0.024, 0.023, 0.021],
      pooledYears: 3,
      targets: [2014, 2022],
      quantiles: [
        [61637.5435, 57304.7415, 65997.7711, 54054.6523, 69314.474],
        [78965.6287, 62848.9218, 95682.8105, 49757.7557, 113253.986],
      ]),
  ]

  private func expect(_ vector: Vector, within tolerance: Double) throws {
    var options = AveragedFamily.Options()
    options.smallestWeight = 0
    options.pooledYears = vector.pooledYears
    let series = try vector.series()
    let forecast = try AveragedFamily(options: options).fit(series)
      .forecast(through: vector.targets[vector.targets.count - 1])
    for (year, quantiles) in zip(vector.targets, vector.quantiles) {
      let distribution = try #require(
        forecast.distribution(in: year, includingSurveyError: vector.errors.last))
      // Relative to the width of the 80 % interval, which is what a reader sees.
      let width = quantiles[2] - quantiles[1]
      for (p, expected) in zip([0.5, 0.1, 0.9, 0.025, 0.975], quantiles) {
        let found = distribution.quantile(p)
        #expect(abs(found - expected) < tolerance * width, "\(year) \(p): \(found) \(expected)")
      }
    }
  }

  @Test(arguments: withoutErrors) func theDefaultAgrees(vector: Vector) throws {
    try expect(vector, within: 1e-6)
  }

  /// The other program sums over 90 values of the shocks' deviation from 0.0003 to 1.5.
  @Test(arguments: withErrors) func knownErrorsAgree(vector: Vector) throws {
    try expect(vector, within: 2e-5)
  }

  /// The other program multiplies densities on a grid of 4,001 levels and raises the product to the
  /// power 0.7; here the product is stretched in logarithms, which is right in the middle and less so
  /// far below it.
  @Test func theCombinationWithAnOfficialProjectionAgrees() throws {
    let series = try DatedSeries(
      zip(
        [2004, 2005, 2007, 2008, 2010, 2012],
        zip(
          [41280.0, 43590.0, 46770.0, 48920.0, 53010.0, 57700.0],
          [0.03, 0.028, 0.025, 0.024, 0.023, 0.021])
      )
      .map {
        DatedSeries.Point(year: $0, value: $1.0, relativeStandardError: $1.1)
      })
    let projection = OfficialProjection(
      publisher: "BLS", base: 2012, target: 2022, growthFactor: 1.46, tenYearDeviation: 0.4)
    let forecast = try CombinedGrowth(projection: projection).fit(series).forecast(through: 2022)
    let distribution = try #require(
      forecast.distribution(in: 2022, includingSurveyError: 0.021))
    let expected = [79084.6475, 60347.7836, 101692.43, 48900.451, 124706.078]
    for (p, value) in zip([0.5, 0.1, 0.9, 0.025, 0.975], expected) {
      #expect(agree(distribution.quantile(p), value, within: p < 0.1 ? 0.07 : 0.02), "\(p)")
    }
  }
}
