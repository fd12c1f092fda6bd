extension GrowthModel {
  /// Forecasts each series by itself: one outcome per series, in order, failures included.
  ///
  /// For the averaged family ``PanelForecaster`` gives the same much sooner.
  ///
  /// - Parameters:
  ///   - series: The series, each with years of its own.
  ///   - horizon: The number of years ahead.
  ///   - levels: The levels of the intervals.
  ///   - threads: How many threads share the work; the outcomes do not depend on it.
  /// - Precondition: `horizon` is 1 to ``Forecast/longestHorizon``; levels are strictly between 0
  ///   and 1.
  public func outlooks(
    of series: [DatedSeries], horizon: Int, levels: [Double] = [0.8, 0.95], threads: Int = 1
  ) -> [Result<PanelOutlook, GrowthFault>] {
    precondition((1...Forecast.longestHorizon).contains(horizon), "a horizon that can be forecast")
    precondition(levels.allSatisfy { $0 > 0 && $0 < 1 }, "levels strictly between 0 and 1")
    return Workload.map(series, threads: threads) { one in
      do throws(GrowthFault) {
        let forecast = try fit(one).forecast(through: one.lastYear + horizon)
        return .success(PanelOutlook(forecast, levels: levels))
      } catch {
        return .failure(error)
      }
    }
  }
}
