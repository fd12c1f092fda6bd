import Dispatch
import Synchronization

/// Consecutive stretches of a batch, one for each thread.
struct Stretches: Sendable {
  let ranges: [Range<Int>]

  /// Stretches of `count` places for at most so many threads, none of them very short.
  init(_ count: Int, _ threads: Int) {
    let parts = max(1, min(threads, count / 1024))
    ranges = (0..<parts).map { (count * $0 / parts)..<(count * ($0 + 1) / parts) }
  }

  /// What a computation gives for each stretch, in order, each on a thread of its own.
  func map<Result: Sendable>(_ compute: @Sendable (Range<Int>) -> Result) -> [Result] {
    if ranges.count == 1 { return ranges.map(compute) }
    let found = Mutex<[Int: Result]>([:])
    DispatchQueue.concurrentPerform(iterations: ranges.count) { part in
      let result = compute(ranges[part])
      found.withLock { $0[part] = result }
    }
    let all = found.withLock { $0 }
    return ranges.indices.compactMap { all[$0] }
  }
}

extension Array {
  /// One array made of a part of each element; without copying where there is only one.
  func joined<Value>(_ part: KeyPath<Element, [Value]>) -> [Value] {
    count == 1 ? self[0][keyPath: part] : flatMap { $0[keyPath: part] }
  }
}
