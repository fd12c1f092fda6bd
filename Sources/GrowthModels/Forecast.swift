import Foundation

/// A distribution for every year after the last observation, with the dependence between years.
public struct Forecast: Sendable {
  /// The furthest a forecast may look ahead, in years.
  public static let longestHorizon = 100

  /// The year of the last observation.
  public let origin: Int
  /// The years forecast, consecutive from the one after the origin.
  public let years: [Int]
  /// What the forecast is of.
  public let quantity: Quantity
  let parts: [PathMixture]
  let unit: Double
  /// How many of the first years every path depends upon, where leaving out the last years leaves a
  /// path's other years as they are; nil where it does not.
  let commonYears: Int?

  /// The quantity that a forecast describes.
  public enum Quantity: String, Sendable, Equatable {
    /// The level itself, as a survey without sampling error would show it, with whatever lasting
    /// irregularity the model found in the level.
    case underlyingLevel = "underlying level"
    /// The value as published, with the irregularity or survey error of the past in it.
    case publishedValue = "published value"
  }

  init(
    origin: Int, years: [Int], quantity: Quantity, parts: [PathMixture], unit: Double,
    commonYears: Int? = nil
  ) {
    self.origin = origin
    self.commonYears = commonYears
    self.years = years
    self.quantity = quantity
    self.parts = parts
    self.unit = unit
  }

  /// The distribution of the level in `year`, or `nil` for a year that was not forecast.
  public func distribution(in year: Int) -> PredictiveDistribution? {
    distribution(in: year, includingSurveyError: nil)
  }

  /// The distribution of the level in `year`, or of the value a survey would publish for it.
  ///
  /// The survey error is added to each member's squared spread, which is exact for normal members
  /// and keeps the variance right for Student t members.
  ///
  /// - Parameters:
  ///   - year: the year asked for.
  ///   - relativeStandardError: the error (a fraction) that the published value will carry; `nil` for
  ///     the level itself.
  /// - Returns: `nil` for a year that was not forecast.
  public func distribution(
    in year: Int, includingSurveyError relativeStandardError: Double?
  ) -> PredictiveDistribution? {
    guard let step = years.firstIndex(of: year) else { return nil }
    let margins = parts.map { $0.margin(at: step, relativeError: relativeStandardError ?? 0) }
    return PredictiveDistribution(parts: margins, unit: unit)
  }

  /// Whole paths through all forecast years, drawn exactly from the mixture: the margins of many
  /// draws are ``distribution(in:)``, and sums and differences of years keep their dependence.
  ///
  /// The draws are the same for the same seed on every machine.
  ///
  /// - Returns: `count` paths, each with one level per forecast year.
  /// - Precondition: `count` is not negative.
  public func jointPaths(count: Int, seed: UInt64) -> [[Double]] {
    precondition(count >= 0, "a number of paths that is not negative")
    var source = RandomSource(seed: seed)
    let sampler = PathSampler(parts: parts, unit: unit)
    return (0..<count).map { _ in sampler.draw(from: &source) }
  }
}

extension Forecast {
  /// The number of years from the origin through `year`.
  ///
  /// - Throws: ``GrowthFault/horizon(requested:origin:limit:)`` unless it is 1 to
  ///   ``longestHorizon``.
  static func horizon(from origin: Int, through year: Int) throws(GrowthFault) -> Int {
    let (horizon, overflow) = year.subtractingReportingOverflow(origin)
    guard !overflow, (1...longestHorizon).contains(horizon) else {
      throw .horizon(requested: year, origin: origin, limit: longestHorizon)
    }
    return horizon
  }

  /// A forecast whose levels are sure to be numbers.
  ///
  /// - Throws: ``GrowthFault/notRepresentable(model:year:)`` naming the first year whose central
  ///   99.9 % may leave the range of numbers.
  static func checked(
    model: String, origin: Int, quantity: Quantity, parts: [PathMixture], unit: Double,
    commonYears: Int? = nil
  ) throws(GrowthFault) -> Forecast {
    let horizon = parts.first?.horizon ?? 0
    let limit = log(Double.greatestFiniteMagnitude)
    let standards = parts.map { $0.curve.quantile(0.9995) }
    for step in 0..<horizon {
      for (part, standard) in zip(parts, standards) {
        let margin = part.margin(at: step, relativeError: 0)
        let range = margin.quantileRange(standard: standard)
        let size = log(max(part.scale.level(min(range.upperBound, limit)), 1))
        guard margin.isFinite, size + log(unit) < limit else {
          throw .notRepresentable(model: model, year: origin + step + 1)
        }
      }
    }
    let years = horizon > 0 ? Array((origin + 1)...(origin + horizon)) : []
    return Forecast(
      origin: origin, years: years, quantity: quantity, parts: parts, unit: unit,
      commonYears: commonYears)
  }
}

extension Forecast {
  /// The forecast that would have been made through an earlier year, to the last bit; nil where the
  /// model has to be asked anew, or for a year that was not forecast.
  public func shortened(through year: Int) -> Forecast? {
    guard let commonYears, let step = years.firstIndex(of: year) else { return nil }
    if step == years.count - 1 { return self }
    let horizon = step + 1
    return Forecast(
      origin: origin, years: Array(years[...step]), quantity: quantity,
      parts: parts.map { $0.shortened(to: horizon, drawing: max(horizon, commonYears)) },
      unit: unit, commonYears: commonYears)
  }
}
