import Foundation

/// The growth and variance of a fitted family's members in one target year, in parts.
struct MemberSplit {
  private(set) var growth = GrowthExplanation.GrowthSplit(lasting: 0, drifting: 0, settling: 0)
  private(set) var variance = GrowthExplanation.VarianceSplit(
    process: 0, parameters: 0, surveyError: 0, modelChoice: 0)

  /// One member in logarithms.
  private struct Part {
    let weight: Double
    let growth: Double
    let lasting: Double
    let settling: Double
    let whole: Double
    let process: Double
    let survey: Double
  }

  /// Splits every member; `nil` when one of them cannot be computed.
  init?(_ fitted: FittedFamily, horizon: Int) {
    var parts: [Part] = []
    for (posterior, share) in zip(fitted.posteriors, fitted.shares) {
      guard let found = Self.parts(posterior, share, fitted.design, horizon) else { return nil }
      parts += found
    }
    let mean = parts.reduce(0) { $0 + $1.weight * $1.growth }
    func average(_ value: (Part) -> Double) -> Double {
      parts.reduce(0) { $0 + $1.weight * value($1) }
    }
    let lasting = average(\.lasting)
    let settling = average(\.settling)
    growth = GrowthExplanation.GrowthSplit(
      lasting: lasting, drifting: mean - lasting - settling, settling: settling)
    let (process, survey) = (average(\.process), average(\.survey))
    variance = GrowthExplanation.VarianceSplit(
      process: process, parameters: average(\.whole) - process - survey, surveyError: survey,
      modelChoice: average { ($0.growth - mean) * ($0.growth - mean) })
  }

  /// The members of one scale.
  private static func parts(
    _ posterior: FamilyPosterior, _ share: Double, _ design: ChangeDesign, _ horizon: Int
  ) -> [Part]? {
    // A change over no years is what the last value's own error is expected to be.
    let now = ChangeDesign.Change(
      from: design.lastYear, to: design.lastYear, fromPoint: design.lastPoint, toPoint: nil)
    let then = ChangeDesign.Change(
      from: design.lastYear, to: design.lastYear + horizon, fromPoint: design.lastPoint,
      toPoint: nil)
    let mixture = posterior.mixture(of: [now, then], design: design, share: share)
    let exact = posterior.mixture(
      of: [now, then], design: design, share: share, withKnownErrors: false)
    let members = posterior.orderedMembers
    let lasting = posterior.lastingGrowth(design)
    guard mixture.weights.count == members.count, exact.weights.count == members.count,
      lasting.count == members.count
    else { return nil }
    let margins = (
      now: mixture.margin(at: 0, relativeError: 0), then: mixture.margin(at: 1, relativeError: 0),
      exact: exact.margin(at: 1, relativeError: 0)
    )
    return members.indices.map { index in
      part(
        members[index], posterior, weight: mixture.weights[index], horizon: horizon,
        lasting: lasting[index], now: margins.now.centers[index],
        then: margins.then.centers[index], spread: margins.then.spreads[index],
        exactSpread: margins.exact.spreads[index], deviationRatio: mixture.curve.deviationRatio)
    }
  }

  /// One member, from its coordinates and spreads on its scale.
  private static func part(
    _ member: WeightedMember, _ posterior: FamilyPosterior, weight: Double, horizon: Int,
    lasting: Double, now: Double, then: Double, spread: Double, exactSpread: Double,
    deviationRatio: Double
  ) -> Part {
    let scale = posterior.scaled.scale
    let last = scale.level(posterior.scaled.last)
    // Far below the last value a linear member's logarithm loses its meaning.
    let level = max(scale.level(then), last / 20)
    let growth = log(level / last)
    let change = then - posterior.scaled.last
    let perUnit = change != 0 ? growth / change : 1 / scale.relativeErrorFactor(last)
    let slope = scale.relativeErrorFactor(level)
    let (known, exact) = (
      spread * spread / (slope * slope), exactSpread * exactSpread / (slope * slope)
    )
    let covariance = posterior.grid.covariances[member.covariance]
    let process = member.predictiveVariance * covariance.processVariance(years: horizon)
    return Part(
      weight: weight, growth: growth, lasting: perUnit * lasting * Double(horizon),
      settling: perUnit * (now - posterior.scaled.last),
      whole: deviationRatio * deviationRatio * known, process: process / (slope * slope),
      survey: max(known - exact, 0))
  }
}

extension AveragedFamily {
  /// The logarithm of the ratio of two positive levels.
  static func logRatio(_ a: Double, _ b: Double) -> Double { log(a / b) }
}

extension MemberGrid.Covariance {
  /// The variance of the level some years ahead when the present is known exactly, relative to the
  /// shocks': their own, that of drifting growth's innovations, and the irregularity of the value.
  func processVariance(years: Int) -> Double {
    var drift = 0.0
    if drifting > 0 {
      var reach = 0.0
      for _ in 0..<years {
        // An innovation j years before the end adds 1 + φ + … + φ^(j−1) to the level.
        reach = 1 + autocorrelation * reach
        drift += reach * reach
      }
      drift *= drifting * (1 - autocorrelation * autocorrelation)
    }
    return Double(years) + drift + irregular
  }
}
