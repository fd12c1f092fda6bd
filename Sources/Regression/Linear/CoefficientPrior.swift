import LinearAlgebra

/// What is known of some coefficients before the data: a normal distribution.
///
/// A prior is the same as observations of the coefficients themselves, and the same as the random
/// effects of a mixed model (Theil and Goldberger 1961). Its covariance is in the units of the
/// error variance: where the errors' variances are known it is the covariance itself, where only
/// their ratios are it is the covariance divided by σ².
public struct CoefficientPrior: Sendable, Equatable {
  /// The terms it speaks of; all of them when empty.
  public let terms: [String]
  /// Their expected values; zero when empty.
  public let mean: [Double]
  /// Their covariance.
  public let covariance: Matrix

  /// A normal prior on some terms.
  public init(terms: [String], mean: [Double], covariance: Matrix) {
    self.terms = terms
    self.mean = mean
    self.covariance = covariance
  }
}

/// How coefficients are held back.
public enum Shrinkage: Sendable, Equatable {
  /// Adds `penalty` times the sum of squared coefficients, except those of exempt terms, to the sum
  /// of squares (Hoerl and Kennard 1970). The intercept is always exempt.
  case ridge(penalty: Double, exempting: [String] = [])
  /// A normal prior.
  case prior(CoefficientPrior)
}

/// Rows that stand for a prior beneath the whitened observations.
struct PriorRows: Sendable {
  /// One row for each coefficient spoken of, over all terms.
  let design: Matrix
  let response: [Double]

  /// - Throws: `RegressionError` when a term is unknown, lengths differ, a penalty is negative or a
  ///   covariance is not positive definite.
  init(_ shrinkage: Shrinkage, _ design: DesignMatrix) throws(RegressionError) {
    switch shrinkage {
    case .ridge(let penalty, let exempting):
      guard penalty >= 0, penalty.isFinite else { throw .invalidPenalty(penalty) }
      var exempt = Set(design.interceptColumn.map { [$0] } ?? [])
      for term in exempting { exempt.insert(try design.column(of: term)) }
      let shrunk = (0..<design.columns).filter { !exempt.contains($0) }
      var rows = Matrix(rows: shrunk.count, columns: design.columns)
      for (row, column) in shrunk.enumerated() { rows[row, column] = penalty.squareRoot() }
      self.design = rows
      response = [Double](repeating: 0, count: shrunk.count)
    case .prior(let prior):
      let terms = prior.terms.isEmpty ? design.termNames : prior.terms
      let mean = prior.mean.isEmpty ? [Double](repeating: 0, count: terms.count) : prior.mean
      guard mean.count == terms.count else {
        throw .lengthMismatch(
          what: "prior means", found: mean.count, required: terms.count)
      }
      guard prior.covariance.rows == terms.count else {
        throw .lengthMismatch(
          what: "rows of the prior's covariance", found: prior.covariance.rows,
          required: terms.count)
      }
      var selection = Matrix(rows: terms.count, columns: design.columns)
      for (row, term) in terms.enumerated() { selection[row, try design.column(of: term)] = 1 }
      let factor = try prior.covariance.factoredAsCovariance(of: "the prior")
      do {
        self.design = try factor.whitening(selection)
        response = try factor.whitening(mean)
      } catch {
        preconditionFailure("the rows were counted before: \(error)")
      }
    }
  }
}
