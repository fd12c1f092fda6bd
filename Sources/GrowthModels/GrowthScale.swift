import Foundation

/// The scale on which growth is additive: a power of the level (Box and Cox, 1964).
///
/// Levels are relative to the series' mean, x; the coordinate is log x, or x to a power divided by
/// the power, so that one unit of coordinate is one unit of x near the mean on every scale.
public struct GrowthScale: Sendable, Hashable {
  /// The power: zero for logarithms, one for levels.
  public let power: Double

  /// The scale of a power from 0 to 1.
  ///
  /// - Precondition: `power` is between 0 and 1.
  public init(power: Double) {
    precondition(power >= 0 && power <= 1, "a power between 0 and 1")
    self.power = power
  }

  /// Natural logarithms: growth is relative, levels stay positive.
  public static let log = GrowthScale(power: 0)
  /// Levels divided by their mean: growth is in units per year.
  public static let linear = GrowthScale(power: 1)

  /// The coordinate of a relative level that is positive (not negative, unless logarithmic).
  func coordinate(_ level: Double) -> Double {
    switch power {
    case 0: Foundation.log(level)
    case 1: level
    default: pow(level, power) / power
    }
  }

  /// The relative level of a coordinate; zero for coordinates below those of any level.
  func level(_ coordinate: Double) -> Double {
    switch power {
    case 0: exp(coordinate)
    case 1: max(coordinate, 0)
    default: coordinate > 0 ? pow(power * coordinate, 1 / power) : 0
    }
  }

  /// The slope of the coordinate at a positive relative level.
  func slope(_ level: Double) -> Double {
    switch power {
    case 0: 1 / level
    case 1: 1
    default: pow(level, power - 1)
    }
  }

  /// The standard error on this scale of a relative error of one at the given relative level.
  func relativeErrorFactor(_ level: Double) -> Double {
    power == 0 ? 1 : power == 1 ? level : pow(level, power)
  }
}
