import Foundation
import LinearAlgebra

/// Estimates with their standard errors, tests and intervals: one row for each term.
public struct CoefficientTable: Sendable, Equatable {
  /// One coefficient.
  public struct Row: Sendable, Equatable {
    /// The name of the term.
    public let term: String
    /// The estimated coefficient.
    public let estimate: Double
    /// Its standard error.
    public let standardError: Double
    /// The estimate divided by its standard error.
    public let statistic: Double
    /// The probability of a statistic at least as far from zero if the coefficient were zero.
    public let probability: Double
    /// The lower end of the confidence interval.
    public let lower: Double
    /// The upper end of the confidence interval.
    public let upper: Double
  }

  /// The rows, in the design's order.
  public let rows: [Row]
  /// The confidence level of the intervals, as a fraction.
  public let level: Double
  /// The degrees of freedom of the t statistics; infinite where the variance is known, which makes
  /// them normal.
  public let degreesOfFreedom: Double
  /// How the covariance was estimated.
  public let covariance: CoefficientCovariance
}

extension LinearFit {
  /// The table of coefficients.
  ///
  /// - Parameters:
  ///   - kind: how their covariance is estimated.
  ///   - level: the confidence level of the intervals, as a fraction.
  /// - Throws: as `covariance(_:)`; `RegressionError.outOfRange` for a level outside (0, 1).
  public func coefficientTable(
    covariance kind: CoefficientCovariance = .classical, level: Double = 0.95
  ) throws(RegressionError) -> CoefficientTable {
    try requireLevel(level)
    let errors = try standardErrors(kind)
    let degrees = referenceDegreesOfFreedom
    let reference = StudentTDistribution(degreesOfFreedom: degrees)
    let multiple = reference.upperQuantile((1 - level) / 2)
    let rows = coefficients.indices.map { j in
      CoefficientTable.Row(
        term: design.termNames[j], estimate: coefficients[j], standardError: errors[j],
        statistic: coefficients[j] / errors[j],
        probability: reference.twoSidedProbability(coefficients[j] / errors[j]),
        lower: coefficients[j] - multiple * errors[j],
        upper: coefficients[j] + multiple * errors[j])
    }
    return CoefficientTable(
      rows: rows, level: level, degreesOfFreedom: degrees, covariance: kind)
  }

  /// The standard errors of the coefficients.
  ///
  /// - Throws: as `covariance(_:)`.
  public func standardErrors(
    _ kind: CoefficientCovariance = .classical
  ) throws(RegressionError) -> [Double] {
    try covariance(kind).diagonal.map { max($0, 0).squareRoot() }
  }

  /// The degrees of freedom of t statistics: infinite where the variance is known.
  var referenceDegreesOfFreedom: Double {
    model.errors.scale == .known ? .infinity : residualDegreesOfFreedom
  }

  func requireLevel(_ level: Double) throws(RegressionError) {
    guard level > 0, level < 1 else {
      throw .outOfRange(what: "The level", value: level, required: "between 0 and 1, exclusive")
    }
  }
}
