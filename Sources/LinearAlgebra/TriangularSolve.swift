import CLAPACKE

/// Which triangle of a square matrix is meant.
public enum Triangle: Sendable {
  case upper
  case lower

  var cblas: CBLAS_UPLO { self == .upper ? CblasUpper : CblasLower }
  var lapack: CChar { self == .upper ? 0x55 : 0x4C }
}

extension Matrix {
  /// Solves TX = B (or T′X = B) where T is one triangle of this matrix (BLAS `dtrsm`).
  ///
  /// - Throws: `LinearAlgebraError.shape` unless this is square with as many rows as `b`;
  ///   `.singular` when the diagonal holds a zero.
  public func solvingTriangle(
    _ triangle: Triangle, _ transposition: Transposition = .asIs, _ b: Matrix
  ) throws(LinearAlgebraError) -> Matrix {
    guard rows == columns, b.rows == rows else {
      throw .shape(
        operation: "A triangular solve", required: "a square matrix with \(b.rows) rows",
        found: "\(rows) × \(columns)")
    }
    if let place = diagonal.firstIndex(of: 0) { throw .singular(index: place) }
    var result = b
    guard rows > 0, b.columns > 0 else { return result }
    _ = SingleThreadedBLAS.ready
    cblas_dtrsm(
      CblasColMajor, CblasLeft, triangle.cblas, transposition.cblas, CblasNonUnit, Int32(rows),
      Int32(b.columns), 1, elements, Int32(rows), &result.elements, Int32(rows))
    return result
  }

  /// Solves Tx = b (or T′x = b) for one right-hand side (BLAS `dtrsv`).
  ///
  /// - Throws: as the form for several right-hand sides.
  public func solvingTriangle(
    _ triangle: Triangle, _ transposition: Transposition = .asIs, _ b: [Double]
  ) throws(LinearAlgebraError) -> [Double] {
    try solvingTriangle(
      triangle, transposition, Matrix(rows: b.count, columns: 1, elements: b)
    ).elements
  }

  /// The reciprocal condition number, in the 1-norm, of one triangle (LAPACK `dtrcon`).
  ///
  /// It is an estimate that is nearly always within a factor of three (Higham 1988, ACM TOMS 14).
  public func reciprocalCondition(of triangle: Triangle) -> Double {
    precondition(rows == columns, "the condition of a triangle is of a square matrix")
    guard rows > 0 else { return 1 }
    _ = SingleThreadedBLAS.ready
    var reciprocal = 0.0
    LAPACKE_dtrcon(
      LAPACK_COL_MAJOR, 0x31, triangle.lapack, 0x4E, Int32(rows), elements, Int32(rows),
      &reciprocal)
    return reciprocal
  }
}
