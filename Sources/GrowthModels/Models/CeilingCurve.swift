import Regression

/// Growth toward a ceiling that is estimated: a logistic or Gompertz curve by nonlinear least
/// squares on the level.
///
/// The prediction is linearized at the estimates (Seber and Wild, 1989, section 5.1): Student t with
/// the residual degrees of freedom. When the data do not bound the ceiling the model says so and
/// refuses, because its forecast would rest on nothing.
public struct CeilingCurve: GrowthModel {
  /// The shape of the curve.
  public enum Shape: String, Sendable, CaseIterable {
    /// Symmetric about its midpoint (Verhulst, 1838).
    case logistic
    /// Slower to level off than to rise (Gompertz, 1825).
    case gompertz = "Gompertz"
  }

  /// The shape.
  public let shape: Shape

  /// A curve of the given shape.
  public init(_ shape: Shape) {
    self.shape = shape
  }

  public var name: String { "\(shape.rawValue) curve" }

  /// - Throws: ``GrowthFault/notIdentified(model:reason:)`` when the curve cannot be fitted, its
  ///   ceiling is not bounded by the data, or the series has declared breaks.
  public func fit(_ series: DatedSeries) throws(GrowthFault) -> any FittedGrowthModel {
    let coordinates = try SeriesCoordinates(series, scale: .linear, model: name)
    let design = try ChangeDesign(series, pooledYears: 1)
    guard design.brokenChanges.isEmpty else {
      throw .notIdentified(
        model: name, reason: "it has no place for the step of a declared break.")
    }
    let curve: GrowthCurve = shape == .logistic ? .logistic : .gompertz
    let found: GrowthCurveFit
    do {
      found = try curve.fit(
        times: design.pointYears.map(Double.init), values: coordinates.values)
    } catch {
      throw .notIdentified(model: name, reason: "\(error)")
    }
    guard found.ceiling.isIdentified else {
      throw .notIdentified(model: name, reason: "\(found.ceiling), in units of the mean level.")
    }
    return FittedCeilingCurve(
      name: name, series: series, unit: coordinates.unit, curve: curve, fit: found)
  }
}

/// A curve with a ceiling, its parameters estimated.
struct FittedCeilingCurve: FittedGrowthModel {
  let name: String
  let series: DatedSeries
  let unit: Double
  let curve: GrowthCurve
  let fit: GrowthCurveFit

  var account: ModelAccount {
    var sentences = ["Growth slows toward a ceiling, and departures from the curve do not last."]
    if case .identified(let lower, let upper, let level) = fit.ceiling {
      let bounds = [lower, upper].map { "\(Int(($0 * unit).rounded()))" }
      sentences.append(
        "The ceiling lies between \(bounds[0]) and \(bounds[1]) (level \(level)).")
    }
    return ModelAccount(
      model: name, series: series, assumptions: sentences, weights: [.init(name: name, weight: 1)])
  }

  func forecast(through year: Int) throws(GrowthFault) -> Forecast {
    let horizon = try Forecast.horizon(from: series.lastYear, through: year)
    let first = series.lastYear - series.firstYear
    let points = (1...horizon).map { valueAndGradient(Double(first + $0)) }
    let deviation = fit.fit.residualStandardDeviation
    let covariance = fit.fit.covariance
    return try SeriesCoordinates.forecast(
      model: name, origin: series.lastYear, scale: .linear, unit: unit,
      degreesOfFreedom: Double(fit.fit.degreesOfFreedom), centers: points.map(\.value)
    ) { i, j in
      var sum = i == j ? deviation * deviation : 0
      for (a, left) in points[i].gradient.enumerated() {
        for (b, right) in points[j].gradient.enumerated() { sum += left * covariance[a][b] * right }
      }
      return sum
    }
  }

  /// The curve and its slope in each parameter.
  private func valueAndGradient(_ time: Double) -> (value: Double, gradient: [Double]) {
    let estimates = fit.fit.estimates
    let gradient = estimates.indices.map { moved in
      let numbers = estimates.enumerated().map {
        Dual<Double>($1, tangent: $0 == moved ? 1 : 0)
      }
      return curve.value(at: [Dual<Double>(time)], numbers).tangent
    }
    return (curve.value(at: [time], estimates), gradient)
  }
}
