import LinearAlgebra

/// Linear equations in the coefficients, Rβ = q: exact restrictions on a fit, or a hypothesis to
/// test.
public struct LinearRestrictions: Sendable, Equatable {
  /// R, one row for each equation and one column for each term.
  public let matrix: Matrix
  /// q, one value for each equation.
  public let values: [Double]

  /// Equations from their matrix; the right-hand side is zero unless given.
  ///
  /// - Throws: `RegressionError` when lengths differ or an entry is not finite.
  public init(_ matrix: Matrix, equal values: [Double]? = nil) throws(RegressionError) {
    let right = values ?? [Double](repeating: 0, count: matrix.rows)
    guard right.count == matrix.rows else {
      throw .lengthMismatch(
        what: "right-hand sides", found: right.count, required: matrix.rows)
    }
    if let place = matrix.firstNonFinite { throw .nonFiniteRestriction(row: place.row) }
    if let row = right.firstIndex(where: { !$0.isFinite }) {
      throw .nonFiniteRestriction(row: row)
    }
    self.matrix = matrix
    self.values = right
  }

  /// Equations from weights by term name: `[["x": 1, "z": -1]]` says that x and z have one
  /// coefficient.
  ///
  /// - Throws: `RegressionError` when a term is unknown, lengths differ or an entry is not finite.
  public init(
    _ equations: [[String: Double]], equal values: [Double]? = nil, in design: DesignMatrix
  ) throws(RegressionError) {
    var matrix = Matrix(rows: equations.count, columns: design.columns)
    for (row, equation) in equations.enumerated() {
      for (term, weight) in equation { matrix[row, try design.column(of: term)] = weight }
    }
    try self.init(matrix, equal: values)
  }

  /// The hypothesis that the coefficients of these terms are zero.
  ///
  /// - Throws: `RegressionError.unknownTerm`.
  public static func zero(
    _ terms: [String], in design: DesignMatrix
  ) throws(RegressionError) -> LinearRestrictions {
    try LinearRestrictions(terms.map { [$0: 1] }, in: design)
  }

  /// The number of equations.
  public var count: Int { matrix.rows }
}

/// The coefficients that satisfy restrictions, β = offset + basis·γ with γ free, by elimination
/// with pivoting over the columns in double-double (Lawson and Hanson 1974, chapter 21).
struct RestrictedCoefficients: Sendable {
  let offset: [DoubleDouble]
  let basis: DoubleDoubleMatrix
  /// The columns whose coefficients stay free, in order.
  let freeColumns: [Int]

  /// - Throws: `RegressionError.dependentRestrictions` with the first equation that adds nothing.
  init(_ restrictions: LinearRestrictions) throws(RegressionError) {
    let (q, p) = (restrictions.matrix.rows, restrictions.matrix.columns)
    var a = DoubleDoubleMatrix(restrictions.matrix)
    var right = restrictions.values.map { DoubleDouble($0) }
    let largest = restrictions.matrix.elements.reduce(0) { max($0, abs($1)) }
    var pivots: [Int] = []
    for row in 0..<q {
      let free = (0..<p).filter { !pivots.contains($0) }
      guard let column = free.max(by: { abs(a[row, $0].high) < abs(a[row, $1].high) }),
        abs(a[row, column].high) > 0x1p-45 * largest
      else { throw .dependentRestrictions(row: row) }
      a.eliminate(column, with: row, &right)
      pivots.append(column)
    }
    let free = (0..<p).filter { !pivots.contains($0) }
    var offset = [DoubleDouble](repeating: .zero, count: p)
    var basis = DoubleDoubleMatrix(rows: p, columns: free.count)
    for (row, pivot) in pivots.enumerated() {
      offset[pivot] = right[row]
      for (k, column) in free.enumerated() { basis[pivot, k] = -a[row, column] }
    }
    for (k, column) in free.enumerated() { basis[column, k] = DoubleDouble(1) }
    self.offset = offset
    self.basis = basis
    freeColumns = free
  }
}

extension DoubleDoubleMatrix {
  /// Gauss–Jordan: makes the entry of `row` in `column` one and that of every other row zero.
  fileprivate mutating func eliminate(
    _ column: Int, with row: Int, _ right: inout [DoubleDouble]
  ) {
    let pivot = self[row, column]
    for j in 0..<columns { self[row, j] = self[row, j] / pivot }
    right[row] = right[row] / pivot
    for other in 0..<rows where other != row {
      let weight = self[other, column]
      if weight.high == 0 { continue }
      for j in 0..<columns { self[other, j] -= weight * self[row, j] }
      right[other] -= weight * right[row]
    }
  }
}
