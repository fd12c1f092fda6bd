/// The annual figures of one occupation in one area, validated once and trusted after.
///
/// Observations ascend by year, one a year at the most; a missing year is missing. Employment is in
/// jobs, positive where it is a value. The breaks are those of the ledger that fall inside the
/// series; changes at or before its first year are history and no break of it.
public struct OccupationalSeries: Sendable {
  public let occupation: Occupation
  /// The area the figures are for: “United States”.
  public let area: String
  /// Ascending by year; at least one.
  public let observations: [Observation]
  /// Every ledger entry that concerns the occupation, ascending by year.
  public let history: [HistoryEntry]

  /// Puts observations in order and checks them.
  ///
  /// - Throws: ``SeriesError`` when there are none, a year occurs twice, employment is not positive
  ///   or a percent relative standard error is outside 0 to 50 (BLS publishes none above 50).
  public init(
    occupation: Occupation, area: String, observations: [Observation], history: [HistoryEntry]
  ) throws(SeriesError) {
    guard !observations.isEmpty else { throw SeriesError.empty(occupation.label) }
    let ordered = observations.sorted { $0.year < $1.year }
    for (earlier, later) in zip(ordered, ordered.dropFirst()) where earlier.year == later.year {
      throw .duplicateYear(
        earlier.year, occupation: occupation.label, first: earlier.place, second: later.place)
    }
    for observation in ordered {
      if let jobs = observation.employment.number, !(jobs > 0 && jobs.isFinite) {
        throw .employmentNotPositive(jobs, year: observation.year, place: observation.place)
      }
      if let prse = observation.employmentPRSE, !(prse >= 0 && prse <= 50) {
        throw .standardErrorOutOfRange(prse, year: observation.year, place: observation.place)
      }
    }
    self.occupation = occupation
    self.area = area
    self.observations = ordered
    self.history = history
  }

  /// The years in which employment is a value, ascending.
  public var employmentObservations: [Observation] {
    observations.filter { $0.employment.number != nil }
  }

  /// The latest observation that has employment, if any has.
  public var latest: Observation? { employmentObservations.last }

  /// The observation of a year, if there is one.
  public func observation(in year: Int) -> Observation? {
    observations.first { $0.year == year }
  }

  /// The changes that move the level of employment inside the series, ascending by year.
  public var breaks: [HistoryEntry] {
    guard let first = employmentObservations.first?.year, let last = latest?.year else { return [] }
    return history.filter { $0.movesLevel && $0.year > first && $0.year <= last }
  }

  /// The breaks that lie after `start` and not after `end`, both years.
  public func breaks(after start: Int, through end: Int) -> [HistoryEntry] {
    breaks.filter { $0.year > start && $0.year <= end }
  }
}

extension OccupationalSeries {
  /// The series as it stood after the release of a year: later observations left out.
  ///
  /// - Throws: ``SeriesError/empty(_:)`` when nothing is left.
  public func observed(through year: Int) throws(SeriesError) -> OccupationalSeries {
    try OccupationalSeries(
      occupation: occupation, area: area, observations: observations.filter { $0.year <= year },
      history: history)
  }
}

/// Why observations do not make a series.
public enum SeriesError: Error, Equatable, CustomStringConvertible {
  case empty(String)
  case duplicateYear(Int, occupation: String, first: String, second: String)
  case employmentNotPositive(Double, year: Int, place: String)
  case standardErrorOutOfRange(Double, year: Int, place: String)

  public var description: String {
    switch self {
    case .empty(let occupation):
      "There is no observation of \(occupation); name another occupation or another file."
    case .duplicateYear(let year, let occupation, let first, let second):
      "\(occupation) has two observations for \(year), at \(first) and \(second); remove one."
    case .employmentNotPositive(let jobs, let year, let place):
      "Employment of \(jobs) jobs in \(year), at \(place), is not positive; correct the row."
    case .standardErrorOutOfRange(let prse, let year, let place):
      "A percent relative standard error of \(prse) in \(year), at \(place), is outside 0 to 50; "
        + "correct the row."
    }
  }
}

extension Observation {
  /// Where the observation was read, for an error.
  fileprivate var place: String {
    sources.isEmpty ? "an unnamed place" : sources.map(\.description).joined(separator: " and ")
  }
}
