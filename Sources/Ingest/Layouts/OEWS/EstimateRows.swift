/// Remembers which area, industry and occupation stood in which row, for finding rows that stand
/// twice.
///
/// Sixteen bytes a row, in open addressing with linear steps. Rows are told apart by their key
/// alone; a hash of 32 bits says whether the figures are the same.
struct EstimateRows {
  /// An earlier row with the same key.
  struct Earlier {
    let row: Int
    let isIdentical: Bool
  }

  private struct Slot {
    var key: UInt64 = 0
    var hash: UInt32 = 0
    /// Zero where the slot is free.
    var row: UInt32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 1 << 11)
  private var count = 0

  /// Enters a row; the earlier one when its key is known already.
  mutating func enter(key: UInt64, hash: UInt32, row: Int) -> Earlier? {
    var at = EstimateRows.start(key, slots.count)
    let mask = slots.count - 1
    while slots[at].row > 0 {
      if slots[at].key == key {
        return Earlier(row: Int(slots[at].row), isIdentical: slots[at].hash == hash)
      }
      at = (at + 1) & mask
    }
    slots[at] = Slot(key: key, hash: hash, row: UInt32(truncatingIfNeeded: row))
    count += 1
    if count * 5 > slots.count * 4 { grow() }
    return nil
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: slots.count * 2)
    let mask = larger.count - 1
    for slot in slots where slot.row > 0 {
      var at = EstimateRows.start(slot.key, larger.count)
      while larger[at].row > 0 { at = (at + 1) & mask }
      larger[at] = slot
    }
    slots = larger
  }

  /// The place where a key belongs: its bits mixed as in MurmurHash3's last step.
  private static func start(_ key: UInt64, _ count: Int) -> Int {
    var hash = (key ^ (key >> 33)) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return Int(truncatingIfNeeded: hash ^ (hash >> 33)) & (count - 1)
  }
}
