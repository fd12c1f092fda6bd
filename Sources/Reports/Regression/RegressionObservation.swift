import Foundation
import LaborSeries
import Regression

/// One year of a regression: what was observed, what was fitted, and how much it pulls.
public struct RegressionObservation: Sendable, Equatable {
  public let observation: Observation
  /// Employment in jobs.
  public let jobs: Double
  /// The fitted response: employment or its logarithm.
  public let fitted: Double
  /// Response minus fitted value.
  public let residual: Double
  /// The diagonal of the hat matrix; nil where the method has none.
  public let leverage: Double?
  /// The residual over a standard deviation estimated without it; nil where the method has none or
  /// the year is fitted exactly.
  public let studentizedResidual: Double?
  /// How far leaving the year out moves the fit; nil as the studentised residual.
  public let cooksDistance: Double?
  /// The weight of a robust fit.
  public let robustWeight: Double?
}

extension EmploymentRegression {
  /// The years used, ascending.
  public var observations: [RegressionObservation] {
    var leverages: [Double?] = sample.years.map { _ in nil }
    var studentized = leverages
    var distances = leverages
    var weights = leverages
    if case .linear(let fit) = estimate {
      leverages = fit.leverages
      if case .success((let residuals, let cooks)) = influence(fit) {
        studentized = residuals
        distances = cooks
      }
    }
    if case .robust(let fit) = estimate { weights = fit.weights }
    let residuals = estimate.residuals
    let response = sample.response
    return sample.years.indices.map { row in
      RegressionObservation(
        observation: sample.observations[row], jobs: sample.jobs[row],
        fitted: response[row] - residuals[row], residual: residuals[row],
        leverage: leverages[row], studentizedResidual: studentized[row],
        cooksDistance: distances[row], robustWeight: weights[row])
    }
  }

  /// Why studentised residuals and Cook's distances are missing from a least-squares fit; nil when
  /// they are not.
  var influenceRemark: String? {
    guard case .linear(let fit) = estimate, case .failure(let error) = influence(fit) else {
      return nil
    }
    switch error {
    case .unitLeverage(let row):
      return "\(sample.years[row]) is fitted exactly, because a term rests on it alone; "
        + "studentised residuals and Cook's distances cannot be had."
    default:
      return "Too few years for studentised residuals and Cook's distances."
    }
  }

  private func influence(
    _ fit: LinearFit
  ) -> Result<(residuals: [Double], distances: [Double]), RegressionError> {
    do {
      return .success((try fit.studentizedResiduals(), try fit.cooksDistances()))
    } catch {
      return .failure(error)
    }
  }
}
