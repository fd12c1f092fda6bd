import LinearAlgebra

/// Robust regression by iteratively reweighted least squares.
///
/// The scale is the median absolute residual divided by a constant, found anew in every iteration;
/// each weighted fit is by pivoted QR. Huber's loss starts from least squares; Tukey's, which can
/// have several solutions, starts from Huber's (Huber, 1981, ch. 7; Maronna, Martin & Yohai, 2006).
public struct RobustRegression: Sendable, Equatable {
  /// What the median absolute residual of normal errors is in standard deviations, Φ⁻¹(¾).
  public static let normalConsistency = 0.674489750196081743

  /// The loss.
  public let loss: RobustLoss
  /// What the median absolute residual is divided by.
  public let consistency: Double
  /// Iterations after which the fit gives up.
  public let iterationLimit: Int

  /// - Parameters:
  ///   - loss: Huber's unless said otherwise.
  ///   - consistency: what the median absolute residual is divided by; R's MASS uses 0.6745.
  ///   - iterationLimit: at least one.
  public init(
    _ loss: RobustLoss = .huber(), consistency: Double = normalConsistency,
    iterationLimit: Int = 1000
  ) {
    precondition(consistency > 0 && iterationLimit > 0)
    self.loss = loss
    self.consistency = consistency
    self.iterationLimit = iterationLimit
  }

  /// Fits a response to a design.
  ///
  /// - Throws: ``RobustFitError``.
  public func fit(_ design: DesignMatrix, to response: [Double]) throws(RobustFitError) -> RobustFit
  {
    guard loss.tuning > 0, loss.tuning.isFinite else { throw .invalidTuning(loss.tuning) }
    var start = try leastSquares(design, response)
    if case .tukey = loss {
      start = try iterate(.huber(), design, response, from: start).residuals
    }
    return RobustFit(loss, design, try iterate(loss, design, response, from: start))
  }

  private func leastSquares(_ design: DesignMatrix, _ response: [Double]) throws(RobustFitError)
    -> [Double]
  {
    guard design.rows > design.columns else {
      throw .start(.noDegreesOfFreedom(terms: design.columns, rows: design.rows))
    }
    do {
      return try LinearModel(design).fit(response).residuals
    } catch {
      throw .start(error)
    }
  }

  private func iterate(
    _ loss: RobustLoss, _ design: DesignMatrix, _ response: [Double], from start: [Double]
  ) throws(RobustFitError) -> RobustIteration {
    var residuals = start
    var change = Double.infinity
    var best = Double.infinity
    var idle = 0
    for iteration in 1...iterationLimit {
      let scale = try medianScale(residuals)
      let weights = residuals.map { loss.weight($0 / scale) }
      let step = try weightedFit(design, response, weights)
      change =
        zip(step.residuals, residuals).reduce(0) { Swift.max($0, abs($1.0 - $1.1)) } / scale
      residuals = step.residuals
      // Residuals carry 31 digits until they are rounded, so that they come to rest; a change that
      // no longer falls is rounding of the weights.
      idle = change < best ? 0 : idle + 1
      let isSettled = change <= 2e-15 || (change < 1e-11 && idle == 5)
      best = Swift.min(best, change)
      if isSettled {
        let final = try medianScale(residuals)
        return RobustIteration(
          coefficients: step.coefficients, residuals: residuals, scale: final,
          weights: residuals.map { loss.weight($0 / final) }, iterations: iteration)
      }
    }
    throw .notConverged(iterations: iterationLimit, lastChange: change)
  }

  private func medianScale(_ residuals: [Double]) throws(RobustFitError) -> Double {
    let sorted = residuals.map { abs($0) }.sorted()
    let middle = sorted.count / 2
    let median =
      sorted.count % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle])
    guard median > 0 else {
      throw .zeroScale(exactRows: sorted.count { $0 == 0 }, rows: sorted.count)
    }
    return median / consistency
  }

  /// One weighted fit, refined once with residuals in twice the working precision.
  private func weightedFit(
    _ design: DesignMatrix, _ response: [Double], _ weights: [Double]
  ) throws(RobustFitError) -> (coefficients: [Double], residuals: [Double]) {
    let (n, k) = (design.rows, design.columns)
    let roots = weights.map { $0.squareRoot() }
    var columns: [Double] = []
    var norms: [Double] = []
    for j in 0..<k {
      let column = zip(design.values.column(j), roots).map { $0 * $1 }
      let norm = column.norm
      norms.append(norm > 0 ? norm : 1)
      columns += column.map { $0 / (norm > 0 ? norm : 1) }
    }
    let factorization = DampedLeastSquares(jacobian: columns, rows: n, columns: k)
    let dependent = factorization.dependentColumns(tolerance: 1e-13)
    guard dependent.isEmpty else {
      throw .rankDeficient(terms: dependent.map { design.termNames[$0] })
    }
    var coefficients = [DoubleDouble](repeating: .zero, count: k)
    var residuals = response
    for _ in 0..<4 {
      let rotated = factorization.rotated(zip(residuals, roots).map { $0 * $1 })
      let step = factorization.solution(rotated: rotated, damping: 0).step
      for j in 0..<k { coefficients[j] = coefficients[j] + DoubleDouble(step[j] / norms[j]) }
      residuals = design.residuals(of: response, coefficients)
    }
    return (coefficients.map(\.value), residuals)
  }
}

/// Where an iteration settled.
struct RobustIteration {
  let coefficients: [Double]
  let residuals: [Double]
  let scale: Double
  let weights: [Double]
  let iterations: Int
}
