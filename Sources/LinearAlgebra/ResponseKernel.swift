import CKernels
import CLAPACKE

/// Least squares of many responses on one factored design, in blocks that stay in the cache.
///
/// Effects are z = Q′y, coefficients R⁻¹z, and the sum of squares is that of y − Qz, never a
/// difference of sums. Designs of a few columns run over the responses of a block side by side,
/// which leaves the vector units no idle lanes; wider ones go through BLAS (`dgemm`).
package struct ResponseKernel: Sendable {
  /// The number of values of a response.
  let rows: Int
  /// The number of coefficients.
  let columns: Int
  /// Q, column-major, with orthonormal columns.
  private let basis: Matrix
  /// Q, row after row.
  private let rowWise: [Double]
  /// W with β = Wz.
  private let root: Matrix
  private static let narrowest = 6

  /// - Parameters:
  ///   - basis: an orthonormal basis Q of the design's columns.
  ///   - root: W with design · W = Q.
  package init(basis: Matrix, root: Matrix) {
    precondition(basis.columns == root.columns, "the basis and its root belong together")
    rows = basis.rows
    columns = root.rows
    self.basis = basis
    rowWise = basis.transposed.elements
    self.root = root
  }

  /// Coefficients (one row for each response, one column for each term) and residual sums of
  /// squares. A response with a value that cannot be used has a sum that is not finite.
  ///
  /// - Parameters:
  ///   - responses: one response in each column.
  ///   - logarithmic: whether to take logarithms first.
  package func fit(
    _ responses: Matrix, range: Range<Int>, logarithmic: Bool
  ) -> (coefficients: Matrix, sums: [Double]) {
    precondition(responses.rows == rows, "a response has a value for each row")
    let count = range.count
    var sums: [Double] = []
    let coefficients = [Double](unsafeUninitializedCapacity: count * columns) { target, written in
      sums = [Double](unsafeUninitializedCapacity: count) { totals, summed in
        responses.elements.withUnsafeBufferPointer { source in
          if let from = source.baseAddress, let to = target.baseAddress,
            let total = totals.baseAddress
          {
            fit(from + range.lowerBound * rows, count, logarithmic, to, total)
          }
        }
        summed = count
      }
      written = count * columns
    }
    return (Matrix(rows: count, columns: columns, elements: coefficients), sums)
  }

  private func fit(
    _ responses: UnsafePointer<Double>, _ count: Int, _ logarithmic: Bool,
    _ coefficients: UnsafeMutablePointer<Double>, _ sums: UnsafeMutablePointer<Double>
  ) {
    let narrow = basis.columns <= Self.narrowest
    let size = narrow ? 128 : 256
    var scratch = [Double](repeating: 0, count: size * (2 * rows + basis.columns))
    scratch.withUnsafeMutableBufferPointer { buffer in
      guard let work = buffer.baseAddress else { return }
      for start in stride(from: 0, to: count, by: size) {
        let block = Block(
          count: min(size, count - start), values: work, sideBySide: work + size * rows,
          effects: work + 2 * size * rows, coefficients: coefficients + start, height: count,
          sums: sums + start)
        let first = responses + start * rows
        if logarithmic {
          VectorMath.logarithms(of: first, into: work, count: block.count * rows)
        }
        if narrow {
          fitNarrow(block, logarithmic ? UnsafePointer(work) : first)
        } else {
          if !logarithmic { work.update(from: first, count: block.count * rows) }
          fitWide(block)
        }
      }
    }
  }

  /// Some responses and where their results go.
  private struct Block {
    let count: Int
    /// Response after response.
    let values: UnsafeMutablePointer<Double>
    /// Row after row.
    let sideBySide: UnsafeMutablePointer<Double>
    let effects: UnsafeMutablePointer<Double>
    /// Column `j` starts at `j * height`.
    let coefficients: UnsafeMutablePointer<Double>
    let height: Int
    let sums: UnsafeMutablePointer<Double>
  }

  private func fitNarrow(_ block: Block, _ values: UnsafePointer<Double>) {
    let (n, m) = (block.count, rows)
    for i in 0..<n {
      var (from, to) = (values + i &* m, block.sideBySide + i)
      for _ in 0..<m {
        to.pointee = from.pointee
        from += 1
        to += n
      }
    }
    block.effects.update(repeating: 0, count: basis.columns * n)
    block.sums.update(repeating: 0, count: n)
    let k = basis.columns
    rowWise.withUnsafeBufferPointer { weights in
      guard let weights = weights.baseAddress else { return }
      for t in 0..<m {
        modality_add_effects(weights + t * k, k, block.sideBySide + t * n, block.effects, n)
      }
      for t in 0..<m {
        modality_add_squares(
          weights + t * k, k, block.sideBySide + t * n, block.effects, block.sums, n)
      }
    }
    writeCoefficients(block)
  }

  @inline(__always)
  private static func add(
    _ weight: Double, _ source: UnsafeMutablePointer<Double>,
    to target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    for i in 0..<count { target[i] += weight * source[i] }
  }

  /// β = Wz for effects stored row after row.
  private func writeCoefficients(_ block: Block) {
    for j in 0..<columns {
      let target = block.coefficients + j * block.height
      target.update(repeating: 0, count: block.count)
      for l in 0..<basis.columns where root[j, l] != 0 {
        Self.add(root[j, l], block.effects + l * block.count, to: target, block.count)
      }
    }
  }

  private func fitWide(_ block: Block) {
    let (m, k, n) = (Int32(rows), Int32(basis.columns), Int32(block.count))
    _ = SingleThreadedBLAS.ready
    // Effects come out response by response within a term, as `writeCoefficients` reads them.
    cblas_dgemm(
      CblasColMajor, CblasTrans, CblasNoTrans, n, k, m, 1, block.values, m, basis.elements, m, 0,
      block.effects, n)
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasTrans, m, n, k, -1, basis.elements, m, block.effects, n,
      1, block.values, m)
    for i in 0..<block.count {
      let residuals = block.values + i * rows
      var sum = 0.0
      for t in 0..<rows { sum += residuals[t] * residuals[t] }
      block.sums[i] = sum
    }
    writeCoefficients(block)
  }
}
