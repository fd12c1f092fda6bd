import Foundation
import LaborSeries

/// How steadily a series moved: the spread of its yearly changes, and its deepest fall.
public struct GrowthStability: Sendable, Equatable {
  /// A fall from a peak to the lowest figure after it.
  public struct Drawdown: Sendable, Equatable {
    /// The size of the fall as a fraction of the peak, above zero.
    public let depth: Double
    /// The year of the peak.
    public let peak: Int
    /// The year of the lowest figure after it.
    public let trough: Int
  }

  /// The standard deviation of log changes between neighbouring years, breaks left out.
  public let volatility: Double
  /// The same less what survey error alone would bring, not below zero; nil where a standard error
  /// is missing. Errors of neighbouring years are taken as independent; they share sample, so that
  /// the figure is a lower bound.
  public let volatilityWithoutSurveyError: Double?
  /// How many changes it rests on.
  public let changes: Int
  /// The deepest fall, not across a break; nil where no figure is below an earlier one.
  public let drawdown: Drawdown?

  /// The stability of a series between two years; nil with fewer than three changes.
  public init?(of series: OccupationalSeries, from start: Int, to end: Int) {
    let observed = series.employmentObservations.filter { (start...end).contains($0.year) }
    let breaks = Set(series.breaks.map(\.year))
    let pairs = zip(observed, observed.dropFirst()).filter { before, after in
      after.year == before.year + 1 && !breaks.contains(after.year)
    }
    let moves = pairs.compactMap { before, after -> Double? in
      guard let first = before.employment.number, let second = after.employment.number else {
        return nil
      }
      return log(second / first)
    }
    guard moves.count >= 3 else { return nil }
    let mean = moves.reduce(0, +) / Double(moves.count)
    let variance =
      moves.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(moves.count - 1)
    volatility = variance.squareRoot()
    changes = moves.count
    let errors = pairs.compactMap { before, after -> Double? in
      guard let first = before.employmentPRSE, let second = after.employmentPRSE else { return nil }
      return (first * first + second * second) / 10_000
    }
    if errors.count == moves.count {
      let survey = errors.reduce(0, +) / Double(errors.count)
      volatilityWithoutSurveyError = max(variance - survey, 0).squareRoot()
    } else {
      volatilityWithoutSurveyError = nil
    }
    drawdown = Self.drawdown(of: observed, breaks: breaks)
  }

  private static func drawdown(of observed: [Observation], breaks: Set<Int>) -> Drawdown? {
    var deepest: Drawdown?
    var peak: (year: Int, jobs: Double)?
    var last: Int?
    for observation in observed {
      guard let jobs = observation.employment.number else { continue }
      let year = observation.year
      let crossed = breaks.contains { $0 > (last ?? year) && $0 <= year }
      last = year
      guard let top = peak, !crossed, jobs < top.jobs else {
        peak = (year, jobs)
        continue
      }
      let depth = 1 - jobs / top.jobs
      if depth > deepest?.depth ?? 0 {
        deepest = Drawdown(depth: depth, peak: top.year, trough: year)
      }
    }
    return deepest
  }
}
