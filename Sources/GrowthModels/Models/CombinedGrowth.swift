import Foundation

/// The averaged family with an official projection taken in as one more observation: of the log of
/// the target year's level, with the error of the official record.
///
/// Every member is conditioned on it as a normal member would be (Student t members by their
/// variance), and members that found it likely gain weight. The two sources learn from the same past,
/// so their errors go together: the product of their densities is raised to a power below one (a
/// logarithmic pool; Genest and Zidek, 1986), which widens it around its median.
public struct CombinedGrowth: GrowthModel {
  /// The family that learns from the series.
  public let family: AveragedFamily
  /// What the official source projects.
  public let projection: OfficialProjection

  /// The power that the product of the densities is raised to.
  public let poolingPower: Double

  /// The family combined with a projection.
  ///
  /// - Precondition: `poolingPower` is above 0 and at most 1, where 1 is for independent errors.
  public init(
    family: AveragedFamily = AveragedFamily(), projection: OfficialProjection,
    poolingPower: Double = 0.7
  ) {
    precondition(poolingPower > 0 && poolingPower <= 1, "a power above 0 and at most 1")
    self.family = family
    self.projection = projection
    self.poolingPower = poolingPower
  }

  public var name: String { family.name + " with \(projection.publisher)" }

  /// - Throws: what the family throws, and ``GrowthFault/notIdentified(model:reason:)`` when the
  ///   series has no value in the projection's base year or already reaches its target.
  public func fit(_ series: DatedSeries) throws(GrowthFault) -> any FittedGrowthModel {
    let level = try projection.level(of: series) * projection.growthFactor
    guard series.lastYear < projection.target else {
      throw .notIdentified(
        model: name, reason: "the series already reaches the target year \(projection.target).")
    }
    return FittedCombination(
      name: name, series: series, family: try family.fitFamily(series), projection: projection,
      poolingPower: poolingPower, level: level)
  }
}

/// The family fitted, and the level that the official source projects.
struct FittedCombination: FittedGrowthModel {
  let name: String
  let series: DatedSeries
  let family: FittedFamily
  let projection: OfficialProjection
  let poolingPower: Double
  let level: Double

  var account: ModelAccount {
    let own = family.account
    let percent = (1000 * (projection.growthFactor - 1)).rounded() / 10
    let error = (100 * projection.deviation).rounded()
    return ModelAccount(
      model: name, series: series,
      assumptions: own.assumptions + [
        "\(projection.publisher) projects \(percent) % from \(projection.base) to "
          + "\(projection.target); it counts as one observation of \(projection.target) with an "
          + "error of \(Int(error)) % in logarithms, its record."
      ], weights: own.weights, breakEstimates: own.breakEstimates)
  }

  func forecast(through year: Int) throws(GrowthFault) -> Forecast {
    let horizon = try Forecast.horizon(from: series.lastYear, through: year)
    let whole = try family.forecast(through: max(year, projection.target))
    let step = projection.target - series.lastYear - 1
    let conditioned = whole.parts.map {
      $0.conditioned(
        on: level / whole.unit, logDeviation: projection.deviation, at: step)
    }
    let highest = conditioned.flatMap(\.logWeights).reduce(-Double.infinity, max)
    let total = conditioned.flatMap(\.logWeights).reduce(0) { $0 + exp($1 - highest) }
    guard highest.isFinite, total > 0 else {
      throw .notRepresentable(model: name, year: projection.target)
    }
    let product = conditioned.map { part in
      part.mixture.weighted(part.logWeights.map { exp($0 - highest) / total })
    }
    let parts = widened(product, at: step).map { $0.truncated(to: horizon) }
    return try Forecast.checked(
      model: name, origin: whole.origin, quantity: whole.quantity, parts: parts, unit: whole.unit,
      commonYears: step + 1)
  }

  /// The parts with distances from the median stretched as the power stretches the target year's
  /// 80 % interval, in full from the target on and evenly less before it, where the projection
  /// counts for less.
  private func widened(_ parts: [PathMixture], at target: Int) -> [PathMixture] {
    guard poolingPower < 1 else { return parts }
    let margins = (0..<(parts.first?.horizon ?? 0)).map { step in
      MixtureQuantile(parts: parts.map { $0.margin(at: step, relativeError: 0) })
    }
    let pooled = PooledDensity(margins[target], power: poolingPower)
    let stretches = margins.indices.map {
      pow(pooled.stretch, min(Double($0 + 1) / Double(target + 1), 1))
    }
    let medians = margins.map { $0.value(at: 0.5) }
    return parts.map { $0.stretched(around: medians, by: stretches) }
  }
}

/// A density of the log of a level, raised to a power and made whole again.
private struct PooledDensity {
  /// How much wider its 80 % interval is than that of the density itself, in logarithms.
  let stretch: Double

