import Foundation
import GrowthModels
import LaborSeries

/// What issued projections turned out to be worth, once their years were observed.
public struct ArchiveScore: Sendable {
  /// One issued year beside what came.
  public struct Outcome: Sendable {
    public let issued: IssuedProjection
    /// Employment as published since, in jobs.
    public let observed: Double
    public let release: String

    /// Projected less observed, as a fraction of what was observed.
    public var relativeError: Double { issued.median / observed - 1 }
    /// The size of the error of the logarithm.
    public var logError: Double { abs(log(issued.median / observed)) }

    /// Whether the interval of a level contained what came; nil for a point.
    public func isContained(level: Double) -> Bool? {
      issued.interval(level: level)?.contains(observed)
    }

    /// The continuous ranked probability score as a fraction of what came: twice the mean pinball
    /// loss over the kept quantiles, weighted by the probability between their midpoints
    /// (Laio and Tamea, 2007); the absolute error for a point.
    public var relativeCRPS: Double {
      guard !issued.quantiles.isEmpty else { return abs(relativeError) }
      let levels = IssuedProjection.probabilities
      var sum = 0.0
      for (place, level) in levels.enumerated() {
        let before = place > 0 ? (levels[place - 1] + level) / 2 : 0
        let after = place + 1 < levels.count ? (level + levels[place + 1]) / 2 : 1
        let quantile = issued.quantiles[place]
        let loss = (observed - quantile) * (level - (observed < quantile ? 1 : 0))
        sum += 2 * (after - before) * loss
      }
      return sum / observed
    }
  }

  /// The outcomes of one source.
  public struct Line: Sendable {
    public let source: IssuedProjection.Source
    public let count: Int
    /// The mean absolute error in percent of what came, as a fraction.
    public let meanAbsolutePercentageError: Double
    public let medianAbsolutePercentageError: Double
    public let meanLogError: Double
    public let relativeCRPS: Double
    /// Of how many intervals how many contained what came, by level; empty for points.
    public let coverage: [(level: Double, contained: Int, of: Int)]
  }

  /// Each issued year that has been observed, in the order issued.
  public let outcomes: [Outcome]
  /// A line for each source, over the occupations and years that every source has.
  public let lines: [Line]
  /// How many issued years are not observed yet.
  public let pending: Int

  /// The levels whose coverage is counted.
  public static let levels = [0.5, 0.8, 0.95]

  /// Judges issued projections by the series as they stand now.
  ///
  /// - Throws: ``ArchiveError`` when nothing that was issued has been observed since.
  public init(
    of issued: [IssuedProjection], by series: [OccupationalSeries]
  ) throws(ArchiveError) {
    let known = Dictionary(series.map { ($0.occupation.code, $0) }) { first, _ in first }
    outcomes = issued.compactMap { projection in
      guard let observation = known[projection.code]?.observation(in: projection.year),
        observation.year > projection.baseYear, let jobs = observation.employment.number
      else { return nil }
      return Outcome(issued: projection, observed: jobs, release: observation.release)
    }
    pending = issued.count - outcomes.count
    guard !outcomes.isEmpty else {
      throw .nothingObserved(
        baseYears: Set(issued.map(\.baseYear)).sorted(),
        newest: series.compactMap(\.latest?.year).max())
    }
    lines = Self.lines(outcomes)
  }

  private static func lines(_ outcomes: [Outcome]) -> [Line] {
    let bySource = Dictionary(grouping: outcomes, by: \.issued.source)
    let sources = IssuedProjection.Source.allCases.filter { bySource[$0] != nil }
    let keys = sources.map { source in Set((bySource[source] ?? []).map(\.key)) }
    guard var common = keys.first else { return [] }
    for other in keys { common.formIntersection(other) }
    return sources.map { source in
      Line(source, (bySource[source] ?? []).filter { common.contains($0.key) })
    }
  }
}

extension ArchiveScore.Outcome {
  /// What was projected, whoever did.
  fileprivate var key: String { "\(issued.code) \(issued.area) \(issued.baseYear) \(issued.year)" }
}

extension ArchiveScore.Line {
  fileprivate init(_ source: IssuedProjection.Source, _ outcomes: [ArchiveScore.Outcome]) {
    let errors = outcomes.map { abs($0.relativeError) }.sorted()
    let count = Double(max(1, outcomes.count))
    let middle = errors.count / 2
    self.source = source
    self.count = outcomes.count
    meanAbsolutePercentageError = errors.reduce(0, +) / count
    medianAbsolutePercentageError =
      errors.isEmpty
      ? 0 : errors.count % 2 == 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2
    meanLogError = outcomes.reduce(0) { $0 + $1.logError } / count
    relativeCRPS = outcomes.reduce(0) { $0 + $1.relativeCRPS } / count
    coverage = ArchiveScore.levels.compactMap { level in
      let contained = outcomes.compactMap { $0.isContained(level: level) }
      return contained.isEmpty
        ? nil : (level: level, contained: contained.count { $0 }, of: contained.count)
    }
  }
}

/// Why an archive cannot be judged or read.
public enum ArchiveError: Error, Equatable, CustomStringConvertible {
  /// No issued year has been observed.
  case nothingObserved(baseYears: [Int], newest: Int?)

  public var description: String {
    switch self {
    case .nothingObserved(let baseYears, let newest):
      "None of the years issued after \(baseYears.map(String.init).joined(separator: ", ")) has "
        + "been observed: the newest observation is of \(newest.map(String.init) ?? "no year"). "
        + "Ingest a later release and name the store, or wait for one."
    }
  }
}
