extension [Double] {
  /// The values from the least to the greatest.
  ///
  /// Draws are sorted by the 33 highest bits in which they differ, eleven at a time from the last to
  /// the first, each pass keeping the order of the one before (Knuth, 1998, section 5.2.5). What
  /// these bits leave in disorder is next to its place, and one pass of insertions puts it there,
  /// in a small part of the time that comparing takes for thousands of draws.
  func ascending() -> [Double] {
    guard count >= 128 else { return sorted() }
    var keys = map(Self.key)
    let (least, most) = Self.range(of: keys)
    let width = UInt64.bitWidth - (least ^ most).leadingZeroBitCount
    let shift = UInt64(Swift.max(0, width - 33))
    var moved = [UInt64](repeating: 0, count: count)
    for pass in 0..<(Swift.min(width, 33) + 10) / 11 {
      Self.distribute(keys, by: shift + 11 * UInt64(pass), into: &moved)
      swap(&keys, &moved)
    }
    if !Self.finish(&keys) { keys.sort() }
    return keys.map(Self.value)
  }

  private static func range(of keys: [UInt64]) -> (least: UInt64, most: UInt64) {
    keys.reduce((UInt64.max, UInt64.min)) { (Swift.min($0.0, $1), Swift.max($0.1, $1)) }
  }

  /// Puts keys into the order of the eleven bits from `shift` on; equal ones stay in their order.
  private static func distribute(
    _ keys: [UInt64], by shift: UInt64, into moved: inout [UInt64]
  ) {
    var next = [Int](repeating: 0, count: 2048)
    next.withUnsafeMutableBufferPointer { next in
      for key in keys { next[digit(key, shift)] += 1 }
      var position = 0
      for index in next.indices { (next[index], position) = (position, position + next[index]) }
      moved.withUnsafeMutableBufferPointer { to in
        for key in keys {
          let own = digit(key, shift)
          to[next[own]] = key
          next[own] += 1
        }
      }
    }
  }

  private static func digit(_ key: UInt64, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: (key >> shift) & 0x7FF)
  }

  /// Puts keys that are near their places into them; false, with work left to do, where that takes
  /// many steps, as it does when many numbers are the same but for their last digits.
  private static func finish(_ keys: inout [UInt64]) -> Bool {
    keys.withUnsafeMutableBufferPointer { keys in
      var steps = 4 * keys.count
      for index in keys.indices.dropFirst() {
        let key = keys[index]
        var place = index
        while place > 0, keys[place - 1] > key, steps > 0 {
          keys[place] = keys[place - 1]
          place -= 1
          steps -= 1
        }
        keys[place] = key
      }
      return steps > 0
    }
  }

  /// A number whose order among whole numbers is that of the value: the sign's bit is turned round,
  /// and below zero all others too.
  private static func key(_ value: Double) -> UInt64 {
    let bits = value.bitPattern
    return bits >> 63 == 0 ? bits | (1 << 63) : ~bits
  }

  private static func value(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }
}
