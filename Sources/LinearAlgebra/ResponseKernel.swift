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
        arithmetic.forEachBlock(of: responses, range, logarithmic, weights: root) { block in
          guard let totals = totals.baseAddress, let target = target.baseAddress else { return }
          (totals + block.start).update(from: block.squares, count: block.count)
          for j in 0..<width {
            (target + j * count + block.start)
              .update(from: block.results + j * block.count, count: block.count)
          }
        }
        summed = count
      }
      written = count * width
    }
    return Fits(
      coefficients: Matrix(rows: count, columns: width, elements: coefficients), sums: sums)
  }

  /// Writes, for each response of a stretch, the value x′β and the same minus and plus a multiple
  /// of the root of its sum of squares, without keeping coefficients.
  ///
  /// - Parameters:
  ///   - row: the terms x.
  ///   - scaled: whether the sum of squares enters, or is taken as one.
  /// - Returns: the places of responses with a value that cannot be used, from the start of the
  ///   range; their numbers are not numbers.
  package func writeIntervals(
    of responses: Matrix, range: Range<Int>, logarithmic: Bool, row: [Double], multiple: Double,
    scaled: Bool, to memory: IntervalMemory.Stretch
  ) -> [Int] {
    precondition(row.count == root.rows, "a value for each term")
    let weights = (0..<root.columns).map { l in
      row.indices.reduce(0) { $0 + row[$1] * root[$1, l] }
    }
    var unusable: [Int] = []
    arithmetic.forEachBlock(
      of: responses, range, logarithmic,
      weights: Matrix(rows: 1, columns: weights.count, elements: weights)
    ) { block in
      for place in block.unusable {
        unusable.append(place)
        block.results[place - block.start] = .nan
      }
      IntervalKernel.fill(
        memory.advanced(by: range.lowerBound + block.start), centers: block.results,
        squares: scaled ? UnsafePointer(block.squares) : nil, multiple: multiple,
        count: block.count, exponential: logarithmic)
    }
    return unusable
  }
}
