import GrowthModels

extension ScenarioProjection {
  /// One bar for each assumption, moved alone while the others stay, and one each for what is
  /// uncertain without any assumption.
  static func sensitivities(
    of scenario: Scenario, context: ScenarioContext, outcome: OpeningsProjection
  ) throws(ScenarioError) -> [Sensitivity] {
    var bars: [Sensitivity] = []
    for (place, assumption) in scenario.assumptions.enumerated() {
      bars.append(try bar(for: assumption, at: place, of: scenario, context))
    }
    let levels = DrawnDistribution(outcome.employment.paths.map { $0[$0.count - 1] })
    let employment = levels.interval(level: 0.80)
    let openings = outcome.averageYear.openings.interval80
    bars.append(
      Sensitivity(
        name: "growth and rates as the record leaves them open",
        ends: ("10% quantile", "90% quantile"), employment: (employment.lower, employment.upper),
        openings: (openings.lower, openings.upper)))
    return bars.sorted { $0.width > $1.width }
  }

  private static func bar(
    for assumption: Assumption, at place: Int, of scenario: Scenario, _ context: ScenarioContext
  ) throws(ScenarioError) -> Sensitivity {
    func means(with effect: Assumption.Effect?) throws(ScenarioError) -> ScenarioMeans {
      var assumptions = scenario.assumptions
      if let effect {
        assumptions[place] = Assumption(effect: effect, line: assumption.line)
      } else {
        assumptions.remove(at: place)
      }
      return try context.means(under: assumptions)
    }
    if let range = assumption.range {
      let (low, high) = (try means(with: range.low), try means(with: range.high))
      return Sensitivity(
        name: assumption.effect.key, ends: (range.low.words, range.high.words),
        employment: (low.employment, high.employment), openings: (low.openings, high.openings))
    }
    let (without, with) = (try means(with: nil), try means(with: assumption.effect))
    return Sensitivity(
      name: assumption.effect.key, ends: ("not assumed", assumption.effect.words),
      employment: (without.employment, with.employment),
      openings: (without.openings, with.openings))
  }
}

extension ScenarioProjection.Sensitivity {
  /// The width of the bar in jobs of the target year.
  var width: Double { abs(employment.high - employment.low) }
}

extension ScenarioProjection.Declared {
  /// The declared share of each draw; the share is drawn once for the whole path from the beta
  /// distribution with its mean and standard error, as nobody knows how it will change.
  init(_ modality: DeclaredModality, in draws: LevelDraws) {
    var source = RandomSource(seed: 3)
    let shares = draws.paths.map { _ in
      source.share(mean: modality.share, deviation: modality.standardError)
    }
    let last = draws.years.count
    self.modality = modality
    base = DrawnAmount(
      zip(draws.paths, shares).map { $0[0] * $1 }, central: draws.central)
    target = DrawnAmount(
      zip(draws.paths, shares).map { $0[last] * $1 }, central: draws.central)
  }
}

extension RandomSource {
  /// A share from the beta distribution with the given mean and standard deviation; the mean itself
  /// where the deviation is zero or more than a share can have.
  mutating func share(mean: Double, deviation: Double) -> Double {
    let spread = mean * (1 - mean)
    guard deviation > 0, deviation * deviation < spread else { return mean }
    let size = spread / (deviation * deviation) - 1
    let (first, second) = (gamma(shape: mean * size), gamma(shape: (1 - mean) * size))
    return first / (first + second)
  }
}
