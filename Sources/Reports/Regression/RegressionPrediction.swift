import Foundation
import Regression

/// What a regression says of one year, on the scale of its response and in jobs.
public struct RegressionPrediction: Sendable, Equatable {
  public let year: Int
  /// The expected response: employment, or its logarithm.
  public let mean: Double
  /// The standard error of the expected response.
  public let standardErrorOfMean: Double
  /// The standard error of the year's own figure: of the mean and of one more residual together.
  public let standardErrorOfPrediction: Double
  public let degreesOfFreedom: Double
  /// Whether the response is the logarithm of employment.
  public let isLogarithmic: Bool

  /// The interval for the expected response.
  public func confidenceInterval(level: Double) -> Interval {
    interval(level, standardErrorOfMean)
  }

  /// The interval for the year's own figure.
  public func predictionInterval(level: Double) -> Interval {
    interval(level, standardErrorOfPrediction)
  }

  /// Jobs for a value of the response. Of a logarithm they are the median, not the mean.
  public func jobs(_ response: Double) -> Double { isLogarithmic ? exp(response) : response }

  /// An interval of the response in jobs.
  public func jobs(_ interval: Interval) -> Interval {
    Interval(lower: jobs(interval.lower), upper: jobs(interval.upper), level: interval.level)
  }

  private func interval(_ level: Double, _ error: Double) -> Interval {
    precondition(level > 0 && level < 1, "a level is between 0 and 1")
    let reach =
      StudentTDistribution(degreesOfFreedom: degreesOfFreedom).upperQuantile((1 - level) / 2)
      * error
    return Interval(lower: mean - reach, upper: mean + reach, level: level)
  }
}

extension EmploymentRegression {
  /// The prediction for a year, with the covariance of the coefficients that was asked for.
  ///
  /// In a weighted fit the year's own error has the variance of its published figure; a year that
  /// has none is taken to be as sure as the last one used before it.
  ///
  /// - Precondition: the year is one that the specification may ask for.
  public func prediction(for year: Int) -> RegressionPrediction {
    let (mean, error) = meanResponse(in: year)
    let residual = estimate.residualStandardError * ownDeviation(in: year, mean)
    return RegressionPrediction(
      year: year, mean: mean, standardErrorOfMean: error,
      standardErrorOfPrediction: (error * error + residual * residual).squareRoot(),
      degreesOfFreedom: coefficients.first?.degreesOfFreedom ?? 0,
      isLogarithmic: specification.model.isLogarithmic)
  }

  private func meanResponse(in year: Int) -> (mean: Double, standardError: Double) {
    if case .curve(let fit) = estimate {
      let prediction = fit.fit.prediction(at: [Double(year)])
      return (prediction.mean, prediction.standardError)
    }
    do {
      let row = try sample.design(in: [year]).values
      let values = coefficients.indices.map { row[0, $0] }
      let mean = zip(values, coefficients).reduce(0) { $0 + $1.0 * $1.1.estimate }
      return (mean, variance(along: values).squareRoot())
    } catch {
      preconditionFailure("one year makes a design: \(error)")
    }
  }

  /// The standard deviation of a year's own error relative to that of an observation of unit weight.
  private func ownDeviation(in year: Int, _ mean: Double) -> Double {
    guard specification.isWeightedBySurvey else { return 1 }
    let relative = sample.relativeStandardError(in: year)
    return specification.model.isLogarithmic ? relative : relative * abs(mean)
  }
}
