/// Bytes that a block is written into.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// A whole number in groups of seven bits, the lowest first; a set top bit says that more follow
  /// (LEB128, DWARF Debugging Information Format 5, section 7.6, 2017).
  @inline(__always)
  mutating func write(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A number of either sign, so that small ones of both stay short.
  @inline(__always)
  mutating func write(signed number: Int64) {
    write(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
  }

  mutating func write(byte: UInt8) { bytes.append(byte) }

  /// The eight bytes of a number, the lowest first.
  mutating func write(word: UInt64) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }

  /// A part of its own with its length before it, so that a reader can pass over it.
  mutating func write(part: ByteWriter) {
    write(UInt64(part.bytes.count))
    bytes.append(contentsOf: part.bytes)
  }
}

/// Bytes that a block is read from. What runs over the end, or is no number, throws.
struct ByteReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  init(_ bytes: [UInt8]) { self.init(bytes[...]) }

  var isAtEnd: Bool { position >= bytes.endIndex }

  @inline(__always)
  mutating func byte() throws(BlockFault) -> UInt8 {
    guard position < bytes.endIndex else { throw .endsEarly }
    defer { position += 1 }
    return bytes[position]
  }

  @inline(__always)
  mutating func number() throws(BlockFault) -> UInt64 {
    var byte = try byte()
    if byte < 0x80 { return UInt64(byte) }
    var number = UInt64(byte & 0x7F)
    var shift: UInt64 = 7
    while true {
      byte = try self.byte()
      guard shift < 64 else { throw .numberTooLong }
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }

  @inline(__always)
  mutating func signed() throws(BlockFault) -> Int64 {
    let number = try number()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  mutating func word() throws(BlockFault) -> UInt64 {
    var word: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      word |= UInt64(try byte()) << shift
    }
    return word
  }

  /// A count that cannot be more than `limit`.
  mutating func count(upTo limit: Int) throws(BlockFault) -> Int {
    let number = try number()
    guard number <= UInt64(limit) else { throw .countTooLarge }
    return Int(number)
  }

  /// A part that was written with its length before it.
  mutating func part() throws(BlockFault) -> ByteReader {
    let count = try count(upTo: bytes.endIndex - position)
    defer { position += count }
    return ByteReader(bytes[position..<position + count])
  }
}

/// What is wrong with the bytes of a block.
enum BlockFault: Error, Equatable, CustomStringConvertible {
  case endsEarly
  case numberTooLong
  case countTooLarge
  /// A column or the groups do not have as many entries as the block has cells.
  case countsDisagree
  /// A form of column, a measure or a status that there is not.
  case unknownForm(UInt8)
  /// A number that is too large for what it stands for.
  case outOfRange
  /// The bytes are not those that were written.
  case checksumDiffers

  var description: String {
    switch self {
    case .endsEarly: "it ends early"
    case .numberTooLong: "it has a number of more than 64 bits"
    case .countTooLarge: "it claims more than it holds"
    case .countsDisagree: "its columns differ in length"
    case .unknownForm(let form): "it has the unknown form \(form)"
    case .checksumDiffers: "its bytes are not those that were written"
    case .outOfRange: "it has a number out of range"
    }
  }
}
