/// The observations of a nonlinear fit, checked once at the door.
public struct NonlinearData: Sendable {
  /// The response, one value per row.
  public let response: [ExtendedDouble]
  /// The covariates: `covariates[j][i]` is covariate j of row i.
  public let covariates: [[ExtendedDouble]]
  /// Analytic weights, one per row: the variance of row i is σ² divided by its weight.
  public let weights: [Double]?

  /// Plain observations.
  ///
  /// - Parameters:
  ///   - response: one finite value per row.
  ///   - covariates: one array per covariate, each as long as the response.
  ///   - weights: positive, one per row: the variance of row i is σ²/wᵢ.
  /// - Throws: ``NonlinearFitError`` naming the row or column at fault.
  public init(response: [Double], covariates: [[Double]], weights: [Double]? = nil)
    throws(NonlinearFitError)
  {
    try self.init(
      extendedResponse: response.map { ExtendedDouble($0) },
      covariates: covariates.map { column in column.map { ExtendedDouble($0) } },
      weights: weights)
  }

  /// Observations with more digits than a double holds, as ``ExtendedDouble/init(parsing:)`` reads
  /// them: for nearly exact fits, whose residuals are smaller than the rounding of the response.
  ///
  /// - Throws: ``NonlinearFitError`` naming the row or column at fault.
  public init(
    extendedResponse response: [ExtendedDouble], covariates: [[ExtendedDouble]],
    weights: [Double]? = nil
  ) throws(NonlinearFitError) {
    if let row = response.firstIndex(where: { !$0.isFinite }) {
      throw .nonFiniteResponse(row: row, value: response[row].high)
    }
    for (column, values) in covariates.enumerated() {
      guard values.count == response.count else {
        throw .covariateLength(column: column, found: values.count, required: response.count)
      }
      if let row = values.firstIndex(where: { !$0.isFinite }) {
        throw .nonFiniteCovariate(row: row, column: column, value: values[row].high)
      }
    }
    if let weights {
      guard weights.count == response.count else {
        throw .weightCount(found: weights.count, required: response.count)
      }
      if let row = weights.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
        throw .invalidWeight(row: row, value: weights[row])
      }
    }
    self.response = response
    self.covariates = covariates
    self.weights = weights
  }

  /// How many rows there are.
  public var rows: Int { response.count }

  /// The rows of covariates as numbers of another type, without derivatives.
  func covariateRows<Number: SmoothNumber>(_ convert: (ExtendedDouble) -> Number) -> [[Number]] {
    (0..<rows).map { row in covariates.map { convert($0[row]) } }
  }

  /// The square roots of the weights; ones where there are none.
  var rootWeights: [Double] {
    weights.map { $0.map { $0.squareRoot() } } ?? [Double](repeating: 1, count: rows)
  }
}
