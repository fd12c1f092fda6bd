import LinearAlgebra

/// The linear model of the residuals around one point, in scaled parameters u = D·δ, with the
/// parameters that rest on a closed end of their domain left out.
struct LocalFrame {
  /// Parameters that may move.
  let free: [Int]
  /// D: column norms of the Jacobian, for all parameters.
  let scale: [Double]
  /// ‖Q₁ᵀr‖/√p over ‖Q₂ᵀr‖/√(n−p): how far from orthogonal residuals and tangent plane are (Bates &
  /// Watts, 1981).
  let relativeOffset: Double
  let factorization: DampedLeastSquares
  let rotated: [Double]
  private let jacobian: [Double]
  private let residuals: [Double]
  private let rows: Int

  /// - Returns: nil where the Jacobian is not finite or nothing may move.
  init?(
    _ function: any ResidualFunction, _ point: [Double], _ residuals: [Double],
    minimumScale: [Double]
  ) {
    let rows = function.rows
    let full = function.jacobian(point)
    guard full.allSatisfy(\.isFinite) else { return nil }
    self.residuals = residuals
    self.rows = rows
    var norms: [Double] = []
    var freeColumns: [Int] = []
    for (j, parameter) in function.parameters.enumerated() {
      let column = Array(full[(j * rows)..<((j + 1) * rows)])
      norms.append(Swift.max(column.norm, minimumScale[j]))
      let descent = zip(column, residuals).reduce(0) { $0 + $1.0 * $1.1 }
      if !parameter.domain.blocks(point[j], movingAlong: descent) { freeColumns.append(j) }
    }
    scale = norms.map { $0 > 0 ? $0 : 1 }
    guard !freeColumns.isEmpty else { return nil }
    free = freeColumns
    var scaled: [Double] = []
    scaled.reserveCapacity(rows * freeColumns.count)
    for j in freeColumns {
      for row in 0..<rows { scaled.append(full[j * rows + row] / scale[j]) }
    }
    jacobian = scaled
    factorization = DampedLeastSquares(jacobian: scaled, rows: rows, columns: free.count)
    rotated = factorization.rotated(residuals)
    let inside = Array(rotated.prefix(free.count)).norm / Double(free.count).squareRoot()
    let outside =
      Array(rotated.dropFirst(free.count)).norm / Double(rows - free.count).squareRoot()
    relativeOffset = outside > 0 ? inside / outside : (inside > 0 ? .infinity : 0)
  }

  /// The minimiser of ‖Ju − r‖ within ‖u‖ ≤ `radius`, to a tenth of the radius, by Newton's method
  /// on the secular equation (Moré, 1978).
  func step(within radius: Double) -> (step: [Double], damping: Double) {
    let hasFullRank = (factorization.relativeDiagonal.last ?? 0) > 1e-14
    if hasFullRank {
      let newton = factorization.solution(rotated: rotated, damping: 0).step
      if newton.norm <= 1.1 * radius, newton.allSatisfy(\.isFinite) { return (newton, 0) }
    }
    let gradient = gradientNorm
    guard gradient > 0 else { return ([Double](repeating: 0, count: free.count), 0) }
    var upper = gradient / radius
    var lower = 0.0
    var damping = Swift.max(upper * 1e-3, Double.leastNormalMagnitude)
    var best = factorization.solution(rotated: rotated, damping: damping)
    for _ in 0..<40 {
      let length = best.step.norm
      if abs(length - radius) <= 0.1 * radius { break }
      if length > radius { lower = damping } else { upper = damping }
      let slope = best.lengthSlope
      var next = damping - (length - radius) / radius * length / slope
      if !(next > lower && next < upper) {
        next = Swift.max((lower * upper).squareRoot(), 1e-3 * upper)
      }
      if next == damping || next <= Double.leastNormalMagnitude { break }
      damping = next
      best = factorization.solution(rotated: rotated, damping: damping)
    }
    return (best.step, damping)
  }

  /// The second-order part of a step: half the solution of the same damped problem for the
  /// curvature of the model along the step.
  func bend(
    _ function: any ResidualFunction, _ point: [Double], step: [Double], damping: Double
  ) -> [Double] {
    var direction = [Double](repeating: 0, count: function.columns)
    for (place, j) in free.enumerated() { direction[j] = step[place] / scale[j] }
    let curvature = function.curvature(point, along: direction)
    guard curvature.allSatisfy(\.isFinite) else { return curvature }
    let right = factorization.rotated(curvature.map { -0.5 * $0 })
    return factorization.solution(rotated: right, damping: damping).step
  }

  /// The point that a scaled step reaches, held inside the domains.
  func end(from point: [Double], scaledStep: [Double], parameters: [ModelParameter]) -> [Double] {
    var end = point
    for (place, j) in free.enumerated() {
      let target = point[j] + scaledStep[place] / scale[j]
      end[j] = parameters[j].domain.limited(from: point[j], to: target)
    }
    return end
  }

  /// By how much the linear model's sum of squares falls between two points.
  func predictedReduction(to end: [Double], from point: [Double]) -> Double {
    predictedReduction(free.map { (end[$0] - point[$0]) * scale[$0] })
  }

  /// By how much the linear model's sum of squares falls along an unbent step.
  func predictedReduction(ofScaled solution: (step: [Double], damping: Double)) -> Double {
    predictedReduction(solution.step)
  }

  private func predictedReduction(_ scaledStep: [Double]) -> Double {
    var reduction = 0.0
    for row in 0..<rows {
      var change = 0.0
      for (place, value) in scaledStep.enumerated() {
        change += jacobian[place * rows + row] * value
      }
      reduction += change * (2 * residuals[row] - change)
    }
    return reduction
  }

  private var gradientNorm: Double {
    (0..<free.count).map { place in
      (0..<rows).reduce(0) { $0 + jacobian[place * rows + $1] * residuals[$1] }
    }.norm
  }
}

extension ParameterDomain {
  /// Whether a value on a closed end would be pushed out of the domain by a move of that sign.
  func blocks(_ value: Double, movingAlong direction: Double) -> Bool {
    isClosed && (value <= lower && direction <= 0 || value >= upper && direction >= 0)
  }
}
