import Foundation
import Testing

@testable import Regression

/// Correct digits: −log₁₀ of the relative error.
func correctDigits(_ value: Double, _ reference: Double) -> Double {
  value == reference ? 16 : Swift.min(16, -log10(abs(value - reference) / abs(reference)))
}

/// The fewest correct digits of two lists of the same length.
func correctDigits(_ values: [Double], _ references: [Double]) -> Double {
  zip(values, references).map { correctDigits($0, $1) }.min() ?? 0
}

@Suite struct NonlinearLeastSquaresTests {
  @Test(arguments: CertifiedNonlinear.all, [0, 1])
  func certifiedValuesAreReachedFromBothStarts(problem: NonlinearProblem, start: Int) throws {
    let fit = try NonlinearLeastSquares().fit(
      problem.model, to: problem.data, from: problem.starts[start])
    let errors = fit.parameters.compactMap(\.standardError)
    // Certified values have eleven digits, so 10.4 is all that can be asked.
    #expect(correctDigits(fit.estimates, problem.estimates) >= 10.4)
    #expect(errors.count == problem.standardErrors.count)
    #expect(correctDigits(errors, problem.standardErrors) >= 10.4)
    #expect(correctDigits(fit.residualSumOfSquares, problem.residualSumOfSquares) >= 10.3)
    #expect(fit.convergence.relativeOffset < 1e-12)
    #expect(fit.convergence.isMinimum)
  }

  @Test(arguments: SimulatedNonlinear.all, [0, 1])
  func highPrecisionSolutionsAreReachedFromFarStarts(problem: NonlinearProblem, start: Int) throws {
    let fit = try NonlinearLeastSquares().fit(
      problem.model, to: problem.data, from: problem.starts[start])
    let errors = fit.parameters.compactMap(\.standardError)
    #expect(correctDigits(fit.estimates, problem.estimates) >= 12.5)
    #expect(correctDigits(errors, problem.standardErrors) >= 11)
    #expect(correctDigits(fit.residualSumOfSquares, problem.residualSumOfSquares) >= 12.5)
  }

  @Test func aPerturbedCertifiedValueIsNoticed() throws {
    let problem = CertifiedNonlinear.misra1a
    let fit = try NonlinearLeastSquares().fit(
      problem.model, to: problem.data, from: problem.starts[0])
    var perturbed = problem.estimates
    perturbed[0] *= 1 + 1e-9
    withKnownIssue("one reference value is wrong in the ninth digit on purpose") {
      #expect(correctDigits(fit.estimates, perturbed) >= 10.4)
    }
  }

  @Test func residualsAreOrthogonalToTheTangentPlane() throws {
    let problem = CertifiedNonlinear.thurber
    let fit = try NonlinearLeastSquares().fit(
      problem.model, to: problem.data, from: problem.starts[0])
    let jacobian = try ModelResiduals(problem.model, problem.data).jacobian(fit.estimates)
    let rows = problem.response.count
    for j in 0..<fit.parameters.count {
      let column = Array(jacobian[(j * rows)..<((j + 1) * rows)])
      let product = zip(column, fit.residuals).reduce(0) { $0 + $1.0 * $1.1 }
      #expect(abs(product) <= 1e-12 * column.norm * fit.residuals.norm)
    }
  }

  @Test func equalWeightsChangeNothingAndTheirScaleDoesNotMatter() throws {
    let problem = CertifiedNonlinear.rat42
    let weights = [Double](repeating: 4, count: problem.response.count)
    let data = try NonlinearData(
      response: problem.response, covariates: problem.columns, weights: weights)
    let fit = try NonlinearLeastSquares().fit(problem.model, to: data, from: problem.starts[0])
    let errors = fit.parameters.compactMap(\.standardError)
    #expect(correctDigits(fit.estimates, problem.estimates) >= 10.4)
    #expect(correctDigits(errors, problem.standardErrors) >= 10.4)
    #expect(correctDigits(fit.residualSumOfSquares, 4 * problem.residualSumOfSquares) >= 10.3)
  }

