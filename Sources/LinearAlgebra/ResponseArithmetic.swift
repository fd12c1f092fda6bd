import CKernels
import CLAPACKE

/// Effects and sums of squares of blocks of responses.
///
/// Designs of a few columns run over the responses of a block side by side, which leaves the vector
/// units no idle lanes; wider ones go through BLAS (`dgemm`).
struct ResponseArithmetic: Sendable {
  private let rows: Int
  /// Q, column-major, with orthonormal columns.
  private let basis: Matrix
  /// Q, row after row.
  private let rowWise: [Double]
  private static let narrowest = 6

  init(_ basis: Matrix) {
    rows = basis.rows
    self.basis = basis
    rowWise = basis.transposed.elements
  }

  /// What is known of some responses.
  struct Block {
    /// The place of the first, from the start of the stretch.
    let start: Int
    let count: Int
    /// How many effects each response has.
    let columns: Int
    /// Effect `l` of response `i` at `i + l * count`.
    let effects: UnsafeMutablePointer<Double>
    /// Residual sums of squares; not finite where a value cannot be used.
    let sums: UnsafeMutablePointer<Double>

    /// Writes weighted sums of each response's effects.
    func combine(_ weights: [Double], into target: UnsafeMutablePointer<Double>) {
      target.update(repeating: 0, count: count)
      for (l, weight) in weights.enumerated() where weight != 0 {
        var weight = weight
        modality_add_effects(&weight, 1, effects + l * count, target, count)
      }
    }
  }

  /// Works through a stretch of responses, one in each column, block by block.
  func forEachBlock(
    of responses: Matrix, _ range: Range<Int>, _ logarithmic: Bool, _ body: (Block) -> Void
  ) {
    precondition(responses.rows == rows, "a response has a value for each row")
    precondition(
      range.lowerBound >= 0 && range.upperBound <= responses.columns, "the responses exist")
    let size = basis.columns <= Self.narrowest ? 128 : 256
    var scratch = [Double](repeating: 0, count: size * (2 * rows + basis.columns + 1))
    responses.elements.withUnsafeBufferPointer { source in
      scratch.withUnsafeMutableBufferPointer { buffer in
        guard let work = buffer.baseAddress, let all = source.baseAddress else { return }
        for start in stride(from: 0, to: range.count, by: size) {
          let count = min(size, range.count - start)
          let block = Block(
            start: start, count: count, columns: basis.columns, effects: work + 2 * size * rows,
            sums: work + size * (2 * rows + basis.columns))
          let first = all + (range.lowerBound + start) * rows
          // The memory of the next block arrives while this one is computed.
          modality_prefetch(first + size * rows, min(size, range.count - start - count) * rows)
          fill(block, first, work, work + size * rows, logarithmic)
          body(block)
        }
      }
    }
  }

  private func fill(
    _ block: Block, _ source: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>,
    _ sideBySide: UnsafeMutablePointer<Double>, _ logarithmic: Bool
  ) {
    let size = block.count * rows
    if logarithmic { VectorMath.logarithms(of: source, into: values, count: size) }
    if basis.columns <= Self.narrowest {
      modality_transpose(
        logarithmic ? UnsafePointer(values) : source, rows, block.count, sideBySide)
      fillNarrow(block, sideBySide)
    } else {
      if !logarithmic { values.update(from: source, count: size) }
      fillWide(block, values)
    }
  }

  private func fillNarrow(_ block: Block, _ values: UnsafeMutablePointer<Double>) {
    let (n, k) = (block.count, basis.columns)
    block.effects.update(repeating: 0, count: k * n)
    block.sums.update(repeating: 0, count: n)
    rowWise.withUnsafeBufferPointer { weights in
      guard let weights = weights.baseAddress else { return }
      for t in 0..<rows {
        modality_add_effects(weights + t * k, k, values + t * n, block.effects, n)
      }
      for t in 0..<rows {
        modality_add_squares(weights + t * k, k, values + t * n, block.effects, block.sums, n)
      }
    }
  }

  private func fillWide(_ block: Block, _ values: UnsafeMutablePointer<Double>) {
    let (m, k, n) = (Int32(rows), Int32(basis.columns), Int32(block.count))
    _ = SingleThreadedBLAS.ready
    cblas_dgemm(
      CblasColMajor, CblasTrans, CblasNoTrans, n, k, m, 1, values, m, basis.elements, m, 0,
      block.effects, n)
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasTrans, m, n, k, -1, basis.elements, m, block.effects, n,
      1, values, m)
    for i in 0..<block.count {
      let residuals = values + i * rows
      var sum = 0.0
      for t in 0..<rows { sum += residuals[t] * residuals[t] }
      block.sums[i] = sum
    }
  }
}
