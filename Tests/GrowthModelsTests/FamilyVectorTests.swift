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
        [106.169431227, 95.7138595089, 116.478267339, 88.0492456937, 124.63086252],
        [108.456398467, 89.816499694, 128.809313403, 78.0381714437, 144.109377646],
        [115.037745557, 72.5663539951, 175.196570626, 47.0776357009, 229.374894095],
      ]),
    Vector(
      name: "yearly10", years: [2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022],
      values: [110.0, 117, 121, 128, 126, 135, 141, 139, 150, 158],
      targets: [2023, 2027, 2032],
      quantiles: [
        [162.243161475, 153.617481979, 171.013258053, 148.164897718, 176.507985612],
        [182.741169287, 159.297802407, 207.053275653, 143.266235208, 225.659135578],
        [209.453252016, 165.029953612, 256.397563212, 135.903418077, 296.894849613],
      ]),
    Vector(
      name: "gaps8", years: [2004, 2005, 2007, 2008, 2010, 2012, 2013, 2014],
      values: [41280, 43590, 46770, 48920, 53010, 57700, 58250, 59760],
      targets: [2015, 2019, 2024],
      quantiles: [
        [61707.0829465, 59813.8876623, 63568.203028, 58426.9650882, 64824.5797515],
        [69475.2226641, 63749.9482712, 74600.943564, 59070.8201247, 78092.4888283],
        [79712.7854398, 68695.2046963, 90080.7183538, 59382.9257333, 97256.1962377],
      ]),
    Vector(
      name: "constant", years: [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017],
      values: [50.0, 50.0, 50.0, 50.0, 50.0, 50.0, 50.0, 50.0],
      targets: [2018, 2027],
      quantiles: [
        [50.0, 49.4734091536, 50.5294906456, 49.1357540086, 50.8720844529],
        [50.0, 47.858173869, 52.1906277643, 46.2621924106, 53.8890006521],
      ]),
    Vector(
      name: "volatile_decline",
      years: [2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011, 2012, 2013],
      values: [900, 760, 820, 610, 655, 500, 530, 390, 420, 300, 355, 240, 270, 190],
      targets: [2014, 2018, 2023],
      quantiles: [
        [175.44116429, 123.790740193, 226.054414023, 85.694905371, 262.050855754],
        [93.7087005841, 0.0, 173.03760548, 0.0, 264.14313103],
        [37.6245375791, 0.0, 127.952351976, 0.0, 286.26859466],
      ]),
    Vector(
      name: "boom",
      years: [2000, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011],
      values: [10, 14, 21, 30, 38, 60, 85, 100, 150, 190, 260, 330],
      targets: [2012, 2016],
      quantiles: [
        [389.61715843, 341.23223748, 455.200475368, 313.291521734, 497.108593968],
        [749.056983445, 443.527114755, 1095.38797186, 356.051664589, 1324.93707931],
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
        [83427.7340145, 80360.4416622, 86531.3528336, 78271.126453, 88629.8908343],
        [93890.2522193, 85872.09241, 101660.210309, 78650.8606507, 108376.419578],
        [107423.692511, 91564.1301243, 123345.753906, 77685.2965201, 138224.54279],
      ]),
    Vector(
      name: "gaps_se_pooled", years: [2004, 2005, 2007, 2008, 2010, 2012],
      values: [41280, 43590, 46770, 48920, 53010, 57700],
      errors: [0.03, 0.028, 0.025, 0.024, 0.023, 0.021],
      pooledYears: 3,
      targets: [2014, 2022],
      quantiles: [
        [61650.9985744, 57473.91044, 65865.5590935, 54315.741448, 69054.2871912],
        [79092.2050055, 63772.1996999, 95109.1651557, 50743.2515901, 111653.337736],
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
    let expected = [79153.6476775, 60881.7150663, 100980.52253, 49331.9619417, 123562.819916]
    for (p, value) in zip([0.5, 0.1, 0.9, 0.025, 0.975], expected) {
      #expect(agree(distribution.quantile(p), value, within: p < 0.1 ? 0.07 : 0.02), "\(p)")
    }
  }
}
