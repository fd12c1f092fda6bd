/// Least squares of many responses on one factored design, in blocks that stay in the cache.
///
/// Effects are z = Q′y, coefficients Wz, and the sum of squares is that of y − Qz, never a
/// difference of sums.
package struct ResponseKernel: Sendable {
  private let arithmetic: ResponseArithmetic
  /// W with β = Wz.
  private let root: Matrix

  /// - Parameters:
  ///   - basis: an orthonormal basis Q of the design's columns.
  ///   - root: W with design · W = Q.
  package init(basis: Matrix, root: Matrix) {
    precondition(basis.columns == root.columns, "the basis and its root belong together")
    arithmetic = ResponseArithmetic(basis)
    self.root = root
  }

  /// Coefficients and residual sums of squares of a stretch of responses.
  package struct Fits: Sendable {
    /// One row for each response, one column for each term.
    package let coefficients: Matrix
    /// Not finite for a response with a value that cannot be used.
    package let sums: [Double]
  }

  /// Fits a stretch of responses.
  ///
  /// - Parameters:
  ///   - responses: one response in each column.
  ///   - range: which of them.
  ///   - logarithmic: whether to take logarithms first.
  package func fit(_ responses: Matrix, range: Range<Int>, logarithmic: Bool) -> Fits {
    let (count, width) = (range.count, root.rows)
    var sums: [Double] = []
    let coefficients = [Double](unsafeUninitializedCapacity: count * width) { target, written in
      sums = [Double](unsafeUninitializedCapacity: count) { totals, summed in
        arithmetic.forEachBlock(of: responses, range, logarithmic) { block in
          for i in 0..<block.count { totals[block.start + i] = block.sums[i] }
          for j in 0..<width {
            guard let column = target.baseAddress.map({ $0 + j * count + block.start }) else {
              return
            }
            block.combine(root.row(j), into: column)
          }
        }
        summed = count
      }
      written = count * width
    }
    return Fits(
      coefficients: Matrix(rows: count, columns: width, elements: coefficients), sums: sums)
  }

  /// Centers and ends of intervals, and the places of responses with a value that cannot be used.
  package struct Intervals: Sendable {
    package var centers: [Double]
    package var lower: [Double]
    package var upper: [Double]
    package var unusable: [Int]
  }

  /// For each response of a stretch the value x′β and the same minus and plus a multiple of the
  /// root of its sum of squares, without keeping coefficients.
  ///
  /// - Parameters:
  ///   - row: the terms x.
  ///   - scaled: whether the sum of squares enters, or is taken as one.
  package func intervals(
    _ responses: Matrix, range: Range<Int>, logarithmic: Bool, row: [Double], multiple: Double,
    scaled: Bool
  ) -> Intervals {
    precondition(row.count == root.rows, "a value for each term")
    let weights = (0..<root.columns).map { l in
      row.indices.reduce(0) { $0 + row[$1] * root[$1, l] }
    }
    let count = range.count
    var result = Intervals(centers: [], lower: [], upper: [], unusable: [])
    result.centers = [Double](unsafeUninitializedCapacity: count) { centers, written in
      result.lower = [Double](unsafeUninitializedCapacity: count) { lower, lowWritten in
        result.upper = [Double](unsafeUninitializedCapacity: count) { upper, highWritten in
          arithmetic.forEachBlock(of: responses, range, logarithmic) { block in
            guard let center = centers.baseAddress, let low = lower.baseAddress,
              let high = upper.baseAddress
            else { return }
            block.combine(weights, into: center + block.start)
            for i in 0..<block.count where !block.sums[i].isFinite {
              result.unusable.append(block.start + i)
              center[block.start + i] = .nan
            }
            IntervalKernel.fillEnds(
              center + block.start, low + block.start, high + block.start,
              scaled ? block.sums : nil, multiple, block.count)
            if logarithmic {
              IntervalKernel.exponentiate(
                [center + block.start, low + block.start, high + block.start], block.count)
            }
          }
          highWritten = count
        }
        lowWritten = count
      }
      written = count
    }
    return result
  }
}
