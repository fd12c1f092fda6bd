/// Multivariate Student t distributions over the forecast years, with the same degrees of freedom
/// on one scale, with weights.
///
/// Arrays are flat, member after member: a mixture has hundreds of members, and one array is read
/// faster than hundreds.
struct PathMixture: Sendable {
  /// The scale that centers and factors are on.
  let scale: GrowthScale
  /// The common curve of the members' margins, with the degrees of freedom.
  let curve: StudentCurve
  /// The curve on an even grid, for mixtures of many members.
  private let table: CurveTable?
  /// The number of forecast years.
  let horizon: Int
  /// The number of columns of a factor.
  let rank: Int
  /// The weight of each member; they sum to this mixture's share of the whole.
  let weights: [Double]
  /// The median path of each member: `horizon` numbers per member.
  let centers: [Double]
  /// A factor F of each member's scale matrix FF', by rows: `horizon` · ``rank`` numbers per member.
  let factors: [Double]

  /// From this many members on, sums go over a table of the curve.
  private static let manyMembers = 12

  init(
    scale: GrowthScale, curve: StudentCurve, horizon: Int, rank: Int, weights: [Double],
    centers: [Double], factors: [Double]
  ) {
    self.scale = scale
    self.curve = curve
    self.horizon = horizon
    self.rank = rank
    self.weights = weights
    self.centers = centers
    self.factors = factors
    // The table ends where less than 10⁻⁸ of the probability is left from seven degrees on.
    let isTabulated = weights.count >= Self.manyMembers && curve.degreesOfFreedom >= 7
    table = isTabulated ? CurveTable(curve) : nil
  }

  private init(_ longer: PathMixture, horizon: Int, rank: Int, centers: [Double], factors: [Double])
  {
    scale = longer.scale
    curve = longer.curve
    table = longer.table
    weights = longer.weights
    self.horizon = horizon
    self.rank = rank
    self.centers = centers
    self.factors = factors
  }

  /// The first years alone, with the columns of a factor that years up to `drawing` and lasting
  /// growth, the last column, need; the first years have zeros in the others.
  func shortened(to horizon: Int, drawing years: Int) -> PathMixture {
    precondition(horizon <= self.horizon && years >= horizon, "years of this mixture")
    let own = min(years + 1, rank)
    var (centers, factors) = ([Double](), [Double]())
    centers.reserveCapacity(weights.count * horizon)
    factors.reserveCapacity(weights.count * horizon * own)
    for member in weights.indices {
      centers += self.centers[(member * self.horizon)...].prefix(horizon)
      for step in 0..<horizon {
        let row = self.factors[((member * self.horizon + step) * rank)...].prefix(rank)
        factors += row.prefix(own - 1)
        factors.append(row[row.endIndex - 1])
      }
    }
    return PathMixture(self, horizon: horizon, rank: own, centers: centers, factors: factors)
  }

  /// The mixture of one forecast year (counted from zero), its spread widened by a relative error.
  func margin(at step: Int, relativeError: Double) -> StudentMixture {
    var (center, spread) = ([Double](), [Double]())
    let ratio = curve.deviationRatio * curve.deviationRatio
    center.reserveCapacity(weights.count)
    spread.reserveCapacity(weights.count)
    for member in weights.indices {
      let median = centers[member * horizon + step]
      let own = rowNorm(member: member, step: step)
      let survey = relativeError * scale.relativeErrorFactor(scale.level(median))
      center.append(median)
      spread.append((own * own + survey * survey / ratio).squareRoot())
    }
    return StudentMixture(
      scale: scale, curve: curve, table: table, weights: weights, centers: center,
      spreads: spread)
  }

  /// The spread of one member in one year: the length of its factor's row.
  private func rowNorm(member: Int, step: Int) -> Double {
    let start = (member * horizon + step) * rank
    var sum = 0.0
    for index in start..<(start + rank) { sum += factors[index] * factors[index] }
    return sum.squareRoot()
  }
}
