import LinearAlgebra

/// A robust fit.
public struct RobustFit: Sendable {
  /// The loss.
  public let loss: RobustLoss
  /// The names of the terms.
  public let termNames: [String]
  /// The estimated coefficients, one for each term.
  public let coefficients: [Double]
  /// The covariance of the coefficients in large samples.
  ///
  /// κ²·(Σψ²s²/(n − k))/(Σψ′/n)²·(XᵀX)⁻¹ with κ = 1 + (k/n)·var(ψ′)/mean(ψ′)² (Huber, 1981,
  /// §7.6), the variance with divisor n.
  public let covariance: Matrix
  /// Response minus fitted value.
  public let residuals: [Double]
  /// The scale: the median absolute residual divided by its consistency constant.
  public let scale: Double
  /// The weight that each row has, between zero and one.
  public let weights: [Double]
  /// The number of reweighted fits.
  public let iterations: Int

  /// The square roots of the covariance's diagonal.
  public var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

  init(_ loss: RobustLoss, _ design: DesignMatrix, _ end: RobustIteration) {
    self.loss = loss
    termNames = design.termNames
    coefficients = end.coefficients
    residuals = end.residuals
    scale = end.scale
    weights = end.weights
    iterations = end.iterations
    covariance = Self.covariance(loss, design, end)
  }

  private static func covariance(
    _ loss: RobustLoss, _ design: DesignMatrix, _ end: RobustIteration
  ) -> Matrix {
    let (n, k) = (Double(design.rows), Double(design.columns))
    let units = end.residuals.map { $0 / end.scale }
    let slopes = units.map { loss.influenceSlope($0) }
    let mean = slopes.sum / n
    let spread = slopes.map { ($0 - mean) * ($0 - mean) }.sum / n
    let pulls = zip(units, end.weights).map { $0 * $1 * end.scale }
    let correction = 1 + k / n * spread / (mean * mean)
    let variance = pulls.sumOfSquares / (n - k) * (correction / mean) * (correction / mean)
    return inverseCrossProduct(design, times: variance)
  }

  /// A multiple of (XᵀX)⁻¹, from the triangle of a QR factorisation on columns of unit length.
  private static func inverseCrossProduct(_ design: DesignMatrix, times factor: Double) -> Matrix {
    let k = design.columns
    let norms = (0..<k).map { Array(design.values.column($0)).norm }
    let columns = (0..<k).flatMap { j in design.values.column(j).map { $0 / norms[j] } }
    let inverse = DampedLeastSquares(jacobian: columns, rows: design.rows, columns: k).inverseRows
    var result = Matrix(rows: k, columns: k)
    for i in 0..<k {
      for j in 0..<k {
        let product = zip(inverse[i], inverse[j]).reduce(0) { $0 + $1.0 * $1.1 }
        result[i, j] = factor * product / (norms[i] * norms[j])
      }
    }
    return result
  }
}
