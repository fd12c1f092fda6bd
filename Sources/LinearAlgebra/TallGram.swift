import CKernels

/// Cross products of tall columns in about double-double precision, in one pass and without FMA
/// instructions.
///
/// Every factor is split into halves (Veltkamp 1968), so that a product's rounding error can be
/// computed (Dekker 1971). Sums of a block run from a power of two so large that adding to it cuts
/// products off at a fixed place, without error, and what is cut off is summed apart (Rump, Ogita
/// and Oishi 2008). Blocks are added up in double-double. The relative error of a sum of squares is
/// below 2⁻⁷⁹, two parts in 10²⁴.
///
/// Absolute values must lie below 2⁹⁹⁰, or the splitting overflows.
package enum TallGram {
  /// X′X, complete.
  package static func crossProduct(_ x: Matrix) -> DoubleDoubleMatrix {
    let p = x.columns
    let pairs = (0..<p).flatMap { j in (0...j).map { ($0, j) } }
    let sums = x.elements.withUnsafeBufferPointer { buffer in
      dotProducts(pairs, rows: x.rows, columns: x.columnAddresses(buffer))
    }
    var result = DoubleDoubleMatrix(rows: p, columns: p)
    for ((i, j), sum) in zip(pairs, sums) {
      result[i, j] = sum
      result[j, i] = sum
    }
    return result
  }

  /// X′y, and y′y behind it.
  ///
  /// - Precondition: `y` has as many values as the matrix has rows.
  package static func products(_ x: Matrix, _ y: [Double]) -> [DoubleDouble] {
    precondition(y.count == x.rows, "a response has one value for each row")
    let p = x.columns
    return x.elements.withUnsafeBufferPointer { buffer in
      y.withUnsafeBufferPointer { last in
        dotProducts(
          (0...p).map { ($0, p) }, rows: x.rows,
          columns: x.columnAddresses(buffer) + [last.baseAddress])
      }
    }
  }

  private static func dotProducts(
    _ pairs: [(Int, Int)], rows: Int, columns: [UnsafePointer<Double>?]
  ) -> [DoubleDouble] {
    let lanes = 2 * SplitBlock.lanes
    var scratch = [Double](repeating: 0, count: SplitBlock.stride * columns.count + lanes)
    var totals = [DoubleDouble](repeating: .zero, count: pairs.count)
    scratch.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for start in stride(from: 0, to: rows, by: SplitBlock.rows) {
        let blocks = columns.enumerated().map { j, column in
          SplitBlock(
            column.map { $0 + start }, count: min(SplitBlock.rows, rows - start),
            scratch: base + lanes + SplitBlock.stride * j)
        }
        for (k, pair) in pairs.enumerated() {
          totals[k] += blocks[pair.0].dotProduct(blocks[pair.1], base)
        }
      }
    }
    return totals
  }
}

extension Matrix {
  fileprivate func columnAddresses(
    _ buffer: UnsafeBufferPointer<Double>
  ) -> [UnsafePointer<Double>?] {
    (0..<columns).map { buffer.baseAddress?.advanced(by: $0 * rows) }
  }
}

/// A block of one column: its values, their leading halves and their trailing halves.
private struct SplitBlock {
  static let rows = 512
  static let stride = 3 * rows
  /// Sums that are kept apart until the end of a block.
  static let lanes = modality_lanes

  private let values: UnsafeMutablePointer<Double>
  /// A power of two above every absolute value.
  private let bound: Double

  /// Copies and splits values; those beyond `count` are zero.
  init(_ source: UnsafePointer<Double>?, count: Int, scratch: UnsafeMutablePointer<Double>) {
    values = scratch
    if let source {
      scratch.update(from: source, count: count)
      (scratch + count).update(repeating: 0, count: Self.rows - count)
    }
    bound = Self.split(scratch)
  }

  private static func split(_ values: UnsafeMutablePointer<Double>) -> Double {
    modality_split(values, values + rows, values + 2 * rows, rows)
    // Four chains, because one would wait for itself.
    var largest = (0.0, 0.0, 0.0, 0.0)
    for i in Swift.stride(from: 0, to: rows, by: 4) {
      largest.0 = max(largest.0, values[i].magnitude)
      largest.1 = max(largest.1, values[i + 1].magnitude)
      largest.2 = max(largest.2, values[i + 2].magnitude)
      largest.3 = max(largest.3, values[i + 3].magnitude)
    }
    let maximum = max(max(largest.0, largest.1), max(largest.2, largest.3))
    return maximum > 0 ? 2 * maximum.binade : 0
  }

  func dotProduct(
    _ other: SplitBlock, _ sums: UnsafeMutablePointer<Double>
  ) -> DoubleDouble {
    // The sum of all products of the block stays below half of this, so that what the lanes keep
    // are multiples of its last place that can be added without error.
    let start = 2 * bound * other.bound * Double(Self.rows)
    let errors = sums + Self.lanes
    sums.update(repeating: start, count: Self.lanes)
    errors.update(repeating: 0, count: Self.lanes)
    modality_add_products(values, other.values, Self.rows, Self.rows, sums, errors)
    var (total, error) = (0.0, 0.0)
    for lane in 0..<Self.lanes {
      total += sums[lane] - start
      error += errors[lane]
    }
    return DoubleDouble.sum(total, error)
  }
}
