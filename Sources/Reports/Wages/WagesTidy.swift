import GrowthModels
import LaborSeries
import Projections

/// Wages in long form.
public enum WagesTidy {
  /// Mean and median by year, the ladder of the target year and growth, for each; then premiums.
  public static func rows(_ outlooks: [WageOutlook], premium: WagePremium?) -> [TidyTable.Row] {
    outlooks.flatMap(rows) + premiums(premium, area: outlooks.first?.series.area ?? "", outlooks)
  }

  private static func rows(_ outlook: WageOutlook) -> [TidyTable.Row] {
    let wages = [outlook.median, outlook.mean].compactMap { $0 }.flatMap { wage in
      wage.years.flatMap { year in
        [
          row(
            outlook, year.year, "wage_\(wage.rung.rawValue)_annual_dollars_nominal", year.nominal),
          row(outlook, year.year, "wage_\(wage.rung.rawValue)_annual_dollars_real", year.real),
        ]
      } + [
        growth(outlook, wage, "nominal", wage.nominalGrowth),
        growth(outlook, wage, "real", wage.realGrowth),
      ]
    }
    let target = outlook.median.target.year
    let ladder = outlook.ladder.rungs.filter { $0.rung != .median }.flatMap { rung in
      let measure = "wage_\(rung.rung.rawValue)_annual_dollars"
      return [
        row(outlook, target, measure + "_nominal", rung.nominal),
        row(outlook, target, measure + "_real", rung.real),
      ]
    }
    let assumption = TidyTable.Row(
      soc: outlook.occupation.code.description, title: outlook.occupation.title,
      area: outlook.series.area, year: target, measure: "assumed_inflation_annual",
      estimate: outlook.prices.inflation.rounded(toDecimals: 6), kind: "assumed")
    return wages + ladder + [assumption]
  }

  private static func row(
    _ outlook: WageOutlook, _ year: Int, _ measure: String, _ amount: DrawnAmount?
  ) -> TidyTable.Row {
    tidy(outlook, year, measure, amount, decimals: 0)
  }

  private static func growth(
    _ outlook: WageOutlook, _ wage: WageProjection, _ kind: String, _ amount: DrawnAmount
  ) -> TidyTable.Row {
    tidy(
      outlook, wage.target.year, "wage_\(wage.rung.rawValue)_growth_rate_annual_\(kind)", amount,
      decimals: 6)
  }

  private static func tidy(
    _ outlook: WageOutlook, _ year: Int, _ measure: String, _ amount: DrawnAmount?, decimals: Int
  ) -> TidyTable.Row {
    let narrow = amount?.interval80.rounded(toDecimals: decimals)
    let wide = amount?.interval95.rounded(toDecimals: decimals)
    return TidyTable.Row(
      soc: outlook.occupation.code.description, title: outlook.occupation.title,
      area: outlook.series.area, year: year, measure: measure,
      estimate: amount?.median.rounded(toDecimals: decimals), lower80: narrow?.lower,
      upper80: narrow?.upper, lower95: wide?.lower, upper95: wide?.upper, kind: "projected",
      flag: amount == nil ? .suppressed : .forecast)
  }

  private static func premiums(
    _ premium: WagePremium?, area: String, _ outlooks: [WageOutlook]
  ) -> [TidyTable.Row] {
    guard let premium, let target = outlooks.first?.median.target.year else { return [] }
    return premium.lines.map { line in
      let narrow = line.then.interval80.rounded(toDecimals: 6)
      let wide = line.then.interval95.rounded(toDecimals: 6)
      return TidyTable.Row(
        soc: "\(line.occupation.code) over \(premium.reference.code)",
        title: "\(line.occupation.title) over \(premium.reference.title)", area: area,
        year: target, measure: "wage_median_premium",
        estimate: line.then.median.rounded(toDecimals: 6), lower80: narrow.lower,
        upper80: narrow.upper, lower95: wide.lower, upper95: wide.upper, kind: "projected",
        flag: .forecast)
    }
  }
}
