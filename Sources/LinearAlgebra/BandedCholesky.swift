import CLAPACKE
import Foundation

/// The Cholesky factorisation A = LL′ of a symmetric positive definite band matrix (LAPACK
/// `dpbtrf`), in time proportional to its order.
public struct BandedCholesky: Sendable {
  /// The order of the matrix.
  public let order: Int
  /// The number of diagonals below the main one.
  public let bandwidth: Int
  /// L in LAPACK's band storage: entry (i + d, i) at d + i(bandwidth + 1).
  private let band: [Double]

  /// Factors a band matrix: `diagonals[d][i]` is its entry in row i + d, column i.
  ///
  /// - Throws: `LinearAlgebraError.shape` unless diagonal d has d entries fewer than the main one,
  ///   `.nonFinite`, `.notPositiveDefinite` with the order of the first leading block that fails.
  public init(diagonals: [[Double]]) throws(LinearAlgebraError) {
    let n = diagonals.first?.count ?? 0
    let width = diagonals.count
    var storage = [Double](repeating: 0, count: n * width)
    for (d, diagonal) in diagonals.enumerated() {
      guard diagonal.count == n - d else {
        throw .shape(
          operation: "A band matrix", required: "\(n - d) entries on diagonal \(d)",
          found: "\(diagonal.count)")
      }
      for (i, value) in diagonal.enumerated() {
        guard value.isFinite else { throw .nonFinite(row: i + d, column: i) }
        storage[d + i * width] = value
      }
    }
    if n > 0 {
      _ = SingleThreadedBLAS.ready
      let status = LAPACKE_dpbtrf(
        LAPACK_COL_MAJOR, 0x4C, Int32(n), Int32(width - 1), &storage, Int32(width))
      guard status == 0 else { throw .notPositiveDefinite(order: Int(status)) }
    }
    order = n
    bandwidth = max(width - 1, 0)
    band = storage
  }

  /// The natural logarithm of the determinant of A.
  public var logDeterminant: Double {
    (0..<order).reduce(0) { $0 + 2 * log(band[$1 * (bandwidth + 1)]) }
  }

  /// L⁻¹B: whitens columns whose covariance is A.
  ///
  /// - Precondition: `b` has as many rows as the matrix.
  public func whitening(_ b: Matrix) -> Matrix {
    precondition(b.rows == order, "a whitened matrix has as many rows as its covariance")
    var result = b
    guard order > 0 else { return result }
    for j in 0..<b.columns {
      var column = Array(b.column(j))
      cblas_dtbsv(
        CblasColMajor, CblasLower, CblasNoTrans, CblasNonUnit, Int32(order), Int32(bandwidth),
        band, Int32(bandwidth + 1), &column, 1)
      for i in 0..<order { result[i, j] = column[i] }
    }
    return result
  }
}
