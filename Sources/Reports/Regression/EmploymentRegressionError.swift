import LaborSeries
import Regression

/// Why a series was not regressed on time. Rows are told as years.
public enum EmploymentRegressionError: Error, Equatable, Sendable {
  /// A level of intervals that is not between 0 and 1.
  case levelOutOfRange(Double)
  /// The first year wanted lies after the last.
  case yearsReversed(from: Int, to: Int)
  /// Two wishes that do not go together: what was wanted, and for what.
  case contradiction(String, String)
  /// The Bass curve needs the year in which the occupation began.
  case introductionNeeded
  /// The Bass curve's beginning is not before the first year used.
  case introductionNotBefore(introduction: Int, first: Int)
  /// A year to predict that is too far from the years used.
  case predictedYearOutOfRange(Int, allowed: ClosedRange<Int>)
  /// A lag that is negative or not below the number of observations.
  case lagOutOfRange(lag: Int, observations: Int)

  /// No employment was published in the years wanted.
  case noObservations(occupation: String, available: ClosedRange<Int>?)
  /// Not more observations than terms.
  case tooFewObservations(found: Int, terms: [String])
  /// Survey weights are wanted, and these years have no standard error above zero.
  case missingStandardErrors(years: [Int])
  /// Breaks inside the years of a growth curve, which has no step for them.
  case breaksInsideCurve([HistoryEntry], model: RegressionModel, code: OccupationCode)
  /// Terms that are linearly dependent in the years used.
  case dependentTerms([[String]])
  /// The observation of a year is fitted exactly, so that its residual says nothing.
  case fittedExactly(year: Int)
  /// The iteration of a robust fit or of a growth curve ended without a fit.
  case notFitted(RegressionModel, reason: String)

  /// Whether other options would have been accepted for any series.
  public var isUsage: Bool {
    switch self {
    case .levelOutOfRange, .yearsReversed, .contradiction, .introductionNeeded,
      .introductionNotBefore, .predictedYearOutOfRange, .lagOutOfRange:
      true
    case .noObservations, .tooFewObservations, .missingStandardErrors, .breaksInsideCurve,
      .dependentTerms, .fittedExactly, .notFitted:
      false
    }
  }
}

extension EmploymentRegressionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .levelOutOfRange(let level):
      "A level of \(level) is not between 0 and 1; write 0.95 for 95 percent."
    case .yearsReversed(let from, let to):
      "The first year, \(from), lies after the last, \(to); exchange them."
    case .contradiction(let wanted, let model):
      "\(wanted.uppercasedFirst) cannot be had for \(model); leave one of them out."
    case .introductionNeeded:
      "The Bass curve counts from the year in which the occupation began; give it with "
        + "--introduction YEAR."
    case .introductionNotBefore(let introduction, let first):
      "The introduction, \(introduction), is not before the first year used, \(first); give an "
        + "earlier year."
    case .predictedYearOutOfRange(let year, let allowed):
      "The year to predict, \(year), is outside \(allowed.lowerBound) to \(allowed.upperBound); "
        + "name one of these."
    case .lagOutOfRange(let lag, let observations):
      "A lag of \(lag) does not go with \(observations) observations; give one from 0 to "
        + "\(observations - 1), or none."
    case .noObservations, .tooFewObservations, .missingStandardErrors, .breaksInsideCurve,
      .dependentTerms, .fittedExactly, .notFitted:
      dataDescription
    }
  }

  private var dataDescription: String {
    switch self {
    case .noObservations(let occupation, let available):
      "\(occupation) has no published employment in these years"
        + (available.map { "; it has from \($0.lowerBound) to \($0.upperBound)." } ?? ".")
    case .tooFewObservations(let found, let terms):
      "\(found) observation\(found == 1 ? "" : "s") cannot determine \(terms.count) terms "
        + "(\(Wording.list(terms))) and a residual variance; at least \(terms.count + 1) are "
        + "needed. Take more years, a smaller model, or a sum of codes."
    case .missingStandardErrors(let years):
      "Survey weights need a published standard error above zero in every year used, and "
        + "\(Wording.list(years.map(String.init))) \(years.count == 1 ? "has" : "have") none. "
        + "Choose years with --from and --to, or leave the weights out."
    case .breaksInsideCurve(let breaks, let model, let code):
      Self.refusal(breaks, model, code)
    case .dependentTerms(let groups):
      "In the years used these terms are linearly dependent: "
        + groups.map(Wording.list).joined(separator: "; ")
        + ". Take more years or a smaller model."
    case .fittedExactly(let year):
      "The observation of \(year) is fitted exactly, because a term rests on it alone, and "
        + "these standard errors divide by what is left of it. Start or end in another year, or "
        + "choose --se classical, hc0 or hc1."
    case .notFitted(let model, let reason):
      "No fit of \(model.name): \(reason)"
    default: ""
    }
  }

  private static func refusal(
    _ breaks: [HistoryEntry], _ model: RegressionModel, _ code: OccupationCode
  ) -> String {
    let names = breaks.map { "\($0.year) (\($0.label.lowercasedFirst))" }
    let last = breaks.map(\.year).max() ?? 0
    var remedy = "Start at it with --from \(last)"
    let counterparts = Set(breaks.compactMap(\.counterpart))
    if !counterparts.isEmpty {
      let sum = OccupationCode(sumOf: counterparts.union(code.parts))
      remedy += ", or take the sum \(sum), within which the step cancels"
    }
    return "\(model.name.uppercasedFirst) has no step for the break of \(Wording.list(names)). "
      + remedy + "."
  }
}

