import Foundation
import Regression

/// One figure that sums up a fit.
public struct FitStatistic: Sendable, Equatable {
  /// What it is.
  public let name: String
  /// The same in the measures of a file.
  public let identifier: String
  public let value: Double
  /// Its unit, its degrees of freedom, or how it is counted; empty when nothing needs saying.
  public let remark: String

  init(_ name: String, _ identifier: String, _ value: Double, _ remark: String = "") {
    self.name = name
    self.identifier = identifier
    self.value = value
    self.remark = remark
  }
}

extension EmploymentRegression {
  /// The figures that sum up the fit: sizes, explained share, tests of the whole, likelihood.
  public var fitStatistics: [FitStatistic] {
    let free = Double(sample.years.count - coefficients.count)
    let sizes = [
      FitStatistic("Observations", "observations", Double(sample.years.count)),
      FitStatistic("Residual degrees of freedom", "residual_degrees_of_freedom", free),
    ]
    switch estimate {
    case .linear(let fit): return sizes + linearStatistics(fit)
    case .robust(let fit): return sizes + robustStatistics(fit)
    case .curve(let fit): return sizes + curveStatistics(fit)
    }
  }

  private var residualRemark: String {
    if specification.isWeightedBySurvey { return "in units of the published standard errors" }
    return specification.model.isLogarithmic ? "of log(employment)" : "jobs"
  }

  private func linearStatistics(_ fit: LinearFit) -> [FitStatistic] {
    [
      FitStatistic(
        "Residual standard error", "residual_standard_error", fit.residualStandardError,
        residualRemark),
      FitStatistic("R²", "r_squared", fit.rSquared),
      FitStatistic("Adjusted R²", "adjusted_r_squared", fit.adjustedRSquared),
    ] + overallTests(fit) + [
      FitStatistic(
        "Log-likelihood", "log_likelihood", fit.logLikelihood,
        "normal errors; the divisor of the variance is the number of observations"),
      FitStatistic(
        "AIC", "aic", fit.aic,
        "\(fit.parameterCount.plain) parameters, the variance among them"),
      FitStatistic("AICc", "aicc", fit.aicc, correctedRemark(fit.parameterCount)),
      FitStatistic("BIC", "bic", fit.bic),
      FitStatistic(
        "Condition number", "condition_number", fit.conditionNumber,
        "of the design with columns of unit length"),
    ]
  }

  private func correctedRemark(_ parameters: Double) -> String {
    Double(sample.years.count) - parameters - 1 > 0
      ? "corrected for few observations" : "infinite: too few observations to correct for"
  }

  /// The F test of all terms but the intercept, as `lm` prints it; with other than classical
  /// standard errors their Wald test too.
  private func overallTests(_ fit: LinearFit) -> [FitStatistic] {
    var kinds: [(String, String, CoefficientCovariance)] = [("F", "f", .classical)]
    if specification.covariance != .classical {
      kinds.append(("F with these standard errors", "wald_f", specification.covariance))
    }
    return kinds.flatMap { name, identifier, kind -> [FitStatistic] in
      do {
        let test = try fit.overallTest(covariance: kind)
        return [
          FitStatistic(
            name, identifier, test.statistic,
            "\(test.reference.name); p \(SignificantDigits.text(test.probability))"),
          FitStatistic("p of \(name)", "\(identifier)_p", test.probability),
        ]
      } catch {
        return [FitStatistic(name, identifier, .nan, "\(error)")]
      }
    }
  }

  private func robustStatistics(_ fit: RobustFit) -> [FitStatistic] {
    [
      FitStatistic(
        "Scale", "scale", fit.scale,
        "median absolute residual / 0.674490, of "
          + (sample.model.isLogarithmic ? "log(employment)" : "jobs")),
      FitStatistic("Reweighted fits", "iterations", Double(fit.iterations)),
    ]
  }

  private func curveStatistics(_ fit: GrowthCurveFit) -> [FitStatistic] {
    let likelihood = CurveLikelihood(fit.fit, weights: curveWeights)
    let total = likelihood.totalSumOfSquares(of: sample.jobs)
    return [
      FitStatistic(
        "Residual standard error", "residual_standard_error", fit.fit.residualStandardDeviation,
        residualRemark),
      FitStatistic("Residual sum of squares", "rss", fit.fit.residualSumOfSquares),
      FitStatistic(
        "R²", "r_squared", 1 - fit.fit.residualSumOfSquares / total,
        "1 − RSS/TSS about the mean; a curve need not do better than it"),
      FitStatistic(
        "Log-likelihood", "log_likelihood", likelihood.logarithm,
        "normal errors; the divisor of the variance is the number of observations"),
      FitStatistic(
        "AIC", "aic", likelihood.aic,
        "\(likelihood.parameters.plain) parameters, the variance among them"),
      FitStatistic("AICc", "aicc", likelihood.aicc, correctedRemark(likelihood.parameters)),
      FitStatistic("BIC", "bic", likelihood.bic),
      FitStatistic(
        "Condition estimate", "condition_estimate", fit.fit.conditionEstimate,
        "from the diagonal of R on columns of unit length, a lower bound"),
      FitStatistic(
        "Relative offset", "relative_offset", fit.fit.convergence.relativeOffset,
        "distance to the minimum (Bates and Watts, 1981)"),
    ]
  }

  /// The weights of a growth curve's years, one each without survey weights.
  private var curveWeights: [Double] {
    guard specification.isWeightedBySurvey else { return sample.jobs.map { _ in 1 } }
    return sample.years.enumerated().map { row, year in
      let error = sample.relativeStandardError(in: year) * sample.jobs[row]
      return 1 / (error * error)
    }
  }
}

/// The likelihood of normal errors at a growth curve's estimates, as R's `logLik` has it.
private struct CurveLikelihood {
  let logarithm: Double
  /// Parameters of the curve and the variance.
  let parameters: Double
  private let observations: Double
  private let weights: [Double]

  init(_ fit: NonlinearFit, weights: [Double]) {
    self.weights = weights
    observations = Double(weights.count)
    parameters = Double(fit.parameters.count + 1)
    let variance = fit.residualSumOfSquares / observations
    logarithm =
      -0.5
      * (observations * (log(2 * Double.pi * variance) + 1) - weights.reduce(0) { $0 + log($1) })
  }

  var aic: Double { 2 * parameters - 2 * logarithm }
  var bic: Double { parameters * log(observations) - 2 * logarithm }
  var aicc: Double {
    let left = observations - parameters - 1
    return left > 0 ? aic + 2 * parameters * (parameters + 1) / left : .infinity
  }

  func totalSumOfSquares(of values: [Double]) -> Double {
    let total = weights.reduce(0, +)
    let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    return zip(values, weights).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }
  }
}
