/// A random walk with drift: growth is the mean of the past changes on the log scale, with yearly
/// shocks of their variance.
///
/// The prediction is exact: Student t with one degree of freedom per change less one, whose spread
/// includes the uncertainty of the drift (Box and Jenkins, 1970). With gaps between years a change
/// over d years has d times the drift and d times the variance.
public struct RandomWalkWithDrift: GrowthModel {
  /// The scale on which changes are added.
  public let scale: GrowthScale

  /// A random walk with drift on the given scale.
  public init(scale: GrowthScale = .log) {
    self.scale = scale
  }

  public var name: String {
    scale == .log ? "random walk with drift" : "random walk with drift on levels"
  }

  public func fit(_ series: DatedSeries) throws(GrowthFault) -> any FittedGrowthModel {
    try fitWalk(series, withDrift: true, name: name, scale: scale)
  }
}

/// A random walk without drift: the last value, with yearly shocks of the past changes' mean square.
public struct RandomWalk: GrowthModel {
  /// The scale on which changes are added.
  public let scale: GrowthScale

  /// A random walk on the given scale.
  public init(scale: GrowthScale = .log) {
    self.scale = scale
  }

  public var name: String { scale == .log ? "random walk" : "random walk on levels" }

  public func fit(_ series: DatedSeries) throws(GrowthFault) -> any FittedGrowthModel {
    try fitWalk(series, withDrift: false, name: name, scale: scale)
  }
}

/// Fits a walk by weighted least squares on its changes.
private func fitWalk(
  _ series: DatedSeries, withDrift: Bool, name: String, scale: GrowthScale
) throws(GrowthFault) -> FittedWalk {
  let coordinates = try SeriesCoordinates(series, scale: scale, model: name)
  let design = try ChangeDesign(series, pooledYears: 1)
  let changes = design.endPoints.map { coordinates.values[$0] - coordinates.values[$0 - 1] }
  let years = design.changes.map(\.years)
  let drift = withDrift ? changes.reduce(0, +) / years.reduce(0, +) : 0
  let squares = zip(changes, years).reduce(0) { sum, pair in
    let residual = pair.0 - drift * pair.1
    return sum + residual * residual / pair.1
  }
  let degrees = Double(changes.count - (withDrift ? 1 : 0))
  return FittedWalk(
    name: name, series: series, coordinates: coordinates, drift: drift,
    shockVariance: squares / degrees, driftVariance: withDrift ? 1 / years.reduce(0, +) : 0,
    degreesOfFreedom: degrees)
}

/// A random walk, its drift and shocks estimated.
struct FittedWalk: FittedGrowthModel {
  let name: String
  let series: DatedSeries
  let coordinates: SeriesCoordinates
  let drift: Double
  let shockVariance: Double
  /// The variance of the estimated drift relative to the shocks'.
  let driftVariance: Double
  let degreesOfFreedom: Double

  var account: ModelAccount {
    ModelAccount(
      model: name, series: series,
      assumptions: [
        driftVariance > 0
          ? "Growth is the average of the past changes, and shocks last."
          : "The best guess of every year to come is the last value."
      ], weights: [.init(name: name, weight: 1)])
  }

  func forecast(through year: Int) throws(GrowthFault) -> Forecast {
    let horizon = try Forecast.horizon(from: series.lastYear, through: year)
    let steps = (1...horizon).map(Double.init)
    let last = coordinates.values[coordinates.values.count - 1]
    return try SeriesCoordinates.forecast(
      model: name, origin: series.lastYear, scale: coordinates.scale, unit: coordinates.unit,
      degreesOfFreedom: degreesOfFreedom, centers: steps.map { last + drift * $0 }
    ) { row, column in
      shockVariance * (min(steps[row], steps[column]) + driftVariance * steps[row] * steps[column])
    }
  }
}
