import GrowthModels
import LaborSeries

/// Two scenarios of one occupation, draw by draw: what both leave uncertain drops out of the
/// difference.
public struct ScenarioComparison: Sendable {
  public let first: ScenarioProjection
  public let second: ScenarioProjection
  /// Employment in the target year, second less first.
  public let employment: DrawnAmount
  /// Openings in an average year, second less first.
  public let openings: DrawnAmount

  /// - Throws: ``ScenarioError`` when the two are not of the same occupation and target year.
  public init(
    _ first: ScenarioProjection, _ second: ScenarioProjection
  ) throws(ScenarioError) {
    let (one, other) = (first.outlook.projection, second.outlook.projection)
    guard first.outlook.occupation.code == second.outlook.occupation.code,
      one.target.year == other.target.year
    else {
      throw .notPossible(
        "the scenarios are for other occupations or other target years; name them with "
          + "--occupations and --to.", file: second.scenario.file, line: 1)
    }
    self.first = first
    self.second = second
    let draws = first.outcome.employment
    let levels = zip(draws.paths, second.outcome.employment.paths).map { before, after in
      after[after.count - 1] - before[before.count - 1]
    }
    let flows = zip(first.outcome.averageYear.draws, second.outcome.averageYear.draws).map {
      $1.openings - $0.openings
    }
    employment = DrawnAmount(levels, central: draws.central)
    openings = DrawnAmount(flows, central: draws.central)
  }

  /// The comparisons of all occupations that both scenarios have.
  ///
  /// - Throws: ``ScenarioError`` when they have none in common or their target years differ.
  public static func comparisons(
    of first: [ScenarioProjection], with second: [ScenarioProjection]
  ) throws(ScenarioError) -> [ScenarioComparison] {
    var comparisons: [ScenarioComparison] = []
    for one in first {
      let same = second.first { $0.outlook.occupation.code == one.outlook.occupation.code }
      if let same { comparisons.append(try ScenarioComparison(one, same)) }
    }
    guard !comparisons.isEmpty else {
      throw .notPossible(
        "the two scenarios have no occupation in common; name some with --occupations.",
        file: second.first?.scenario.file ?? "", line: 1)
    }
    return comparisons
  }
}
