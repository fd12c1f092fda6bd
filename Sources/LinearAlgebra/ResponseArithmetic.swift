import CKernels
import CLAPACKE

/// Weighted sums of effects, and sums of squares, of blocks of responses.
///
/// Designs of a few columns are fitted eight responses side by side, in registers, so that each
/// response is read from memory once; wider ones go through BLAS (`dgemm`).
struct ResponseArithmetic: Sendable {
  private let rows: Int
  /// Q, column-major, with orthonormal columns.
  private let basis: Matrix
  /// Q, row after row.
  private let rowWise: [Double]
  private static let size = 512

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
    /// Result `k` of response `i` at `i + k * count`.
    let results: UnsafeMutablePointer<Double>
    /// Residual sums of squares; not finite where a value cannot be used.
    let squares: UnsafeMutablePointer<Double>

    /// The places of responses with a value that cannot be used.
    var unusable: [Int] {
      if modality_are_finite(squares, count) != 0 { return [] }
      return (0..<count).filter { !squares[$0].isFinite }.map { start + $0 }
    }
  }

  /// Works through a stretch of responses, one in each column, block by block.
  ///
  /// - Parameter weights: one row for each result of a response, the weighted sum of its effects.
  func forEachBlock(
    of responses: Matrix, _ range: Range<Int>, _ logarithmic: Bool, weights: Matrix,
    _ body: (Block) -> Void
  ) {
    precondition(responses.rows == rows, "a response has a value for each row")
    precondition(
      range.lowerBound >= 0 && range.upperBound <= responses.columns, "the responses exist")
    precondition(weights.columns == basis.columns, "a weight for each effect")
    let weightsByRow = weights.transposed.elements
    let (blocks, scratch) = (Self.size * (weights.rows + 1), isNarrow ? 24 : Self.size)
    withUnsafeTemporaryAllocation(
      of: Double.self, capacity: blocks + scratch * (rows + (isNarrow ? 0 : basis.columns))
    ) { work in
      responses.elements.withUnsafeBufferPointer { source in
        guard let work = work.baseAddress, let all = source.baseAddress else { return }
        for start in stride(from: 0, to: range.count, by: Self.size) {
          let block = Block(
            start: start, count: min(Self.size, range.count - start), results: work + Self.size,
            squares: work)
          let first = all + (range.lowerBound + start) * rows
          if isNarrow {
            fillNarrow(block, first, logarithmic, weightsByRow, scratch: work + blocks)
          } else {
            fillWide(block, first, logarithmic, weights, scratch: work + blocks)
          }
          body(block)
        }
      }
    }
  }

  private var isNarrow: Bool { basis.columns <= modality_widest_basis }

  private func fillNarrow(
    _ block: Block, _ source: UnsafePointer<Double>, _ logarithmic: Bool, _ weights: [Double],
    scratch: UnsafeMutablePointer<Double>
  ) {
    modality_fit_responses(
      source, rows, block.count, logarithmic ? 1 : 0, rowWise, basis.columns, weights,
      weights.count / basis.columns, block.results, block.count, block.squares, scratch)
  }

  private func fillWide(
    _ block: Block, _ source: UnsafePointer<Double>, _ logarithmic: Bool, _ weights: Matrix,
    scratch values: UnsafeMutablePointer<Double>
  ) {
    let (m, k, n) = (Int32(rows), Int32(basis.columns), Int32(block.count))
    let (effects, outputs) = (values + block.count * rows, Int32(weights.rows))
    if logarithmic {
      VectorMath.logarithms(of: source, into: values, count: block.count * rows)
    } else {
      values.update(from: source, count: block.count * rows)
    }
    _ = SingleThreadedBLAS.ready
    cblas_dgemm(
      CblasColMajor, CblasTrans, CblasNoTrans, n, k, m, 1, values, m, basis.elements, m, 0,
      effects, n)
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasTrans, m, n, k, -1, basis.elements, m, effects, n, 1,
      values, m)
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasTrans, n, outputs, k, 1, effects, n, weights.elements,
      outputs, 0, block.results, n)
    for i in 0..<block.count {
      let residuals = values + i * rows
      var sum = 0.0
      for t in 0..<rows { sum += residuals[t] * residuals[t] }
      block.squares[i] = sum
    }
  }
}
