import Dispatch
import Foundation

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
  /// - Parameter threads: how many threads share the work; the outcomes do not depend on it.
  /// - Returns: one outcome per series, in order.
  public func forecast(_ series: [DatedSeries], threads: Int = 1) -> [Result<
    PanelOutlook, GrowthFault
  >] {
    let order = Self.byYears(series)
    let outcomes = OutcomeBoard<Result<PanelOutlook, GrowthFault>>(count: series.count)
    let pieces = max(1, min(threads * 8, series.count / 32))
    let work: @Sendable (Int) -> Void = { piece in
      let range = (order.count * piece / pieces)..<(order.count * (piece + 1) / pieces)
      var evaluator = PanelEvaluator(self, store: store, grid: grid)
      let found = order[range].map { ($0, evaluator.outcome(series[$0])) }
      outcomes.post(found)
    }
    if threads > 1 {
      Self.run(pieces, threads: threads, work)
    } else {
      for piece in 0..<pieces { work(piece) }
    }
    return outcomes.collected()
  }

  /// The positions of the series so that equal years follow each other, which keeps a plan in the
  /// processor's cache.
  private static func byYears(_ series: [DatedSeries]) -> [Int] {
    series.indices.sorted { a, b in
      (series[a].points.count, a) < (series[b].points.count, b)
    }
  }

  /// Runs the pieces on at most the given number of threads.
  private static func run(_ pieces: Int, threads: Int, _ work: @escaping @Sendable (Int) -> Void) {
    let next = PieceCounter(limit: pieces)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while let piece = next.take() { work(piece) }
    }
  }
}

/// Hands out the numbers of pieces of work to threads.
private final class PieceCounter: @unchecked Sendable {
  private let lock = NSLock()
  private var next = 0
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  func take() -> Int? {
    lock.lock()
    defer { lock.unlock() }
    guard next < limit else { return nil }
    defer { next += 1 }
    return next
  }
}

/// Gathers outcomes from threads in the order of their positions.
private final class OutcomeBoard<Outcome>: @unchecked Sendable {
  private let lock = NSLock()
  private var outcomes: [Outcome?]

  init(count: Int) { outcomes = Array(repeating: nil, count: count) }

  func post(_ found: [(Int, Outcome)]) {
    lock.lock()
    defer { lock.unlock() }
    for (index, outcome) in found { outcomes[index] = outcome }
  }

  /// - Precondition: every position has been posted.
  func collected() -> [Outcome] {
    outcomes.map {
      guard let outcome = $0 else { preconditionFailure("an outcome for every position") }
      return outcome
    }
  }
}
