import GrowthModels
import LaborSeries

/// Several occupations and their sum, projected so that they add up: in every draw the parts are
/// the total, and none is below zero.
///
/// The total has a series and a projection of its own. What it and the parts disagree by is shared
/// out by the weights, draw by draw; intervals are those of the draws that add up.
public struct GroupProjection: Sendable {
  /// One occupation, or the sum, in the target year.
  public struct Line: Sendable {
    public let occupation: Occupation
    /// Jobs at the last observation.
    public let baseEmployment: Double
    /// The mean of the draws, in jobs; the means of the parts add up to that of the total.
    public let mean: Double
    /// The median of the draws, in jobs.
    public let median: Double
    public let interval80: PredictionInterval
    public let interval95: PredictionInterval
    /// The median of the occupation's own projection, before it was made to add up.
    public let ownMedian: Double
  }

  /// Where the figures are for.
  public let area: String
  /// The release of the last observation.
  public let release: String
  /// The parts, in the order given.
  public let parts: [Line]
  /// Their sum.
  public let total: Line
  public let baseYear: Int
  public let targetYear: Int
  public let weights: ReconciliationWeights
  /// The mean growth that the members share, where strength was borrowed.
  public let groupGrowth: GroupGrowth?

  /// How many draws the intervals rest on.
  public static let drawCount = 4000

  /// Projects occupations and their sum.
  ///
  /// - Parameters:
  ///   - occupations: At least two; each needs a published figure in the last year of the sum.
  ///   - borrowsStrength: Whether lasting growth of each is centered halfway to the group's mean.
  /// - Throws: `SeriesError`, ``ProjectionError``, or `GroupFault` when they cannot be made to add
  ///   up.
  public init(
    of occupations: [Occupation], in collection: SeriesCollection, through targetYear: Int,
    weights: ReconciliationWeights = .variance, borrowsStrength: Bool = false
  ) throws {
    let all = occupations + [Occupation(sumOf: occupations)]
    let series = try all.map { try collection.series(of: $0) }
    var family = AveragedFamily.ofPooledSamples
    var shared: GroupGrowth?
    if borrowsStrength {
      shared = GroupGrowth(of: try series.dropLast().map { try DatedSeries(employmentOf: $0) })
      if let shared { family = shared.family(options: family.options) }
    }
    let projections = try series.map {
      try EmploymentProjection(of: $0, through: targetYear, by: family)
    }
    let members = try zip(projections, series).map { projection, series in
      ForecastGroup.Member(
        name: series.occupation.code.description, series: try DatedSeries(employmentOf: series),
        forecast: projection.forecast)
    }
    let sum = ForecastGroup.Sum(
      total: occupations.count, parts: Array(occupations.indices))
    let reconciled = try ForecastGroup(members, sums: [sum])
      .reconciled(by: weights, count: Self.drawCount)
    let lines = projections.compactMap { projection in
      reconciled.distribution(
        of: projection.series.occupation.code.description, in: targetYear
      ).map { Line(projection, $0) }
    }
    guard let total = lines.last, lines.count == all.count else {
      preconditionFailure("every member of a group has draws for every year")
    }
    area = collection.area
    release = projections.last?.base.release ?? ""
    parts = Array(lines.dropLast())
    self.total = total
    baseYear = projections.map(\.base.year).max() ?? targetYear
    self.targetYear = targetYear
    self.weights = weights
    groupGrowth = shared
  }
}

extension GroupProjection.Line {
  fileprivate init(_ projection: EmploymentProjection, _ drawn: DrawnDistribution) {
    occupation = projection.series.occupation
    baseEmployment = projection.baseEmployment
    mean = drawn.mean
    median = drawn.median
    interval80 = drawn.interval(level: 0.80)
    interval95 = drawn.interval(level: 0.95)
    ownMedian = projection.target.median
  }
}
