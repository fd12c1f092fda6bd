/// A column of published numbers in a block, exactly.
///
/// A published number has few decimals, so it is written as a whole number and how many decimals it
/// has, up to three. What does not come back as the same number that way (negative numbers, more
/// decimals) stands aside with its eight bytes.
enum ValueColumn {
  /// Writes a column.
  static func encode(_ values: [Double]) -> ByteWriter {
    var writer = ByteWriter(capacity: values.count * 3)
    var aside = ByteWriter()
    var asideCount: UInt64 = 0
    var lastAside = 0
    for (index, value) in values.enumerated() {
      if let code = code(of: value) {
        writer.write(code)
      } else {
        writer.write(byte: 0)
        aside.write(UInt64(index - lastAside))
        aside.write(word: value.bitPattern)
        lastAside = index
        asideCount += 1
      }
    }
    var column = ByteWriter(capacity: writer.bytes.count + aside.bytes.count + 16)
    column.write(part: writer)
    column.write(asideCount)
    column.write(part: aside)
    return column
  }

  /// Reads a column of `count` numbers.
  static func decode(_ reader: ByteReader, count: Int) throws(BlockFault) -> [Double] {
    var reader = reader
    var codes = try reader.part()
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(value(of: try codes.number())) }
    let asideCount = try reader.count(upTo: count)
    var aside = try reader.part()
    var index = 0
    for _ in 0..<asideCount {
      index += try aside.count(upTo: count)
      guard index < count else { throw .countsDisagree }
      values[index] = Double(bitPattern: try aside.word())
    }
    guard codes.isAtEnd, aside.isAtEnd, reader.isAtEnd else { throw .countsDisagree }
    return values
  }

  /// Numbers below this keep every digit when they are multiplied by a thousand.
  private static let bound = 9.0e12

  /// The whole number of a value and its decimals in the two lowest bits; nil for what does not
  /// come back.
  @inline(__always)
  private static func code(of value: Double) -> UInt64? {
    guard value >= 0, value < bound, value.sign == .plus else { return nil }
    let whole = UInt64(value)
    if Double(whole) == value { return whole << 2 }
    let hundredths = UInt64((value * 100).rounded())
    if Double(hundredths) / 100 == value {
      return hundredths % 10 == 0 ? (hundredths / 10) << 2 | 1 : hundredths << 2 | 2
    }
    let thousandths = UInt64((value * 1000).rounded())
    return Double(thousandths) / 1000 == value ? thousandths << 2 | 3 : nil
  }

  @inline(__always)
  private static func value(of code: UInt64) -> Double {
    let digits = Double(code >> 2)
    switch code & 3 {
    case 0: return digits
    case 1: return digits / 10
    case 2: return digits / 100
    default: return digits / 1000
    }
  }
}
