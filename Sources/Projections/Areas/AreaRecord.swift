import Foundation
import GrowthModels
import LaborSeries

/// How well shares of the nation were foretold from earlier years, against simpler rules: each share
/// from what was known in an origin year, the nation's own jobs taken as known.
public struct AreaRecord: Sendable {
  /// Who foretells.
  public enum Rule: String, Sendable, CaseIterable {
    /// The model of this module.
    case model = "share model"
    /// The last share.
    case constantShare = "constant share"
    /// The last share with its own mean change a year continued.
    case shareTrend = "own trend of the share"
    /// The last number of jobs.
    case noChange = "no change in jobs"
  }

  /// The errors of one rule.
  public struct Score: Sendable, Equatable {
    public let rule: Rule
    /// The median of the absolute errors, as fractions of what came.
    public let medianAbsoluteError: Double
    /// The mean of the absolute errors.
    public let meanAbsoluteError: Double
  }

  public let scores: [Score]
  /// How many shares were foretold.
  public let count: Int
  /// How many of them lay in the model's 80 % interval, survey error included.
  public let contained80: Int
  /// The origins judged.
  public let origins: [Int]

  /// Judges a panel: from each origin year with areas of two figures or more; nil where none has a
  /// figure after.
  public init?(of panels: [AreaPanel], kinds: Set<PublishedArea.Kind> = [.state]) {
    var errors: [Rule: [Double]] = [:]
    var (contained, origins): (Int, Set<Int>) = (0, [])
    for panel in panels {
      let shares = panel.members.filter { kinds.contains($0.area.kind) }.map(panel.shares)
      let years = Set(shares.flatMap { $0.map(\.year) }).sorted()
      for origin in years.dropLast() {
        let known = shares.map { $0.filter { $0.year <= origin } }
        guard let model = AreaShareModel(of: known) else { continue }
        for (own, past) in zip(shares, known) where past.count > 1 {
          for point in own where point.year > origin {
            let judged = Judged(point, after: past, by: model)
            for rule in Rule.allCases { errors[rule, default: []].append(judged.error(of: rule)) }
            contained += judged.isContained ? 1 : 0
            origins.insert(origin)
          }
        }
      }
    }
    guard let all = errors[.model], !all.isEmpty else { return nil }
    scores = Rule.allCases.map { rule in
      let own = errors[rule, default: []].map(abs)
      return Score(
        rule: rule, medianAbsoluteError: DrawnDistribution(own).median,
        meanAbsoluteError: own.reduce(0, +) / Double(own.count))
    }
    count = all.count
    contained80 = contained
    self.origins = origins.sorted()
  }
}

/// One share beside what was foretold of it.
private struct Judged {
  let point: AreaShareModel.Point
  let past: [AreaShareModel.Point]
  private let center: Double
  private let deviation: Double

  init(
    _ point: AreaShareModel.Point, after past: [AreaShareModel.Point], by model: AreaShareModel
  ) {
    let state = model.state(after: past)
    let ahead = Double(point.year - state.year)
    self.point = point
    self.past = past
    center = exp(state.mean)
    deviation =
      (state.variance + model.yearlyDeviation * model.yearlyDeviation * ahead + model.noise(point))
      .squareRoot()
  }

  /// Foretold less actual, as a fraction of the actual.
  func error(of rule: AreaRecord.Rule) -> Double {
    let last = past[past.count - 1]
    let foretold: Double =
      switch rule {
      case .model: center
      case .constantShare: last.share
      case .shareTrend:
        last.share
          * exp(
            log(last.share / past[0].share) / Double(last.year - past[0].year)
              * Double(point.year - last.year))
      case .noChange: last.jobs / (point.jobs / point.share)
      }
    return foretold / point.share - 1
  }

  /// Whether the share lies in the central 80 % of what was foretold.
  var isContained: Bool {
    // The 90th percentile of the standard normal distribution.
    abs(log(point.share / center)) <= 1.2815515655446004 * deviation
  }
}
