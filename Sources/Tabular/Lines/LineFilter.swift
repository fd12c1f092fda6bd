/// Tells lines of identifiers of one form apart by a part of the identifier, before they are taken
/// to pieces.
///
/// The filter only ever turns away what certainly has another key: a line that begins with the
/// prefix and an identifier of the right length, and holds another key in its place. Every other
/// line, damaged ones among them, is let through to whoever reads it.
public struct LineFilter: Sendable, Equatable {
  /// How many bytes a key has; the loads below count on it.
  static let keyLength = 6

  private let prefix: [UInt8]
  private let length: Int
  private let offset: Int
  /// The keys as numbers whose first byte weighs most, in order.
  private let keys: [UInt64]

  /// - Parameters:
  ///   - prefix: The bytes with which every line begins.
  ///   - length: The length of the identifier, after which a blank or a tab stands.
  ///   - offset: Where in the identifier the key begins.
  ///   - keys: The keys to be let through.
  /// - Precondition: Keys have six bytes and lie inside the identifier, behind the prefix; there is
  ///   at least one.
  public init(prefix: String, length: Int, offset: Int, keys: Set<String>) {
    precondition(!keys.isEmpty, "at least one key")
    precondition(
      keys.allSatisfy { $0.utf8.count == Self.keyLength } && offset >= 2
        && offset >= prefix.utf8.count && offset + Self.keyLength <= length,
      "keys of six bytes behind the prefix")
    self.prefix = Array(prefix.utf8)
    self.length = length
    self.offset = offset
    self.keys = keys.map { key in key.utf8.reduce(0) { $0 << 8 | UInt64($1) } }.sorted()
  }

  /// Whether the line of `count` bytes certainly has another key.
  ///
  /// - Precondition: `line` points at `count` bytes.
  @inline(__always)
  func turnsAway(_ line: UnsafeRawPointer, count: Int) -> Bool {
    guard count > length else { return false }
    let after = line.load(fromByteOffset: length, as: UInt8.self)
    guard after == 0x20 || after == 0x09 else { return false }
    // A shorter identifier has blanks before; its key lies elsewhere.
    let last = line.load(fromByteOffset: length - 1, as: UInt8.self)
    guard last != 0x20, last != 0x09 else { return false }
    for index in 0..<prefix.count
    where line.load(fromByteOffset: index, as: UInt8.self) != prefix[index] { return false }
    // Eight bytes that end with the key.
    let word = UInt64(bigEndian: line.loadUnaligned(fromByteOffset: offset - 2, as: UInt64.self))
    return !holds(word & 0xFFFF_FFFF_FFFF)
  }

  @inline(__always)
  private func holds(_ key: UInt64) -> Bool {
    var (low, high) = (0, keys.count)
    guard key >= keys[0], key <= keys[high - 1] else { return false }
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return keys[low] == key
  }
}
