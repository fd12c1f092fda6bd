import Foundation
import Regression

/// An estimated coefficient with its test and intervals, from Student's t.
public struct RegressionCoefficient: Sendable, Equatable {
  /// The name of the term.
  public let term: String
  /// The term in the measures of a file: lowercase letters, digits and underscores.
  public let identifier: String
  public let estimate: Double
  /// Nil where the estimate rests on an end of its domain.
  public let standardError: Double?
  /// Observations minus coefficients.
  public let degreesOfFreedom: Double

  /// The estimate divided by its standard error.
  public var statistic: Double? { standardError.map { estimate / $0 } }

  /// The probability of a statistic at least as far from zero if the coefficient were zero.
  public var probability: Double? {
    statistic.map {
      StudentTDistribution(degreesOfFreedom: degreesOfFreedom).twoSidedProbability($0)
    }
  }

  /// The confidence interval; nil without a standard error.
  ///
  /// - Precondition: the level is between 0 and 1.
  public func interval(level: Double) -> Interval? {
    precondition(level > 0 && level < 1, "a level is between 0 and 1")
    return standardError.map { error in
      let reach =
        StudentTDistribution(degreesOfFreedom: degreesOfFreedom).upperQuantile((1 - level) / 2)
        * error
      return Interval(lower: estimate - reach, upper: estimate + reach, level: level)
    }
  }
}

/// A change of employment in proportion, exp(b) − 1 of a combination b of coefficients.
public struct ProportionalEffect: Sendable, Equatable {
  /// What changes: “growth a year”.
  public let name: String
  /// The same in the measures of a file.
  public let identifier: String
  /// The combination on the logarithmic scale, with its standard error.
  public let logarithm: RegressionCoefficient

  /// The effect as a fraction.
  public var estimate: Double { expm1(logarithm.estimate) }

  /// Its confidence interval: that of the logarithm, transformed.
  ///
  /// - Precondition: the level is between 0 and 1.
  public func interval(level: Double) -> Interval? {
    logarithm.interval(level: level).map {
      Interval(lower: expm1($0.lower), upper: expm1($0.upper), level: level)
    }
  }
}

extension EmploymentRegression {
  /// What the coefficients of a model of log(employment) say of employment: growth a year, at both
  /// ends where it changes, and the size of each step. Empty for other models.
  public var effects: [ProportionalEffect] {
    guard specification.model.isLogarithmic else { return [] }
    var effects: [ProportionalEffect] = []
    if specification.model == .logLinear {
      effects.append(effect("growth a year", "growth_rate_annual", [1: 1]))
    } else {
      for year in [sample.origin, sample.end] {
        // The slope of b₁t + b₂t² at t.
        let slope = [1: 1, 2: 2 * Double(year - sample.origin)]
        effects.append(effect("growth a year in \(year)", "growth_rate_annual_\(year)", slope))
      }
    }
    let first = coefficients.count - sample.steps.count
    for (offset, step) in sample.steps.enumerated() {
      effects.append(effect(step.name, "\(step.identifier)_rate", [first + offset: 1]))
    }
    return effects
  }

  /// Σ gⱼbⱼ with its standard error √(g′Vg), transformed.
  private func effect(
    _ name: String, _ identifier: String, _ gradient: [Int: Double]
  ) -> ProportionalEffect {
    var whole = [Double](repeating: 0, count: coefficients.count)
    for (index, value) in gradient { whole[index] = value }
    let estimate = zip(whole, coefficients).reduce(0) { $0 + $1.0 * $1.1.estimate }
    return ProportionalEffect(
      name: name, identifier: identifier,
      logarithm: RegressionCoefficient(
        term: name, identifier: identifier, estimate: estimate,
        standardError: variance(along: whole).squareRoot(),
        degreesOfFreedom: coefficients.first?.degreesOfFreedom ?? 0))
  }

  /// g′Vg, the variance of a combination of coefficients.
  func variance(along gradient: [Double]) -> Double {
    var sum = 0.0
    for i in gradient.indices {
      for j in gradient.indices { sum += gradient[i] * covariance[i][j] * gradient[j] }
    }
    return max(sum, 0)
  }
}
