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
  /// Why responses could not be fitted, by their place; their predictions are not numbers.
  public let failures: [Int: RegressionError]
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
    let multiple = try factored.halfWidth(at: row, level, errorVariance)
    let known = factored.model.errors.scale == .known
    let ends = IntervalKernel.intervals(
      coefficients, weights: row, squares: known ? nil : residualSumsOfSquares, multiple: multiple,
      exponential: scale == .logarithmic)
    return PredictionBatch(
      estimates: ends.centers, lower: ends.lower, upper: ends.upper, level: level,
      failures: failures)
  }
}

extension FactoredLinearModel {
  /// Fits many responses and predicts one new value of each, without keeping coefficients: as
  /// `fit(responses:scale:threads:)` and `ResponseBatch.predictions(at:level:errorVariance:)`, but
  /// each response is read once and only its interval written.
  ///
  /// - Throws: as those two.
  public func predictions(
    of responses: Matrix, scale: ResponseScale = .identity, at row: [Double],
    level: Double = 0.95, errorVariance: Double = 1, threads: Int = 1
  ) throws(RegressionError) -> PredictionBatch {
    let multiple = try halfWidth(at: row, level, errorVariance)
    let scaled = model.errors.scale == .estimated
    guard whitening.isIdentity else {
      return try fit(responses: responses, scale: scale, threads: threads)
        .predictions(at: row, level: level, errorVariance: errorVariance)
    }
    try requireBatch(responses)
    let kernel = responseKernel
    let parts = Stretches(responses.columns, threads).map { range in
      kernel.intervals(
        responses, range: range, logarithmic: scale == .logarithmic, row: row, multiple: multiple,
        scaled: scaled)
    }
    var failures: [Int: RegressionError] = [:]
    for (part, range) in zip(parts, Stretches(responses.columns, threads).ranges) {
      for place in part.unusable {
        failures[range.lowerBound + place] = reason(range.lowerBound + place, responses, scale)
      }
    }
    return PredictionBatch(
      estimates: parts.joined(\.centers), lower: parts.joined(\.lower),
      upper: parts.joined(\.upper), level: level, failures: failures)
  }

  /// What a prediction interval's half width is in units of the root of the sum of squares; where
  /// the variance is known, the half width itself.
  fileprivate func halfWidth(
    at row: [Double], _ level: Double, _ errorVariance: Double
  ) throws(RegressionError) -> Double {
    let design = model.design
    guard row.count == design.columns else {
      throw .lengthMismatch(
        what: "terms of the prediction", found: row.count, required: design.columns)
    }
    guard level > 0, level < 1 else {
      throw .outOfRange(what: "The level", value: level, required: "between 0 and 1, exclusive")
    }
    let known = model.errors.scale == .known
    let degrees = known ? Double.infinity : Double(design.rows) - effectiveParameters
    guard degrees > 0 else {
      throw .noDegreesOfFreedom(terms: design.columns, rows: design.rows)
    }
    let spread = freeRoot.transposedTimes(row.map { DoubleDouble($0) })
      .reduce(DoubleDouble(errorVariance)) { $0 + $1 * $1 }.value
    return StudentTDistribution(degreesOfFreedom: degrees).upperQuantile((1 - level) / 2)
      * (known ? spread : spread / degrees).squareRoot()
  }
}