extension EmploymentRegressionError {
  /// The reason of a linear regression, with its row as a year.
  init(_ error: RegressionError, model: RegressionModel, years: [Int], terms: [String]) {
    switch error {
    case .moreTermsThanRows, .noDegreesOfFreedom:
      self = .tooFewObservations(found: years.count, terms: terms)
    case .rankDeficient(let groups):
      self = .dependentTerms(groups)
    case .invalidStandardError(let row, _):
      self = .missingStandardErrors(years: [years[row]])
    case .unitLeverage(let row):
      self = .fittedExactly(year: years[row])
    case .nonPositiveResponse(let row, let value):
      self = .notFitted(model, reason: "employment of \(value) in \(years[row]) has no logarithm.")
    case .nonFiniteResponse(let row), .nonFiniteTerm(let row, _), .invalidWeight(let row, _):
      self = .notFitted(model, reason: "the figure of \(years[row]) cannot be used.")
    default:
      self = .notFitted(model, reason: error.description)
    }
  }

  /// The reason of a growth curve.
  init(_ error: NonlinearFitError, model: RegressionModel, years: [Int], terms: [String]) {
    switch error {
    case .tooFewRows:
      self = .tooFewObservations(found: years.count, terms: terms)
    case .notIdentified(let parameters, _):
      self = .notFitted(
        model,
        reason: "the years used do not tell \(Wording.list(parameters)) apart, because employment "
          + "bends too little. Take more years or --model log-linear.")
    case .notConverged(let iterations, _, _):
      self = .notFitted(
        model,
        reason: "the search had not settled after \(iterations) iterations. Take other years or "
          + "another model.")
    case .notAMinimum:
      self = .notFitted(
        model, reason: "the search ended at a saddle point. Take other years or another model.")
    case .invalidWeight(let row, _):
      self = .missingStandardErrors(years: [years[row]])
    default:
      self = .notFitted(model, reason: error.description + ".")
    }
  }

  /// The reason of a robust fit.
  init(_ error: RobustFitError, model: RegressionModel, years: [Int], terms: [String]) {
    if case .start(let reason) = error {
      self.init(reason, model: model, years: years, terms: terms)
    } else {
      self = .notFitted(model, reason: error.description)
    }
  }
}
