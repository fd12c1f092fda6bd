import GrowthModels
import LaborSeries

/// A figure of the wage distribution, in dollars a year.
public enum WageRung: String, Sendable, CaseIterable {
  case percentile10 = "p10"
  case percentile25 = "p25"
  case median
  case percentile75 = "p75"
  case percentile90 = "p90"
  case mean

  /// The percentiles from low to high, the median among them.
  public static let ladder: [WageRung] = [
    .percentile10, .percentile25, .median, .percentile75, .percentile90,
  ]

  /// The published figure; a mark where it was suppressed or top-coded.
  public func value(in wages: Wages) -> PublishedValue {
    let annual = wages.annual
    return switch self {
    case .percentile10: annual.percentile10
    case .percentile25: annual.percentile25
    case .median: annual.median
    case .percentile75: annual.percentile75
    case .percentile90: annual.percentile90
    case .mean: annual.mean
    }
  }
}

/// In which dollars wages are projected, and on which assumption.
public struct PriceAssumption: Sendable {
  /// Prices rise by this fraction every year after the last observation. It is an assumption and no
  /// projection, and no interval is about it.
  public let inflation: Double
  /// Past prices; nil where none were given, and then past wages stay in current dollars.
  public let deflator: Deflator?

  /// The assumption made when none is given: two percent a year, what the Federal Reserve aims at.
  public static let usualInflation = 0.02

  /// How growth is learned: of real wages where past prices are known, otherwise of wages in current
  /// dollars, whose growth holds that of prices.
  public var family: AveragedFamily { deflator == nil ? AveragedFamily() : .ofRealWages }

  /// An assumption.
  ///
  /// - Throws: ``WageError/inflationOutOfRange(_:)`` outside −0.2 to 0.5 a year.
  public init(inflation: Double = usualInflation, deflator: Deflator? = nil) throws(WageError) {
    guard inflation >= -0.2, inflation <= 0.5 else { throw .inflationOutOfRange(inflation) }
    self.inflation = inflation
    self.deflator = deflator
  }
}

/// Why wages cannot be projected.
public enum WageError: Error, Equatable, CustomStringConvertible {
  /// The last observation has no such figure, with the publisher's mark where one stands for it.
  case noFigure(WageRung, occupation: String, mark: String?)
  /// Too few published figures.
  case tooFew(WageRung, occupation: String, found: Int, required: Int)
  /// No inflation that a year has.
  case inflationOutOfRange(Double)

  public var description: String {
    switch self {
    case .noFigure(let rung, let occupation, let mark):
      "\(occupation) has no \(rung.rawValue) wage in its last release"
        + (mark.map { ", the publisher printed \($0)" } ?? "")
        + "; name a single occupation with published wages."
    case .tooFew(let rung, let occupation, let found, let required):
      "\(occupation) has \(found) published \(rung.rawValue) wages, and a projection needs "
        + "\(required); name an occupation with a longer record."
    case .inflationOutOfRange(let inflation):
      "An inflation of \(inflation * 100) percent a year is not between −20 and 50; give percent a "
        + "year, such as 2.0."
    }
  }
}

extension WageError {
  /// Whether there are figures, but too few.
  var isTooFew: Bool {
    if case .tooFew = self { true } else { false }
  }
}
