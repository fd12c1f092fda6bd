/// What a measure of tables in long form means, and its unit: what a reader of a file needs who has
/// not seen the report.
struct TidyMeasure: Equatable {
  /// `jobs`, `dollars a year`, `fraction a year`.
  let unit: String
  let meaning: String

  /// The measure of a name; nil where there is none of the name.
  init?(_ name: String) {
    guard
      let found = Self.named[name] ?? Self.growth(name) ?? Self.openings(name) ?? Self.wages(name)
    else { return nil }
    (unit, meaning) = found
  }

  private static let named: [String: (String, String)] = [
    "assumed_inflation_annual": ("fraction a year", "inflation that is assumed"),
    "change_at_national_pace_jobs": (
      "jobs", "change that growth at the pace of all occupations in the nation would bring"
    ),
    "change_jobs_mean": ("jobs", "change from the base to the target year, mean of the draws"),
    "contribution_to_total_growth": (
      "fraction", "change over the base employment of all that are compared"
    ),
    "deepest_fall": ("fraction", "deepest fall from a peak to the lowest figure after it"),
    "deepest_fall_peak_year": ("year", "year of the peak that the deepest fall is from"),
    "elasticity_65_plus": (
      "ratio", "percent change of employment with one percent more persons aged 65 and over"
    ),
    "elasticity_65_plus_common": (
      "ratio", "the same elasticity, common to all occupations of the report"
    ),
    "employment_change": ("fraction", "change over the whole period of BLS's projections"),
    "employment_growth_rate_annual": (
      "fraction a year", "growth of employment from the base to the target year"
    ),
    "employment_growth_rate_annual_alone": ("fraction a year", "growth by the record alone"),
    "employment_growth_rate_annual_by_elasticity": (
      "fraction a year", "growth with the older population, by the common elasticity"
    ),
    "employment_growth_rate_annual_in_proportion": (
      "fraction a year", "growth in proportion to the older population"
    ),
    "employment_jobs": ("jobs", "employment without the self-employed"),
    "employment_jobs_combined": (
      "jobs", "employment by the record and BLS's projection together"
    ),
    "employment_jobs_with_self_employed": ("jobs", "employment as BLS's projections count it"),
    "employment_prse_percent": ("percent", "percent relative standard error of employment"),
    "exit_rate_annual": ("fraction a year", "labor force exits over average employment"),
    "growth_rank_best": ("rank", "best rank of growth that it may have, 1 the fastest"),
    "growth_rank_worst": ("rank", "worst rank of growth that it may have"),
    "jobs_per_1000": ("jobs per 1,000 jobs", "jobs of 1,000 jobs in all occupations of the area"),
    "jobs_per_100000_aged_65_plus": (
      "jobs per 100,000 persons", "jobs per 100,000 persons aged 65 and over"
    ),
    "location_quotient": ("ratio", "share of the area's jobs over the share of the nation's"),
    "openings_annual_jobs": ("jobs a year", "openings of an average year as BLS publishes them"),
    "own_shift_jobs": ("jobs", "change beyond growth at the pace of all occupations"),
    "probability_of_growing_fastest": ("probability", "probability of growing fastest of all"),
    "probability_that_the_first_grows_faster": (
      "probability", "probability that the first of the two named grows faster"
    ),
    "share_of_nation": ("fraction", "jobs of the area over jobs of the nation"),
    "transfer_rate_annual": ("fraction a year", "occupational transfers over average employment"),
    "volatility_annual": ("fraction a year", "standard deviation of yearly changes of logarithms"),
    "volatility_annual_without_survey_error": (
      "fraction a year", "volatility less what survey error alone would bring, a lower bound"
    ),
  ]

