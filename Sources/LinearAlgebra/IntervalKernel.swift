import CKernels

/// Centers and ends of intervals for many responses, block by block.
package enum IntervalKernel {
  private static let size = 512

  /// Weighted sums of the columns of a matrix, and the same minus and plus a multiple of the root
  /// of each row's sum of squares; exponentials of all three where asked for.
  ///
  /// - Parameter squares: one for each row; all of them one where there are none.
  package static func intervals(
    _ coefficients: Matrix, weights: [Double], squares: [Double]?, multiple: Double,
    exponential: Bool
  ) -> IntervalMemory {
    precondition(weights.count == coefficients.columns, "a weight for each column")
    precondition(squares?.count ?? coefficients.rows == coefficients.rows, "a square for each row")
    let n = coefficients.rows
    var memory = IntervalMemory()
    memory.rewrite(count: n) { target in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: size) { scratch in
        coefficients.elements.withUnsafeBufferPointer { elements in
          guard let column = elements.baseAddress, let centers = scratch.baseAddress else { return }
          for start in stride(from: 0, to: n, by: size) {
            let count = min(size, n - start)
            centers.update(repeating: 0, count: count)
            for (j, weight) in weights.enumerated() {
              modality_add_multiple(weight, column + j * n + start, centers, count)
            }
            withSquares(squares, start) {
              fill(
                target.advanced(by: start), centers: centers, squares: $0, multiple: multiple,
                count: count, exponential: exponential)
            }
          }
        }
      }
    }
    return memory
  }

  private static func withSquares(
    _ squares: [Double]?, _ start: Int, _ body: (UnsafePointer<Double>?) -> Void
  ) {
    guard let squares else { return body(nil) }
    squares.withUnsafeBufferPointer { body($0.baseAddress.map { $0 + start }) }
  }

  /// Writes centers, and the same minus and plus a multiple of the roots of squares, or of one;
  /// exponentials of all three where asked for.
  static func fill(
    _ target: IntervalMemory.Stretch, centers: UnsafePointer<Double>,
    squares: UnsafePointer<Double>?, multiple: Double, count: Int, exponential: Bool
  ) {
    guard exponential else {
      target.centers.update(from: centers, count: count)
      return fillEnds(centers, target.lower, target.upper, squares, multiple, count)
    }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * count) { ends in
      guard let lower = ends.baseAddress else { return }
      let upper = lower + count
      fillEnds(centers, lower, upper, squares, multiple, count)
      VectorMath.exponentials(of: centers, into: target.centers, count: count)
      VectorMath.exponentials(of: lower, into: target.lower, count: count)
      VectorMath.exponentials(of: upper, into: target.upper, count: count)
    }
  }

  private static func fillEnds(
    _ centers: UnsafePointer<Double>, _ lower: UnsafeMutablePointer<Double>,
    _ upper: UnsafeMutablePointer<Double>, _ squares: UnsafePointer<Double>?, _ multiple: Double,
    _ count: Int
  ) {
    guard let squares else {
      for i in 0..<count {
        lower[i] = centers[i] - multiple
        upper[i] = centers[i] + multiple
      }
      return
    }
    modality_interval_ends(centers, squares, multiple, lower, upper, count)
  }
}
