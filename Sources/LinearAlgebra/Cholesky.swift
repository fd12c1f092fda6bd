import CLAPACKE
import Foundation

/// The Cholesky factorisation A = LL′ of a symmetric positive definite matrix (LAPACK `dpotrf`).
public struct Cholesky: Sendable {
  /// The lower triangular factor L, with zeros above the diagonal.
  public let lower: Matrix

  /// Factors a symmetric positive definite matrix, of which only the lower triangle is read.
  ///
  /// - Throws: `LinearAlgebraError.shape` unless it is square, `.nonFinite` when an entry is not a
  ///   number, `.notPositiveDefinite` with the order of the first leading block that fails.
  public init(_ matrix: Matrix) throws(LinearAlgebraError) {
    guard matrix.rows == matrix.columns else {
      throw .shape(
        operation: "A Cholesky factorisation", required: "a square matrix",
        found: "\(matrix.rows) × \(matrix.columns)")
    }
    try matrix.requireFinite()
    let n = matrix.rows
    var factor = matrix
    if n > 0 {
      _ = SingleThreadedBLAS.ready
      let status = LAPACKE_dpotrf(LAPACK_COL_MAJOR, 0x4C, Int32(n), &factor.elements, Int32(n))
      guard status == 0 else { throw .notPositiveDefinite(order: Int(status)) }
      for j in 1..<max(n, 1) {
        for i in 0..<j { factor.elements[i + j * n] = 0 }
      }
    }
    lower = factor
  }

  /// The order of the matrix.
  public var order: Int { lower.rows }

  /// The natural logarithm of the determinant of A.
  public var logDeterminant: Double {
    2 * lower.diagonal.reduce(0) { $0 + log($1) }
  }

  /// L⁻¹B: whitens columns whose covariance is A.
  ///
  /// - Throws: `LinearAlgebraError.shape` when `b` has another number of rows.
  public func whitening(_ b: Matrix) throws(LinearAlgebraError) -> Matrix {
    try lower.solvingTriangle(.lower, .asIs, b)
  }

  /// L⁻¹b for one vector.
  ///
  /// - Throws: `LinearAlgebraError.shape` when `b` has another length.
  public func whitening(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
    try lower.solvingTriangle(.lower, .asIs, b)
  }

  /// A⁻¹B.
  ///
  /// - Throws: `LinearAlgebraError.shape` when `b` has another number of rows.
  public func solving(_ b: Matrix) throws(LinearAlgebraError) -> Matrix {
    try lower.solvingTriangle(.lower, .transposed, whitening(b))
  }

  /// A⁻¹b for one vector.
  ///
  /// - Throws: `LinearAlgebraError.shape` when `b` has another length.
  public func solving(_ b: [Double]) throws(LinearAlgebraError) -> [Double] {
    try lower.solvingTriangle(.lower, .transposed, whitening(b))
  }

  /// A⁻¹, symmetric to the last bit.
  public func inverse() throws(LinearAlgebraError) -> Matrix {
    let factor = try lower.solvingTriangle(.lower, .asIs, .identity(order))
    return factor.crossProduct
  }
}
