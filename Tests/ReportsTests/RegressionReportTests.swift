import Foundation
import Ingest
import LaborSeries
import Regression
import Testing

@testable import Reports

/// Reference values: R 4.2.2 with lm, sandwich 3.0-2 (NeweyWest without prewhitening, vcovHC),
/// lmtest 0.9-40 and strucchange 1.5-3, on the rows of 29-2032 in datasets/oews/national.csv:
/// log(employment) on year − 2004 and I(year >= 2021), unless a test says otherwise.
@Suite struct RegressionReportTests {
  private static func sonographers(
    _ model: RegressionModel = .logLinear,
    covariance: CoefficientCovariance = .neweyWest(), isWeightedBySurvey: Bool = false,
    robustLoss: RobustLoss? = nil, from first: Int? = nil, predicting year: Int? = nil
  ) throws -> EmploymentRegression {
    try EmploymentRegression(
      of: try series("29-2032"),
      RegressionSpecification(
        model, covariance: covariance, isWeightedBySurvey: isWeightedBySurvey,
        robustLoss: robustLoss, firstYear: first, lastYear: 2025, predictedYear: year))
  }

  private static func series(_ name: String) throws -> OccupationalSeries {
    let collection = try SeriesCollection.embedded()
    return try collection.series(of: try collection.catalogue.occupation(named: name))
  }

  @Test func coefficientsWithNeweyWestErrorsAreThoseOfR() throws {
    let rows = try Self.sonographers().coefficients
    expectAgreement(
      rows.map(\.estimate), [10.649548831942454, 0.036394016716341307, -0.0057256640279380443])
    expectAgreement(
      rows.map(\.standardError),
      [0.0088501091600311117, 0.00090147950555105616, 0.012085114852749657])
    expectAgreement(
      rows.map(\.statistic), [1203.3240087069182, 40.371429957350372, -0.47377820547856164])
    expectAgreement(
      rows.map(\.probability),
      [1.3146039920058378e-45, 4.1267522395699133e-19, 0.64135386760017732])
    let interval = try #require(rows[1].interval(level: 0.95))
    expectAgreement(
      [interval.lower, interval.upper], [0.034500078554303502, 0.038287954878379112])
  }

  @Test(arguments: [
    (
      CoefficientCovariance.hc0,
      [0.0060130873181550876, 0.0017980231593701912, 9.8941245076894542e-05, 0.010452483940850892]
    ),
    (
      .hc1,
      [0.0066831729036039332, 0.0019983910132943092, 0.00010996704573876282, 0.011617286387632568]
    ),
    (
      .hc2,
      [0.0075421291455780963, 0.002112522108923035, 0.00011594126851787945, 0.012163421880057337]
    ),
    (
      .hc3,
      [0.0095999384061606595, 0.0025362342572534621, 0.00013831041310132886, 0.014266284413879501]
    ),
  ])
  func heteroscedasticErrorsOfTheLogQuadraticTrendAreThoseOfR(
    covariance: CoefficientCovariance, expected: [Double]
  ) throws {
    let regression = try Self.sonographers(.logQuadratic, covariance: covariance)
    expectAgreement(regression.coefficients.map(\.standardError), expected)
  }

  @Test func figuresOfTheFitAreThoseOfR() throws {
    let statistics = try Self.sonographers().fitStatistics
    let expected = [
      "observations": 21, "residual_degrees_of_freedom": 18,
      "residual_standard_error": 0.014454533479193964, "r_squared": 0.99645083098565479,
      "adjusted_r_squared": 0.99605647887294979, "f": 2526.8048499869778,
      "f_p": 8.9359376880374426e-23, "wald_f": 3331.0011334314654,
      "log_likelihood": 60.792563679813263, "aic": -113.58512735962653, "bic": -109.40703760873284,
    ]
    for (identifier, value) in expected {
      let found = statistics.first { $0.identifier == identifier }?.value
      expectAgreement([found], [value])
    }
  }

