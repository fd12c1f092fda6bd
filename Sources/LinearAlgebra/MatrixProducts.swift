import CLAPACKE

/// How an operand enters a product.
public enum Transposition: Sendable {
  case asIs
  case transposed

  var cblas: CBLAS_TRANSPOSE { self == .asIs ? CblasNoTrans : CblasTrans }
}

extension Matrix {
  /// The product of two matrices, either of which may be transposed on the way (BLAS `dgemm`).
  ///
  /// - Throws: `LinearAlgebraError.shape` when the inner extents differ.
  public func times(
    _ other: Matrix, self own: Transposition = .asIs, other theirs: Transposition = .asIs
  ) throws(LinearAlgebraError) -> Matrix {
    let (m, k) = own == .asIs ? (rows, columns) : (columns, rows)
    let (k2, n) = theirs == .asIs ? (other.rows, other.columns) : (other.columns, other.rows)
    guard k == k2 else {
      throw .shape(
        operation: "A matrix product", required: "equal inner extents", found: "\(k) and \(k2)")
    }
    var result = Matrix(rows: m, columns: n)
    guard m > 0, n > 0, k > 0 else { return result }
    _ = SingleThreadedBLAS.ready
    cblas_dgemm(
      CblasColMajor, own.cblas, theirs.cblas, Int32(m), Int32(n), Int32(k), 1, elements,
      Int32(rows), other.elements, Int32(other.rows), 0, &result.elements, Int32(m))
    return result
  }

  /// The product with a vector (BLAS `dgemv`).
  ///
  /// - Throws: `LinearAlgebraError.shape` when the vector's length is not the inner extent.
  public func times(
    _ vector: [Double], self own: Transposition = .asIs
  ) throws(LinearAlgebraError) -> [Double] {
    let (m, k) = own == .asIs ? (rows, columns) : (columns, rows)
    guard vector.count == k else {
      throw .shape(
        operation: "A matrix-vector product", required: "a vector of \(k)",
        found: "\(vector.count)")
    }
    var result = [Double](repeating: 0, count: m)
    guard m > 0, k > 0 else { return result }
    _ = SingleThreadedBLAS.ready
    cblas_dgemv(
      CblasColMajor, own.cblas, Int32(rows), Int32(columns), 1, elements, Int32(rows), vector, 1,
      0, &result, 1)
    return result
  }

  /// The cross product X′X, symmetric and complete (BLAS `dsyrk`).
  public var crossProduct: Matrix {
    var result = Matrix(rows: columns, columns: columns)
    guard columns > 0, rows > 0 else { return result }
    _ = SingleThreadedBLAS.ready
    cblas_dsyrk(
      CblasColMajor, CblasUpper, CblasTrans, Int32(columns), Int32(rows), 1, elements,
      Int32(rows), 0, &result.elements, Int32(columns))
    result.mirrorUpperTriangle()
    return result
  }

  /// Copies the upper triangle onto the lower one.
  mutating func mirrorUpperTriangle() {
    for j in 0..<columns {
      for i in 0..<j { self[j, i] = self[i, j] }
    }
  }

  /// The quadratic form v′Av.
  ///
  /// - Throws: `LinearAlgebraError.shape` unless the matrix is square of the vector's length.
  public func quadraticForm(_ vector: [Double]) throws(LinearAlgebraError) -> Double {
    let product = try times(vector)
    guard product.count == vector.count else {
      throw .shape(
        operation: "A quadratic form", required: "a square matrix", found: "\(rows) × \(columns)")
    }
    return zip(vector, product).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
