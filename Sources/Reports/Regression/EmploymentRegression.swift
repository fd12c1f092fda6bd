import Foundation
import LaborSeries
import Regression

/// The employment of an occupation regressed on time.
public struct EmploymentRegression: Sendable {
  /// What was fitted, by method.
  public enum Estimate: Sendable {
    /// Least squares on a linear model.
    case linear(LinearFit)
    /// Iteratively reweighted least squares on a linear model.
    case robust(RobustFit)
    /// Nonlinear least squares on a growth curve.
    case curve(GrowthCurveFit)
  }

  public let series: OccupationalSeries
  public let specification: RegressionSpecification
  /// The fit itself.
  public let estimate: Estimate
  /// The coefficients with their standard errors, in the order of the terms.
  public let coefficients: [RegressionCoefficient]
  let sample: RegressionSample
  /// The estimated covariance of the coefficients, row by row.
  let covariance: [[Double]]

  /// Fits a regression.
  ///
  /// - Throws: ``EmploymentRegressionError``.
  public init(
    of series: OccupationalSeries, _ specification: RegressionSpecification
  ) throws(EmploymentRegressionError) {
    let sample = try RegressionSample(series, specification)
    self.series = series
    self.specification = specification
    self.sample = sample
    let terms = sample.termNames
    guard sample.years.count > terms.count else {
      throw .tooFewObservations(found: sample.years.count, terms: terms)
    }
    if let year = specification.predictedYear {
      let allowed = sample.origin...(sample.end + Self.farthestPrediction)
      guard allowed.contains(year) else { throw .predictedYearOutOfRange(year, allowed: allowed) }
    }
    let (estimate, covariance) = try Self.fitted(sample, specification)
    self.estimate = estimate
    self.covariance = covariance
    coefficients = estimate.coefficients.indices.map { j in
      let isFixed = estimate.isOnEndOfDomain(j)
      return RegressionCoefficient(
        term: terms[j], identifier: sample.termIdentifiers[j],
        estimate: estimate.coefficients[j],
        standardError: isFixed ? nil : max(covariance[j][j], 0).squareRoot(),
        degreesOfFreedom: Double(sample.years.count - terms.count))
    }
  }

  /// How many years after the last observation can be predicted.
  public static let farthestPrediction = 50

  private static func fitted(
    _ sample: RegressionSample, _ specification: RegressionSpecification
  ) throws(EmploymentRegressionError) -> (Estimate, [[Double]]) {
    if specification.model.isCurve { return try curve(sample, specification) }
    if let loss = specification.robustLoss { return try robust(sample, loss) }
    let errors: ErrorStructure =
      specification.isWeightedBySurvey
      ? .standardErrors(try sample.standardErrors(), scale: .estimated) : .independent
    do {
      let fit = try LinearModel(try sample.design(in: sample.years), errors: errors)
        .fit(sample.response)
      try checkLag(specification.covariance, fit)
      let covariance = try fit.covariance(specification.covariance)
      let order = 0..<covariance.columns
      return (.linear(fit), order.map { i in order.map { covariance[i, $0] } })
    } catch let error as RegressionError {
      throw EmploymentRegressionError(
        error, model: sample.model, years: sample.years, terms: sample.termNames)
    } catch let error as EmploymentRegressionError {
      throw error
    } catch {
      throw .notFitted(sample.model, reason: "\(error).")
    }
  }

  private static func checkLag(
    _ covariance: CoefficientCovariance, _ fit: LinearFit
  ) throws(EmploymentRegressionError) {
    guard case .neweyWest(.fixed(let lag), _) = covariance else { return }
    guard lag >= 0, lag < fit.observations else {
      throw .lagOutOfRange(lag: lag, observations: fit.observations)
    }
  }

  private static func robust(
    _ sample: RegressionSample, _ loss: RobustLoss
  ) throws(EmploymentRegressionError) -> (Estimate, [[Double]]) {
    let terms = sample.termNames
    let design: DesignMatrix
    do {
      design = try sample.design(in: sample.years)
    } catch {
      throw EmploymentRegressionError(
        error, model: sample.model, years: sample.years, terms: terms)
    }
    do {
      let fit = try RobustRegression(loss).fit(design, to: sample.response)
      let order = 0..<fit.covariance.columns
      return (.robust(fit), order.map { i in order.map { fit.covariance[i, $0] } })
    } catch {
      throw EmploymentRegressionError(
        error, model: sample.model, years: sample.years, terms: terms)
    }
  }

  private static func curve(
    _ sample: RegressionSample, _ specification: RegressionSpecification
  ) throws(EmploymentRegressionError) -> (Estimate, [[Double]]) {
    guard sample.breaks.isEmpty else {
      throw .breaksInsideCurve(sample.breaks, model: sample.model, code: sample.code)
    }
    if let introduction = specification.introduction, introduction >= sample.origin {
      throw .introductionNotBefore(introduction: introduction, first: sample.origin)
    }
    guard let curve = sample.curve(introduction: specification.introduction) else {
      preconditionFailure("a growth curve was asked for")
    }
    let weights =
      specification.isWeightedBySurvey ? try sample.standardErrors().map { 1 / ($0 * $0) } : nil
    do {
      let fit = try curve.fit(
        times: sample.years.map(Double.init), values: sample.jobs, weights: weights,
        level: specification.level)
      return (.curve(fit), fit.fit.covariance)
    } catch {
      throw EmploymentRegressionError(
        error, model: sample.model, years: sample.years, terms: sample.termNames)
    }
  }
}

extension EmploymentRegression.Estimate {
  /// The estimated coefficients, in the order of the terms.
  public var coefficients: [Double] {
    switch self {
    case .linear(let fit): fit.coefficients
    case .robust(let fit): fit.coefficients
    case .curve(let fit): fit.fit.estimates
    }
  }

  /// Response minus fitted value, in the response's units.
  public var residuals: [Double] {
    switch self {
    case .linear(let fit): fit.residuals
    case .robust(let fit): fit.residuals
    case .curve(let fit): fit.fit.residuals
    }
  }

  /// The estimated standard deviation of an observation of unit weight.
  public var residualStandardError: Double {
    switch self {
    case .linear(let fit): fit.residualStandardError
    case .robust(let fit): fit.scale
    case .curve(let fit): fit.fit.residualStandardDeviation
    }
  }

  /// Whether a parameter rests on an end of its domain and has no standard error.
  fileprivate func isOnEndOfDomain(_ index: Int) -> Bool {
    if case .curve(let fit) = self { return fit.fit.parameters[index].standardError == nil }
    return false
  }
}
