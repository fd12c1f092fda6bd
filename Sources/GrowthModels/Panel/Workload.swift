import Dispatch
import Foundation

/// Work on many things at once, with the results in order.
package enum Workload {
  /// The results of the work on each input, in order; they do not depend on the number of threads.
  package static func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], threads: Int, _ work: @Sendable (Input) -> Output
  ) -> [Output] {
    guard threads > 1, inputs.count > 1 else { return inputs.map(work) }
    let board = ResultBoard<Output>(count: inputs.count)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while let index = board.take() { board.post(work(inputs[index]), at: index) }
    }
    return board.collected()
  }
}

/// Hands out positions to threads and gathers their results.
private final class ResultBoard<Output>: @unchecked Sendable {
  private let lock = NSLock()
  private var next = 0
  private var results: [Output?]

  init(count: Int) { results = Array(repeating: nil, count: count) }

  func take() -> Int? {
    lock.lock()
    defer { lock.unlock() }
    guard next < results.count else { return nil }
    defer { next += 1 }
    return next
  }

  func post(_ result: Output, at index: Int) {
    lock.lock()
    defer { lock.unlock() }
    results[index] = result
  }

  /// - Precondition: every position has been posted.
  func collected() -> [Output] {
    results.map {
      guard let result = $0 else { preconditionFailure("a result for every position") }
      return result
    }
  }
}