  @Test func diagnosticsAreThoseOfR() throws {
    let tests = try Self.sonographers().diagnostics
    let expected = [
      ("durbin_watson", 1.411579214481447, 0.028489047145456553),
      ("breusch_godfrey_1", 1.2228559618479971, 0.26880089571620358),
      ("breusch_godfrey_2", 2.8100301354243968, 0.24536335936059017),
      ("breusch_pagan", 2.6329815399772816, 0.26807438795525812),
      ("jarque_bera", 0.76456577917488489, 0.68230200976763378),
      ("reset", 1.9783768113379501, 0.17070281983255431),
      ("sup_f", 9.4613325141008673, 0.12084919664123886),
      ("chow_2021", 0.29835789948899766, 0.74584238961077465),
    ]
    #expect(tests.map(\.identifier) == expected.map(\.0))
    for (test, wanted) in zip(tests, expected) {
      guard case .tested(let statistic, _, let probability) = test.outcome else {
        Issue.record("\(test.name) is not available")
        continue
      }
      expectAgreement([statistic], [wanted.1])
      // lmtest's p-value of Durbin–Watson is from Pan's algorithm, which has about ten digits.
      let tolerance = test.identifier == "durbin_watson" ? 1e-9 : 1e-10
      expectAgreement([probability], [wanted.2], within: tolerance)
    }
    // strucchange names the last observation of the first regime, 2012.
    #expect(tests.first { $0.identifier == "sup_f" }?.breakYear == 2013)
  }

  @Test func influenceOfAYearIsThatOfR() throws {
    let regression = try Self.sonographers()
    let row = try #require(regression.observations.first { $0.observation.year == 2015 })
    expectAgreement(
      [row.fitted, row.residual, row.leverage, row.studentizedResidual, row.cooksDistance],
      [
        11.049883015822207, -0.027163887415233699, 0.080645161290322592, -2.1476374523235426,
        0.11232240987320223,
      ])
  }

  /// R: x′b, √(x′Vx) and √(x′Vx + s²) with V of NeweyWest.
  @Test func predictionUsesTheCovarianceThatWasAskedFor() throws {
    let prediction = try Self.sonographers().prediction(for: 2030)
    expectAgreement(
      [
        prediction.mean, prediction.standardErrorOfMean, prediction.standardErrorOfPrediction,
      ],
      [11.59006760253939, 0.0061154595856303803, 0.015694979580892027])
  }

