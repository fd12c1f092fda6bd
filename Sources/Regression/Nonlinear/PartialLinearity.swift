import LinearAlgebra

/// The parameters in which a model is linear while the others are held: their best values follow
/// from one linear fit (Golub & Pereyra, 1973).
enum PartialLinearity {
  /// Parameters whose second derivatives among themselves are exactly zero at the point.
  static func indices(_ function: any ResidualFunction, _ point: [Double]) -> [Int] {
    var found: [Int] = []
    for candidate in 0..<function.columns {
      let isLinear = (found + [candidate]).allSatisfy { other in
        function.mixedCurvature(point, candidate, other).allSatisfy { $0 == 0 }
      }
      if isLinear { found.append(candidate) }
    }
    return found.count < function.columns ? found : []
  }

  /// The point with its linear parameters at their best values; nil where these are not determined
  /// or lie outside their domains.
  static func solve(
    _ function: any ResidualFunction, _ point: [Double], _ residuals: [Double], _ linear: [Int]
  ) -> [Double]? {
    let rows = function.rows
    let full = function.jacobian(point)
    var columns: [Double] = []
    var norms: [Double] = []
    for j in linear {
      let column = Array(full[(j * rows)..<((j + 1) * rows)])
      let norm = column.norm
      guard norm > 0, norm.isFinite else { return nil }
      norms.append(norm)
      columns += column.map { $0 / norm }
    }
    let factorization = DampedLeastSquares(jacobian: columns, rows: rows, columns: linear.count)
    guard (factorization.relativeDiagonal.last ?? 0) > 1e-10 else { return nil }
    let step = factorization.solution(
      rotated: factorization.rotated(residuals), damping: 0
    ).step
    var solved = point
    for (place, j) in linear.enumerated() {
      solved[j] += step[place] / norms[place]
      guard function.parameters[j].domain.contains(solved[j]) else { return nil }
    }
    return solved
  }
}
