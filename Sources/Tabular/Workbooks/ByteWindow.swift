import Foundation

/// The part of a stream of bytes that is looked at, followed by zeros.
struct ByteWindow: ~Copyable {
  /// Zeros behind the bytes, so that a few can be looked at without asking whether they are there.
  static let padding = 64

  private(set) var hasEnded = false
  private var memory: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private let blockSize: Int

  init(blockSize: Int) {
    self.blockSize = blockSize
    memory = .allocate(byteCount: 2 * blockSize + Self.padding, alignment: 16)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
  }

  deinit { memory.deallocate() }

  var count: Int { end - start }

  /// The bytes; valid until the window changes.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[start..<end]) }

  func withBytes<Value>(_ body: (UnsafePointer<UInt8>) -> Value?) -> Value? {
    guard let base = memory.baseAddress else { return nil }
    return body(UnsafePointer((base + start).assumingMemoryBound(to: UInt8.self)))
  }

  mutating func drop(_ count: Int) { start += count }

  /// Drops blanks and line ends; answers how many lines ended.
  mutating func dropBlanks() -> Int {
    var lines = 0
    var previous: UInt8 = 0
    while start < end {
      let byte = memory[start]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { break }
      if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { lines += 1 }
      previous = byte
      start += 1
    }
    return lines
  }

  var startsWithRow: Bool {
    count >= 5 && memory[start] == UInt8(ascii: "<") && memory[start + 1] == UInt8(ascii: "r")
      && memory[start + 2] == UInt8(ascii: "o") && memory[start + 3] == UInt8(ascii: "w")
  }

  /// How many bytes come before the end of a pattern.
  func end(of pattern: [UInt8]) -> Int? {
    let bytes = bytes
    guard let base = bytes.baseAddress, let first = pattern.first else { return nil }
    var at = 0
    while at + pattern.count <= bytes.count,
      let found = memchr(base + at, Int32(first), bytes.count - pattern.count + 1 - at)
    {
      let place = UnsafeRawPointer(found) - base
      if memcmp(found, pattern, pattern.count) == 0 { return place + pattern.count }
      at = place + 1
    }
    return nil
  }

  func contains(_ pattern: [UInt8]) -> Bool { end(of: pattern) != nil }

  /// Reads a block more.
  mutating func fill(from reader: any ByteReader) throws {
    guard !hasEnded else { return }
    makeRoom()
    let room = UnsafeMutableRawBufferPointer(rebasing: memory[end..<(end + blockSize)])
    let read = try reader.read(into: room)
    hasEnded = read == 0
    end += read
    UnsafeMutableRawBufferPointer(rebasing: memory[end..<(end + Self.padding)])
      .initializeMemory(as: UInt8.self, repeating: 0)
  }

  private mutating func makeRoom() {
    let kept = count
    if start > 0, let base = memory.baseAddress {
      memmove(base, base + start, kept)
      (start, end) = (0, kept)
    }
    guard memory.count < kept + blockSize + Self.padding else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: 2 * kept + blockSize + Self.padding, alignment: 16)
    larger.initializeMemory(as: UInt8.self, repeating: 0)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<kept]))
    memory.deallocate()
    memory = larger
  }
}
