/// Why a regression could not be done. Rows and terms that are counted, count from 0.
public enum RegressionError: Error, Equatable, Sendable {
  /// A value of a term is infinite or not a number.
  case nonFiniteTerm(row: Int, term: String)
  /// A value of the response is infinite or not a number.
  case nonFiniteResponse(row: Int)
  /// A response on a logarithmic scale is zero or negative.
  case nonPositiveResponse(row: Int, value: Double)
  /// Two things that belong together differ in length.
  case lengthMismatch(what: String, found: Int, required: Int)
  /// A design without terms, or with two terms of one name.
  case noTerms
  case repeatedTerm(String)
  /// A term that a design does not have.
  case unknownTerm(String, known: [String])
  /// More coefficients than observations.
  case moreTermsThanRows(terms: Int, rows: Int)
  /// As many coefficients as observations, so that nothing is left to estimate a variance.
  case noDegreesOfFreedom(terms: Int, rows: Int)
  /// Terms that are linearly dependent to working precision: one list for each dependence.
  case rankDeficient(terms: [[String]])
  /// A weight is zero, negative, infinite or not a number.
  case invalidWeight(row: Int, weight: Double)
  /// A standard error is zero, negative, infinite or not a number.
  case invalidStandardError(row: Int, standardError: Double)
  /// A covariance is not symmetric, or has an entry that is not finite.
  case invalidCovariance(of: String, row: Int, column: Int)
  /// A covariance is not positive definite: its leading block of this order (from 1) is not.
  case covarianceNotPositiveDefinite(of: String, order: Int)
  /// A first-order autocorrelation outside (−1, 1).
  case autocorrelationOutOfRange(Double)
  /// A ridge penalty that is negative or not a number.
  case invalidPenalty(Double)
  /// Restrictions or hypotheses of which one follows from, or contradicts, those before it.
  case dependentRestrictions(row: Int)
  /// A restriction or hypothesis has an entry that is infinite or not a number.
  case nonFiniteRestriction(row: Int)
  /// Two fits of which neither is nested in the other.
  case notNested(reason: String)
  /// A number outside the range that a method needs.
  case outOfRange(what: String, value: Double, required: String)
  /// A leverage of one: the observation is fitted exactly whatever its value.
  case unitLeverage(row: Int)
}

extension RegressionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nonFiniteTerm, .nonFiniteResponse, .nonPositiveResponse, .lengthMismatch, .invalidWeight,
      .invalidStandardError:
      dataDescription
    case .noTerms, .repeatedTerm, .unknownTerm, .moreTermsThanRows, .noDegreesOfFreedom,
      .rankDeficient:
      designDescription
    case .invalidCovariance, .covarianceNotPositiveDefinite, .autocorrelationOutOfRange,
      .invalidPenalty, .dependentRestrictions, .nonFiniteRestriction, .notNested, .outOfRange,
      .unitLeverage:
      methodDescription
    }
  }

  private var dataDescription: String {
    switch self {
    case .nonFiniteTerm(let row, let term):
      "Term “\(term)” is infinite or not a number in row \(row). Remove the row or mend the value."
    case .nonFiniteResponse(let row):
      "The response is infinite or not a number in row \(row). Remove the row or mend the value."
    case .nonPositiveResponse(let row, let value):
      "The response is \(value) in row \(row), but a logarithm needs a positive value. "
        + "Remove the row or fit on the original scale."
    case .lengthMismatch(let what, let found, let required):
      "There are \(found) values of \(what), but \(required) are needed."
    case .invalidWeight(let row, let weight):
      "The weight in row \(row) is \(weight), but weights are positive. "
        + "Leave the row out instead of weighting it with zero."
    case .invalidStandardError(let row, let error):
      "The standard error in row \(row) is \(error), but standard errors are positive and finite."
    default: ""
    }
  }

  private var designDescription: String {
    switch self {
    case .noTerms:
      "A design needs at least one term."
    case .repeatedTerm(let term):
      "Term “\(term)” occurs twice. Give each term a name of its own."
    case .unknownTerm(let term, let known):
      "There is no term “\(term)”; the design has \(known.joined(separator: ", "))."
    case .moreTermsThanRows(let terms, let rows):
      "There are \(terms) terms but only \(rows) rows. Leave terms out or add observations."
    case .noDegreesOfFreedom(let terms, let rows):
      "With \(terms) terms and \(rows) rows nothing is left to estimate the variance. "
        + "Leave a term out or add observations."
    case .rankDeficient(let terms):
      "Terms are linearly dependent to working precision: "
        + terms.map { $0.joined(separator: ", ") }.joined(separator: "; ")
        + ". Leave one of each group out."
    default: ""
    }
  }

  private var methodDescription: String {
    switch self {
    case .invalidCovariance(let what, let row, let column):
      "The covariance of \(what) is not symmetric and finite at row \(row), column \(column)."
    case .covarianceNotPositiveDefinite(let what, let order):
      "The covariance of \(what) is not positive definite: its leading block of order \(order) "
        + "is not. Check its variances and correlations."
    case .autocorrelationOutOfRange(let value):
      "The autocorrelation is \(value), but it must lie between -1 and 1, exclusive."
    case .invalidPenalty(let value):
      "The penalty is \(value), but a penalty is zero or positive."
    case .dependentRestrictions(let row):
      "Restriction \(row) follows from, or contradicts, those before it. Leave it out."
    case .nonFiniteRestriction(let row):
      "Restriction \(row) has an entry that is infinite or not a number."
    case .notNested(let reason):
      "The fits are not nested: \(reason)."
    case .outOfRange(let what, let value, let required):
      "\(what) is \(value), but must be \(required)."
    case .unitLeverage(let row):
      "Row \(row) has leverage one: it is fitted exactly, so its residual says nothing. "
        + "Leave the row, or the term that only it determines, out."
    default: ""
    }
  }
}
