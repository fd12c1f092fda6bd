/// Why a set of dated values is not a usable series.
public enum SeriesFault: Error, Equatable, Sendable {
  /// Fewer points than any model can learn from.
  case tooFewPoints(found: Int, required: Int)
  /// A value that is not a number, or infinite.
  case notFinite(year: Int)
  /// A negative value.
  case negative(year: Int, value: Double)
  /// Two values for one year.
  case duplicateYear(year: Int)
  /// Two breaks declared in one year.
  case duplicateBreak(year: Int)
  /// A relative standard error that is negative or not a number.
  case invalidStandardError(year: Int, relative: Double)
  /// Years further apart than a yearly series can be.
  case spanTooLong(first: Int, last: Int, limit: Int)
}

extension SeriesFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooFewPoints(let found, let required):
      "The series has \(found) \(found == 1 ? "point" : "points"); at least \(required) are "
        + "needed. Add earlier years, or use an aggregate that was published longer."
    case .notFinite(let year):
      "The value of \(year) is not a finite number. Leave the year out if nothing was published."
    case .negative(let year, let value):
      "The value of \(year) is \(value); a level cannot be negative."
    case .duplicateYear(let year):
      "The year \(year) has two values; keep one, or name the vintage that is meant."
    case .duplicateBreak(let year):
      "Two breaks are declared in \(year); declare one with a label that names both causes."
    case .invalidStandardError(let year, let relative):
      "The relative standard error of \(year) is \(relative); it has to be zero or more, as a "
        + "fraction of the value, or absent when unknown."
    case .spanTooLong(let first, let last, let limit):
      "The years run from \(first) to \(last); a yearly series may span at most \(limit) years."
    }
  }
}
