/// A Student t curve on an even grid, for sums over many members: one multiplication finds the
/// cubic, and the cubic gives probability, density and its slope together.
///
/// The grid runs from −32 to 32 in steps of 1/16; the cubics match value and slope at its points, so
/// that probabilities are right to 10⁻⁷ between them, and are held constant beyond, where less than
/// 10⁻⁵ of the probability lies for five degrees of freedom.
struct CurveTable: Sendable {
  /// Coefficients of the cubic around each point of the grid, in powers of the distance in steps.
  let cubics: [SIMD4<Double>]
  /// Steps per unit.
  static let resolution = 16.0
  /// The number of points to either side of zero.
  static let reach = 512
  /// 1.5 · 2⁵², which rounds to a whole number when it is added.
  static let rounding = 0x1.8p52

  init(_ curve: StudentCurve) {
    // Each cubic serves half a step to either side of its point, and matches there.
    let half = 0.5
    cubics = (-Self.reach...Self.reach).map { point in
      let left = curve.cdfAndDensity((Double(point) - half) / Self.resolution)
      let right = curve.cdfAndDensity((Double(point) + half) / Self.resolution)
      let (a, b) = (left.density / Self.resolution, right.density / Self.resolution)
      // Hermite's cubic from −½ to ½, in powers of the distance from the middle.
      let rise = right.cdf - left.cdf
      let constant = (left.cdf + right.cdf) / 2 + (a - b) / 8
      let linear = 1.5 * rise - (a + b) / 4
      let square = (b - a) / 2
      let cube = a + b - 2 * rise
      return SIMD4(constant, linear, square, cube)
    }
  }
}

/// A member of a mixture as the sums need it: center, inverse spread, weight, nothing.
typealias PackedMember = SIMD4<Double>

/// The probability at one point and its first two derivatives.
struct CurveSum {
  var value = 0.0
  var slope = 0.0
  var curvature = 0.0
}

extension CurveTable {
  /// Sums the curve over members at coordinate `x`.
  @inline(__always)
  func sum(_ members: Span<PackedMember>, _ range: Range<Int>, at x: Double) -> CurveSum {
    var (value, slope, curvature) = (0.0, 0.0, 0.0)
    let cubics = cubics.span
    let limit = Double(Self.reach)
    for index in range {
      let member = members[index]
      let scaled = (x - member.x) * member.y * Self.resolution
      let position = scaled < -limit ? -limit : (scaled > limit ? limit : scaled)
      let rounded = position + Self.rounding
      let point = Int(truncatingIfNeeded: rounded.bitPattern & 0x7FF)
      let t = position - (rounded - Self.rounding)
      let cubic = cubics[(point &+ Self.reach) & 0x7FF]
      value += member.z * (cubic.x + t * (cubic.y + t * (cubic.z + t * cubic.w)))
      let rate = member.z * member.y
      slope += rate * (cubic.y + t * (2 * cubic.z + t * 3 * cubic.w))
      curvature += rate * member.y * (2 * cubic.z + t * 6 * cubic.w)
    }
    return CurveSum(
      value: value, slope: slope * Self.resolution,
      curvature: curvature * Self.resolution * Self.resolution)
  }
}
