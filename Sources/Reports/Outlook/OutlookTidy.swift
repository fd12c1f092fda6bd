import GrowthModels
import LaborSeries
import Projections

/// Outlooks in long form. Projected jobs are rounded to whole jobs and rates to a millionth, so
/// that the same figures come out on machines whose last digits differ.
public enum OutlookTidy {
  /// Every published estimate of a series, with the confidence bounds of its survey error.
  public static func observed(_ series: OccupationalSeries) -> [TidyTable.Row] {
    let breaks = Set(series.breaks.map(\.year))
    return series.observations.flatMap { observation -> [TidyTable.Row] in
      let place = Place(series: series, year: observation.year)
      let broken: Flag? = breaks.contains(observation.year) ? .breakInSeries : nil
      return [employment(observation, at: place, flag: broken)]
        + wages(observation.wages.annual, unit: "annual", at: place)
        + wages(observation.wages.hourly, unit: "hourly", at: place)
    }
  }

  /// Projected employment by year, then projected growth a year up to the target year.
  public static func projected(_ projection: EmploymentProjection) -> [TidyTable.Row] {
    let years = projection.years.map { year in
      Place(series: projection.series, year: year.year).row(
        "employment_jobs", year.median.rounded(), kind: "projected",
        interval80: year.interval80.rounded(toDecimals: 0),
        interval95: year.interval95.rounded(toDecimals: 0), flag: .forecast)
    }
    let growth = projection.annualGrowth
    let rate = Place(series: projection.series, year: projection.target.year).row(
      "employment_growth_rate_annual", growth.median.rounded(toDecimals: 6), kind: "projected",
      interval80: growth.interval(level: 0.80).rounded(toDecimals: 6),
      interval95: growth.interval(level: 0.95).rounded(toDecimals: 6), flag: .forecast)
    return years + [rate]
  }

  /// Employment by year along the line of the record and BLS combined; empty where there is none.
  public static func combined(_ outlook: OccupationOutlook) -> [TidyTable.Row] {
    guard let combined = outlook.combined else { return [] }
    return combined.years.map { year in
      Place(series: outlook.series, year: year.year).row(
        "employment_jobs_combined", year.median.rounded(), kind: "combined",
        interval80: year.interval80.rounded(toDecimals: 0),
        interval95: year.interval95.rounded(toDecimals: 0), flag: .forecast)
    }
  }

  /// Growth a year over the last one, five and ten years, with the bounds of both survey errors.
  public static func history(_ outlook: OccupationOutlook) -> [TidyTable.Row] {
    outlook.history.map { history in
      let place = Place(series: outlook.series, year: outlook.projection.base.year)
      let measure = "employment_growth_rate_annual_over_\(history.span)_years"
      guard let growth = history.growth else {
        return place.row(measure, nil, kind: "observed", flag: .notAvailable)
      }
      return place.row(
        measure, growth.annual.rounded(toDecimals: 6), kind: "observed",
        interval80: growth.annualInterval(level: 0.80)?.rounded(toDecimals: 6),
        interval95: growth.annualInterval(level: 0.95)?.rounded(toDecimals: 6),
        flag: history.breaks.isEmpty ? nil : .breakInSeries)
    }
  }

  /// What BLS projects: base and target employment, the change, openings.
  public static func official(_ outlook: OccupationOutlook) -> [TidyTable.Row] {
    guard let official = outlook.official else { return [] }
    let base = Place(series: outlook.series, year: official.baseYear)
    let target = Place(series: outlook.series, year: official.targetYear)
    return [
      base.row("employment_jobs_with_self_employed", official.baseEmployment, kind: "official"),
      target.row(
        "employment_jobs_with_self_employed", official.projectedEmployment, kind: "official",
        flag: .forecast),
      target.row(
        "employment_change", official.change.rounded(toDecimals: 6), kind: "official",
        flag: .forecast),
      target.row(
        "openings_annual_jobs", official.annualOpenings, kind: "official",
        flag: official.annualOpenings == nil ? .notAvailable : .forecast),
    ]
  }

