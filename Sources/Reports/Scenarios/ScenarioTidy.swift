import GrowthModels
import LaborSeries
import Projections

/// A scenario in long form.
public enum ScenarioTidy {
  /// Employment by year and openings of the scenario, and what each assumption adds.
  public static func rows(_ projection: ScenarioProjection) -> [TidyTable.Row] {
    let place = ScenarioPlace(projection)
    let employment = projection.outcome.employment
    let years = employment.years.compactMap { year in
      employment.distribution(in: year).map {
        place.row(
          "employment_jobs", year, $0.median, $0.interval(level: 0.80), $0.interval(level: 0.95))
      }
    }
    let average = projection.outcome.averageYear.openings
    let openings = place.row(
      "openings_annual_jobs", place.targetYear, average.mean, average.interval80,
      average.interval95)
    let causes = projection.causes.flatMap { cause in
      let key = cause.assumption.effect.key
      return [
        place.row("employment_jobs_added_by_\(key)", place.targetYear, cause.difference.employment),
        place.row(
          "openings_annual_jobs_added_by_\(key)", place.targetYear, cause.difference.openings),
      ]
    }
    let declared = projection.declared.map { declared in
      place.row(
        "employment_jobs_user_supplied: \(declared.modality.name)", place.targetYear,
        declared.target.mean, declared.target.interval80, declared.target.interval95)
    }
    return years + [openings] + causes + declared
  }
}

/// The occupation and scenario that rows are written for.
struct ScenarioPlace {
  let occupation: Occupation
  let area: String
  let targetYear: Int
  let kind: String

  init(_ projection: ScenarioProjection) {
    occupation = projection.outlook.occupation
    area = projection.outlook.series.area
    targetYear = projection.outlook.projection.target.year
    kind = "scenario: \(projection.scenario.name)"
  }

  func row(
    _ measure: String, _ year: Int, _ estimate: Double, _ interval80: PredictionInterval? = nil,
    _ interval95: PredictionInterval? = nil
  ) -> TidyTable.Row {
    TidyTable.Row(
      soc: occupation.code.description, title: occupation.title, area: area, year: year,
      measure: measure, estimate: estimate.rounded(), lower80: interval80?.lower.rounded(),
      upper80: interval80?.upper.rounded(), lower95: interval95?.lower.rounded(),
      upper95: interval95?.upper.rounded(), kind: kind, flag: .forecast)
  }
}
