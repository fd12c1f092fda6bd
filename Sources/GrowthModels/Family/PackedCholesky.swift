import Foundation

/// The lower-triangular factor of a symmetric positive definite matrix, packed by rows.
///
/// Kept apart from the general factorizations because a forecast needs hundreds of them of order 10
/// to 40, where calling out costs more than the arithmetic.
struct PackedCholesky {
  /// The rows of the factor, one after another: row i has i + 1 entries.
  private(set) var entries: [Double]
  /// The number of rows.
  let order: Int

  /// Factors the matrix given by the rows of its lower triangle.
  ///
  /// Returns `nil` when the matrix is not numerically positive definite.
  init?(lowerRows: [Double], order: Int) {
    entries = lowerRows
    self.order = order
    for row in 0..<order {
      let rowStart = row * (row + 1) / 2
      for column in 0...row {
        let columnStart = column * (column + 1) / 2
        var sum = entries[rowStart + column]
        for k in 0..<column { sum -= entries[rowStart + k] * entries[columnStart + k] }
        if column < row {
          entries[rowStart + column] = sum / entries[columnStart + column]
        } else {
          guard sum > 0, sum.isFinite else { return nil }
          entries[rowStart + column] = sum.squareRoot()
        }
      }
    }
  }

  /// The entry in `row` and `column` of the lower triangle.
  subscript(row: Int, column: Int) -> Double { entries[row * (row + 1) / 2 + column] }

  /// The log of the determinant of the leading block of the given order.
  func logDeterminant(leading count: Int) -> Double {
    var product = 0.0
    for row in 0..<count { product += 2 * log(self[row, row]) }
    return product
  }

  /// Solves the leading block of the factor for the values: uncorrelated, of variance one.
  func whitened(_ values: [Double]) -> [Double] {
    var result = values
    for row in values.indices {
      let start = row * (row + 1) / 2
      var sum = result[row]
      for k in 0..<row { sum -= entries[start + k] * result[k] }
      result[row] = sum / entries[start + row]
    }
    return result
  }
}
