import CLAPACKE

/// Eigenvalues and eigenvectors of a symmetric matrix (LAPACK's dsyev).
package struct SymmetricEigensystem {
  /// Eigenvalues, smallest first.
  package let values: [Double]
  /// `vectors[k]` is the unit eigenvector of `values[k]`.
  package let vectors: [[Double]]

  /// Decomposes a symmetric matrix.
  ///
  /// - Parameters:
  ///   - matrix: `order × order` finite values; only the upper triangle is read.
  ///   - order: at least one.
  /// - Returns: nil where the iteration did not converge.
  package init?(_ matrix: [Double], order: Int) {
    precondition(order > 0 && matrix.count == order * order)
    var work = matrix
    var eigenvalues = [Double](repeating: 0, count: order)
    let status = LAPACKE_dsyev(
      LAPACK_COL_MAJOR, CChar(bitPattern: UInt8(ascii: "V")),
      CChar(bitPattern: UInt8(ascii: "U")), Int32(order), &work, Int32(order), &eigenvalues)
    precondition(status >= 0, "dsyev rejected its arguments")
    guard status == 0 else { return nil }
    values = eigenvalues
    vectors = (0..<order).map { Array(work[($0 * order)..<($0 * order + order)]) }
  }
}
