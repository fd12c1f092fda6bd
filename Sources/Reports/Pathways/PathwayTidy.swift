import LaborSeries
import Projections

/// The steps of a pathway in long form.
public enum PathwayTidy {
  /// The difference in wage and growth of each step from the occupation.
  public static func rows(_ outlook: PathwayOutlook) -> [TidyTable.Row] {
    outlook.stepsOut.flatMap { step in
      let soc = "\(step.route.to) less \(step.route.from)"
      let title = "\(step.other.title) less \(outlook.occupation.title)"
      func row(
        _ measure: String, _ year: Int, _ estimate: Double?, _ lower: Double? = nil,
        _ upper: Double? = nil, kind: String
      ) -> TidyTable.Row {
        TidyTable.Row(
          soc: soc, title: title, area: "United States", year: year, measure: measure,
          estimate: estimate, lower80: lower, upper80: upper, kind: kind,
          flag: estimate == nil ? .notAvailable : (kind == "projected" ? .forecast : nil))
      }
      let observed = outlook.latest?.year ?? outlook.targetYear
      return [
        row("wage_median_annual_dollars_difference", observed, step.wage?.median, kind: "observed"),
        row(
          "wage_mean_annual_dollars_difference", observed, step.wage?.mean,
          step.wage?.meanInterval80?.lower.rounded(), step.wage?.meanInterval80?.upper.rounded(),
          kind: "observed"),
        row(
          "employment_growth_rate_annual_difference", outlook.targetYear,
          step.growth?.difference.rounded(toDecimals: 6),
          step.growth?.interval80.rounded(toDecimals: 6).lower,
          step.growth?.interval80.rounded(toDecimals: 6).upper, kind: "projected"),
      ]
    }
  }
}
