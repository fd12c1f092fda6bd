import GrowthModels

/// Forecasts of one series from each of its years, made once, for models that need the same
/// forecast again and again: every occupation's constant share rests on the same total.
struct PreparedGrowth: GrowthModel {
  let name: String
  private let fitted: [Int: PreparedForecast]

  /// Forecasts from every year with three points or more, `horizon` years ahead.
  init(of series: DatedSeries, horizon: Int, by model: some GrowthModel) throws(GrowthFault) {
    name = model.name
    var fitted: [Int: PreparedForecast] = [:]
    for origin in series.years.dropFirst(DatedSeries.fewestPoints - 1) {
      let known: DatedSeries
      do { known = try series.through(origin) } catch { throw .series(error) }
      let fit = try model.fit(known)
      fitted[origin] = PreparedForecast(
        account: fit.account, forecast: try fit.forecast(through: origin + horizon))
    }
    self.fitted = fitted
  }

  func fit(_ series: DatedSeries) throws(GrowthFault) -> any FittedGrowthModel {
    guard let prepared = fitted[series.lastYear] else {
      throw .notIdentified(
        model: name, reason: "no forecast was prepared from \(series.lastYear).")
    }
    return prepared
  }
}

/// A forecast at hand; it may reach further than asked for.
private struct PreparedForecast: FittedGrowthModel {
  let account: ModelAccount
  let forecast: Forecast

  func forecast(through year: Int) throws(GrowthFault) -> Forecast {
    guard let last = forecast.years.last, year <= last else {
      throw .horizon(
        requested: year, origin: forecast.origin, limit: forecast.years.count)
    }
    return forecast
  }
}
