/// Cholesky factors of four symmetric positive definite matrices of the same order at once, packed
/// by rows.
///
/// A forecast needs dozens of factorizations of order 10 to 40: too small for a library's call to
/// pay, and of the same shape, so that four of them fill a vector register.
struct LaneCholesky: Sendable {
  typealias Lanes = MemberGrid.Lanes

  /// The rows of the factors: row i has i + 1 entries, the last of them inverted, or zero where it is
  /// zero.
  private(set) var entries: [Lanes]
  /// The number of rows.
  let order: Int

  /// Factors the matrices given by the rows of their lower triangles.
  ///
  /// Returns `nil` when one of them is not numerically positive definite in its first
  /// `definiteCount` rows; what follows them may be determined by them.
  init?(lowerRows: [Lanes], order: Int, definiteCount: Int) {
    entries = lowerRows
    self.order = order
    guard Self.factor(&entries, order: order, definiteCount: definiteCount) else { return nil }
  }

  private static func factor(_ entries: inout [Lanes], order: Int, definiteCount: Int) -> Bool {
    var rowStart = 0
    for row in 0..<order {
      var columnStart = 0
      for column in 0...row {
        var sum = entries[rowStart + column]
        for k in 0..<column { sum -= entries[rowStart + k] * entries[columnStart + k] }
        if column < row {
          entries[rowStart + column] = sum * entries[columnStart + column]
        } else {
          guard all(sum .< .infinity), row >= definiteCount || all(sum .> 0) else { return false }
          let inverse = 1 / sum.squareRoot()
          entries[rowStart + column] =
            row < definiteCount ? inverse : inverse.replacing(with: 0, where: .!(sum .> 1e-12))
        }
        columnStart += column + 1
      }
      rowStart += row + 1
    }
    return true
  }

  /// The entry in `row` and `column` below the diagonal.
  func entry(_ row: Int, _ column: Int) -> Lanes { entries[row * (row + 1) / 2 + column] }

  /// The entry on the diagonal of `row`.
  func diagonal(_ row: Int) -> Lanes {
    let inverse = entries[row * (row + 3) / 2]
    return (1 / inverse).replacing(with: 0, where: inverse .== 0)
  }
}
