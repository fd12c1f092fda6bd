import GrowthModels

/// Why an occupation has no projection.
public enum ProjectionError: Error, Equatable, CustomStringConvertible {
  /// The longest horizon, in years after the last observation.
  public static let longestHorizon = 25

  /// The target year is not after the last observation.
  case targetNotAfterLastObservation(target: Int, last: Int, occupation: String)
  /// The target year is further ahead than a projection means anything.
  case horizonTooLong(target: Int, last: Int, occupation: String)
  /// The series is too short to project.
  case tooFewPoints(found: Int, required: Int, occupation: String)
  /// The growth model refuses the series.
  case refused(GrowthFault, occupation: String)

  public var description: String {
    switch self {
    case .targetNotAfterLastObservation(let target, let last, let occupation):
      "The target year \(target) is not after the last observation of \(occupation), "
        + "which is of \(last); name a year from \(last + 1) to \(last + Self.longestHorizon)."
    case .horizonTooLong(let target, let last, let occupation):
      "The target year \(target) is \(target - last) years after the last observation of "
        + "\(occupation); name a year up to \(last + Self.longestHorizon)."
    case .tooFewPoints(let found, let required, let occupation):
      "\(occupation) has \(found) \(found == 1 ? "observation" : "observations") of employment, and "
        + "a projection needs \(required); project a longer series, or a sum that contains it."
    case .refused(let fault, let occupation):
      "\(occupation): \(fault)"
    }
  }
}