  /// Integrates by trapezoids over a range that leaves out next to nothing.
  init(_ density: MixtureQuantile, power: Double) {
    let quantiles = [0.0005, 0.1, 0.9, 0.9995].map { log(max(density.value(at: $0), 1e-9)) }
    let margin = 0.75 * (quantiles[3] - quantiles[0])
    let (low, high) = (quantiles[0] - margin, quantiles[3] + margin)
    let count = 2000
    let step = (high - low) / Double(count)
    var sums = [0.0]
    var previous = 0.0
    for index in 0...count {
      let level = exp(low + step * Double(index))
      let height = pow(max(density.sum(at: level).slope * level, 0), power)
      if index > 0 { sums.append(sums[index - 1] + (previous + height) / 2) }
      previous = height
    }
    func position(_ probability: Double) -> Double {
      let wanted = probability * sums[count]
      let after = max(sums.firstIndex { $0 >= wanted } ?? count, 1)
      let rise = sums[after] - sums[after - 1]
      return Double(after - 1) + (rise > 0 ? (wanted - sums[after - 1]) / rise : 0)
    }
    let width = quantiles[2] - quantiles[1]
    let pooled = step * (position(0.9) - position(0.1))
    stretch = width > 0 && pooled.isFinite ? max(pooled / width, 1) : 1
  }
}

extension PathMixture {
  /// A mixture with the log weights its members have once something is observed.
  struct Conditioned {
    let mixture: PathMixture
    let logWeights: [Double]
  }

  /// The mixture once the relative level of one forecast year has been observed with an error whose
  /// standard deviation is given in logarithms.
  func conditioned(on level: Double, logDeviation: Double, at step: Int) -> Conditioned {
    let coordinate = scale.coordinate(level)
    // Both scales weigh the same observation: densities are per unit of the log of the level.
    let slope = scale.slope(level) * level
    let ratio = curve.deviationRatio
    let error = logDeviation * slope / ratio
    var (centers, factors) = (self.centers, self.factors)
    var logWeights: [Double] = []
    for member in weights.indices {
      let row = factorRow(of: member, step: step)
      let variance = row.reduce(0) { $0 + $1 * $1 }
      let whole = variance + error * error
      let surprise = coordinate - centers[member * horizon + step]
      // F (I − α ff') is a factor of the conditional matrix when (1 − α f'f)² is the share of the
      // variance that the observation leaves.
      let alpha = variance > 0 ? (1 - (error * error / whole).squareRoot()) / variance : 0
      for year in 0..<horizon {
        let start = (member * horizon + year) * rank
        var covariance = 0.0
        for k in 0..<rank { covariance += self.factors[start + k] * row[k] }
        centers[member * horizon + year] += covariance / whole * surprise
        for k in 0..<rank { factors[start + k] -= alpha * covariance * row[k] }
      }
      let spread = whole.squareRoot()
      let density = curve.cdfAndDensity(surprise / spread).density / spread * slope
      logWeights.append(log(weights[member]) + log(density))
    }
    let mixture = PathMixture(
      scale: scale, curve: curve, horizon: horizon, rank: rank, weights: weights,
      centers: centers, factors: factors)
    return Conditioned(mixture: mixture, logWeights: logWeights)
  }

  /// Every member's distance from a relative level in logarithms, and its spread, multiplied year by
  /// year.
  func stretched(around levels: [Double], by stretches: [Double]) -> PathMixture {
    var (centers, factors) = (self.centers, self.factors)
    for member in weights.indices {
      for step in 0..<horizon {
        let at = member * horizon + step
        let level = scale.level(centers[at])
        var spread = stretches[step]
        if level > 0, levels[step] > 0 {
          let moved = levels[step] * pow(level / levels[step], stretches[step])
          centers[at] = scale.coordinate(moved)
          spread *= scale.relativeErrorFactor(moved) / scale.relativeErrorFactor(level)
        }
        for k in (at * rank)..<((at + 1) * rank) { factors[k] *= spread }
      }
    }
    return PathMixture(
      scale: scale, curve: curve, horizon: horizon, rank: rank, weights: weights, centers: centers,
      factors: factors)
  }

  /// The same members with other weights.
  func weighted(_ weights: [Double]) -> PathMixture {
    PathMixture(
      scale: scale, curve: curve, horizon: horizon, rank: rank, weights: weights,
      centers: centers, factors: factors)
  }

  /// The first years only.
  func truncated(to count: Int) -> PathMixture {
    guard count < horizon else { return self }
    var (centers, factors) = ([Double](), [Double]())
    for member in weights.indices {
      let start = member * horizon
      centers += self.centers[start..<(start + count)]
      factors += self.factors[(start * rank)..<((start + count) * rank)]
    }
    return PathMixture(
      scale: scale, curve: curve, horizon: count, rank: rank, weights: weights, centers: centers,
      factors: factors)
  }

  /// One row of a member's factor.
  private func factorRow(of member: Int, step: Int) -> [Double] {
    let start = (member * horizon + step) * rank
    return Array(factors[start..<(start + rank)])
  }
}