  /// The projected growth of two occupations and their difference.
  public static func compared(_ comparison: Comparison) -> [TidyTable.Row] {
    let projections = [comparison.first, comparison.second]
    let rates = projections.flatMap { projected($0).filter { $0.measure != "employment_jobs" } }
    let codes = projections.map(\.series.occupation.code.description)
    let difference = TidyTable.Row(
      soc: codes.joined(separator: " less "),
      title: projections.map(\.series.occupation.title).joined(separator: " less "),
      area: comparison.first.series.area, year: comparison.first.target.year,
      measure: "employment_growth_rate_annual_difference",
      estimate: comparison.difference.rounded(toDecimals: 6),
      lower80: comparison.interval80.rounded(toDecimals: 6).lower,
      upper80: comparison.interval80.rounded(toDecimals: 6).upper,
      lower95: comparison.interval95.rounded(toDecimals: 6).lower,
      upper95: comparison.interval95.rounded(toDecimals: 6).upper, kind: "projected",
      flag: .forecast)
    let probability = TidyTable.Row(
      soc: difference.soc, title: difference.title, area: difference.area, year: difference.year,
      measure: "probability_that_the_first_grows_faster",
      estimate: comparison.probabilityFirstFaster.rounded(toDecimals: 4), kind: "projected",
      flag: .forecast)
    return rates + [difference, probability]
  }

  private static func employment(
    _ observation: Observation, at place: Place, flag: Flag?
  ) -> TidyTable.Row {
    guard let jobs = observation.employment.number else {
      return place.row("employment_jobs", nil, kind: "observed", flag: observation.employment.flag)
    }
    let error = observation.employmentPRSE.map { $0 / 100 * jobs }
    func interval(_ deviations: Double, _ level: Double) -> PredictionInterval? {
      error.map {
        PredictionInterval(
          lower: (jobs - deviations * $0).rounded(), upper: (jobs + deviations * $0).rounded(),
          level: level)
      }
    }
    // The 90th and 97.5th percentiles of the standard normal distribution.
    return place.row(
      "employment_jobs", jobs, kind: "observed", interval80: interval(1.281552, 0.80),
      interval95: interval(1.959964, 0.95), flag: flag)
  }

  private static func wages(
    _ wages: Wages.Distribution, unit: String, at place: Place
  ) -> [TidyTable.Row] {
    let measures: [(String, PublishedValue)] = [
      ("mean", wages.mean), ("p10", wages.percentile10), ("p25", wages.percentile25),
      ("median", wages.median), ("p75", wages.percentile75), ("p90", wages.percentile90),
    ]
    return measures.map { name, value in
      place.row("wage_\(name)_\(unit)_dollars", value.number, kind: "observed", flag: value.flag)
    }
  }
}

/// An occupation, area and year that rows are written for.
private struct Place {
  let series: OccupationalSeries
  let year: Int

  func row(
    _ measure: String, _ estimate: Double?, kind: String, interval80: PredictionInterval? = nil,
    interval95: PredictionInterval? = nil, flag: Flag? = nil
  ) -> TidyTable.Row {
    TidyTable.Row(
      soc: series.occupation.code.description, title: series.occupation.title, area: series.area,
      year: year, measure: measure, estimate: estimate, lower80: interval80?.lower,
      upper80: interval80?.upper, lower95: interval95?.lower, upper95: interval95?.upper,
      kind: kind, flag: flag)
  }
}

extension PublishedValue {
  /// The flag of a cell that has no number.
  fileprivate var flag: Flag? {
    switch self {
    case .value: nil
    case .suppressed, .topCoded: .suppressed
    case .absent: .notAvailable
    }
  }
}

extension Double {
  /// The number rounded to some decimals.
  func rounded(toDecimals decimals: Int) -> Double {
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    return (self * scale).rounded() / scale
  }
}

extension PredictionInterval {
  /// The interval with both bounds rounded to some decimals.
  func rounded(toDecimals decimals: Int) -> PredictionInterval {
    PredictionInterval(
      lower: lower.rounded(toDecimals: decimals), upper: upper.rounded(toDecimals: decimals),
      level: level)
  }
}
