import GrowthModels
import Ingest
import LaborSeries
import Projections
import Synchronization

/// What reports on the same figures have in common whatever their target year, worked out once: for
/// a program that makes many reports and not one.
final class OutlookMemory: Sendable {
  let rounds = Memo<Bool, OfficialRounds>()
  let separations = Memo<Bool, SeparationRecord>()
  /// By whether smaller areas than states are among them.
  let estimates = Memo<Bool, [AreaEstimate]>()
  let lookups = Memo<Bool, AreaLookup>()
  let panels = Memo<PanelKey, AreaPanel>()
  let shareModels = Memo<ShareModelKey, AreaShareModel?>()
  let tracks = Memo<[OccupationCode], TrackRecord>()
  let areaRecords = Memo<[OccupationCode], AreaRecord?>()
  let wageRecords = Memo<[OccupationCode], WageRecord?>()
  let demandRecords = Memo<[OccupationCode], DemandRecord?>()
  /// Outlooks as far ahead as they go, which those through an earlier year are cut from.
  let outlooks = Memo<OccupationCode, OccupationOutlook?>()
  /// What the models of employment, of wages and of their ratios learned from a series.
  let employmentGrowth = Memo<DatedSeries, Result<ForeseenGrowth, GrowthFault>>(limit: 256)
  let wageGrowth = Memo<DatedSeries, Result<ForeseenGrowth, GrowthFault>>(limit: 256)
  let premiumGrowth = Memo<DatedSeries, Result<ForeseenGrowth, GrowthFault>>(limit: 256)
  /// The likely rates of growth to a target year: small, and asked for by every page of that year.
  let likelyRates = Memo<YearKey, [Double]>(limit: 4_096)
  /// What is large is held for the occupations of one or two target years: the pages of a year
  /// follow each other.
  let openings = Memo<YearKey, OpeningsOutlook?>(limit: 16)
  let wages = Memo<YearKey, WageOutlook?>(limit: 16)
  let states = Memo<YearKey, AreaOutlook>(limit: 8)

  /// An occupation and a target year.
  struct YearKey: Hashable {
    let occupation: OccupationCode
    let targetYear: Int
  }

  /// Whose panel it is, and whether areas smaller than states are in it.
  struct PanelKey: Hashable {
    let occupation: OccupationCode
    let withMetropolitanAreas: Bool
  }

  /// The areas that a model of shares is learned from.
  struct ShareModelKey: Hashable {
    let occupation: OccupationCode
    let kinds: Set<PublishedArea.Kind>
  }
}

/// A family of models that learns from a series once and foresees it once, as far ahead as any
/// report goes; without a memory, the family itself.
struct RememberedGrowth: GrowthModel {
  let family: AveragedFamily
  let memo: Memo<DatedSeries, Result<ForeseenGrowth, GrowthFault>>?

  var name: String { family.name }

  func fit(_ series: DatedSeries) throws(GrowthFault) -> any FittedGrowthModel {
    guard let memo else { return try family.fit(series) }
    let fitted = memo.value(for: series) { learned(series) }
    return try fitted.get()
  }

  private func learned(_ series: DatedSeries) -> Result<ForeseenGrowth, GrowthFault> {
    do throws(GrowthFault) {
      return .success(ForeseenGrowth(try family.fit(series), of: series))
    } catch {
      return .failure(error)
    }
  }
}

/// A fitted model with its longest forecast, which shorter ones are cut from.
struct ForeseenGrowth: FittedGrowthModel {
  private let fitted: any FittedGrowthModel
  /// Nil where the levels leave the range of numbers before that year.
  private let longest: Forecast?

  init(_ fitted: any FittedGrowthModel, of series: DatedSeries) {
    self.fitted = fitted
    longest = try? fitted.forecast(through: series.lastYear + ProjectionError.longestHorizon)
  }

  var account: ModelAccount { fitted.account }

  func forecast(through year: Int) throws(GrowthFault) -> Forecast {
    if let cut = longest?.shortened(through: year) { return cut }
    return try fitted.forecast(through: year)
  }
}

extension OutlookData {
  /// How growth of employment is learned.
  var employmentModel: RememberedGrowth {
    RememberedGrowth(family: .ofPooledSamples, memo: memory?.employmentGrowth)
  }

  /// How growth of wages is learned.
  func wageModel(_ prices: PriceAssumption) -> RememberedGrowth {
    RememberedGrowth(family: prices.family, memo: memory?.wageGrowth)
  }

  /// How growth of the ratio of two wages is learned.
  var premiumModel: RememberedGrowth {
    RememberedGrowth(family: .ofRealWages, memo: memory?.premiumGrowth)
  }

  /// The outlook of a series, cut from the longest one where that is remembered.
  func outlook(
    of series: OccupationalSeries, through year: Int
  ) throws(ProjectionError) -> OccupationOutlook {
    let longest = memory?.outlooks.value(for: series.occupation.code) {
      series.employmentObservations.last.flatMap { last in
        // Nil: what is wrong is said of the year that was asked for.
        try? OccupationOutlook(
          of: series, through: last.year + ProjectionError.longestHorizon, official: official)
      }
    }
    if let cut = longest?.shortened(through: year) { return cut }
    return try OccupationOutlook(of: series, through: year, official: official)
  }

  /// The projection of a series, cut from the longest one where that is remembered.
  func projection(
    of series: OccupationalSeries, through year: Int
  ) throws(ProjectionError) -> EmploymentProjection {
    guard memory != nil else { return try EmploymentProjection(of: series, through: year) }
    return try outlook(of: series, through: year).projection
  }

  /// The likely growth of a series to a target year.
  func likelyGrowth(
    of series: OccupationalSeries, through year: Int
  ) throws(ProjectionError) -> LikelyGrowth {
    let projection = try projection(of: series, through: year)
    guard let memory else { return LikelyGrowth(of: projection) }
    let key = OutlookMemory.YearKey(occupation: series.occupation.code, targetYear: year)
    return LikelyGrowth(
      of: projection,
      rates: memory.likelyRates.value(for: key) { LikelyGrowth(of: projection).rates })
  }
}

/// The memory of a pure function for a few keys. What two threads ask for at once is worked out by
/// one while the other waits.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let slots = Mutex<[Key: Slot]>([:])

  private final class Slot: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// How many keys are held; with one more, all are forgotten. Nothing is held with none.
  private let limit: Int

  init(limit: Int = 64) { self.limit = limit }

  /// The value of a key, worked out when it is not held; a failure is not held.
  func value(for key: Key, _ work: () throws -> Value) rethrows -> Value {
    guard limit > 0 else { return try work() }
    let slot = slots.withLock { slots in
      if let slot = slots[key] { return slot }
      if slots.count >= limit { slots = [:] }
      let slot = Slot()
      slots[key] = slot
      return slot
    }
    return try slot.value.withLock { held in
      if let held { return held }
      let value = try work()
      held = value
      return value
    }
  }
}

extension Optional {
  /// What a memory holds, where there is one; otherwise what is worked out now.
  func recalling<Key: Hashable & Sendable, Value: Sendable>(
    _ memo: KeyPath<OutlookMemory, Memo<Key, Value>>, _ key: Key, _ work: () throws -> Value
  ) rethrows -> Value where Wrapped == OutlookMemory {
    guard let self else { return try work() }
    return try self[keyPath: memo].value(for: key, work)
  }
}
