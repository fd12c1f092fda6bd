/// Every series of one area, and the sums that can be made of them.
public struct SeriesCollection: Sendable {
  /// The area the figures are for: “United States”.
  public let area: String
  /// What the occupations are called.
  public let catalogue: OccupationCatalogue
  /// The break ledger.
  public let history: SeriesHistory

  private let observations: [SOCCode: [Observation]]

  /// Observations by occupation, with the names and the ledger that go with them.
  public init(
    area: String, catalogue: OccupationCatalogue, history: SeriesHistory,
    observations: [SOCCode: [Observation]]
  ) {
    self.area = area
    self.catalogue = catalogue
    self.history = history
    self.observations = observations
  }

  /// The series of an occupation; of a sum when the occupation is combined.
  ///
  /// A year of a sum needs every part: published itself, or counted by another part in that year
  /// as the ledger says (MRI technologists inside 29-2034 before 2012).
  ///
  /// - Throws: ``SeriesError`` when there are no observations or they are not valid.
  public func series(of occupation: Occupation) throws(SeriesError) -> OccupationalSeries {
    let code = occupation.code
    let found: [Observation]
    if let only = code.parts.first, !code.isCombined {
      found = observations[only] ?? []
    } else {
      found = combinedObservations(of: code)
    }
    return try OccupationalSeries(
      occupation: occupation, area: area, observations: found, history: history.entries(for: code))
  }

  private func combinedObservations(of code: OccupationCode) -> [Observation] {
    let years = Set(code.parts.flatMap { observations[$0] ?? [] }.map(\.year)).sorted()
    return years.compactMap { year in
      var parts: [Observation] = []
      for part in code.parts {
        if let own = observations[part]?.first(where: { $0.year == year }) {
          parts.append(own)
        } else {
          let counting = history.occupation(counting: part, in: year)
          guard let counting, code.parts.contains(counting) else { return nil }
        }
      }
      return Observation(sumOf: parts)
    }
  }
}

extension Observation {
  /// The sum of the employment of several occupations in one release.
  ///
  /// Standard errors are combined as those of independent estimates (the square root of the sum of
  /// their squares). Wages do not add up and are absent, unless there is one part alone.
  fileprivate init?(sumOf parts: [Observation]) {
    guard let first = parts.first else { return nil }
    let jobs = parts.compactMap(\.employment.number)
    guard jobs.count == parts.count else { return nil }
    let total = jobs.reduce(0, +)
    let errors = zip(jobs, parts).compactMap { jobs, part in
      part.employmentPRSE.map { jobs * $0 }
    }
    let squares = errors.reduce(0) { $0 + $1 * $1 }
    self.init(
      year: first.year, release: first.release,
      publishedCode: parts.map(\.publishedCode).joined(separator: "+"),
      publishedTitle: parts.map(\.publishedTitle).joined(separator: " + "),
      employment: .value(total),
      employmentPRSE: errors.count == parts.count ? squares.squareRoot() / total : nil,
      wages: parts.count == 1 ? first.wages : .absent,
      sources: parts.flatMap(\.sources),
      note: parts.map(\.note).filter { !$0.isEmpty }.joined(separator: "; "))
  }
}
