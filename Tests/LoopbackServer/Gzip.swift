/// Bytes packed for answers that come packed (RFC 1951, RFC 1952).
public enum Gzip {
  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

  /// Bytes in one stored block.
  ///
  /// - Precondition: there are fewer than 65,536 of them.
  public static func stored(_ bytes: [UInt8]) -> [UInt8] {
    precondition(bytes.count < 65_536, "a stored block has a length of sixteen bits")
    let length = UInt16(bytes.count)
    let block: [UInt8] = [1] + littleEndian(length) + littleEndian(~length) + bytes
    return header + block + littleEndian(checksum(bytes)) + littleEndian(UInt32(bytes.count))
  }

  /// Blanks, 258 in every thirteen bits: a body that grows more than a hundred and fifty times.
  public static func blanks(_ runs: Int) -> [UInt8] {
    var bits = Bits()
    bits.append(0b011, count: 3)  // Last block, fixed codes.
    bits.appendCode(0x30 + 0x20, count: 8)  // A blank.
    for _ in 0..<runs {
      bits.appendCode(0b1100_0101, count: 8)  // 258 bytes…
      bits.appendCode(0, count: 5)  // …of the byte before.
    }
    bits.appendCode(0, count: 7)
    return header + bits.bytes
  }

  private struct Bits {
    var bytes: [UInt8] = []
    private var used = 8

    mutating func append(_ value: Int, count: Int) {
      for bit in 0..<count { append(value >> bit & 1) }
    }

    /// Codes come with their highest bit first.
    mutating func appendCode(_ value: Int, count: Int) {
      for bit in (0..<count).reversed() { append(value >> bit & 1) }
    }

    private mutating func append(_ bit: Int) {
      if used == 8 {
        bytes.append(0)
        used = 0
      }
      bytes[bytes.count - 1] |= UInt8(bit << used)
      used += 1
    }
  }

  private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
