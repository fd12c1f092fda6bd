import Foundation
import Regression

/// Growth between two observed years of a series, and how sure it is given the survey errors.
///
/// The logarithm of the ratio of two independent estimates has the standard error
/// √(s₁² + s₂²), where s is the relative standard error of each (Cochran, 1977, section 6.3: the
/// approximate variance of a ratio). Estimates of neighbouring years that share sample are
/// positively correlated, and the interval is then wider than it needs to be.
public struct ObservedGrowth: Sendable, Equatable {
  /// The earlier year.
  public let start: Int
  /// The later year.
  public let end: Int
  /// Growth over the whole period, a fraction of the earlier value.
  public let total: Double
  /// The standard error of the logarithm of the ratio; nil where either error is not known.
  public let logStandardError: Double?

  /// Growth from one point to a later one; nil where either value is not above zero.
  ///
  /// - Precondition: `first` is before `last`.
  public init?(from first: DatedSeries.Point, to last: DatedSeries.Point) {
    precondition(first.year < last.year, "growth runs from an earlier to a later year")
    guard first.value > 0, last.value > 0 else { return nil }
    start = first.year
    end = last.year
    total = last.value / first.value - 1
    if let early = first.relativeStandardError, let late = last.relativeStandardError {
      logStandardError = (early * early + late * late).squareRoot()
    } else {
      logStandardError = nil
    }
  }

  /// Growth a year, compounded, as a fraction.
  public var annual: Double { exp(log1p(total) / Double(end - start)) - 1 }

  /// The confidence interval of growth a year, from the survey errors alone; nil where an error is
  /// not known.
  ///
  /// - Parameter level: The confidence level, between 0 and 1.
  public func annualInterval(level: Double) -> PredictionInterval? {
    guard let logStandardError else { return nil }
    let reach = NormalDistribution().quantile(0.5 + level / 2) * logStandardError
    let span = Double(end - start)
    return PredictionInterval(
      lower: exp((log1p(total) - reach) / span) - 1, upper: exp((log1p(total) + reach) / span) - 1,
      level: level)
  }
}
