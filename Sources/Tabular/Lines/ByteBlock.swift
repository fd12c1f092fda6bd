import Foundation

/// The bytes of a source that are in memory, and where lines and fields lie in them.
struct ByteBlock: ~Copyable {
  /// Whether the source has no more bytes.
  private(set) var hasEnded = false

  private let bytes: UnsafeMutableRawPointer
  private let capacity: Int
  /// What has been read and not been taken lies between the two.
  private var (next, end) = (0, 0)

  private static let lineFeed: Int32 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D
  private static let tab: Int32 = 0x09
  private static let blank: UInt8 = 0x20

  init(blockSize: Int, longestLine: Int) {
    precondition(blockSize > 0, "a block of at least one byte")
    capacity = blockSize + longestLine + 1
    // Eight bytes more than are ever filled, so that a word can be loaded at the last byte.
    bytes = .allocate(byteCount: capacity + 8, alignment: 16)
    bytes.initializeMemory(as: UInt8.self, repeating: 0, count: capacity + 8)
  }

  deinit { bytes.deallocate() }

  /// How many bytes have been read and not been taken.
  var unread: Int { end - next }

  /// Reads on behind what has not been taken.
  mutating func fill(from source: ByteSource) throws(ByteSourceError) {
    guard !hasEnded else { return }
    if next > 0 {
      memmove(bytes, bytes + next, end - next)
      (next, end) = (0, end - next)
    }
    let count = try source.read(
      into: UnsafeMutableRawBufferPointer(start: bytes + end, count: capacity - end))
    end += count
    hasEnded = count == 0
  }

  /// Passes over whole lines up to the first that the filter lets through; answers how many.
  mutating func passLines(turnedAwayBy filter: LineFilter?) -> Int {
    guard let filter else { return 0 }
    var (at, passed) = (next, 0)
    while let found = memchr(bytes + at, Self.lineFeed, end - at) {
      let count = UnsafeRawPointer(found) - UnsafeRawPointer(bytes + at)
      guard filter.turnsAway(bytes + at, count: count) else { break }
      at += count + 1
      passed += 1
    }
    next = at
    return passed
  }

  /// The next line without its end; `nil` when it is not whole yet or there is none.
  mutating func takeLine() -> Range<Int>? {
    let start = next
    if let found = memchr(bytes + start, Self.lineFeed, end - start) {
      let stop = UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
      next = stop + 1
      return start..<(stop > start && self[stop - 1] == Self.carriageReturn ? stop - 1 : stop)
    }
    guard hasEnded, start < end else { return nil }
    next = end
    return start..<(self[end - 1] == Self.carriageReturn ? end - 1 : end)
  }

  /// The place of the first tab in a stretch.
  func tab(in range: Range<Int>) -> Int? {
    guard let found = memchr(bytes + range.lowerBound, Self.tab, range.count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
  }

  /// A stretch without the blanks at its ends.
  func trimmed(_ range: Range<Int>) -> (start: Int, stop: Int) {
    var (start, stop) = (range.lowerBound, range.upperBound)
    while start < stop, self[start] == Self.blank { start += 1 }
    while stop > start, self[stop - 1] == Self.blank { stop -= 1 }
    return (start, stop)
  }

  func isBlank(_ range: Range<Int>) -> Bool {
    range.allSatisfy { self[$0] == Self.blank || Int32(self[$0]) == Self.tab }
  }

  func begins(at place: Int, with prefix: [UInt8]) -> Bool {
    place + prefix.count <= end && prefix.indices.allSatisfy { self[place + $0] == prefix[$0] }
  }

  /// Eight bytes as a number whose lowest byte is the first.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// The number in a stretch; `nil` where there is none.
  func number(_ range: Range<Int>) -> Double? {
    var mantissa = 0
    var point: Int?
    // Fifteen digits are exact in a number, and so is a power of ten up to the twenty-second, so
    // that one division rounds once.
    guard range.count <= 16, !range.isEmpty else { return longNumber(range) }
    for place in range {
      let digit = self[place] &- 0x30
      if digit < 10 {
        mantissa = mantissa * 10 + Int(digit)
      } else if self[place] == UInt8(ascii: "."), point == nil, range.count > 1 {
        point = place
      } else {
        return longNumber(range)
      }
    }
    guard range.count <= 15 || point != nil else { return longNumber(range) }
    guard let point else { return Double(mantissa) }
    return Double(mantissa) / Self.powers[range.upperBound - point - 1]
  }

  private func longNumber(_ range: Range<Int>) -> Double? {
    DecimalNumber.value(of: Array(UnsafeRawBufferPointer(rebasing: view(range)))[...])
  }

  /// The text of a stretch; `nil` where it is not UTF-8 or has a NUL in it.
  func text(_ range: Range<Int>) -> String? {
    let view = view(range)
    guard !view.contains(0) else { return nil }
    return String(validating: view, as: UTF8.self)
  }

  /// The beginning of a stretch for a message.
  func excerpt(_ range: Range<Int>) -> String {
    let text = String(decoding: view(range).prefix(60), as: UTF8.self)
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
  }

  private func view(_ range: Range<Int>) -> Slice<UnsafeRawBufferPointer> {
    UnsafeRawBufferPointer(start: bytes, count: end)[range]
  }

  @inline(__always)
  private subscript(place: Int) -> UInt8 { bytes.load(fromByteOffset: place, as: UInt8.self) }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
