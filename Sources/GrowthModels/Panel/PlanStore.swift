import Foundation

/// The plans that series with the same years share, made when first asked for.
///
/// Threads share one store. It forgets everything when it has grown large, so that a stream of
/// series with ever new years does not grow it without limit.
final class PlanStore: @unchecked Sendable {
  /// What a plan depends on: the years with values from the first, the years of
  /// breaks, and the trend of the shocks.
  struct Key: Hashable {
    let years: [Int]
    let broken: [Int]
    let shockTrend: Double

    init(_ series: DatedSeries, shockTrend: Double) {
      let first = series.firstYear
      years = series.points.map { $0.year - first }
      broken = series.breaks.map { $0.year - first }
      self.shockTrend = shockTrend
    }
  }

  /// A plan with the layout of the changes it was made for.
  struct Entry: Sendable {
    let design: ChangeDesign
    let plan: FamilyPlan
  }

  private let grid: MemberGrid
  private let horizon: Int
  private let lock = NSLock()
  private var entries: [Key: Entry] = [:]
  private var size = 0
  /// The largest number of stored lanes, about 64 MB.
  private let limit = 2_000_000

  init(grid: MemberGrid, horizon: Int) {
    self.grid = grid
    self.horizon = horizon
  }

  /// The plan for the key, made from the layout if it is new; `nil` when it cannot be factored.
  func plan(_ key: Key, _ design: () throws(GrowthFault) -> ChangeDesign) throws(GrowthFault)
    -> Entry?
  {
    lock.lock()
    let found = entries[key]
    lock.unlock()
    if let found { return found }
    let layout = try design()
    let moments = ChangeMoments(
      layout, targets: layout.targets(horizon: horizon), shockTrend: key.shockTrend)
    guard let plan = FamilyPlan(moments, grid: grid) else { return nil }
    let entry = Entry(design: layout, plan: plan)
    let order = moments.changes.count
    lock.lock()
    defer { lock.unlock() }
    if size > limit { (entries, size) = ([:], 0) }
    entries[key] = entry
    size += grid.blockCount * order * (order + 1) / 2
    return entry
  }
}
