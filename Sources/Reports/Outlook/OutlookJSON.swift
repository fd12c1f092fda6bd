import GrowthModels
import LaborSeries
import Projections

/// An outlook as one JSON object, rounded as the tidy tables are.
struct OutlookJSON {
  let workforce: WorkforceOutlook
  var record: TrackRecord?
  var comparison: GrowthComparison?
  let program: String
  var audience: Audience?
  var language = Language.english

  var value: JSONValue {
    .object([
      .init("schema_version", .integer(jsonSchemaVersion)),
      .init("program", .string(program)),
      .init("audience", .string(audience?.rawValue ?? "everyone")),
      .init("language_of_the_page", .string(language.rawValue)),
      .init("area", .string(workforce.area)),
      .init("release", .string(workforce.latestRelease.name)),
      .init("target_year", .integer(workforce.targetYear)),
      .init("occupations", .array(workforce.occupations.map(occupation))),
      .init("probability_of_growing_fastest", .array(ranks)),
      .init(
        "not_projected",
        .array(
          workforce.refused.map {
            .object([
              .init("soc", .string($0.occupation.code.description)),
              .init("reason", .string($0.reason.description)),
            ])
          })),
    ])
  }

  private var ranks: [JSONValue] {
    FastestGrowth(of: workforce, comparedAs: comparison).members.map { outlook, probability in
      .object([
        .init("soc", .string(outlook.occupation.code.description)),
        .init("probability", .number(probability.rounded(toDecimals: 4))),
      ])
    }
  }

  private func occupation(_ outlook: OccupationOutlook) -> JSONValue {
    let sentences = OutlookSentences(outlook: outlook)
    return .object([
      .init("soc", .string(outlook.occupation.code.description)),
      .init("title", .string(outlook.occupation.title)),
      .init("rows", .array(rows(of: outlook).map(\.json))),
      .init("official", official(outlook.official)),
      .init("model", model(outlook.projection.account, sentence: sentences.model)),
      .init("cautions", .array(sentences.cautions.map { .string($0) })),
      .init("track_record", trackRecord(of: outlook.occupation)),
    ])
  }

  private func trackRecord(of occupation: Occupation) -> JSONValue {
    guard let own = record?.record(of: [occupation.code.description]) else { return .null }
    func median(_ scores: ForecastScores?) -> JSONValue {
      .number(scores?.medianAbsolutePercentError.rounded(toDecimals: 4))
    }
    return .object([
      .init("projections", .integer(own.count)),
      .init("origins", .array(own.origins.map { .integer($0) })),
      .init("horizon_least", .integer(own.horizons.lowerBound)),
      .init("horizon_most", .integer(own.horizons.upperBound)),
      .init("contained80", .integer(own.contained(level: 0.8))),
      .init("contained95", .integer(own.contained(level: 0.95))),
      .init("across_breaks", .integer(own.countAcrossBreaks)),
      .init("median_absolute_error", median(own.family)),
      .init("median_absolute_error_no_change", median(own.noChange)),
      .init("beside_bls_projections", .integer(own.besideBLS?.count ?? 0)),
      .init(
        "beside_bls_median_absolute_error", median(own.besideBLS?.row(.family)?.scores)),
      .init(
        "beside_bls_median_absolute_error_bls", median(own.besideBLS?.row(.official)?.scores)),
    ])
  }

  private func rows(of outlook: OccupationOutlook) -> [TidyTable.Row] {
    OutlookTidy.observed(outlook.series).filter { row in
      // Earlier wages are in series.csv.
      row.estimate != nil
        && (row.measure == "employment_jobs" || row.year == outlook.projection.base.year)
    }
      + OutlookTidy.history(outlook) + OutlookTidy.projected(outlook.projection)
      + OutlookTidy.official(outlook)
  }

  private func official(_ official: OfficialOutlook?) -> JSONValue {
    guard let official else { return .null }
    return .object([
      .init("round", .string(official.round)),
      .init("change", .number(official.change.rounded(toDecimals: 6))),
      .init("growth_class", .string(official.growthClass?.name)),
      .init("growth_class_basis", .string(official.growthClass?.basis)),
      .init("openings_annual_jobs", .number(official.annualOpenings)),
      .init("rows", .array(official.lines.map { .string($0.source.description) })),
    ])
  }

  private func model(_ account: ModelAccount, sentence: String) -> JSONValue {
    .object([
      .init("name", .string(account.model)),
      .init("sentence", .string(sentence)),
      .init("observations", .integer(account.pointCount)),
      .init("tier", .string(account.tier.rawValue)),
      .init(
        "members",
        .array(
          account.weights.map {
            .object([
              .init("name", .string($0.name)),
              .init("weight", .number($0.weight.rounded(toDecimals: 4))),
            ])
          })),
      .init(
        "breaks",
        .array(
          account.breakEstimates.map {
            .object([
              .init("year", .integer($0.year)), .init("label", .string($0.label)),
              .init("step", .number($0.relativeStep.rounded(toDecimals: 4))),
              .init("standard_error", .number($0.standardError.rounded(toDecimals: 4))),
            ])
          })),
    ])
  }
}
