import GrowthModels
import LaborSeries

extension IssuedProjection {
  /// The central interval of a level whose ends are among the kept quantiles; nil for a point.
  public func interval(level: Double) -> PredictionInterval? {
    let ends = [0.5 - level / 2, 0.5 + level / 2].compactMap { wanted in
      Self.probabilities.firstIndex { abs($0 - wanted) < 1e-9 }
    }
    guard ends.count == 2, !quantiles.isEmpty else { return nil }
    return PredictionInterval(lower: quantiles[ends[0]], upper: quantiles[ends[1]], level: level)
  }
}

/// What is issued of one occupation: each source, each year.
public struct IssuedOutlook: Sendable {
  public let projections: [IssuedProjection]

  /// The projections of a series as of its last observation, rounded to whole jobs.
  ///
  /// - Parameters:
  ///   - series: The series up to the origin.
  ///   - targetYear: 1 to 25 years after it.
  ///   - rounds: BLS's rounds that were known at the origin.
  /// - Throws: ``ProjectionError``.
  public init(
    of series: OccupationalSeries, through targetYear: Int, official rounds: OfficialProjections
  ) throws(ProjectionError) {
    let outlook = try OccupationOutlook(of: series, through: targetYear, official: rounds)
    let drift = try EmploymentProjection(of: series, through: targetYear, by: RandomWalkWithDrift())
    let base = outlook.projection
    var all: [IssuedProjection] = []
    func add(_ source: IssuedProjection.Source, _ year: Int, _ median: Double, _ cut: [Double]) {
      all.append(
        IssuedProjection(
          code: series.occupation.code, title: series.occupation.title, area: series.area,
          release: base.base.release, baseYear: base.base.year,
          baseEmployment: base.baseEmployment, year: year, source: source,
          median: median.rounded(), quantiles: cut.map { $0.rounded() }))
    }
    for (source, projection) in [
      (IssuedProjection.Source.record, base), (.combined, outlook.combined), (.drift, drift),
    ] {
      for year in projection?.years ?? [] {
        add(
          source, year.year, year.median,
          year.distribution.quantiles(IssuedProjection.probabilities))
      }
    }
    for year in base.years.map(\.year) {
      add(.noChange, year, base.baseEmployment, [])
      if let jobs = outlook.official?.employment(
        in: year, from: base.baseEmployment, of: base.base.year)
      {
        add(.official, year, jobs, [])
      }
    }
    projections = all
  }
}
