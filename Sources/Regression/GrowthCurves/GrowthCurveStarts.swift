import LinearAlgebra

/// Starting values for a growth curve from its data: a grid over the parameters that enter
/// nonlinearly, with the others solved for at every point of it (Golub & Pereyra, 1973).
struct GrowthCurveStarts {
  private let curve: GrowthCurve
  private let times: [Double]
  private let values: [Double]
  private let rootWeights: [Double]

  init(_ curve: GrowthCurve, times: [Double], values: [Double], weights: [Double]?) {
    self.curve = curve
    self.times = times
    self.values = values
    rootWeights = (weights ?? [Double](repeating: 1, count: values.count)).map {
      $0.squareRoot()
    }
  }

  /// The points of the grid with the smallest sums of squares, best first.
  func best(_ count: Int) -> [[Double]] {
    guard let first = times.min(), let last = times.max(), last > first else { return [] }
    var found: [(start: [Double], sum: Double)] = []
    for shape in shapes(from: first, span: last - first) {
      if let start = solved(shape), let sum = weightedSum(start) { found.append((start, sum)) }
    }
    return found.sorted { $0.sum < $1.sum }.prefix(count).map(\.start)
  }

  /// Nonlinear parameters, in the curve's order, without the linear ones.
  private func shapes(from first: Double, span: Double) -> [[Double]] {
    let steps: [Double] = [0.25, 0.5, 1, 2, 4, 8, 16, 32]
    let rising = steps.map { $0 / span }
    let rates = rising + rising.map { -$0 }
    let midpoints = stride(from: -1.0, through: 3.0, by: 0.25).map { first + $0 * span }
    let sigmoids = rates.flatMap { rate in midpoints.map { [rate, $0] } }
    switch curve {
    case .logistic, .gompertz:
      return sigmoids
    case .richards:
      let exponents: [Double] = [-0.4, 0.1, 0.5, 1, 3]
      return exponents.flatMap { exponent in sigmoids.map { $0 + [exponent] } }
    case .bass:
      let ratios: [Double] = [0.3, 1, 3, 10, 30, 100, 300, 1000, 3000]
      return rising.flatMap { total in
        ratios.map { [total / (1 + $0), total * $0 / (1 + $0)] }
      }
    case .exponentialAsymptote:
      return rising.map { [$0] }
    }
  }

  private func solved(_ shape: [Double]) -> [Double]? {
    switch curve {
    case .exponentialAsymptote:
      // y = K(1 − e) + y₀·e is linear in both.
      let ceilingColumn = column([1, shape[0], 0])
      let initialColumn = column([0, shape[0], 1])
      guard let linear = leastSquares([ceilingColumn, initialColumn]), linear[0] > 0 else {
        return nil
      }
      return [linear[0], shape[0], linear[1]]
    default:
      guard let ceiling = multiple(of: column([1] + shape)), ceiling > 0 else { return nil }
      return [ceiling] + shape
    }
  }

  /// The multiple of a column that is nearest to the values.
  private func multiple(of column: [Double]) -> Double? {
    let scale = column.norm
    guard scale > 1e-300, scale.isFinite else { return nil }
    var product = 0.0
    for row in column.indices {
      product += column[row] / scale * (values[row] * rootWeights[row])
    }
    return product / scale
  }

  private func column(_ parameters: [Double]) -> [Double] {
    zip(times, rootWeights).map { $1 * curve.value(at: [$0], parameters) }
  }

  private func leastSquares(_ columns: [[Double]]) -> [Double]? {
    let norms = columns.map(\.norm)
    guard norms.allSatisfy({ $0 > 1e-300 && $0.isFinite }) else { return nil }
    let factorization = DampedLeastSquares(
      jacobian: zip(columns, norms).flatMap { column, norm in column.map { $0 / norm } },
      rows: values.count, columns: columns.count)
    guard (factorization.relativeDiagonal.last ?? 0) > 1e-10 else { return nil }
    let rotated = factorization.rotated(zip(values, rootWeights).map { $0 * $1 })
    let step = factorization.solution(rotated: rotated, damping: 0).step
    return zip(step, norms).map { $0 / $1 }
  }

  private func weightedSum(_ parameters: [Double]) -> Double? {
    let sum = zip(column(parameters), zip(values, rootWeights)).reduce(0) { total, pair in
      let residual = pair.1.0 * pair.1.1 - pair.0
      return total + residual * residual
    }
    return sum.isFinite ? sum : nil
  }
}
