import Foundation
import LaborSeries
import Regression

/// The years of a series that a regression uses, and the terms that they make.
struct RegressionSample: Sendable {
  /// A change of classification inside the years used: zero before its year, one from then on.
  struct Step: Sendable {
    let year: Int
    let label: String

    /// The step as tables name it, in the ledger's words.
    var name: String { "step \(year): \(label)" }
    /// The step as column of a file.
    var identifier: String { "step_\(year)" }
  }

  let model: RegressionModel
  let code: OccupationCode
  /// The observations used, ascending by year, each with employment.
  let observations: [Observation]
  let years: [Int]
  /// Employment in jobs, one value for each year.
  let jobs: [Double]
  let breaks: [HistoryEntry]
  /// One for each year in which breaks fall.
  let steps: [Step]

  /// - Throws: ``EmploymentRegressionError/noObservations(occupation:available:)``.
  init(
    _ series: OccupationalSeries, _ specification: RegressionSpecification
  ) throws(EmploymentRegressionError) {
    model = specification.model
    code = series.occupation.code
    let all = series.employmentObservations
    let first = specification.firstYear ?? Int.min
    let last = specification.lastYear ?? Int.max
    observations = all.filter { $0.year >= first && $0.year <= last }
    years = observations.map(\.year)
    jobs = observations.compactMap(\.employment.number)
    guard let start = years.first, let end = years.last else {
      let available = all.first.flatMap { first in all.last.map { first.year...$0.year } }
      throw .noObservations(occupation: series.occupation.label, available: available)
    }
    breaks = series.breaks(after: start, through: end)
    steps = Set(breaks.map(\.year)).sorted().map { [breaks] year in
      let labels = breaks.filter { $0.year == year }.map(\.label)
      return Step(year: year, label: labels.joined(separator: "; "))
    }
  }

  /// The first year used, from which the term `year` counts.
  var origin: Int { years.first ?? 0 }
  /// The last year used.
  var end: Int { years.last ?? 0 }
  /// The years between the first and the last without a figure.
  var missingYears: [Int] {
    let known = Set(years)
    return (origin...end).filter { !known.contains($0) }
  }

  /// What a linear model explains: employment or its logarithm.
  var response: [Double] { model.isLogarithmic ? jobs.map { log($0) } : jobs }

  /// The names of what is estimated, in order.
  var termNames: [String] {
    if let curve = curve(introduction: 0) { return curve.parameters.map(\.name) }
    return [DesignMatrix.interceptName, "year"]
      + (model == .logQuadratic ? ["year^2"] : []) + steps.map(\.name)
  }

  /// The same names for the measures of a file.
  var termIdentifiers: [String] {
    guard !model.isCurve else { return termNames }
    return ["intercept", "year"] + (model == .logQuadratic ? ["year_squared"] : [])
      + steps.map(\.identifier)
  }

  /// The terms of a linear model in some years, with the steps or without.
  ///
  /// - Throws: `RegressionError` when there are no years.
  func design(
    in years: [Int], withSteps: Bool = true
  ) throws(RegressionError) -> DesignMatrix {
    let time = Term("year", years.map { Double($0 - origin) })
    var terms = [time]
    if model == .logQuadratic { terms.append(time.raised(to: 2)) }
    if withSteps {
      terms += steps.map { step in Term(step.name, years.map { $0 >= step.year ? 1 : 0 }) }
    }
    return try DesignMatrix(terms)
  }

  /// The growth curve of the model, in calendar years; nil for a linear model.
  func curve(introduction: Int?) -> GrowthCurve? {
    switch model {
    case .logLinear, .linear, .logQuadratic: nil
    case .logistic: .logistic
    case .gompertz: .gompertz
    case .richards: .richards
    case .bass: .bass(introduction: Double(introduction ?? origin))
    case .exponential: .exponentialAsymptote(origin: Double(origin))
    }
  }

  /// The published standard errors on the response's scale: in jobs, or relative for a logarithm.
  ///
  /// - Throws: ``EmploymentRegressionError/missingStandardErrors(years:)``.
  func standardErrors() throws(EmploymentRegressionError) -> [Double] {
    let unknown = observations.filter { ($0.employmentPRSE ?? 0) <= 0 }
    guard unknown.isEmpty else { throw .missingStandardErrors(years: unknown.map(\.year)) }
    return zip(observations, jobs).map { observation, jobs in
      (observation.employmentPRSE ?? 0) / 100 * (model.isLogarithmic ? 1 : jobs)
    }
  }

  /// The relative standard error of a year's published figure; that of the last one before it, or
  /// of the first, where the year has none.
  func relativeStandardError(in year: Int) -> Double {
    let before = observations.last { $0.year <= year } ?? observations.first
    return (before?.employmentPRSE ?? 0) / 100
  }
}
