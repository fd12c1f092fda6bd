import GrowthModels
import LaborSeries
import Projections

/// Openings in long form. The estimate of a row is the mean, so that rows of parts add up to the
/// row of the total; medians have rows of their own.
public enum OpeningsTidy {
  /// The average year along each line, each year and the sums along the record.
  public static func rows(_ outlook: OpeningsOutlook) -> [TidyTable.Row] {
    let trend = outlook.trend
    var rows = period(trend.averageYear, outlook, prefix: "average_", kind: "projected")
    if let combined = outlook.combined {
      rows += period(combined.averageYear, outlook, prefix: "average_", kind: "combined")
    }
    rows += official(outlook)
    rows += trend.years.flatMap { period($0, outlook, prefix: "", kind: "projected") }
    rows += trend.cumulative.flatMap {
      period($0, outlook, prefix: "cumulative_", kind: "projected")
    }
    return rows + rates(outlook)
  }

  private static func period(
    _ period: OpeningsProjection.Period, _ outlook: OpeningsOutlook, prefix: String, kind: String
  ) -> [TidyTable.Row] {
    let amounts: [(String, DrawnAmount)] = [
      ("growth", period.growth), ("exits", period.exits), ("transfers", period.transfers),
      ("separations", period.separations), ("openings", period.openings),
    ]
    let means = amounts.map { name, amount in
      row(
        outlook, period.end, "openings_\(prefix)\(name)_jobs_mean", amount.mean, kind,
        amount.interval80, amount.interval95)
    }
    return means + [
      row(
        outlook, period.end, "openings_\(prefix)openings_jobs_median", period.openings.median,
        kind, period.openings.interval80, period.openings.interval95)
    ]
  }

  private static func official(_ outlook: OpeningsOutlook) -> [TidyTable.Row] {
    guard let official = outlook.official else { return [] }
    let parts: [(String, Double)] = [
      ("growth", official.annual.growth), ("exits", official.annual.exits),
      ("transfers", official.annual.transfers), ("separations", official.annual.separations),
      ("openings", official.annual.openings),
    ]
    return parts.map { name, value in
      row(
        outlook, official.targetYear, "openings_average_\(name)_jobs_with_self_employed", value,
        "official")
    }
  }

  private static func rates(_ outlook: OpeningsOutlook) -> [TidyTable.Row] {
    [("exit", outlook.rates.exit), ("transfer", outlook.rates.transfer)].map { name, rate in
      TidyTable.Row(
        soc: outlook.occupation.code.description, title: outlook.occupation.title,
        area: outlook.area, year: outlook.trend.averageYear.start,
        measure: "\(name)_rate_annual", estimate: rate.value.rounded(toDecimals: 6),
        kind: rate.origin == .given ? "given" : "official")
    }
  }

  private static func row(
    _ outlook: OpeningsOutlook, _ year: Int, _ measure: String, _ estimate: Double,
    _ kind: String, _ interval80: PredictionInterval? = nil,
    _ interval95: PredictionInterval? = nil
  ) -> TidyTable.Row {
    // A tenth of a job, so that parts still add up to their total in the file.
    let (narrow, wide) = (
      interval80?.rounded(toDecimals: 0), interval95?.rounded(toDecimals: 0)
    )
    return TidyTable.Row(
      soc: outlook.occupation.code.description, title: outlook.occupation.title,
      area: outlook.area, year: year, measure: measure,
      estimate: estimate.rounded(toDecimals: 1), lower80: narrow?.lower, upper80: narrow?.upper,
      lower95: wide?.lower, upper95: wide?.upper, kind: kind, flag: .forecast)
  }
}
