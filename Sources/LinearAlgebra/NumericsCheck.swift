import CLAPACKE

/// Whether LAPACK, as this system provides it, solves a system whose solution is known.
package enum NumericsCheck {
  /// Solves H x = 1 for the Hilbert matrix of order four, H(i, j) = 1/(i + j − 1).
  ///
  /// - Returns: The largest relative error of a component. The solution is −4, 60, −180, 140, the
  ///   row sums of the inverse, which holds whole numbers (Hilbert, 1894).
  /// - Throws: `LinearAlgebraError`.
  package static func hilbertError() throws(LinearAlgebraError) -> Double {
    let order = 1...4
    let matrix = Matrix(rowByRow: order.map { i in order.map { 1 / Double(i + $0 - 1) } })
    let solution = try PivotedQR(matrix).solving(Matrix(rows: 4, columns: 1, repeating: 1))
    return zip(solution.elements, [-4.0, 60, -180, 140])
      .map { abs($0 - $1) / abs($1) }.max() ?? .infinity
  }

  /// The threads that OpenBLAS uses inside of one call.
  package static var threads: Int {
    _ = SingleThreadedBLAS.ready
    return Int(openblas_get_num_threads())
  }

  /// What OpenBLAS says of its version and of the processor that it works for.
  package static var library: String { String(cString: openblas_get_config()) }
}
