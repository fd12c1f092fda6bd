import CLAPACKE

/// The pivoted QR factorisation of a Jacobian, kept to solve damped least-squares problems
/// min ‖J·s − r‖² + λ‖s‖² for many λ without ever forming JᵀJ.
///
/// Each damped problem is the undamped one with the rows √λ·I appended; only the triangle is
/// factorised again (Moré, 1978; Golub & Van Loan, §6.1.4).
package struct DampedLeastSquares {
  /// Number of rows of the Jacobian.
  package let rows: Int
  /// Number of columns, at most `rows`.
  package let columns: Int
  /// `pivot[k]` is the original column that stands at place k.
  package let pivot: [Int]
  /// The upper triangle, column by column, in pivoted order.
  package let triangle: [Double]
  private let factors: [Double]
  private let reflectors: [Double]

  /// Factorises a Jacobian.
  ///
  /// - Parameters:
  ///   - jacobian: `rows × columns` values, column by column, all finite.
  ///   - rows: at least `columns`.
  ///   - columns: at least one.
  package init(jacobian: [Double], rows: Int, columns: Int) {
    precondition(rows >= columns && columns > 0 && jacobian.count == rows * columns)
    var values = jacobian
    var places = [Int32](repeating: 0, count: columns)
    var tau = [Double](repeating: 0, count: columns)
    let status = LAPACKE_dgeqp3(
      LAPACK_COL_MAJOR, Int32(rows), Int32(columns), &values, Int32(rows), &places, &tau)
    precondition(status == 0, "dgeqp3 rejected its arguments")
    self.rows = rows
    self.columns = columns
    pivot = places.map { Int($0) - 1 }
    factors = values
    reflectors = tau
    var upper = [Double](repeating: 0, count: columns * columns)
    for column in 0..<columns {
      for row in 0...column { upper[column * columns + row] = values[column * rows + row] }
    }
    triangle = upper
  }

  /// |Rₖₖ| / |R₀₀| for every place: a small one marks a column that the others explain.
  package var relativeDiagonal: [Double] {
    let largest = abs(triangle[0])
    return (0..<columns).map { largest > 0 ? abs(triangle[$0 * columns + $0]) / largest : 0 }
  }

  /// Qᵀ applied to a vector of length `rows`: the first `columns` entries lie in the column space.
  package func rotated(_ vector: [Double]) -> [Double] {
    precondition(vector.count == rows)
    var result = vector
    let status = LAPACKE_dormqr(
      LAPACK_COL_MAJOR, CChar(bitPattern: UInt8(ascii: "L")),
      CChar(bitPattern: UInt8(ascii: "T")), Int32(rows), 1, Int32(columns), factors, Int32(rows),
      reflectors, &result, Int32(rows))
    precondition(status == 0, "dormqr rejected its arguments")
    return result
  }

  /// The minimiser of ‖J·s − r‖² + λ‖s‖², with the triangle that belongs to it.
  ///
  /// - Parameters:
  ///   - rotated: Qᵀr, as ``rotated(_:)`` gives it.
  ///   - damping: λ, not negative; where it is zero the Jacobian must have full rank.
  package func solution(rotated: [Double], damping: Double) -> DampedSolution {
    precondition(damping >= 0 && rotated.count >= columns)
    var right = Array(rotated.prefix(columns))
    let upper = damping > 0 ? dampedTriangle(damping, &right) : triangle
    let solved = Self.triangularSolve(upper, columns, transposed: false, right)
    return DampedSolution(step: unpivoted(solved), pivot: pivot, triangle: upper)
  }

  /// Solves R·u = w for the undamped triangle and returns u in the original column order.
  package func undamped(_ vector: [Double]) -> [Double] {
    unpivoted(Self.triangularSolve(triangle, columns, transposed: false, vector))
  }

  /// Solves Rᵀ·w = v where v is given in the original column order.
  package func transposedSolve(_ vector: [Double]) -> [Double] {
    Self.triangularSolve(triangle, columns, transposed: true, pivot.map { vector[$0] })
  }

  /// The inverse triangle with its rows in the original column order, row by row: the covariance
  /// of the solution is σ² times this times its transpose.
  package var inverseRows: [[Double]] {
    var rowsInOrder = [[Double]](
      repeating: [Double](repeating: 0, count: columns), count: columns)
    for column in 0..<columns {
      var unit = [Double](repeating: 0, count: columns)
      unit[column] = 1
      let solved = Self.triangularSolve(triangle, columns, transposed: false, unit)
      for place in 0..<columns { rowsInOrder[pivot[place]][column] = solved[place] }
    }
    return rowsInOrder
  }

  /// The columns that take part in a linear dependence: every column whose diagonal is at most
  /// `tolerance` of the largest, with the columns that explain it.
  package func dependentColumns(tolerance: Double) -> [Int] {
    let diagonal = relativeDiagonal
    guard let rank = diagonal.firstIndex(where: { !($0 > tolerance) }) else { return [] }
    var found: Set<Int> = []
    for place in rank..<columns {
      found.insert(pivot[place])
      guard rank > 0 else { continue }
      var leading: [Double] = []
      for column in 0..<rank {
        leading += triangle[(column * columns)..<(column * columns + rank)]
      }
      let weights = Self.triangularSolve(
        leading, rank, transposed: false,
        Array(triangle[(place * columns)..<(place * columns + rank)]))
      for (other, weight) in weights.enumerated() where abs(weight) > 1e-3 {
        found.insert(pivot[other])
      }
    }
    return found.sorted()
  }

  private func unpivoted(_ vector: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: columns)
    for place in 0..<columns { result[pivot[place]] = vector[place] }
    return result
  }

  private func dampedTriangle(_ damping: Double, _ right: inout [Double]) -> [Double] {
    let height = 2 * columns
    var augmented = [Double](repeating: 0, count: height * columns)
    for column in 0..<columns {
      for row in 0...column {
        augmented[column * height + row] = triangle[column * columns + row]
      }
      augmented[column * height + columns + column] = damping.squareRoot()
    }
    var tau = [Double](repeating: 0, count: columns)
    var tall = right + [Double](repeating: 0, count: columns)
    let factorised = LAPACKE_dgeqrf(
      LAPACK_COL_MAJOR, Int32(height), Int32(columns), &augmented, Int32(height), &tau)
    let applied = LAPACKE_dormqr(
      LAPACK_COL_MAJOR, CChar(bitPattern: UInt8(ascii: "L")),
      CChar(bitPattern: UInt8(ascii: "T")), Int32(height), 1, Int32(columns), augmented,
      Int32(height), tau, &tall, Int32(height))
    precondition(factorised == 0 && applied == 0, "LAPACK rejected its arguments")
    right = Array(tall.prefix(columns))
    var upper = [Double](repeating: 0, count: columns * columns)
    for column in 0..<columns {
      for row in 0...column {
        upper[column * columns + row] = augmented[column * height + row]
      }
    }
    return upper
  }

  fileprivate static func triangularSolve(
    _ triangle: [Double], _ order: Int, transposed: Bool, _ right: [Double]
  ) -> [Double] {
    var result = right
    cblas_dtrsv(
      CblasColMajor, CblasUpper, transposed ? CblasTrans : CblasNoTrans, CblasNonUnit,
      Int32(order), triangle, Int32(order), &result, 1)
    return result
  }
}

/// A damped step and the triangle from which it was solved.
package struct DampedSolution {
  /// The step, in the original column order.
  package let step: [Double]
  private let pivot: [Int]
  private let triangle: [Double]

  init(step: [Double], pivot: [Int], triangle: [Double]) {
    self.step = step
    self.pivot = pivot
    self.triangle = triangle
  }

  /// The derivative of ‖s(λ)‖ with respect to λ: −‖R_λ⁻ᵀ s‖² / ‖s‖ (Moré, 1978, eq. 5.8).
  package var lengthSlope: Double {
    let length = cblas_dnrm2(Int32(step.count), step, 1)
    guard length > 0 else { return 0 }
    let solved = DampedLeastSquares.triangularSolve(
      triangle, step.count, transposed: true, pivot.map { step[$0] })
    let norm = cblas_dnrm2(Int32(solved.count), solved, 1)
    return -norm * norm / length
  }
}
