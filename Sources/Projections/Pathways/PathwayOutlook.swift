import GrowthModels
import LaborSeries

/// The pathway of one occupation with what each step from it is worth: the difference in wage and
/// in projected growth between the two occupations.
public struct PathwayOutlook: Sendable {
  /// A step to or from another occupation.
  public struct Step: Sendable {
    public let route: AdvancementRoute
    /// The occupation at the other end.
    public let other: Occupation
    /// The wage of the occupation stepped into less that of the one left.
    public let wage: WageDifference?
    /// Projected growth of the occupation stepped into (first) against the one left (second); nil
    /// where one of the two cannot be projected.
    public let growth: Comparison?
  }

  public let occupation: Occupation
  public let pathway: Pathway
  public let targetYear: Int
  /// The latest observation, for the wages.
  public let latest: Observation?
  /// Steps from the occupation to others, the best paid first.
  public let stepsOut: [Step]
  /// Steps into the occupation from others.
  public let stepsIn: [Step]

  /// The pathway of an occupation.
  ///
  /// - Throws: ``PathwayOutlookError`` when none is described, `SeriesError`, ``ProjectionError``
  ///   when the target year is not possible.
  public init(
    of occupation: Occupation, in collection: SeriesCollection, pathways: Pathways,
    through targetYear: Int
  ) throws {
    var growth = GrowthByOccupation(collection: collection, targetYear: targetYear)
    try self.init(of: occupation, pathways: pathways, growth: &growth)
  }

  /// The pathways of several occupations, those that are described.
  ///
  /// - Parameter likely: The likely growth of a series; nil works it out anew.
  /// - Throws: as for one, but for occupations without a pathway.
  public static func all(
    of occupations: [Occupation], in collection: SeriesCollection, pathways: Pathways,
    through targetYear: Int,
    likely: ((OccupationalSeries) throws(ProjectionError) -> LikelyGrowth)? = nil
  ) throws -> [PathwayOutlook] {
    let described = Set(pathways.codes.map { OccupationCode($0) })
    var growth = GrowthByOccupation(collection: collection, targetYear: targetYear, likely: likely)
    return try occupations.filter { described.contains($0.code) }.map {
      try PathwayOutlook(of: $0, pathways: pathways, growth: &growth)
    }
  }

  private init(
    of occupation: Occupation, pathways: Pathways, growth: inout GrowthByOccupation
  ) throws {
    guard let code = occupation.code.parts.first, !occupation.code.isCombined,
      let pathway = pathways.pathway(of: code)
    else {
      throw PathwayOutlookError(
        occupation: occupation.label, described: pathways.codes.map(\.description))
    }
    self.occupation = occupation
    self.pathway = pathway
    targetYear = growth.targetYear
    let own = try growth.end(OccupationCode(code))
    latest = own.series.latest
    stepsOut = try pathway.routesOut.map { route in
      let other = try growth.end(OccupationCode(route.to))
      return Step(route, other: other.series.occupation, from: own, to: other)
    }.sorted(by: Self.isBetterPaid)
    stepsIn = try pathway.routesIn.map { route in
      let other = try growth.end(OccupationCode(route.from))
      return Step(route, other: other.series.occupation, from: other, to: own)
    }.sorted(by: Self.isBetterPaid)
  }

  private static func isBetterPaid(_ first: Step, _ second: Step) -> Bool {
    (first.wage?.median ?? -.infinity, second.other.code)
      > (second.wage?.median ?? -.infinity, first.other.code)
  }
}

extension PathwayOutlook.Step {
  fileprivate init(
    _ route: AdvancementRoute, other: Occupation, from: GrowthByOccupation.End,
    to: GrowthByOccupation.End
  ) {
    self.route = route
    self.other = other
    wage = WageDifference(from: from.series.latest, to: to.series.latest)
    growth = to.growth.flatMap { entered in from.growth.map { Comparison(entered, $0) } }
  }
}

/// Series and likely growth by occupation, each worked out once however many steps touch it.
private struct GrowthByOccupation {
  /// One end of a step.
  struct End {
    let series: OccupationalSeries
    /// Nil where the series is too short to be projected, which a step then shows.
    let growth: LikelyGrowth?
  }

  let collection: SeriesCollection
  let targetYear: Int
  private let likely: ((OccupationalSeries) throws(ProjectionError) -> LikelyGrowth)?
  private var ends: [OccupationCode: End] = [:]

  init(
    collection: SeriesCollection, targetYear: Int,
    likely: ((OccupationalSeries) throws(ProjectionError) -> LikelyGrowth)? = nil
  ) {
    self.collection = collection
    self.likely = likely
    self.targetYear = targetYear
  }

  mutating func end(_ code: OccupationCode) throws -> End {
    if let known = ends[code] { return known }
    let occupation = try collection.catalogue.occupation(named: code.description)
    let series = try collection.series(of: occupation)
    let end = End(series: series, growth: try likelyGrowth(of: series))
    ends[code] = end
    return end
  }

  private func likelyGrowth(
    of series: OccupationalSeries
  ) throws(ProjectionError) -> LikelyGrowth? {
    do {
      if let likely { return try likely(series) }
      return LikelyGrowth(of: try EmploymentProjection(of: series, through: targetYear))
    } catch .tooFewPoints, .refused {
      return nil
    }
  }
}

/// The difference between two occupations' annual wages in one release, in current dollars.
public struct WageDifference: Sendable {
  /// The difference of the medians; BLS publishes no standard error of a median.
  public let median: Double
  /// The difference of the medians as a fraction of the wage left.
  public let relative: Double
  /// The difference of the means.
  public let mean: Double?
  /// The 80 % confidence interval of the difference of the means, from the standard errors of both
  /// as those of independent estimates; nil where one is not published.
  public let meanInterval80: ConfidenceBounds?

  /// Lower and upper bound in dollars a year.
  public struct ConfidenceBounds: Sendable, Equatable {
    public let lower: Double
    public let upper: Double
  }

  /// The wage of `to` less that of `from`; nil where either has no median, or the two are not of
  /// the same release.
  init?(from: Observation?, to: Observation?) {
    guard let from, let to, from.release == to.release,
      let left = from.wages.annual.median.number, let entered = to.wages.annual.median.number
    else { return nil }
    median = entered - left
    relative = median / left
    guard let leftMean = from.wages.annual.mean.number,
      let enteredMean = to.wages.annual.mean.number
    else {
      mean = nil
      meanInterval80 = nil
      return
    }
    let difference = enteredMean - leftMean
    mean = difference
    guard let leftPRSE = from.wages.meanPRSE, let enteredPRSE = to.wages.meanPRSE else {
      meanInterval80 = nil
      return
    }
    let errors = (leftMean * leftPRSE / 100, enteredMean * enteredPRSE / 100)
    // The 90th percentile of the standard normal distribution.
    let reach = 1.281552 * (errors.0 * errors.0 + errors.1 * errors.1).squareRoot()
    meanInterval80 = ConfidenceBounds(lower: difference - reach, upper: difference + reach)
  }
}

/// No pathway is described for an occupation.
public struct PathwayOutlookError: Error, Equatable, CustomStringConvertible {
  public let occupation: String
  public let described: [String]

  public var description: String {
    "No pathway is described for \(occupation); there are pathways for "
      + described.joined(separator: ", ") + "."
  }
}
