import Foundation

/// The averaged family with an official projection taken in as one more observation: of the log of
/// the target year's level, with the error of the official record.
///
/// Every member is conditioned on it as a normal member would be (Student t members by their
/// variance), and members that found it likely gain weight.
public struct CombinedGrowth: GrowthModel {
  /// The family that learns from the series.
  public let family: AveragedFamily
  /// What the official source projects.
  public let projection: OfficialProjection

  /// The family combined with a projection.
  public init(family: AveragedFamily = AveragedFamily(), projection: OfficialProjection) {
    self.family = family
    self.projection = projection
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
      level: level)
  }
}

/// The family fitted, and the level that the official source projects.
struct FittedCombination: FittedGrowthModel {
  let name: String
  let series: DatedSeries
  let family: FittedFamily
  let projection: OfficialProjection
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
    let parts = conditioned.map { part in
      part.mixture.truncated(
        to: horizon, weights: part.logWeights.map { exp($0 - highest) / total })
    }
    return try Forecast.checked(
      model: name, origin: whole.origin, quantity: whole.quantity, parts: parts, unit: whole.unit)
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

  /// The first years only, with other weights.
  func truncated(to count: Int, weights: [Double]) -> PathMixture {
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