  /// R: lm(log(employment) ~ I(year - 2010) + I(year >= 2021), weights = 1/(prse/100)^2) from 2010;
  /// the new figure has the variance σ²·(prse of 2025)².
  @Test func surveyWeightsAreThoseOfR() throws {
    let regression = try Self.sonographers(
      covariance: .classical, isWeightedBySurvey: true, from: 2010)
    expectAgreement(
      regression.coefficients.map(\.estimate),
      [10.875574130680642, 0.035168124576730908, 0.0010195286635602241])
    expectAgreement(
      regression.coefficients.map(\.standardError),
      [0.0086886126890763152, 0.0013492626608882714, 0.012335185682032958])
    expectAgreement(
      regression.fitStatistics
        .filter { ["residual_standard_error", "log_likelihood"].contains($0.identifier) }
        .map(\.value), [1.0607231192115503, 46.790820310811029])
    let prediction = regression.prediction(for: 2030)
    expectAgreement(
      [
        prediction.mean, prediction.standardErrorOfMean, prediction.standardErrorOfPrediction,
      ],
      [11.57995615087882, 0.011228426242084666, 0.018617296497004932])
    let outcomes = regression.diagnostics.map(\.outcome)
    #expect(
      outcomes.allSatisfy {
        if case .unavailable(let reason) = $0 {
          reason.contains("ordinary least squares")
        } else {
          false
        }
      })
  }

  /// R: lm(employment ~ …) and predict(interval = "prediction") for 2030.
  @Test func theLinearTrendIsThatOfR() throws {
    let regression = try Self.sonographers(.linear, covariance: .classical)
    expectAgreement(
      regression.coefficients.map(\.estimate),
      [40538.13364055298, 2094.7004608294942, 3486.5576036866269])
    expectAgreement(
      regression.coefficients.map(\.standardError),
      [557.26715380172368, 57.515972952511412, 838.58012424519143])
    let prediction = regression.prediction(for: 2030)
    let interval = prediction.predictionInterval(level: 0.95)
    expectAgreement(
      [prediction.mean, interval.lower, interval.upper],
      [98486.903225806454, 95772.245622296527, 101201.56082931638])
    #expect(prediction.jobs(interval) == interval)
    #expect(regression.effects.isEmpty)
  }

  /// R: nls(employment ~ K/(1 + exp(-r*(year - m)))) on the sum of 29-2034 and 29-2035; nls stops
  /// at a relative offset of 1e-7, which leaves seven digits.
  @Test func theLogisticCurveIsThatOfR() throws {
    let regression = try EmploymentRegression(
      of: try Self.series("29-2034+29-2035"),
      RegressionSpecification(.logistic, lastYear: 2025))
    expectAgreement(
      regression.coefficients.map(\.estimate),
      [3.20056867872680e+05, 6.24355761012098e-02, 1.99919663552349e+03], within: 1e-7)
    expectAgreement(
      regression.coefficients.map(\.standardError),
      [2.65983124124769e+04, 1.36763570079005e-02, 1.84660648289181], within: 1e-6)
    expectAgreement(
      regression.fitStatistics.filter { ["log_likelihood", "bic"].contains($0.identifier) }
        .map(\.value), [-193.708518214404, 399.399965523025])
  }

  @Test func aPerturbedReferenceDoesNotAgree() throws {
    let slope = try Self.sonographers().coefficients[1].estimate
    #expect(!agrees(slope, 0.036394016716341307 * (1 + 2e-10), within: 1e-10))
    #expect(!agrees(nil, 0, within: 1e-10))
  }

  @Test func growthAYearIsTheSlopeOfTheLogarithmTransformed() throws {
    let linear = try #require(try Self.sonographers().effects.first)
    expectAgreement([linear.estimate], [exp(0.036394016716341307) - 1], within: 1e-13)
    let quadratic = try Self.sonographers(.logQuadratic)
    let growth = quadratic.effects.filter { $0.identifier.hasPrefix("growth") }
    let b = quadratic.coefficients.map(\.estimate)
    #expect(growth.map(\.identifier) == ["growth_rate_annual_2004", "growth_rate_annual_2025"])
    expectAgreement(
      growth.map(\.logarithm.estimate), [b[1], b[1] + 2 * b[2] * 21], within: 1e-13)
  }

  @Test func residualsAreOrthogonalToTheYearsAndSumToZero() throws {
    let rows = try Self.sonographers().observations
    let sum = rows.reduce(0) { $0 + $1.residual }
    let moment = rows.reduce(0) { $0 + $1.residual * Double($1.observation.year - 2004) }
    #expect(abs(sum) < 1e-13 && abs(moment) < 1e-12)
    #expect(rows.map(\.observation.year).count == 21)
  }

  @Test func everyTidyValueHasAMeasureOfItsOwnInItsYear() throws {
    let rows = RegressionReport(on: try Self.sonographers(predicting: 2030)).rows
    let keys = rows.map { "\($0.year) \($0.measure)" }
    #expect(Set(keys).count == keys.count)
    #expect(rows.allSatisfy { $0.estimate?.isFinite == true })
    let slope = try #require(rows.first { $0.measure == "coefficient_year" })
    #expect(slope.estimate == 0.03639401672)
    #expect(slope.lower95 == 0.03450007855 && slope.upper95 == 0.03828795488)
    let target = try #require(rows.first { $0.measure == "predicted_employment_jobs" })
    #expect(target.year == 2030 && target.kind == "projected" && target.flag == .forecast)
  }

  @Test func aTestThatCannotBeHadSaysWhy() throws {
    let regression = try EmploymentRegression(
      of: try Self.series("29-2032"),
      RegressionSpecification(.logLinear, firstYear: 2022, lastYear: 2025))
    let supF = try #require(regression.diagnostics.first { $0.identifier == "sup_f" })
    #expect(supF.outcome == .unavailable("too few years: 4 observations and 2 terms"))
    let rows = RegressionReport(on: regression).rows
    let row = try #require(rows.first { $0.measure == "test_sup_f" })
    #expect(row.estimate == nil && row.flag == .notApplicable)
  }

  @Test func aYearThatIsFittedExactlyIsNamed() throws {
    #expect(throws: EmploymentRegressionError.fittedExactly(year: 2020)) {
      try Self.sonographers(covariance: .hc3, from: 2020)
    }
    let regression = try Self.sonographers(covariance: .classical, from: 2020)
    #expect(regression.observations.allSatisfy { $0.cooksDistance == nil && $0.leverage != nil })
    #expect(regression.influenceRemark?.contains("2020") == true)
  }

  @Test func aGrowthCurveRefusesABreakAndNamesTheRemedies() throws {
    let error = #expect(throws: EmploymentRegressionError.self) {
      try EmploymentRegression(of: try Self.series("29-2034"), RegressionSpecification(.gompertz))
    }
    let sentence = try #require(error?.description)
    for words in ["2012 (MRI split off)", "--from 2012", "29-2034+29-2035"] {
      #expect(sentence.contains(words))
    }
    #expect(error?.isUsage == false)
  }

  @Test func missingStandardErrorsAndTooFewYearsAreErrorsOfTheData() throws {
    #expect(throws: EmploymentRegressionError.missingStandardErrors(years: [2009])) {
      try Self.sonographers(covariance: .classical, isWeightedBySurvey: true)
    }
    #expect(
      throws: EmploymentRegressionError.tooFewObservations(found: 2, terms: ["intercept", "year"])
    ) { try Self.sonographers(from: 2024) }
  }

  @Test func contradictingOptionsAreErrorsOfUse() throws {
    let wrong: [() throws -> RegressionSpecification] = [
      { try RegressionSpecification(.logistic, covariance: .hc3) },
      { try RegressionSpecification(.logLinear, covariance: .hc0, robustLoss: .huber()) },
      { try RegressionSpecification(.linear, isWeightedBySurvey: true, robustLoss: .tukey()) },
      { try RegressionSpecification(.bass) },
      { try RegressionSpecification(.linear, introduction: 1990) },
      { try RegressionSpecification(.linear, level: 1) },
      { try RegressionSpecification(.linear, firstYear: 2020, lastYear: 2019) },
    ]
    for make in wrong {
      let error = #expect(throws: EmploymentRegressionError.self) { try make() }
      #expect(error?.isUsage == true)
    }
  }

  @Test func aRobustFitWeighsOutliersLess() throws {
    let regression = try EmploymentRegression(
      of: try Self.series("29-2034+29-2035"),
      RegressionSpecification(.logLinear, robustLoss: .tukey(), lastYear: 2025))
    let rows = regression.observations
    let weights = rows.compactMap(\.robustWeight)
    #expect(weights.count == rows.count && weights.allSatisfy { $0 >= 0 && $0 <= 1 })
    let largest = rows.max { abs($0.residual) < abs($1.residual) }
    #expect(largest?.robustWeight == weights.min())
  }
}

/// Whether two numbers agree to a relative tolerance; nothing agrees with a missing one.
private func agrees(_ found: Double?, _ expected: Double, within tolerance: Double) -> Bool {
  guard let found else { return false }
  return abs(found - expected) <= tolerance * abs(expected)
}

private func expectAgreement(
  _ found: [Double?], _ expected: [Double], within tolerance: Double = 1e-10,
  location: SourceLocation = #_sourceLocation
) {
  #expect(found.count == expected.count, sourceLocation: location)
  for (found, expected) in zip(found, expected) {
    #expect(
      agrees(found, expected, within: tolerance),
      "\(found.map { "\($0)" } ?? "nothing") is not \(expected)", sourceLocation: location)
  }
}
