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
  let demandRecords = Memo<[OccupationCode], DemandRecord?>()

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
