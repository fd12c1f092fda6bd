import GrowthModels
import LaborSeries

/// Everything an outlook says of one occupation: what happened, what is projected, what BLS
/// projects, and what to be careful about.
public struct OccupationOutlook: Sendable {
  /// Growth over some years up to the last observation.
  public struct History: Sendable {
    /// How many years it spans.
    public let span: Int
    /// The growth; nil where the earlier year was not published or the source does not carry it.
    public let growth: ObservedGrowth?
    /// The breaks inside the span: where there is one, growth mixes change with reclassification.
    public let breaks: [HistoryEntry]
  }

  public let projection: EmploymentProjection
  /// Growth over one, five and ten years.
  public let history: [History]
  /// What BLS projects; nil where BLS has no line for the occupation.
  public let official: OfficialOutlook?
  /// The record and BLS's projection combined, each weighted by what its past was worth; nil where
  /// BLS projects nothing from a year of the series that is not over yet.
  public let combined: EmploymentProjection?
  /// What a reader should know before relying on the figures.
  public let cautions: [Caution]

  /// The outlook of a series.
  ///
  /// - Throws: ``ProjectionError``.
  public init(
    of series: OccupationalSeries, through targetYear: Int, official rounds: OfficialProjections,
    by model: some GrowthModel = AveragedFamily.ofPooledSamples
  ) throws(ProjectionError) {
    let projection = try EmploymentProjection(of: series, through: targetYear, by: model)
    self.projection = projection
    let last = projection.base.year
    history = [1, 5, 10].map { span in
      History(
        span: span, growth: series.growth(from: last - span, to: last),
        breaks: series.breaks(after: last - span, through: last))
    }
    official = OfficialOutlook(for: series.occupation, in: rounds)
    if let round = official, round.isCombinable(with: series) {
      combined = try EmploymentProjection(
        of: series, through: targetYear,
        by: CombinedGrowth(family: .ofPooledSamples, projection: round.growth))
    } else {
      combined = nil
    }
    cautions = Caution.cautions(about: projection)
  }

  private init(
    _ longer: OccupationOutlook, projection: EmploymentProjection, combined: EmploymentProjection?
  ) {
    self.projection = projection
    self.combined = combined
    history = longer.history
    official = longer.official
    cautions = longer.cautions
  }

  /// The outlook that would have been made through an earlier year, to the last bit; nil where the
  /// models have to be asked anew, or for a year that was not projected.
  public func shortened(through year: Int) -> OccupationOutlook? {
    guard let projection = projection.shortened(through: year) else { return nil }
    guard let combined else {
      return OccupationOutlook(self, projection: projection, combined: nil)
    }
    return combined.shortened(through: year).map {
      OccupationOutlook(self, projection: projection, combined: $0)
    }
  }

  public var occupation: Occupation { projection.series.occupation }
  public var series: OccupationalSeries { projection.series }
}

/// Something about a series that limits what its projection is worth.
public enum Caution: Sendable, Equatable {
  /// Few observations: how many, and what the model calls such a series.
  case fewObservations(count: Int, tier: ModelAccount.Tier)
  /// Years inside the series without an employment figure.
  case missingYears([Int])
  /// Years whose figure carries no standard error.
  case noStandardError(years: [Int])
  /// No figure carries a standard error.
  case noStandardErrors
  /// A step in the level that the model had to estimate.
  case levelStep(HistoryEntry)
  /// A large survey error of the last observation, in percent.
  case largeSurveyError(prse: Double, year: Int)
  /// What the occupation's figures count or leave out.
  case definition(String)

  /// From this percent relative standard error on, a caution is printed.
  public static let largePRSE = 5.0

  static func cautions(about projection: EmploymentProjection) -> [Caution] {
    let series = projection.series
    let observed = series.employmentObservations
    var cautions: [Caution] = []
    if projection.account.tier != .ordinary {
      cautions.append(.fewObservations(count: observed.count, tier: projection.account.tier))
    }
    cautions += series.breaks.map(Caution.levelStep)
    if let prse = projection.base.employmentPRSE, prse >= largePRSE {
      cautions.append(.largeSurveyError(prse: prse, year: projection.base.year))
    }
    let years = observed.map(\.year)
    if let first = years.first, let last = years.last {
      let missing = (first...last).filter { !years.contains($0) }
      if !missing.isEmpty { cautions.append(.missingYears(missing)) }
    }
    let unknown = observed.filter { $0.employmentPRSE == nil }.map(\.year)
    if unknown.count == observed.count {
      cautions.append(.noStandardErrors)
    } else if !unknown.isEmpty {
      cautions.append(.noStandardError(years: unknown))
    }
    if !series.occupation.definitionNote.isEmpty {
      cautions.append(.definition(series.occupation.definitionNote))
    }
    return cautions
  }
}

extension OccupationalSeries {
  /// Growth of employment between two years with its survey error; nil where either is missing.
  ///
  /// - Precondition: `start` is before `end`.
  public func growth(from start: Int, to end: Int) -> ObservedGrowth? {
    guard let first = point(in: start), let last = point(in: end) else { return nil }
    return ObservedGrowth(from: first, to: last)
  }

  private func point(in year: Int) -> DatedSeries.Point? {
    guard let observation = observation(in: year), let jobs = observation.employment.number else {
      return nil
    }
    return DatedSeries.Point(
      year: year, value: jobs,
      relativeStandardError: observation.employmentPRSE.map { $0 / 100 })
  }
}
