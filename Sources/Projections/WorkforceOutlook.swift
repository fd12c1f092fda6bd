import GrowthModels
import LaborSeries

/// The outlook of several occupations together: each one's own, and what can be said of their order.
public struct WorkforceOutlook: Sendable {
  /// Where the figures are for.
  public let area: String
  /// The year projected to.
  public let targetYear: Int
  /// One outlook for an occupation, in the order asked for.
  public let occupations: [OccupationOutlook]
  /// The outlooks that are ranked: those whose series have ten or more observations. Shorter ones
  /// are so unsure that they would lead any ranking by their uncertainty alone.
  public let ranked: [OccupationOutlook]
  /// The occupations that were asked for and have no outlook, with the reason.
  public let refused: [(occupation: Occupation, reason: ProjectionError)]

  /// Projects each occupation.
  ///
  /// An occupation whose series cannot be projected (too few observations, say) is listed in
  /// ``refused``; the others are unharmed.
  ///
  /// - Throws: ``ProjectionError`` when the target year is not possible or no occupation at all can
  ///   be projected, `SeriesError` when a series is not valid.
  public init(
    of occupations: [Occupation], in collection: SeriesCollection,
    official rounds: OfficialProjections, through targetYear: Int,
    by model: some GrowthModel = AveragedFamily.ofPooledSamples
  ) throws {
    try self.init(of: occupations, in: collection, through: targetYear) {
      series throws(ProjectionError) in
      try OccupationOutlook(of: series, through: targetYear, official: rounds, by: model)
    }
  }

  /// Takes the outlook of each occupation from elsewhere, as a program does that remembers them.
  ///
  /// - Parameter outlook: The outlook of a series through the target year.
  /// - Throws: As above.
  public init(
    of occupations: [Occupation], in collection: SeriesCollection, through targetYear: Int,
    outlook: @Sendable (OccupationalSeries) throws(ProjectionError) -> OccupationOutlook
  ) throws {
    let series = try occupations.map { try collection.series(of: $0) }
    // Two at a time; what they come to does not depend on that.
    let found = Workload.map(series, threads: 2) { series in
      Result { () throws(ProjectionError) in
        try outlook(series)
      }
    }
    var outlooks: [OccupationOutlook] = []
    var refused: [(occupation: Occupation, reason: ProjectionError)] = []
    for (occupation, result) in zip(occupations, found) {
      switch result {
      case .success(let outlook): outlooks.append(outlook)
      case .failure(let reason) where reason.concernsTheSeriesAlone:
        refused.append((occupation, reason))
      case .failure(let reason): throw reason
      }
    }
    if outlooks.isEmpty, let first = refused.first { throw first.reason }
    area = collection.area
    self.targetYear = targetYear
    self.occupations = outlooks
    self.refused = refused
    ranked = outlooks.filter { $0.projection.account.tier == .ordinary }
  }

  /// The probability of growing fastest for those of ``ranked``, in their order, were they
  /// independent; worked out each time it is asked for.
  public var ranks: RankProbabilities { RankProbabilities(of: ranked.map(\.projection)) }

  /// The last observed year of the occupations, and the release it comes from.
  public var latestRelease: (year: Int, name: String) {
    let latest = occupations.map(\.projection.base).max { $0.year < $1.year }
    return (latest?.year ?? targetYear, latest?.release ?? "")
  }
}

extension ProjectionError {
  /// Whether another occupation could still be projected to the same year.
  fileprivate var concernsTheSeriesAlone: Bool {
    switch self {
    case .tooFewPoints, .refused: true
    case .targetNotAfterLastObservation, .horizonTooLong: false
    }
  }
}
