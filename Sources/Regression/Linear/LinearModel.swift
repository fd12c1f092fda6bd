import LinearAlgebra

/// A linear model before its response is known: terms, the structure of the errors and, where
/// wanted, exact restrictions or a prior on the coefficients.
///
/// Shapes are checked here, the values of weights, covariances, restrictions and priors when the
/// design is factored.
public struct LinearModel: Sendable, Equatable {
  /// The right-hand side.
  public let design: DesignMatrix
  /// The errors' variances and correlations.
  public let errors: ErrorStructure
  /// Equations that the coefficients satisfy exactly.
  public let restrictions: LinearRestrictions?
  /// What holds the coefficients back.
  public let shrinkage: Shrinkage?

  /// A model of a design; ordinary least squares unless said otherwise.
  ///
  /// - Throws: `RegressionError` when restrictions have another number of columns than the design,
  ///   or there are more free coefficients than rows (and no prior).
  public init(
    _ design: DesignMatrix, errors: ErrorStructure = .independent,
    restrictions: LinearRestrictions? = nil, shrinkage: Shrinkage? = nil
  ) throws(RegressionError) {
    if let restrictions, restrictions.matrix.columns != design.columns {
      throw .lengthMismatch(
        what: "columns of the restrictions", found: restrictions.matrix.columns,
        required: design.columns)
    }
    let free = design.columns - (restrictions?.count ?? 0)
    if shrinkage == nil, free > design.rows {
      throw .moreTermsThanRows(terms: free, rows: design.rows)
    }
    self.design = design
    self.errors = errors
    self.restrictions = restrictions
    self.shrinkage = shrinkage
  }

  /// Fits one response.
  ///
  /// - Throws: `RegressionError` when the response has another length or a value that is not
  ///   finite, the terms are linearly dependent, or the errors, restrictions or prior are invalid.
  public func fit(_ response: [Double]) throws(RegressionError) -> LinearFit {
    try factored().fit(response)
  }

  /// Does the work that does not depend on the response, for use with many of them.
  ///
  /// - Throws: `RegressionError` when the terms are linearly dependent, or the errors, restrictions
  ///   or prior are invalid.
  public func factored() throws(RegressionError) -> FactoredLinearModel {
    try FactoredLinearModel(self)
  }
}

extension DesignMatrix {
  /// The values with what rounding left out.
  var exact: DoubleDoubleMatrix { DoubleDoubleMatrix(values, low: remainders) }
}
