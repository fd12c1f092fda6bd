/// Forecasts many series with the averaged family at once: one outcome per series, in order,
/// failures included.
///
/// Series with the same years share every factorization, nothing is allocated per member, and the
/// work is spread over threads; medians and bounds agree with ``AveragedFamily``'s to a millionth of
/// the distribution's spread. Memory is that of the input and the outcomes and a bounded store of
/// factorizations, so a stream of any length can be passed in batches.
public struct PanelForecaster: Sendable {
  /// The model.
  public let model: AveragedFamily
  /// The number of years ahead.
  public let horizon: Int
  /// The levels of the intervals.
  public let levels: [Double]
  private let store: PlanStore
  private let grid: MemberGrid

  /// A forecaster of the given horizon.
  ///
  /// - Precondition: `horizon` is 1 to ``Forecast/longestHorizon``; levels are strictly between 0
  ///   and 1.
  public init(
    model: AveragedFamily = AveragedFamily(), horizon: Int, levels: [Double] = [0.8, 0.95]
  ) {
    precondition((1...Forecast.longestHorizon).contains(horizon), "a horizon that can be forecast")
    precondition(levels.allSatisfy { $0 > 0 && $0 < 1 }, "levels strictly between 0 and 1")
    self.model = model
    self.horizon = horizon
    self.levels = levels
    grid = MemberGrid(model.options, knownError: false)
    store = PlanStore(grid: grid, horizon: horizon)
  }

  /// Forecasts each series.
  ///
  /// - Parameters:
  ///   - series: the series, each with years of its own.
  ///   - threads: how many threads share the work; the outcomes do not depend on it.
  /// - Returns: one outcome per series, in order.
  public func forecast(_ series: [DatedSeries], threads: Int = 1) -> [Result<
    PanelOutlook, GrowthFault
  >] {
    let order = Self.byYears(series)
    let pieces = threads > 1 ? max(1, min(threads * 8, series.count / 32)) : 1
    let ranges = (0..<pieces).map { piece in
      (order.count * piece / pieces)..<(order.count * (piece + 1) / pieces)
    }
    let found = Workload.map(ranges, threads: threads) { range in
      var evaluator = PanelEvaluator(self, store: store, grid: grid)
      return order[range].map { evaluator.outcome(series[$0]) }
    }
    return zip(order, found.joined()).sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// A lane of this forecaster, for a program that has threads of its own.
  public func lane() -> PanelLane { PanelLane(PanelEvaluator(self, store: store, grid: grid)) }

  /// The positions of the series so that equal years follow each other, which keeps a plan in the
  /// processor's cache.
  static func byYears(_ series: [DatedSeries]) -> [Int] {
    series.indices.sorted { a, b in
      (series[a].points.count, a) < (series[b].points.count, b)
    }
  }
}
