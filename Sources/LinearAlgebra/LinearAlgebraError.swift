/// Why a matrix computation could not be done.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// A symmetric matrix is not positive definite: its leading block of this order (from 1) is not.
  case notPositiveDefinite(order: Int)
  /// A triangular matrix has a zero at this place on its diagonal (from 0), so it has no inverse.
  case singular(index: Int)
  /// An entry is infinite or not a number. Row and column count from 0.
  case nonFinite(row: Int, column: Int)
  /// Two shapes do not fit together. `required` and `found` say so in words.
  case shape(operation: String, required: String, found: String)
  /// An iteration inside a LAPACK routine did not converge.
  case noConvergence(routine: String)
}

extension LinearAlgebraError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notPositiveDefinite(let order):
      "The matrix is not positive definite: its leading block of order \(order) is not. "
        + "Check that it is a covariance of distinct, non-degenerate quantities."
    case .singular(let index):
      "The triangular matrix is singular: entry \(index) of its diagonal is zero."
    case .nonFinite(let row, let column):
      "The entry in row \(row), column \(column) (counted from 0) is infinite or not a number. "
        + "Remove or replace it."
    case .shape(let operation, let required, let found):
      "\(operation) needs \(required), but found \(found)."
    case .noConvergence(let routine):
      "LAPACK's \(routine) did not converge. Check the matrix for extreme values."
    }
  }
}
