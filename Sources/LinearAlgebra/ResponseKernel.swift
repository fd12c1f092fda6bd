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
    var coefficients = Matrix(rows: range.count, columns: columns)
    var sums = [Double](repeating: 0, count: range.count)
    let narrow = basis.columns <= Self.narrowest
    let size = narrow ? 64 : 256
    var scratch = [Double](repeating: 0, count: size * (2 * rows + 2 * basis.columns + 1))
    responses.elements.withUnsafeBufferPointer { source in
      coefficients.elements.withUnsafeMutableBufferPointer { target in
        sums.withUnsafeMutableBufferPointer { totals in
          scratch.withUnsafeMutableBufferPointer { buffer in
            guard let from = source.baseAddress, let to = target.baseAddress,
              let total = totals.baseAddress, let work = buffer.baseAddress
            else { return }
            for start in stride(from: 0, to: range.count, by: size) {
              let block = Block(
                count: min(size, range.count - start), values: work,
                sideBySide: work + size * rows, effects: work + 2 * size * rows,
                coefficients: to + start, height: range.count, sums: total + start)
              block.values.update(
                from: from + (range.lowerBound + start) * rows, count: block.count * rows)
              if logarithmic {
                VectorMath.takeLogarithms(block.values, count: block.count * rows)
              }
              if narrow { fitNarrow(block) } else { fitWide(block) }
            }
          }
        }
      }
    }
    return (coefficients, sums)
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

  private func fitNarrow(_ block: Block) {
    let n = block.count
    for i in 0..<n {
      let source = block.values + i * rows
      for t in 0..<rows { block.sideBySide[t * n + i] = source[t] }
    }
    let k = basis.columns
    block.effects.update(repeating: 0, count: k * n)
    basis.elements.withUnsafeBufferPointer { q in
      for t in 0..<rows {
        let values = block.sideBySide + t * n
        for j in 0..<k { Self.add(q[t + j * rows], values, to: block.effects + j * n, n) }
      }
      block.sums.update(repeating: 0, count: n)
      for t in 0..<rows {
        let values = block.sideBySide + t * n
        for j in 0..<k { Self.add(-q[t + j * rows], block.effects + j * n, to: values, n) }
        for i in 0..<n { block.sums[i] += values[i] * values[i] }
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
