import Foundation
import LinearAlgebra

/// A range with the probability it was made for.
public struct Interval: Sendable, Equatable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double
  /// The level, as a fraction.
  public let level: Double

  /// A range.
  public init(lower: Double, upper: Double, level: Double) {
    self.lower = lower
    self.upper = upper
    self.level = level
  }
}

/// What a fit says of the response for given values of the terms.
public struct LinearPrediction: Sendable, Equatable {
  /// The expected response.
  public let mean: Double
  /// The standard error of the expected response.
  public let standardErrorOfMean: Double
  /// The standard error of a new response: of its mean and of its own error together.
  public let standardErrorOfPrediction: Double
  /// The degrees of freedom of both; infinite where the variance is known.
  public let degreesOfFreedom: Double

  /// A confidence interval, for the expected response.
  ///
  /// - Precondition: the level is between 0 and 1.
  public func confidenceInterval(level: Double) -> Interval {
    interval(level, standardErrorOfMean)
  }

  /// A prediction interval, for a new response.
  ///
  /// - Precondition: the level is between 0 and 1.
  public func predictionInterval(level: Double) -> Interval {
    interval(level, standardErrorOfPrediction)
  }

  private func interval(_ level: Double, _ error: Double) -> Interval {
    precondition(level > 0 && level < 1, "a level is between 0 and 1")
    let multiple = StudentTDistribution(degreesOfFreedom: degreesOfFreedom)
      .upperQuantile((1 - level) / 2)
    return Interval(lower: mean - multiple * error, upper: mean + multiple * error, level: level)
  }
}

extension LinearFit {
  /// Predictions for the rows of a design with the same terms.
  ///
  /// - Parameters:
  ///   - rows: the values of the terms.
  ///   - errorVariances: the variances of the new responses' own errors in units of σ²; one for
  ///     each row unless given (in a fit from standard errors: their squares).
  /// - Throws: `RegressionError.lengthMismatch` when the number of terms or variances differs,
  ///   `.noDegreesOfFreedom` when the variance cannot be estimated.
  public func predictions(
    at rows: DesignMatrix, errorVariances: [Double]? = nil
  ) throws(RegressionError) -> [LinearPrediction] {
    guard rows.columns == design.columns else {
      throw .lengthMismatch(
        what: "terms of the prediction", found: rows.columns, required: design.columns)
    }
    let own = errorVariances ?? [Double](repeating: 1, count: rows.rows)
    guard own.count == rows.rows else {
      throw .lengthMismatch(what: "error variances", found: own.count, required: rows.rows)
    }
    try requireDegreesOfFreedom()
    let exact = rows.exact
    let means = exact.times(exactCoefficients)
    let spreads = exact.times(root).rounded.squaredRowLengths
    return (0..<rows.rows).map { i in
      LinearPrediction(
        mean: means[i].value,
        standardErrorOfMean: (residualVariance * spreads[i]).squareRoot(),
        standardErrorOfPrediction: (residualVariance * (spreads[i] + own[i])).squareRoot(),
        degreesOfFreedom: referenceDegreesOfFreedom)
    }
  }
}
