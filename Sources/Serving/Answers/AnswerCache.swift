/// The memory of a pure function: what it gave for a key is given again without working it out.
///
/// It holds a limited number of bytes, and forgets what was asked for longest ago first. A value
/// that several ask for at the same time is worked out once.
public actor AnswerCache<Key: Hashable & Sendable, Value: Sendable> {
  private struct Entry {
    let value: Value
    let size: Int
    var lastUse: Int
  }

  /// How many bytes are held at most.
  public let byteLimit: Int
  /// How many bytes are held.
  public private(set) var byteCount = 0
  private let size: @Sendable (Value) -> Int?
  private var entries: [Key: Entry] = [:]
  private var underWay: [Key: Task<Value, any Error>] = [:]
  private var clock = 0

  /// An empty memory.
  ///
  /// - Parameters:
  ///   - byteLimit: How many bytes are held; 0 holds nothing.
  ///   - size: The bytes that a value takes; nil for a value that is not to be held.
  public init(byteLimit: Int, size: @escaping @Sendable (Value) -> Int?) {
    precondition(byteLimit >= 0, "a number of bytes that is not negative")
    self.byteLimit = byteLimit
    self.size = size
  }

  /// How many values are held.
  public var count: Int { entries.count }

  /// The value of a key, from memory or worked out; what is under way already is waited for.
  ///
  /// - Throws: what working it out throws, to all who wait; it is tried again by the next.
  public func value(
    for key: Key, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    if let held = held(key) { return held }
    if let task = underWay[key] { return try await task.value }
    // Not a child of the asking task: others may wait for it when the first has gone.
    let task = Task { try await work() }
    underWay[key] = task
    defer { underWay[key] = nil }
    let value = try await task.value
    keep(value, for: key)
    return value
  }

  private func held(_ key: Key) -> Value? {
    clock += 1
    entries[key]?.lastUse = clock
    return entries[key]?.value
  }

  private func keep(_ value: Value, for key: Key) {
    guard let size = size(value), size <= byteLimit else { return }
    entries[key] = Entry(value: value, size: size, lastUse: clock)
    byteCount += size
    while byteCount > byteLimit,
      let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
    {
      entries[oldest.key] = nil
      byteCount -= oldest.value.size
    }
  }
}
