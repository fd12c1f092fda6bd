import Dispatch
import Synchronization

/// The results of independent parts of a computation, computed on several threads, in order.
struct ConcurrentParts<Result: Sendable> {
  let results: [Result]

  init(count: Int, _ compute: @Sendable (Int) -> Result) {
    let found = Mutex<[Int: Result]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { part in
      let result = compute(part)
      found.withLock { $0[part] = result }
    }
    let all = found.withLock { $0 }
    results = (0..<count).compactMap { all[$0] }
  }
}
