/// One thread's forecasts of a panel: what it makes for one batch of series serves the next.
///
/// Lanes of one ``PanelForecaster`` share its factorizations and may work at the same time; the
/// outcomes do not depend on how series are spread over lanes and batches.
public struct PanelLane {
  private var evaluator: PanelEvaluator

  init(_ evaluator: PanelEvaluator) {
    self.evaluator = evaluator
  }

  /// Forecasts each series: one outcome per series, in order, failures included.
  public mutating func forecast(
    _ series: [DatedSeries]
  ) -> [Result<PanelOutlook, GrowthFault>] {
    let order = PanelForecaster.byYears(series)
    var outcomes = [Result<PanelOutlook, GrowthFault>?](repeating: nil, count: series.count)
    for position in order { outcomes[position] = evaluator.outcome(series[position]) }
    return outcomes.compactMap(\.self)
  }
}
