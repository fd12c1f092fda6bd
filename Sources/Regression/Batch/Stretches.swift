import Dispatch
import Foundation

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
    let found = Collected<Result>()
    DispatchQueue.concurrentPerform(iterations: ranges.count) { part in
      found.insert(compute(ranges[part]), at: part)
    }
    return found.inOrder
  }
}

/// Results that several threads hand in. Unchecked, because its lock guards its only state.
private final class Collected<Result: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var results: [Int: Result] = [:]

  func insert(_ result: Result, at place: Int) {
    lock.withLock { results[place] = result }
  }

  var inOrder: [Result] {
    lock.withLock { results.sorted { $0.key < $1.key }.map(\.value) }
  }
}

extension Array {
  /// One array made of a part of each element; without copying where there is only one.
  func joined<Value>(_ part: KeyPath<Element, [Value]>) -> [Value] {
    count == 1 ? self[0][keyPath: part] : flatMap { $0[keyPath: part] }
  }
}