  @Test func weightsCountRowsThatAreRepeated() throws {
    let problem = CertifiedNonlinear.danWood
    var weights = [Double](repeating: 1, count: problem.response.count)
    weights[2] = 3
    let weighted = try NonlinearLeastSquares().fit(
      problem.model,
      to: NonlinearData(
        response: problem.response, covariates: problem.columns, weights: weights),
      from: problem.starts[0])
    let twice = [problem.response[2], problem.response[2]]
    let repeated = try NonlinearLeastSquares().fit(
      problem.model,
      to: NonlinearData(
        response: problem.response + twice,
        covariates: [
          problem.columns[0] + [problem.columns[0][2], problem.columns[0][2]]
        ]),
      from: problem.starts[0])
    #expect(correctDigits(weighted.estimates, repeated.estimates) >= 13)
    #expect(
      correctDigits(weighted.residualSumOfSquares, repeated.residualSumOfSquares) >= 13)
  }

  @Test func rescalingTheCovariateRescalesTheRateAlone() throws {
    let problem = CertifiedNonlinear.misra1a
    let data = try NonlinearData(
      response: problem.response, covariates: [problem.columns[0].map { $0 * 1024 }])
    let fit = try NonlinearLeastSquares().fit(
      problem.model, to: data, from: [500, 0.0001 / 1024])
    #expect(correctDigits(fit.estimates[0], problem.estimates[0]) >= 10.4)
    #expect(correctDigits(fit.estimates[1], problem.estimates[1] / 1024) >= 10.4)
  }

  @Test func anAnalyticGradientGivesTheSameFit() throws {
    let problem = CertifiedNonlinear.boxBOD
    let model = DifferentiatedModel(
      parameters: [ModelParameter("ceiling"), ModelParameter("rate")],
      value: { x, b in b[0] * (1 - exp(-b[1] * x[0])) },
      gradient: { x, b in
        let decay = exp(-b[1] * x[0])
        return [1 - decay, b[0] * x[0] * decay]
      })
    for start in problem.starts {
      let fit = try NonlinearLeastSquares().fit(model, to: problem.data, from: start)
      #expect(correctDigits(fit.estimates, problem.estimates) >= 10.4)
      let errors = fit.parameters.compactMap(\.standardError)
      #expect(correctDigits(errors, problem.standardErrors) >= 10.4)
    }
  }

  @Test func aWrongGradientIsRefused() throws {
    let problem = CertifiedNonlinear.boxBOD
    let model = DifferentiatedModel(
      parameters: [ModelParameter("ceiling"), ModelParameter("rate")],
      value: { x, b in b[0] * (1 - exp(-b[1] * x[0])) },
      gradient: { x, b in [1 - exp(-b[1] * x[0]), b[0] * x[0]] })
    #expect {
      try NonlinearLeastSquares().fit(model, to: problem.data, from: [100, 0.75])
    } throws: { error in
      guard case .gradientDisagrees("rate", 0, _, _)? = error as? NonlinearFitError else {
        return false
      }
      return true
    }
  }

  // mpmath with 40 digits: Misra1a's minimum, the delta method at x = 400, and Student's t with 12
  // degrees of freedom from scipy 1.17.
  @Test func intervalsComeFromTheDeltaMethod() throws {
    let problem = CertifiedNonlinear.misra1a
    let fit = try NonlinearLeastSquares().fit(
      problem.model, to: problem.data, from: problem.starts[1])
    let prediction = fit.prediction(at: [400])
    #expect(correctDigits(prediction.mean, 47.198577179069962) >= 14)
    #expect(correctDigits(prediction.standardError, 0.035236596324504722) >= 12)
    let mean = prediction.confidenceInterval(level: 0.95)
    #expect(correctDigits(mean.lowerBound, 47.1218032309243) >= 13)
    #expect(correctDigits(mean.upperBound, 47.2753511272156) >= 13)
    let value = prediction.predictionInterval(level: 0.95)
    #expect(correctDigits(value.lowerBound, 46.9637005483442) >= 13)
    #expect(correctDigits(value.upperBound, 47.4334538097957) >= 13)
    let ceiling = fit.confidenceInterval(of: 0, level: 0.95)
    #expect(correctDigits(ceiling?.lowerBound ?? 0, 233.04406645526) >= 13)
    #expect(correctDigits(ceiling?.upperBound ?? 0, 244.84019190246) >= 13)
    #expect(correctDigits(fit.correlation(0, 1) ?? 0, -0.99877619196361803) >= 13)
  }

  // The responses of the nearly exact problem read as decimals, not as the doubles nearest to them:
  // the minimum (mpmath, 50 digits) differs in the fifth digit of the sum of squares.
  @Test func decimalResponsesKeepTheDigitsThatDoublesLose() throws {
    let problem = SimulatedNonlinear.threeExponentialsNearlyExact
    let data = try NonlinearData(
      extendedResponse: problem.response.compactMap { ExtendedDouble(parsing: "\($0)") },
      covariates: [problem.columns[0].compactMap { ExtendedDouble(parsing: "\($0)") }])
    for start in problem.starts {
      let fit = try NonlinearLeastSquares().fit(problem.model, to: data, from: start)
      #expect(
        correctDigits(
          fit.estimates,
          [
            0.11000000021628304, 1.1000000009305947, 0.90000000014329045, 2.9000000008442116,
            1.4999999996404203, 5.2000000002344608,
          ]) >= 14)
      #expect(
        correctDigits(
          fit.parameters.compactMap(\.standardError),
          [
            2.1170068345842477e-10, 9.0059766669708575e-10, 1.8665987040972342e-10,
            8.6717845283935878e-10, 3.9263373642190976e-10, 2.7389890324454072e-10,
          ]) >= 11.5)
      #expect(correctDigits(fit.residualSumOfSquares, 1.3128138906324656e-24) >= 12)
    }
  }
}
