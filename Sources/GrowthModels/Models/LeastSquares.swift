/// Least squares for the few terms of a named growth model, by modified Gram-Schmidt (Björck, 1967),
/// which is as accurate as Householder's method when the response is treated as one more column.
struct LeastSquares: Sendable {
  /// The estimated coefficients.
  let coefficients: [Double]
  /// The rows less the columns.
  let degreesOfFreedom: Double
  /// The weighted residual sum of squares over the degrees of freedom.
  let residualVariance: Double
  /// The upper-triangular factor R, by rows.
  private let upper: [[Double]]

  /// Why there is no solution.
  enum Fault: Error {
    case tooFewRows(rows: Int, columns: Int)
    case dependent(column: Int)
  }

  /// Fits the response to the rows.
  ///
  /// - Precondition: rows, response and weights have the same count, which is not zero.
  static func fit(
    _ rows: [[Double]], _ response: [Double], weights: [Double]
  ) -> Result<LeastSquares, Fault> {
    let columns = rows[0].count
    guard rows.count > columns else {
      return .failure(.tooFewRows(rows: rows.count, columns: columns))
    }
    let roots = weights.map { $0.squareRoot() }
    var basis = (0..<columns).map { column in zip(rows, roots).map { $0[column] * $1 } }
    var rest = zip(response, roots).map { $0 * $1 }
    var upper = [[Double]](repeating: [Double](repeating: 0, count: columns), count: columns)
    var projected = [Double](repeating: 0, count: columns)
    for column in 0..<columns {
      let length = norm(basis[column])
      let original = norm(zip(rows, roots).map { $0[column] * $1 })
      guard length > 1e-10 * original, original > 0 else {
        return .failure(.dependent(column: column))
      }
      upper[column][column] = length
      basis[column] = basis[column].map { $0 / length }
      for later in stride(from: column + 1, to: columns, by: 1) {
        upper[column][later] = dot(basis[column], basis[later])
        basis[later] = zip(basis[later], basis[column]).map { $0 - upper[column][later] * $1 }
      }
      projected[column] = dot(basis[column], rest)
      rest = zip(rest, basis[column]).map { $0 - projected[column] * $1 }
    }
    let degrees = Double(rows.count - columns)
    return .success(
      LeastSquares(
        coefficients: solve(upper, projected), degreesOfFreedom: degrees,
        residualVariance: dot(rest, rest) / degrees, upper: upper))
  }

  /// The fitted value of a row.
  func value(_ row: [Double]) -> Double { Self.dot(coefficients, row) }

  /// x'(X'WX)⁻¹y: the covariance of two fitted values, relative to the residual variance.
  func covariance(_ x: [Double], _ y: [Double]) -> Double {
    Self.dot(leftSolve(x), leftSolve(y))
  }

  /// R'⁻¹x.
  private func leftSolve(_ x: [Double]) -> [Double] {
    var result = x
    for i in x.indices {
      for k in 0..<i { result[i] -= upper[k][i] * result[k] }
      result[i] /= upper[i][i]
    }
    return result
  }

  private static func solve(_ upper: [[Double]], _ right: [Double]) -> [Double] {
    var result = right
    for i in right.indices.reversed() {
      for k in stride(from: i + 1, to: right.count, by: 1) { result[i] -= upper[i][k] * result[k] }
      result[i] /= upper[i][i]
    }
    return result
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }
}
