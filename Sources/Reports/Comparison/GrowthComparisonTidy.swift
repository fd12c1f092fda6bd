import GrowthModels
import LaborSeries
import Projections

/// A comparison in long form: rows for each member, then for each pair.
public enum GrowthComparisonTidy {
  /// Growth, ranks, contributions, steadiness and the probability of each ordered pair.
  public static func rows(_ comparison: GrowthComparison) -> [TidyTable.Row] {
    comparison.members.indices.flatMap { member(comparison, $0) } + pairs(comparison)
  }

  private static func target(_ comparison: GrowthComparison) -> Int {
    switch comparison.basis {
    case .observed(_, let to), .projected(_, let to): to
    }
  }

  private static func member(_ comparison: GrowthComparison, _ index: Int) -> [TidyTable.Row] {
    let member = comparison.members[index]
    let (from, to) = comparison.historyYears
    let end = target(comparison)
    let history = comparison.history[index]
    let flag: Flag? = comparison.historyBreaks[index].isEmpty ? nil : .breakInSeries
    var rows = [
      row(
        member, to, "employment_growth_rate_annual_from_\(from)", history?.annual, "observed",
        history?.annualInterval(level: 0.8), history?.annualInterval(level: 0.95),
        flag: history == nil ? .notAvailable : flag)
    ]
    if let growth = member.projected {
      rows.append(
        row(
          member, end, "employment_growth_rate_annual", growth.median, "projected",
          growth.interval80, growth.interval95, flag: .forecast))
    }
    if let combined = member.combined {
      rows.append(
        row(
          member, end, "employment_growth_rate_annual", combined, "combined", flag: .forecast))
    }
    if let official = member.official {
      rows.append(
        row(
          member, end, "employment_growth_rate_annual", official, "official", flag: .forecast))
    }
    return rows + order(comparison, index, year: end) + steadiness(comparison, index)
  }

  private static func order(
    _ comparison: GrowthComparison, _ index: Int, year: Int
  ) -> [TidyTable.Row] {
    let member = comparison.members[index]
    let ranks = comparison.ranks.ranks[index]
    var rows = [
      row(member, year, "growth_rank_best", Double(ranks.lowerBound), "compared"),
      row(member, year, "growth_rank_worst", Double(ranks.upperBound), "compared"),
      row(member, year, "probability_of_growing_fastest", comparison.fastest[index], "compared"),
    ]
    guard comparison.contributions.indices.contains(index) else { return rows }
    let part = comparison.contributions[index]
    rows += [
      row(member, year, "change_jobs_mean", part.change.rounded(toDecimals: 1), "compared"),
      row(member, year, "contribution_to_total_growth", part.ofTotalGrowth, "compared"),
      row(
        member, year, "change_at_national_pace_jobs", part.nationalShare?.rounded(toDecimals: 1),
        "compared"),
      row(member, year, "own_shift_jobs", part.ownShift?.rounded(toDecimals: 1), "compared"),
    ]
    return rows
  }

  private static func steadiness(_ comparison: GrowthComparison, _ index: Int) -> [TidyTable.Row] {
    let member = comparison.members[index]
    let year = comparison.historyYears.to
    guard let own = comparison.stability[index] else { return [] }
    var rows = [
      row(member, year, "volatility_annual", own.volatility, "observed"),
      row(
        member, year, "volatility_annual_without_survey_error", own.volatilityWithoutSurveyError,
        "observed"),
    ]
    if let fall = own.drawdown {
      rows += [
        row(member, fall.trough, "deepest_fall", -fall.depth, "observed"),
        row(member, fall.peak, "deepest_fall_peak_year", Double(fall.peak), "observed"),
      ]
    }
    return rows
  }

  private static func pairs(_ comparison: GrowthComparison) -> [TidyTable.Row] {
    let members = comparison.members
    return members.indices.flatMap { first in
      members.indices.filter { $0 != first }.map { second in
        TidyTable.Row(
          soc: [first, second].map { members[$0].series.occupation.code.description }
            .joined(separator: " over "),
          title: "\(members[first].name) over \(members[second].name)",
          area: [first, second].map { members[$0].series.area }.reduced,
          year: target(comparison), measure: "probability_that_the_first_grows_faster",
          estimate: comparison.probabilities[first][second].rounded(toDecimals: 4),
          kind: "compared")
      }
    }
  }

  private static func row(
    _ member: ComparedSeries, _ year: Int, _ measure: String, _ estimate: Double?, _ kind: String,
    _ interval80: PredictionInterval? = nil, _ interval95: PredictionInterval? = nil,
    flag: Flag? = nil
  ) -> TidyTable.Row {
    let (narrow, wide) = (
      interval80?.rounded(toDecimals: 6), interval95?.rounded(toDecimals: 6)
    )
    return TidyTable.Row(
      soc: member.series.occupation.code.description, title: member.series.occupation.title,
      area: member.series.area, year: year, measure: measure,
      estimate: estimate?.rounded(toDecimals: 6), lower80: narrow?.lower, upper80: narrow?.upper,
      lower95: wide?.lower, upper95: wide?.upper, kind: kind,
      flag: flag ?? (estimate == nil ? .notAvailable : nil))
  }
}

extension [String] {
  /// One name where all are the same, otherwise all joined.
  fileprivate var reduced: String {
    Set(self).count == 1 ? self[0] : joined(separator: " over ")
  }
}
