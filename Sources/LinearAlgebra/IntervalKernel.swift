import CKernels

/// Centers and ends of intervals for many responses, block by block.
package enum IntervalKernel {
  private static let size = 512

  /// Weighted sums of the columns of a matrix, and the same minus and plus a multiple of the root
  /// of each response's sum of squares; exponentials of all three where asked for.
  ///
  /// - Parameter squares: one for each row; all of them one where there are none.
  package static func intervals(
    _ coefficients: Matrix, weights: [Double], squares: [Double]?, multiple: Double,
    exponential: Bool
  ) -> (centers: [Double], lower: [Double], upper: [Double]) {
    precondition(weights.count == coefficients.columns, "a weight for each column")
    precondition(squares?.count ?? coefficients.rows == coefficients.rows, "a square for each row")
    let n = coefficients.rows
    var (lower, upper): ([Double], [Double]) = ([], [])
    let centers = [Double](unsafeUninitializedCapacity: n) { center, written in
      lower = [Double](unsafeUninitializedCapacity: n) { low, lowWritten in
        upper = [Double](unsafeUninitializedCapacity: n) { high, highWritten in
          for start in stride(from: 0, to: n, by: size) {
            let block = Block(start: start, count: min(size, n - start))
            block.fill(center, low, high, coefficients, weights, squares, multiple)
            if exponential { block.exponentiate(center, low, high) }
          }
          highWritten = n
        }
        lowWritten = n
      }
      written = n
    }
    return (centers, lower, upper)
  }

  private struct Block {
    let start: Int
    let count: Int

    func fill(
      _ center: UnsafeMutableBufferPointer<Double>, _ low: UnsafeMutableBufferPointer<Double>,
      _ high: UnsafeMutableBufferPointer<Double>, _ coefficients: Matrix, _ weights: [Double],
      _ squares: [Double]?, _ multiple: Double
    ) {
      let range = start..<(start + count)
      for i in range { center[i] = 0 }
      coefficients.elements.withUnsafeBufferPointer { elements in
        for (j, weight) in weights.enumerated() {
          let column = j * coefficients.rows
          for i in range { center[i] += weight * elements[column + i] }
        }
      }
      for i in range {
        let half = multiple * (squares?[i] ?? 1).squareRoot()
        low[i] = center[i] - half
        high[i] = center[i] + half
      }
    }

    func exponentiate(_ parts: UnsafeMutableBufferPointer<Double>...) {
      withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { scratch in
        guard let scratch = scratch.baseAddress else { return }
        for part in parts {
          guard let values = part.baseAddress.map({ $0 + start }) else { continue }
          scratch.update(from: values, count: count)
          VectorMath.exponentials(of: scratch, into: values, count: count)
        }
      }
    }
  }
}