  /// Growth of published employment over some years: `…_over_5_years`, `…_from_2015`.
  private static func growth(_ name: String) -> (String, String)? {
    let stem = "employment_growth_rate_annual_"
    guard name.hasPrefix(stem) else { return nil }
    let words = name.dropFirst(stem.count).split(separator: "_")
    let unit = "fraction a year"
    if words.count == 3, words[0] == "over", words[2] == "years", Int(words[1]) != nil {
      let span = words[1] == "1" ? "the year" : "the \(words[1]) years"
      return (unit, "growth of published employment over \(span) to that of the row")
    }
    guard words.count == 2, words[0] == "from", let year = Int(words[1]) else { return nil }
    return (unit, "growth of published employment from \(year) to the year of the row")
  }

  /// Openings and their parts: of the year, of an average year, or from the base year on, as in
  /// `openings_average_exits_jobs_mean`.
  private static func openings(_ name: String) -> (String, String)? {
    var words = name.split(separator: "_").map(String.init)
    guard words.count > 3, words.removeFirst() == "openings" else { return nil }
    let isAverage = words[0] == "average"
    let isSum = words[0] == "cumulative"
    if isAverage || isSum { words.removeFirst() }
    guard words.count > 2, let part = parts[words[0]], words[1] == "jobs" else { return nil }
    let period =
      isAverage
      ? "in an average year to the target year"
      : isSum ? "from the base year through that of the row" : "in the year"
    let statistic = words[2...].joined(separator: "_")
    let from: String
    switch statistic {
    case "mean", "median": from = "\(statistic) of the draws"
    case "with_self_employed":
      from = "from BLS's levels and rates, which count the self-employed"
    default: return nil
    }
    return (isSum ? "jobs" : "jobs a year", "\(part) \(period), \(from)")
  }

  private static let parts = [
    "growth": "openings from growth", "exits": "labor force exits",
    "transfers": "occupational transfers", "separations": "exits and transfers",
    "openings": "openings",
  ]

  /// Wages: published, projected, their growth, and how far they stand above others, as in
  /// `wage_p90_annual_dollars_real` and `wage_mean_growth_rate_annual_nominal`.
  private static func wages(_ name: String) -> (String, String)? {
    if name == "wage_median_premium" {
      return ("fraction", "median wage above that of radiologic technologists")
    }
    let words = name.split(separator: "_")
    guard words.count > 3, words[0] == "wage" else { return nil }
    if words.count == 6, words[2...4].elementsEqual(["growth", "rate", "annual"]),
      let prices = ["real": "after inflation", "nominal": "before inflation"][words[5]]
    {
      return (
        "fraction a year",
        "growth of the \(words[1]) wage from the base to the target year, \(prices)"
      )
    }
    guard words[3] == "dollars",
      let unit = ["annual": "dollars a year", "hourly": "dollars an hour"][words[2]]
    else { return nil }
    switch words.dropFirst(4) {
    case []: return (unit, rung(words[1]) + " wage, as published")
    case ["nominal"]: return (unit, rung(words[1]) + " wage, in dollars of its year")
    case ["real"]: return (unit, rung(words[1]) + " wage, in dollars of the base year")
    default: return nil
    }
  }

  private static func rung(_ name: Substring) -> String {
    name.hasPrefix("p") ? "\(name.dropFirst())th percentile" : String(name)
  }
}

extension DataRows {
  /// The measures of tables in long form, each with its unit and meaning, in the order of the
  /// alphabet; nil where the tables have none.
  static func measures(of tables: [DataRows]) -> DataRows? {
    let names = Set(tables.flatMap(\.measures)).sorted()
    guard !names.isEmpty else { return nil }
    return DataRows(
      identifier: "measures",
      columns: [DataRows.Column("measure"), DataRows.Column("unit"), DataRows.Column("meaning")],
      fields: names.map { name in
        let own = TidyMeasure(name)
        return [.text(name), .text(own?.unit ?? ""), .text(own?.meaning ?? "")]
      })
  }

  /// The measures that rows in long form have; none for other rows.
  private var measures: [String] {
    guard let column = columns.firstIndex(where: { $0.name == "measure" }),
      columns.map(\.name) == TidyTable.columnNames
    else { return [] }
    return fields.compactMap { row in
      if case .text(let name) = row[column] { name } else { nil }
    }
  }
}
