import CLAPACKE

/// The Householder factorisation AP = QR with column pivoting (LAPACK `dgeqp3`, Businger and
/// Golub 1965), of a matrix with at least as many rows as columns.
///
/// Pivoting brings the columns into an order in which the diagonal of R falls in magnitude, so
/// that the numerical rank can be read off it.
public struct PivotedQR: Sendable {
  /// R in the upper triangle, Householder vectors below it.
  let factors: Matrix
  let scalars: [Double]
  /// `permutation[k]` is the column of A that stands in place `k` of AP.
  public let permutation: [Int]

  /// Factors a matrix.
  ///
  /// - Parameter pivoting: whether columns may change places; without, the order is kept.
  /// - Throws: `LinearAlgebraError.shape` when there are more columns than rows, `.nonFinite` when
  ///   an entry is not a number.
  public init(_ matrix: Matrix, pivoting: Bool = true) throws(LinearAlgebraError) {
    guard matrix.rows >= matrix.columns else {
      throw .shape(
        operation: "A QR factorisation", required: "at least as many rows as columns",
        found: "\(matrix.rows) × \(matrix.columns)")
    }
    try matrix.requireFinite()
    let n = matrix.columns
    var work = matrix
    var tau = [Double](repeating: 0, count: n)
    var order = [Int32](repeating: 0, count: n)
    if n > 0 {
      _ = SingleThreadedBLAS.ready
      let height = Int32(matrix.rows)
      if pivoting {
        LAPACKE_dgeqp3(
          LAPACK_COL_MAJOR, height, Int32(n), &work.elements, height, &order, &tau)
      } else {
        LAPACKE_dgeqrf(LAPACK_COL_MAJOR, height, Int32(n), &work.elements, height, &tau)
      }
    }
    factors = work
    scalars = tau
    permutation = pivoting ? order.map { Int($0) - 1 } : Array(0..<n)
  }

  /// The upper triangular factor R, square of the number of columns.
  public var upper: Matrix {
    let n = factors.columns
    var result = Matrix(rows: n, columns: n)
    for j in 0..<n {
      for i in 0...j { result[i, j] = factors[i, j] }
    }
    return result
  }

  /// Q′B or QB for the full square Q (LAPACK `dormqr`).
  ///
  /// - Throws: `LinearAlgebraError.shape` when `b` has another number of rows than A.
  public func applyingQ(
    _ transposition: Transposition, to b: Matrix
  ) throws(LinearAlgebraError) -> Matrix {
    guard b.rows == factors.rows else {
      throw .shape(
        operation: "A product with Q", required: "\(factors.rows) rows", found: "\(b.rows)")
    }
    var result = b
    guard factors.columns > 0, b.columns > 0 else { return result }
    let height = Int32(factors.rows)
    LAPACKE_dormqr(
      LAPACK_COL_MAJOR, 0x4C, transposition == .asIs ? 0x4E : 0x54, height, Int32(b.columns),
      Int32(factors.columns), factors.elements, height, scalars, &result.elements, height)
    return result
  }

  /// The first `columns` columns of Q: an orthonormal basis of the columns of A.
  ///
  /// - Throws: nothing that a valid factorisation can cause.
  public func basis() throws(LinearAlgebraError) -> Matrix {
    var unit = Matrix(rows: factors.rows, columns: factors.columns)
    for j in 0..<factors.columns { unit[j, j] = 1 }
    return try applyingQ(.asIs, to: unit)
  }

  /// The number of diagonal entries of R larger than `tolerance` times the first.
  public func rank(tolerance: Double) -> Int {
    guard factors.columns > 0 else { return 0 }
    let first = abs(factors[0, 0])
    guard first > 0 else { return 0 }
    return (0..<factors.columns).prefix { abs(factors[$0, $0]) > tolerance * first }.count
  }

  /// The least-squares solution of AX ≈ B, one column for each of B's, in A's order of columns.
  ///
  /// - Throws: `LinearAlgebraError.shape` when `b` has another number of rows, `.singular` when R
  ///   has a zero on its diagonal.
  public func solving(_ b: Matrix) throws(LinearAlgebraError) -> Matrix {
    let n = factors.columns
    let rotated = try applyingQ(.transposed, to: b)
    var top = Matrix(rows: n, columns: b.columns)
    for j in 0..<b.columns {
      for i in 0..<n { top[i, j] = rotated[i, j] }
    }
    let pivoted = try upper.solvingTriangle(.upper, .asIs, top)
    var result = Matrix(rows: n, columns: b.columns)
    for j in 0..<b.columns {
      for k in 0..<n { result[permutation[k], j] = pivoted[k, j] }
    }
    return result
  }
}
