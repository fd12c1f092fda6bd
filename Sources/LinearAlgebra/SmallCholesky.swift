import Foundation

/// Cholesky factorisation and solves for small matrices, in place and without allocation.
///
/// A call into LAPACK costs more than the arithmetic below order 30 or so, and a growth model makes
/// millions of such factorisations. All matrices are column-major with leading dimension `order`;
/// only the lower triangle is read or written. Nothing is checked: callers own the shapes.
package enum SmallCholesky {
  /// Replaces the lower triangle of A by L with A = LL′.
  ///
  /// - Returns: zero, or the order (from 1) of the first leading block that is not positive
  ///   definite, in which case the matrix is left half factored.
  @inlinable
  package static func factor(_ a: UnsafeMutablePointer<Double>, order n: Int) -> Int {
    for j in 0..<n {
      let column = a + j * n
      // Left-looking by columns: each earlier column is subtracted once, over contiguous entries.
      for k in 0..<j {
        let earlier = a + k * n
        let weight = earlier[j]
        for i in j..<n { column[i] -= weight * earlier[i] }
      }
      let pivot = column[j]
      guard pivot > 0, pivot.isFinite else { return j + 1 }
      let root = pivot.squareRoot()
      let reciprocal = 1 / root
      column[j] = root
      for i in (j + 1)..<max(n, j + 1) { column[i] *= reciprocal }
    }
    return 0
  }

  /// The product of the diagonal of L, the square root of the determinant of A.
  @inlinable
  package static func productOfDiagonal(_ l: UnsafePointer<Double>, order n: Int) -> Double {
    var product = 1.0
    for j in 0..<n { product *= l[j + j * n] }
    return product
  }

  /// Replaces b by L⁻¹b.
  @inlinable
  package static func solveLower(
    _ l: UnsafePointer<Double>, order n: Int, _ b: UnsafeMutablePointer<Double>
  ) {
    for j in 0..<n {
      let column = l + j * n
      let value = b[j] / column[j]
      b[j] = value
      for i in (j + 1)..<max(n, j + 1) { b[i] -= value * column[i] }
    }
  }

  /// Replaces b by L′⁻¹b.
  @inlinable
  package static func solveLowerTransposed(
    _ l: UnsafePointer<Double>, order n: Int, _ b: UnsafeMutablePointer<Double>
  ) {
    for j in stride(from: n - 1, through: 0, by: -1) {
      let column = l + j * n
      var value = b[j]
      for i in (j + 1)..<max(n, j + 1) { value -= column[i] * b[i] }
      b[j] = value / column[j]
    }
  }
}

extension SmallCholesky {
  /// The same on a buffer, for callers that hold no raw pointers of their own.
  ///
  /// - Returns: zero, or the order (from 1) of the first block that is not positive definite.
  @inlinable
  package static func factor(_ a: inout [Double], order n: Int) -> Int {
    precondition(a.count >= n * n, "the buffer is smaller than the matrix")
    guard n > 0 else { return 0 }
    return a.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return factor(base, order: n)
    }
  }

  /// Replaces b by L⁻¹b, on arrays.
  @inlinable
  package static func solveLower(_ l: [Double], order n: Int, _ b: inout [Double]) {
    precondition(l.count >= n * n && b.count >= n, "the buffers are smaller than the system")
    l.withUnsafeBufferPointer { factor in
      b.withUnsafeMutableBufferPointer { vector in
        guard let base = factor.baseAddress, let target = vector.baseAddress else { return }
        solveLower(base, order: n, target)
      }
    }
  }

  /// Replaces b by L′⁻¹b, on arrays.
  @inlinable
  package static func solveLowerTransposed(_ l: [Double], order n: Int, _ b: inout [Double]) {
    precondition(l.count >= n * n && b.count >= n, "the buffers are smaller than the system")
    l.withUnsafeBufferPointer { factor in
      b.withUnsafeMutableBufferPointer { vector in
        guard let base = factor.baseAddress, let target = vector.baseAddress else { return }
        solveLowerTransposed(base, order: n, target)
      }
    }
  }

  /// The logarithm of the determinant of A = LL′, from its factor.
  package static func logDeterminant(_ l: UnsafePointer<Double>, order n: Int) -> Double {
    var sum = 0.0
    for j in 0..<n { sum += log(l[j + j * n]) }
    return 2 * sum
  }
}
