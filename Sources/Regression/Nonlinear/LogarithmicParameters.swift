/// A residual function seen in the logarithms of its parameters, θⱼ = log|bⱼ|, with their signs held.
///
/// Where the way from start to minimum leads over orders of magnitude, equal steps in θ are equal
/// factors in b.
struct LogarithmicParameters: ResidualFunction {
  private let base: any ResidualFunction
  private let signs: [Double]
  let parameters: [ModelParameter]
  var rows: Int { base.rows }

  /// - Returns: nil where a parameter starts at zero, or has a domain that its sign does not decide.
  init?(_ base: any ResidualFunction, start: [Double]) {
    for (value, parameter) in zip(start, base.parameters) {
      let isFree = parameter.domain == .real || parameter.domain == .positive
      guard value != 0, isFree else { return nil }
    }
    self.base = base
    signs = start.map { $0 < 0 ? -1 : 1 }
    parameters = base.parameters.map { ModelParameter($0.name) }
  }

  /// The logarithms of a point.
  func logarithms(of point: [Double]) -> [Double] { point.map { Double.log(abs($0)) } }

  /// The parameters at a point of logarithms.
  func point(at logarithms: [Double]) -> [Double] {
    zip(logarithms, signs).map { $1 * Double.exp($0) }
  }

  func residuals(_ b: [Double]) -> [Double] { base.residuals(point(at: b)) }

  func jacobian(_ b: [Double]) -> [Double] {
    let point = point(at: b)
    var values = base.jacobian(point)
    for j in 0..<columns {
      for row in 0..<rows { values[j * rows + row] *= point[j] }
    }
    return values
  }

  func curvature(_ b: [Double], along direction: [Double]) -> [Double] {
    let point = point(at: b)
    let velocity = zip(point, direction).map { $0 * $1 }
    var result = base.curvature(point, along: velocity)
    let slopes = base.jacobian(point)
    for j in 0..<columns {
      let acceleration = velocity[j] * direction[j]
      for row in 0..<rows { result[row] += slopes[j * rows + row] * acceleration }
    }
    return result
  }

  func mixedCurvature(_ b: [Double], _ j: Int, _ k: Int) -> [Double] {
    let point = point(at: b)
    var result = base.mixedCurvature(point, j, k).map { $0 * point[j] * point[k] }
    if j == k {
      let slopes = base.jacobian(point)
      for row in 0..<rows { result[row] += slopes[j * rows + row] * point[j] }
    }
    return result
  }

  func extendedResiduals(_ b: [ExtendedDouble]) -> [ExtendedDouble] {
    base.extendedResiduals(zip(b, signs).map { ExtendedDouble($1) * .exp($0) })
  }

  func valueAndGradient(at x: [Double], _ b: [Double]) -> (value: Double, gradient: [Double]) {
    let point = point(at: b)
    let (value, gradient) = base.valueAndGradient(at: x, point)
    return (value, zip(gradient, point).map { $0 * $1 })
  }
}
