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
  ) -> (centers: [Double], lower: [Double], upper: [Double]) {
    precondition(weights.count == coefficients.columns, "a weight for each column")
    precondition(squares?.count ?? coefficients.rows == coefficients.rows, "a square for each row")
    let n = coefficients.rows
    var centers = [Double](repeating: 0, count: n)
    var (lower, upper) = (centers, centers)
    coefficients.elements.withUnsafeBufferPointer { elements in
      centers.withUnsafeMutableBufferPointer { center in
        lower.withUnsafeMutableBufferPointer { low in
          upper.withUnsafeMutableBufferPointer { high in
            guard let column = elements.baseAddress, let center = center.baseAddress,
              let low = low.baseAddress, let high = high.baseAddress
            else { return }
            for start in stride(from: 0, to: n, by: size) {
              let count = min(size, n - start)
              for (j, weight) in weights.enumerated() {
                var weight = weight
                modality_add_effects(&weight, 1, column + j * n + start, center + start, count)
              }
              withSquares(squares, start) {
                fillEnds(center + start, low + start, high + start, $0, multiple, count)
              }
              if exponential {
                exponentiate([center + start, low + start, high + start], count)
              }
            }
          }
        }
      }
    }
    return (centers, lower, upper)
  }

  private static func withSquares(
    _ squares: [Double]?, _ start: Int, _ body: (UnsafePointer<Double>?) -> Void
  ) {
    guard let squares else { return body(nil) }
    squares.withUnsafeBufferPointer { body($0.baseAddress.map { $0 + start }) }
  }

  /// Centers minus and plus a multiple of the roots of squares, or of one.
  static func fillEnds(
    _ center: UnsafePointer<Double>, _ low: UnsafeMutablePointer<Double>,
    _ high: UnsafeMutablePointer<Double>, _ squares: UnsafePointer<Double>?, _ multiple: Double,
    _ count: Int
  ) {
    guard let squares else {
      for i in 0..<count {
        low[i] = center[i] - multiple
        high[i] = center[i] + multiple
      }
      return
    }
    modality_interval_ends(center, squares, multiple, low, high, count)
  }

  /// Replaces numbers by their exponentials.
  static func exponentiate(_ parts: [UnsafeMutablePointer<Double>], _ count: Int) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { scratch in
      guard let scratch = scratch.baseAddress else { return }
      for part in parts {
        scratch.update(from: part, count: count)
        VectorMath.exponentials(of: scratch, into: part, count: count)
      }
    }
  }
}
