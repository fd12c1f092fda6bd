import GrowthModels
import LaborSeries
import Projections

/// Areas in long form.
public enum AreasTidy {
  /// What an occupation weighs in every area, and employment by year where it is projected.
  public static func rows(_ outlook: AreaOutlook) -> [TidyTable.Row] {
    let weights =
      outlook.areas.map { ($0.area, $0.weight) } + outlook.unprojected.map { ($0.area, $0.weight) }
    return weights.flatMap { area, weight in rows(outlook.occupation, area, weight) }
      + outlook.areas.flatMap { rows($0, outlook.occupation) }
  }

  /// Employment by year and growth of one area.
  public static func rows(
    _ projection: AreaProjection, _ occupation: Occupation
  ) -> [TidyTable.Row] {
    let flag: Flag = projection.weight.isReliable ? .forecast : .lowReliability
    let years = projection.draws.years.compactMap { year -> TidyTable.Row? in
      guard let drawn = projection.draws.distribution(in: year) else { return nil }
      let narrow = drawn.interval(level: 0.8).rounded(toDecimals: 0)
      let wide = drawn.interval(level: 0.95).rounded(toDecimals: 0)
      return row(
        occupation, projection.area, year, "employment_jobs", drawn.median.rounded(), "projected",
        narrow, wide, flag)
    }
    let growth = projection.growth
    return years + [
      row(
        occupation, projection.area, projection.draws.baseYear + projection.draws.years.count,
        "employment_growth_rate_annual", growth.median.rounded(toDecimals: 6), "projected",
        growth.interval80.rounded(toDecimals: 6), growth.interval95.rounded(toDecimals: 6), flag)
    ]
  }

  private static func rows(
    _ occupation: Occupation, _ area: PublishedArea, _ weight: AreaWeight
  ) -> [TidyTable.Row] {
    let flag: Flag? = weight.isReliable ? nil : .lowReliability
    let measures: [(String, Double?)] = [
      ("employment_jobs", weight.jobs), ("employment_prse_percent", weight.prse),
      ("share_of_nation", weight.shareOfNation?.rounded(toDecimals: 6)),
      ("jobs_per_1000", weight.jobsPer1000?.rounded(toDecimals: 3)),
      ("location_quotient", weight.locationQuotient?.rounded(toDecimals: 2)),
    ]
    return measures.map { name, value in
      row(
        occupation, area, weight.year, name, value, "observed", nil, nil,
        value == nil ? .notAvailable : flag)
    }
  }

  private static func row(
    _ occupation: Occupation, _ area: PublishedArea, _ year: Int, _ measure: String,
    _ estimate: Double?, _ kind: String, _ narrow: PredictionInterval?,
    _ wide: PredictionInterval?, _ flag: Flag?
  ) -> TidyTable.Row {
    TidyTable.Row(
      soc: occupation.code.description, title: occupation.title, area: area.title, year: year,
      measure: measure, estimate: estimate, lower80: narrow?.lower, upper80: narrow?.upper,
      lower95: wide?.lower, upper95: wide?.upper, kind: kind, flag: flag)
  }
}
