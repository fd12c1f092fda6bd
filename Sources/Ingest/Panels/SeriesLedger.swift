/// Remembers which series have begun, and on which line, in memory that has a bound.
///
/// A series is known by a 64-bit hash of its name: among a million names two share one with a
/// probability of 3 in 100 million. Past ``limit`` nothing more is entered.
struct SeriesLedger {
  /// The most series that are remembered; the table then takes 32 MB, and half as much again for a
  /// moment when it is doubled for the last time.
  static let limit = 1 << 20

  private struct Entry {
    var hash: UInt64 = 0
    /// Zero where the slot is free.
    var line = 0
  }

  /// Open addressing with linear steps; at most half of the slots are taken.
  private var slots = [Entry](repeating: Entry(), count: 1 << 10)
  private var count = 0

  /// Whether nothing more is entered.
  var isFull: Bool { count >= Self.limit }

  /// The line on which a series has begun before; `nil` for a new one, which is entered.
  mutating func firstLine(of name: [UInt8], at line: Int) -> Int? {
    let hash = Self.hash(name)
    let slot = Self.slot(for: hash, in: slots)
    if slots[slot].line > 0 { return slots[slot].line }
    guard !isFull else { return nil }
    slots[slot] = Entry(hash: hash, line: line)
    count += 1
    if count * 2 > slots.count { grow() }
    return nil
  }

  private mutating func grow() {
    var larger = [Entry](repeating: Entry(), count: slots.count * 2)
    for entry in slots where entry.line > 0 {
      larger[Self.slot(for: entry.hash, in: larger)] = entry
    }
    slots = larger
  }

  /// The slot that holds the hash, or the free one where it belongs.
  private static func slot(for hash: UInt64, in slots: [Entry]) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot].line > 0, slots[slot].hash != hash { slot = (slot + 1) & mask }
    return slot
  }

  /// FNV-1a (Fowler, Noll and Vo), its bits mixed as in MurmurHash3's last step, so that the low
  /// ones depend on all.
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return hash ^ (hash >> 33)
  }
}
