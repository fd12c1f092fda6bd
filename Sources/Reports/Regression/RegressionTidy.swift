import Foundation
import LaborSeries
import Regression

/// A regression in long form, every number with ten significant digits.
///
/// - `coefficient_TERM` with its 80% and 95% intervals, `standard_error_TERM`, `t_TERM`, `p_TERM`,
///   and for logarithmic models `growth_rate_annual` and `step_YEAR_rate` as fractions: kind
///   `estimated`, year the last one used. TERM is `intercept`, `year`, `year_squared`, `step_YEAR`
///   or a parameter of the growth curve.
/// - The figures of the fit (`observations`, `r_squared`, `aic` …) and `test_NAME`, `test_NAME_p`,
///   `test_NAME_year` of the diagnostics: kind `estimated`, year the last one used. A test that is
///   not available has no value and the flag z.
/// - `employment_jobs`: kind `observed`; `fitted_jobs`, `fitted_response`, `residual`, `leverage`,
///   `studentized_residual`, `cooks_distance`, `robust_weight`: kind `fitted`, one row a year.
/// - `predicted_mean_jobs` with confidence and `predicted_employment_jobs` with prediction
///   intervals: kind `projected`.
struct RegressionTidy {
  let regression: EmploymentRegression

  var rows: [TidyTable.Row] {
    coefficients + effects + fit + tests + years + prediction
  }

  private var end: Int { regression.sample.end }

  private var coefficients: [TidyTable.Row] {
    regression.coefficients.flatMap { row in
      [
        self.row(
          "coefficient_\(row.identifier)", row.estimate, interval80: row.interval(level: 0.80),
          interval95: row.interval(level: 0.95)),
        self.row("standard_error_\(row.identifier)", row.standardError),
        self.row("t_\(row.identifier)", row.statistic),
        self.row("p_\(row.identifier)", row.probability),
      ]
    }
  }

  private var effects: [TidyTable.Row] {
    regression.effects.map { effect in
      row(
        effect.identifier, effect.estimate, interval80: effect.interval(level: 0.80),
        interval95: effect.interval(level: 0.95))
    }
  }

  private var fit: [TidyTable.Row] {
    regression.fitStatistics.map { row($0.identifier, $0.value) }
  }

  private var tests: [TidyTable.Row] {
    regression.diagnostics.flatMap { test -> [TidyTable.Row] in
      let measure = "test_\(test.identifier)"
      guard case .tested(let statistic, _, let probability) = test.outcome else {
        return [row(measure, nil, flag: .notApplicable)]
      }
      return [row(measure, statistic), row("\(measure)_p", probability)]
        + (test.breakYear.map { [row("\(measure)_year", Double($0))] } ?? [])
    }
  }

  private var years: [TidyTable.Row] {
    let isLogarithmic = regression.specification.model.isLogarithmic
    return regression.observations.flatMap { observation -> [TidyTable.Row] in
      let year = observation.observation.year
      let fitted = isLogarithmic ? exp(observation.fitted) : observation.fitted
      let optional = [
        ("leverage", observation.leverage),
        ("studentized_residual", observation.studentizedResidual),
        ("cooks_distance", observation.cooksDistance),
        ("robust_weight", observation.robustWeight),
      ]
      return [
        row("employment_jobs", observation.jobs, year: year, kind: "observed"),
        row("fitted_jobs", fitted, year: year, kind: "fitted"),
        row("fitted_response", observation.fitted, year: year, kind: "fitted"),
        row("residual", observation.residual, year: year, kind: "fitted"),
      ]
        + optional.compactMap { name, value in
          value.map { row(name, $0, year: year, kind: "fitted") }
        }
    }
  }

  private var prediction: [TidyTable.Row] {
    guard let year = regression.specification.predictedYear else { return [] }
    let prediction = regression.prediction(for: year)
    let jobs = prediction.jobs(prediction.mean)
    return [
      row(
        "predicted_mean_jobs", jobs, year: year, kind: "projected",
        interval80: prediction.jobs(prediction.confidenceInterval(level: 0.80)),
        interval95: prediction.jobs(prediction.confidenceInterval(level: 0.95)), flag: .forecast),
      row(
        "predicted_employment_jobs", jobs, year: year, kind: "projected",
        interval80: prediction.jobs(prediction.predictionInterval(level: 0.80)),
        interval95: prediction.jobs(prediction.predictionInterval(level: 0.95)), flag: .forecast),
    ]
  }

  private func row(
    _ measure: String, _ value: Double?, year: Int? = nil, kind: String = "estimated",
    interval80: Interval? = nil, interval95: Interval? = nil, flag: Flag? = nil
  ) -> TidyTable.Row {
    func known(_ value: Double?) -> Double? { value.map { SignificantDigits.rounded($0) } }
    return TidyTable.Row(
      soc: regression.series.occupation.code.description,
      title: regression.series.occupation.title, area: regression.series.area,
      year: year ?? end, measure: measure, estimate: known(value),
      lower80: known(interval80?.lower), upper80: known(interval80?.upper),
      lower95: known(interval95?.lower), upper95: known(interval95?.upper), kind: kind, flag: flag)
  }
}
