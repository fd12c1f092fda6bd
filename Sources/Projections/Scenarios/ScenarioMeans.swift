import GrowthModels

/// What a set of assumptions comes to, in means over the central draws.
///
/// Means of parts add up to the means of their sums, so that the difference between two sets of
/// assumptions is the sum of the steps between them.
public struct ScenarioMeans: Sendable, Equatable {
  /// Employment in the target year, in jobs.
  public var employment: Double
  /// Openings in an average year by the method of BLS, in jobs.
  public var openings: Double
  /// Openings summed along the paths from the base to the target year, in jobs.
  public var cumulativeOpenings: Double

  static func - (first: ScenarioMeans, second: ScenarioMeans) -> ScenarioMeans {
    ScenarioMeans(
      employment: first.employment - second.employment,
      openings: first.openings - second.openings,
      cumulativeOpenings: first.cumulativeOpenings - second.cumulativeOpenings)
  }
}

extension ScenarioContext {
  /// The means under some assumptions, by the same draws of levels and rates as
  /// ``OpeningsProjection`` takes.
  func means(under assumptions: [Assumption]) throws(ScenarioError) -> ScenarioMeans {
    var factors = draws.years.map { _ in 1.0 }
    for assumption in assumptions {
      let own = try self.factors(of: assumption)
      for index in factors.indices { factors[index] *= own[index] }
    }
    let rates = try self.rates(under: assumptions)
    var source = RandomSource(seed: 2)
    let drawn = draws.paths.map { _ in
      rates.exit.drawn(from: &source) + rates.transfer.drawn(from: &source)
    }
    return means(factors: factors, separations: drawn)
  }

  private func means(factors: [Double], separations: [Double]) -> ScenarioMeans {
    let span = Double(draws.years.count)
    var sums = ScenarioMeans(employment: 0, openings: 0, cumulativeOpenings: 0)
    for draw in draws.central {
      let path = draws.paths[draw]
      var before = path[0]
      var exposure = 0.0
      for (step, factor) in factors.enumerated() {
        let level = path[step + 1] * factor
        exposure += (before + level) / 2
        before = level
      }
      let change = before - path[0]
      sums.employment += before
      sums.openings += change / span + separations[draw] * (path[0] + before) / 2
      sums.cumulativeOpenings += change + separations[draw] * exposure
    }
    let count = Double(draws.central.count)
    return ScenarioMeans(
      employment: sums.employment / count, openings: sums.openings / count,
      cumulativeOpenings: sums.cumulativeOpenings / count)
  }
}
