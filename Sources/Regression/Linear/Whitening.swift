import Foundation
import LinearAlgebra

/// A linear map, found once from an error structure, after which errors are independent with
/// variance σ²: L⁻¹ where the errors' covariance is σ²LL′.
struct Whitening: Sendable {
  /// ln|LL′|, which the likelihood needs.
  let logDeterminant: Double
  private let form: Form

  private enum Form: Sendable {
    case none
    /// Multiplies each row by its factor.
    case scaling([DoubleDouble])
    /// Takes ρ times the row before; the first row is multiplied by √(1 − ρ²), and all are divided
    /// by it (Prais and Winsten 1954), so that the errors keep their variance σ².
    case differencing(Double)
    case dense(Cholesky)
    case blocks([Cholesky])
    case banded(BandedCholesky)
  }

  /// Whether the rows stay as they are.
  var isIdentity: Bool {
    if case .none = form { true } else { false }
  }

  /// - Throws: `RegressionError` when lengths differ, a weight is not positive, a covariance is not
  ///   symmetric and positive definite or an autocorrelation is out of range.
  init(_ errors: ErrorStructure, rows: Int) throws(RegressionError) {
    switch errors {
    case .independent:
      form = .none
      logDeterminant = 0
    case .analyticWeights(let weights):
      try Self.requireLength(weights.count, rows, "weights")
      for (row, weight) in weights.enumerated() where !(weight > 0 && weight.isFinite) {
        throw .invalidWeight(row: row, weight: weight)
      }
      form = .scaling(weights.map { DoubleDouble($0).squareRoot() })
      logDeterminant = -weights.reduce(0) { $0 + log($1) }
    case .standardErrors(let values, _):
      try Self.requireLength(values.count, rows, "standard errors")
      for (row, value) in values.enumerated() where !(value > 0 && value.isFinite) {
        throw .invalidStandardError(row: row, standardError: value)
      }
      form = .scaling(values.map { DoubleDouble(1) / DoubleDouble($0) })
      logDeterminant = values.reduce(0) { $0 + 2 * log($1) }
    case .covariance(let matrix, _):
      let factor = try Self.factor(matrix)
      try Self.requireLength(factor.order, rows, "rows of the covariance")
      form = .dense(factor)
      logDeterminant = factor.logDeterminant
    case .blocks(let matrices, _):
      var factors: [Cholesky] = []
      for matrix in matrices { factors.append(try Self.factor(matrix)) }
      try Self.requireLength(
        factors.reduce(0) { $0 + $1.order }, rows, "rows of the blocks")
      form = .blocks(factors)
      logDeterminant = factors.reduce(0) { $0 + $1.logDeterminant }
    case .banded(let diagonals, _):
      try Self.requireLength(diagonals.first?.count ?? 0, rows, "variances")
      let factor = try Self.factor(diagonals)
      form = .banded(factor)
      logDeterminant = factor.logDeterminant
    case .autoregressive(let rho):
      guard abs(rho) < 1 else { throw .autocorrelationOutOfRange(rho) }
      form = .differencing(rho)
      logDeterminant = Double(rows - 1) * log1p(-rho * rho)
    }
  }

  /// L⁻¹ times each column, in double-double where the structure permits.
  func whitening(_ columns: DoubleDoubleMatrix) -> DoubleDoubleMatrix {
    var result = columns
    let n = columns.rows
    switch form {
    case .none: break
    case .scaling(let factors):
      for j in 0..<columns.columns {
        for i in 0..<n { result[i, j] = columns[i, j] * factors[i] }
      }
    case .differencing(let rho):
      let root = (DoubleDouble(1) - DoubleDouble.product(rho, rho)).squareRoot()
      for j in 0..<columns.columns {
        for i in 1..<max(n, 1) {
          result[i, j] = (columns[i, j] - columns[i - 1, j] * rho) / root
        }
      }
    case .dense, .blocks, .banded:
      result = DoubleDoubleMatrix(whitening(columns.rounded))
    }
    return result
  }

  /// L⁻¹ times each column, in double precision.
  func whitening(_ columns: Matrix) -> Matrix {
    switch form {
    case .none: columns
    case .scaling(let factors): columns.scaling(rows: factors.map(\.value))
    case .differencing: whitening(DoubleDoubleMatrix(columns)).rounded
    case .dense(let factor): Self.applied(factor, columns)
    case .banded(let factor): factor.whitening(columns)
    case .blocks(let factors): Self.applied(factors, columns)
    }
  }

  private static func applied(_ factor: Cholesky, _ columns: Matrix) -> Matrix {
    do {
      return try factor.whitening(columns)
    } catch {
      preconditionFailure("the rows were counted before: \(error)")
    }
  }

  private static func applied(_ factors: [Cholesky], _ columns: Matrix) -> Matrix {
    var result = columns
    var start = 0
    for factor in factors {
      let rows = Array(start..<(start + factor.order))
      let part = applied(factor, columns.selecting(rows: rows))
      for j in 0..<columns.columns {
        for i in rows { result[i, j] = part[i - start, j] }
      }
      start += factor.order
    }
    return result
  }
}

extension Whitening {
  private static func requireLength(
    _ found: Int, _ required: Int, _ what: String
  ) throws(RegressionError) {
    guard found == required else {
      throw .lengthMismatch(what: what, found: found, required: required)
    }
  }

  private static func factor(_ matrix: Matrix) throws(RegressionError) -> Cholesky {
    try matrix.factoredAsCovariance(of: "the errors")
  }

  private static func factor(_ diagonals: [[Double]]) throws(RegressionError) -> BandedCholesky {
    do {
      return try BandedCholesky(diagonals: diagonals)
    } catch {
      switch error {
      case .notPositiveDefinite(let order):
        throw .covarianceNotPositiveDefinite(of: "the errors", order: order)
      case .nonFinite(let row, let column):
        throw .invalidCovariance(of: "the errors", row: row, column: column)
      default:
        throw .lengthMismatch(
          what: "covariances on a diagonal", found: diagonals.last?.count ?? 0,
          required: (diagonals.first?.count ?? 0) - diagonals.count + 1)
      }
    }
  }
}

extension Matrix {
  /// The Cholesky factor of a covariance that a user gave.
  ///
  /// - Throws: `RegressionError` with the place where it is not symmetric, finite or positive
  ///   definite.
  func factoredAsCovariance(of what: String) throws(RegressionError) -> Cholesky {
    guard rows == columns else {
      throw .lengthMismatch(what: "columns of the covariance", found: columns, required: rows)
    }
    for j in 0..<columns {
      for i in 0...j {
        let (a, b) = (self[i, j], self[j, i])
        // Two computations of one covariance may differ in their last bits.
        guard a.isFinite, b.isFinite, abs(a - b) <= 0x1p-40 * max(abs(a), abs(b)) else {
          throw .invalidCovariance(of: what, row: j, column: i)
        }
      }
    }
    do {
      return try Cholesky(self)
    } catch {
      guard case .notPositiveDefinite(let order) = error else {
        preconditionFailure("shape and entries were checked: \(error)")
      }
      throw .covarianceNotPositiveDefinite(of: what, order: order)
    }
  }

  /// Each row multiplied by its factor.
  func scaling(rows factors: [Double]) -> Matrix {
    var scaled = elements
    for j in 0..<columns {
      for i in 0..<rows { scaled[i + j * rows] *= factors[i] }
    }
    return Matrix(rows: rows, columns: columns, elements: scaled)
  }
}
