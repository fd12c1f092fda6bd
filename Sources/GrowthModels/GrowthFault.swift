/// Why a model cannot be fitted to a series, or cannot forecast it.
public enum GrowthFault: Error, Equatable, Sendable {
  /// The data are not a usable series.
  case series(SeriesFault)
  /// A value of zero, which has no logarithm.
  case notPositive(model: String, year: Int, value: Double)
  /// Every value is zero, so there is no level to measure change against.
  case everyValueZero
  /// Breaks leave too few year-to-year changes to learn growth from.
  case tooFewChanges(found: Int, required: Int, breaks: Int)
  /// The year asked for is not after the last observation, or is too far ahead.
  case horizon(requested: Int, origin: Int, limit: Int)
  /// The model has more to estimate than the series can tell.
  case notIdentified(model: String, reason: String)
  /// The result is outside the range of numbers that can be represented.
  case notRepresentable(model: String, year: Int)
}

extension GrowthFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .series(let fault):
      fault.description
    case .notPositive(let model, let year, let value):
      "The value of \(year) is \(value), and \(model) works on logarithms: leave the year out, or "
        + "ask for a model on the linear scale."
    case .everyValueZero:
      "Every value is zero, so there is no level from which growth could be measured."
    case .tooFewChanges(let found, let required, let breaks):
      "The \(breaks) declared \(breaks == 1 ? "break leaves" : "breaks leave") \(found) usable "
        + "\(found == 1 ? "change" : "changes") between years; at least \(required) are needed. "
        + "Use an aggregate that the breaks do not touch."
    case .horizon(let requested, let origin, let limit):
      "A forecast through \(requested) was asked for; the last observation is of \(origin), so the "
        + "target can be \(origin + 1) to \(origin + limit)."
    case .notIdentified(let model, let reason):
      "\(model) cannot be estimated from this series: \(reason)"
    case .notRepresentable(let model, let year):
      "\(model) leads to values in \(year) that are too large or too small for a number. Rescale "
        + "the series to another unit."
    }
  }
}
