import LinearAlgebra

/// The last digits of a minimum, and the proof that it is one.
///
/// Newton's method on the sum of squares with residuals in ``ExtendedDouble``. With the QR factor
/// R of the Jacobian and w = R·u the Newton equations are (I − B)·w = Qᵀr, where
/// B = R⁻ᵀ(Σᵢ rᵢ∇²fᵢ)R⁻¹ is the effective residual curvature (Bates & Watts, 1980; Hamilton, Watts
/// & Bates, 1982): nothing is squared, and the point is a strict minimum just where every
/// eigenvalue of B lies below one.
struct NewtonPolish {
  /// The minimum to about 30 digits.
  let point: [ExtendedDouble]
  /// Weighted residuals there.
  let residuals: [ExtendedDouble]
  let sumOfSquares: ExtendedDouble
  /// The linear model at the last point.
  let frame: LocalFrame
  /// The largest eigenvalue of B.
  let largestCurvature: Double
  /// ‖R(b − b̂)‖ of the last step relative to the length of the parameters.
  let lastRelativeStep: Double
  let steps: Int

  /// Polishes from a point near a minimum; nil where the Jacobian is not finite or rank-deficient.
  init?(_ function: any ResidualFunction, from start: [Double], rankTolerance: Double) {
    var point = start.map { ExtendedDouble($0) }
    var residuals = function.extendedResiduals(point)
    var lastStep = Double.infinity
    var taken = 0
    var known: ResidualHessian?
    while true {
      let nearest = point.map(\.high)
      let none = [Double](repeating: 0, count: function.columns)
      guard residuals.allSatisfy(\.isFinite),
        let frame = LocalFrame(function, nearest, residuals.map(\.high), minimumScale: none),
        (frame.factorization.relativeDiagonal.last ?? 0) > rankTolerance
      else { return nil }
      // Second derivatives are taken again only while the point still moves visibly.
      if lastStep > 1e-5 || known?.free != frame.free {
        known = ResidualHessian(function, frame.free, nearest, residuals.map(\.high))
      }
      guard let known, let curvature = ResidualCurvature(known, frame) else { return nil }
      let step = curvature.newtonStep(frame)
      let length = step.norm
      let whole = zip(nearest, frame.scale).map { $0 * $1 }.norm
      let relative = whole > 0 ? length / whole : length
      // Quadratic convergence leaves rounding only; a step that no longer halves is rounding.
      let isDone = relative == 0 || (taken >= 3 && relative > 0.5 * lastStep) || taken == 60
      if isDone {
        self.point = point
        self.residuals = residuals
        self.frame = frame
        sumOfSquares = residuals.reduce(ExtendedDouble(0)) { $0 + $1 * $1 }
        largestCurvature = curvature.largest
        lastRelativeStep = relative
        steps = taken
        return
      }
      let sum = residuals.map(\.high).sumOfSquares
      guard let moved = Self.move(function, frame, point, step, sum) else { return nil }
      point = moved.point
      residuals = moved.residuals
      lastStep = relative
      taken += 1
    }
  }

  /// Moves along the step, halved until the sum of squares does not grow beyond rounding.
  private static func move(
    _ function: any ResidualFunction, _ frame: LocalFrame, _ point: [ExtendedDouble],
    _ step: [Double], _ sumOfSquares: Double
  ) -> (point: [ExtendedDouble], residuals: [ExtendedDouble])? {
    var fraction = 1.0
    for _ in 0..<30 {
      var moved = point
      for (place, j) in frame.free.enumerated() {
        let change = ExtendedDouble(fraction * step[place] / frame.scale[j])
        let target = point[j] + change
        let held = function.parameters[j].domain.limited(from: point[j].high, to: target.high)
        moved[j] = held == target.high ? target : ExtendedDouble(held)
      }
      let residuals = function.extendedResiduals(moved)
      let sum = residuals.map(\.high).sumOfSquares
      if sum.isFinite, sum <= sumOfSquares * (1 + 1e-12) { return (moved, residuals) }
      fraction *= 0.5
    }
    return nil
  }
}

/// Σ rᵢ∇²fᵢ of the free parameters.
struct ResidualHessian {
  let free: [Int]
  let values: [[Double]]

  init(
    _ function: any ResidualFunction, _ free: [Int], _ point: [Double], _ residuals: [Double]
  ) {
    self.free = free
    var hessian = [[Double]](
      repeating: [Double](repeating: 0, count: free.count), count: free.count)
    for a in free.indices {
      for b in 0...a {
        let second = function.mixedCurvature(point, free[a], free[b])
        hessian[a][b] = zip(second, residuals).reduce(0) { $0 + $1.0 * $1.1 }
        hessian[b][a] = hessian[a][b]
      }
    }
    values = hessian
  }
}

/// The effective residual curvature B with its eigenvalues.
struct ResidualCurvature {
  private let eigensystem: SymmetricEigensystem

  /// - Returns: nil where a second derivative is not finite.
  init?(_ hessian: ResidualHessian, _ frame: LocalFrame) {
    let order = frame.free.count
    let scale = frame.free.map { frame.scale[$0] }
    let scaled = zip(hessian.values, scale).map { row, own in
      zip(row, scale).map { $0 / (own * $1) }
    }
    // R⁻ᵀ applied from both sides, first to the columns, then to the rows.
    let half = scaled.map { frame.factorization.transposedSolve($0) }
    var matrix = [Double](repeating: 0, count: order * order)
    for column in 0..<order {
      let solved = frame.factorization.transposedSolve(half.map { $0[column] })
      for row in 0..<order { matrix[column * order + row] = solved[row] }
    }
    guard matrix.allSatisfy(\.isFinite),
      let system = SymmetricEigensystem(matrix, order: order)
    else { return nil }
    eigensystem = system
  }

  /// The largest eigenvalue: below one at a minimum; Gauss–Newton converges at this rate.
  var largest: Double { eigensystem.values.last ?? 0 }

  /// The scaled Newton step; along directions of negative curvature its length is taken as if the
  /// curvature were positive, so that it always leads downhill.
  func newtonStep(_ frame: LocalFrame) -> [Double] {
    let order = frame.free.count
    var w = [Double](repeating: 0, count: order)
    for (value, vector) in zip(eigensystem.values, eigensystem.vectors) {
      let along = (0..<order).reduce(0) { $0 + vector[$1] * frame.rotated[$1] }
      let stiffness = Swift.max(abs(1 - value), 1e-3)
      for row in 0..<order { w[row] += along / stiffness * vector[row] }
    }
    return frame.factorization.undamped(w)
  }
}
