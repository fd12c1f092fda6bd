import LinearAlgebra

/// Predictions of one new value for each response of a batch, on the responses' own scale.
public struct PredictionBatch: Sendable {
  /// The predicted values; where logarithms were fitted, the medians.
  public let estimates: [Double]
  /// The lower ends of the prediction intervals.
  public let lower: [Double]
  /// The upper ends of the prediction intervals.
  public let upper: [Double]
  /// The level of the intervals, as a fraction.
  public let level: Double
}

extension ResponseBatch {
  /// Prediction intervals for one row of the design, for each response.
  ///
  /// Where logarithms were fitted, estimate and ends are exponentials, so that the interval keeps
  /// its level and the estimate is the median.
  ///
  /// - Parameters:
  ///   - row: the values of the terms, the intercept's one included.
  ///   - level: the level, as a fraction.
  ///   - errorVariance: the variance of the new value's own error, in units of σ².
  /// - Throws: `RegressionError.lengthMismatch`, `.outOfRange` for a level outside (0, 1),
  ///   `.noDegreesOfFreedom`.
  public func predictions(
    at row: [Double], level: Double = 0.95, errorVariance: Double = 1
  ) throws(RegressionError) -> PredictionBatch {
    let design = factored.model.design
    guard row.count == design.columns else {
      throw .lengthMismatch(
        what: "terms of the prediction", found: row.count, required: design.columns)
    }
    guard level > 0, level < 1 else {
      throw .outOfRange(what: "The level", value: level, required: "between 0 and 1, exclusive")
    }
    let known = factored.model.errors.scale == .known
    guard known || residualDegreesOfFreedom > 0 else {
      throw .noDegreesOfFreedom(terms: design.columns, rows: design.rows)
    }
    let spread = factored.freeRoot.transposedTimes(row.map { DoubleDouble($0) })
      .reduce(DoubleDouble(errorVariance)) { $0 + $1 * $1 }.value
    let degrees = known ? .infinity : residualDegreesOfFreedom
    let multiple =
      StudentTDistribution(degreesOfFreedom: degrees).upperQuantile((1 - level) / 2)
      * (known ? spread : spread / residualDegreesOfFreedom).squareRoot()
    let ends = IntervalEnds(
      centers: coefficients.weightedColumns(row),
      squares: known ? nil : residualSumsOfSquares, multiple: multiple)
    if scale == .identity {
      return PredictionBatch(
        estimates: ends.centers, lower: ends.lower, upper: ends.upper, level: level)
    }
    return PredictionBatch(
      estimates: VectorMath.exponentials(ends.centers),
      lower: VectorMath.exponentials(ends.lower), upper: VectorMath.exponentials(ends.upper),
      level: level)
  }
}

/// Centers, and centers minus and plus a multiple of the root of a sum of squares.
private struct IntervalEnds {
  let centers: [Double]
  let lower: [Double]
  let upper: [Double]

  init(centers: [Double], squares: [Double]?, multiple: Double) {
    var (low, high) = (centers, centers)
    for i in centers.indices {
      let half = multiple * (squares?[i] ?? 1).squareRoot()
      low[i] -= half
      high[i] += half
    }
    self.centers = centers
    lower = low
    upper = high
  }
}

extension Matrix {
  /// The sum of the columns, each times its weight.
  fileprivate func weightedColumns(_ weights: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: rows)
    for (j, weight) in weights.enumerated() {
      let start = j * rows
      for i in 0..<rows { result[i] += weight * elements[start + i] }
    }
    return result
  }
}
