import LinearAlgebra

/// Predictions of one new value for each response of a batch, on the responses' own scale.
public struct PredictionBatch: Sendable {
  /// The level of the intervals, as a fraction.
  public private(set) var level: Double
  /// Why responses could not be fitted, by their place; their predictions are not numbers.
  public private(set) var failures: [Int: RegressionError]
  private var intervals: IntervalMemory

  /// The predicted values; where logarithms were fitted, the medians.
  public var estimates: MatrixColumn { intervals.centers }
  /// The lower ends of the prediction intervals.
  public var lower: MatrixColumn { intervals.lower }
  /// The upper ends of the prediction intervals.
  public var upper: MatrixColumn { intervals.upper }

  /// No predictions yet: memory for `FactoredLinearModel.predict(_:scale:at:level:into:)` to fill.
  public init() { self.init(intervals: IntervalMemory(), level: .nan, failures: [:]) }

  fileprivate init(
    intervals: IntervalMemory, level: Double, failures: [Int: RegressionError]
  ) {
    (self.intervals, self.level, self.failures) = (intervals, level, failures)
  }

  /// Takes on new predictions, in the memory of the old ones where it has the right size.
  fileprivate mutating func rewrite(
    count: Int, level: Double, _ write: (IntervalMemory.Stretch) -> [Int: RegressionError]
  ) {
    self.level = level
    failures = intervals.rewrite(count: count, write) ?? [:]
  }
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
    let intervals = IntervalKernel.intervals(
      coefficients, weights: row, squares: known ? nil : residualSumsOfSquares, multiple: multiple,
      exponential: scale == .logarithmic)
    return PredictionBatch(intervals: intervals, level: level, failures: failures)
  }
}

extension FactoredLinearModel {
  /// Fits many responses and predicts one new value of each, without keeping coefficients: as
  /// `fit(responses:scale:threads:)` and `ResponseBatch.predictions(at:level:errorVariance:)`, but
  /// each response is read once and only its interval written.
  ///
  /// - Parameters:
  ///   - responses: one response in each column.
  ///   - scale: whether to fit the responses or their logarithms.
  ///   - row: the values of the terms, the intercept's one included.
  ///   - level: the level of the intervals, as a fraction.
  ///   - errorVariance: the variance of the new value's own error, in units of σ².
  ///   - threads: over how many threads to spread the responses.
  /// - Throws: as those two.
  public func predictions(
    of responses: Matrix, scale: ResponseScale = .identity, at row: [Double],
    level: Double = 0.95, errorVariance: Double = 1, threads: Int = 1
  ) throws(RegressionError) -> PredictionBatch {
    var predictions = PredictionBatch()
    try predict(
      responses, scale: scale, at: row, level: level, errorVariance: errorVariance,
      threads: threads, into: &predictions)
    return predictions
  }

  /// Predicts as `predictions(of:scale:at:level:errorVariance:threads:)` does, into the memory of
  /// earlier predictions.
  ///
  /// Where they were as many, nothing is allocated: memory fresh from the system costs more time
  /// than the fits, because each of its pages has to be cleared first.
  ///
  /// - Parameters:
  ///   - responses: one response in each column.
  ///   - scale: whether to fit the responses or their logarithms.
  ///   - row: the values of the terms, the intercept's one included.
  ///   - level: the level of the intervals, as a fraction.
  ///   - errorVariance: the variance of the new value's own error, in units of σ².
  ///   - threads: over how many threads to spread the responses.
  ///   - predictions: what to replace; unchanged when an error is thrown.
  /// - Throws: as the other.
  public func predict(
    _ responses: Matrix, scale: ResponseScale = .identity, at row: [Double], level: Double = 0.95,
    errorVariance: Double = 1, threads: Int = 1, into predictions: inout PredictionBatch
  ) throws(RegressionError) {
    let multiple = try halfWidth(at: row, level, errorVariance)
    guard whitening.isIdentity else {
      predictions = try fit(responses: responses, scale: scale, threads: threads)
        .predictions(at: row, level: level, errorVariance: errorVariance)
      return
    }
    try requireBatch(responses)
    let (kernel, scaled) = (responseKernel, model.errors.scale == .estimated)
    predictions.rewrite(count: responses.columns, level: level) { memory in
      let stretches = Stretches(responses.columns, threads)
      let unusable = stretches.map { range in
        kernel.writeIntervals(
          of: responses, range: range, logarithmic: scale == .logarithmic, row: row,
          multiple: multiple, scaled: scaled, to: memory)
      }
      var failures: [Int: RegressionError] = [:]
      for (places, range) in zip(unusable, stretches.ranges) {
        for place in places {
          failures[range.lowerBound + place] = reason(range.lowerBound + place, responses, scale)
        }
      }
      return failures
    }
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
