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

/// Four members of a mixture as the sums need them; unused places have weight zero.
struct PackedMembers {
  typealias Lanes = SIMD4<Double>

  /// The members' medians.
  var centers = Lanes()
  /// Steps of the table's grid per unit of the scale: its resolution over the members' spreads.
  var steps = Lanes(repeating: 1)
  /// The members' shares of the whole.
  var weights = Lanes()
}

/// The probability at one point and its first two derivatives.
struct CurveSum {
  var value = 0.0
  var slope = 0.0
  var curvature = 0.0
}

extension CurveTable {
  /// Sums the curve over members at coordinate `x`.
  ///
  /// Four members go side by side; only the look-up of their cubics is done one by one.
  @inline(__always)
  func sum(_ members: Span<PackedMembers>, _ range: Range<Int>, at x: Double) -> CurveSum {
    typealias Lanes = PackedMembers.Lanes
    var (value, slope, curvature) = (Lanes(), Lanes(), Lanes())
    let cubics = cubics.span
    let limit = Lanes(repeating: Double(Self.reach))
    for index in range {
      let four = members[index]
      let scaled = (x - four.centers) * four.steps
      let position = scaled.replacing(with: limit, where: scaled .> limit)
        .replacing(with: -limit, where: scaled .< -limit)
      let rounded = position + Self.rounding
      let t = position - (rounded - Self.rounding)
      let a = cubics[Self.point(rounded[0])]
      let b = cubics[Self.point(rounded[1])]
      let c = cubics[Self.point(rounded[2])]
      let d = cubics[Self.point(rounded[3])]
      let first = Lanes(a.x, b.x, c.x, d.x)
      let second = Lanes(a.y, b.y, c.y, d.y)
      let third = Lanes(a.z, b.z, c.z, d.z)
      let fourth = Lanes(a.w, b.w, c.w, d.w) * t
      value += four.weights * (first + t * (second + t * (third + fourth)))
      let rate = four.weights * four.steps
      slope += rate * (second + t * (2 * third + 3 * fourth))
      curvature += rate * four.steps * (2 * third + 6 * fourth)
    }
    return CurveSum(value: value.sum(), slope: slope.sum(), curvature: curvature.sum())
  }

  /// The place in the table of a position that has been rounded by adding ``rounding``.
  @inline(__always)
  private static func point(_ rounded: Double) -> Int {
    (Int(truncatingIfNeeded: rounded.bitPattern & 0x7FF) &+ reach) & 0x7FF
  }
}
