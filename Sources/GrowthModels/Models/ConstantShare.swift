/// A series that keeps its last share of another: the other's forecast, scaled.
public struct ConstantShare: GrowthModel {
  /// The series that the modelled one is a part of.
  public let parent: DatedSeries
  /// The model of the parent.
  public let model: any GrowthModel

  /// A constant share of `parent`.
  public init(of parent: DatedSeries, model: any GrowthModel = AveragedFamily()) {
    self.parent = parent
    self.model = model
  }

  public var name: String { "constant share" }

  /// - Throws: ``GrowthFault/notIdentified(model:reason:)`` when the parent has no positive value in
  ///   the series' last year; ``GrowthFault/series(_:)`` when too little of it lies before.
  public func fit(_ series: DatedSeries) throws(GrowthFault) -> any FittedGrowthModel {
    let known: DatedSeries
    do { known = try parent.through(series.lastYear) } catch { throw .series(error) }
    let last = known.points[known.points.count - 1]
    guard last.year == series.lastYear, last.value > 0 else {
      throw .notIdentified(
        model: name, reason: "the parent has no positive value of \(series.lastYear).")
    }
    let share = series.points[series.points.count - 1].value / last.value
    return FittedShare(series: series, share: share, parent: try model.fit(known))
  }
}

/// A constant share, with the parent's fitted model.
struct FittedShare: FittedGrowthModel {
  let series: DatedSeries
  let share: Double
  let parent: any FittedGrowthModel

  var account: ModelAccount {
    ModelAccount(
      model: "constant share", series: series,
      assumptions: [
        "The share of the parent stays what it was in \(series.lastYear); the interval is the "
          + "parent's own and says nothing of the share."
      ], weights: [.init(name: "constant share", weight: 1)])
  }

  func forecast(through year: Int) throws(GrowthFault) -> Forecast {
    let forecast = try parent.forecast(through: year)
    return Forecast(
      origin: forecast.origin, years: forecast.years, quantity: forecast.quantity,
      parts: forecast.parts, unit: forecast.unit * share)
  }
}
