import Synchronization
import Testing

@testable import Serving

@Suite struct AnswerCacheTests {
  /// Work that counts how often it is done.
  private final class Work: Sendable {
    private let count = Mutex(0)

    var times: Int { count.withLock { $0 } }

    func text(_ length: Int) -> String {
      count.withLock { $0 += 1 }
      return String(repeating: "x", count: length)
    }
  }

  private struct Refused: Error {}

  private func cache(_ bytes: Int) -> AnswerCache<String, String> {
    AnswerCache(byteLimit: bytes) { $0.hasPrefix("-") ? nil : $0.utf8.count }
  }

  @Test func whatWasGivenOnceIsNotWorkedOutAgain() async throws {
    let (cache, work) = (cache(100), Work())
    for _ in 0..<3 {
      #expect(try await cache.value(for: "a") { work.text(10) } == "xxxxxxxxxx")
    }
    #expect(work.times == 1)
    #expect(await cache.byteCount == 10)
  }

  @Test func whatWasAskedForLongestAgoIsForgotten() async throws {
    let (cache, work) = (cache(30), Work())
    for key in ["a", "b", "c", "a", "d"] {
      _ = try await cache.value(for: key) { work.text(10) }
    }
    #expect(work.times == 4)
    #expect(await cache.byteCount == 30)
    #expect(await cache.count == 3)
    _ = try await cache.value(for: "a") { work.text(10) }
    #expect(work.times == 4, "a was asked for again before d came")
    _ = try await cache.value(for: "b") { work.text(10) }
    #expect(work.times == 5)
  }

  @Test func bytesNeverPassTheLimit() async throws {
    let (cache, work) = (cache(100), Work())
    for number in 0..<500 {
      let length = number * 7919 % 130
      _ = try await cache.value(for: "\(number)") { work.text(length) }
      #expect(await cache.byteCount <= 100)
    }
    #expect(work.times == 500)
  }

  @Test func whatIsTooLargeOrNotToBeHeldIsWorkedOutEachTime() async throws {
    let (small, work) = (cache(5), Work())
    for _ in 0..<2 { _ = try await small.value(for: "a") { work.text(10) } }
    #expect(work.times == 2)
    let cache = cache(100)
    for _ in 0..<2 {
      _ = try await cache.value(for: "a") { "-" + work.text(1) }
    }
    #expect(work.times == 4)
    #expect(await cache.count == 0)
  }

  @Test func nothingIsHeldWithoutMemory() async throws {
    let (cache, work) = (cache(0), Work())
    for _ in 0..<2 { _ = try await cache.value(for: "a") { work.text(1) } }
    #expect(work.times == 2)
  }

  @Test func manyWhoAskAtOnceHaveItWorkedOutOnce() async throws {
    let (cache, work) = (cache(100), Work())
    let (gate, opening) = AsyncStream<Void>.makeStream()
    let values = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<50 {
        group.addTask {
          try await cache.value(for: "a") {
            for await _ in gate {}  // Nobody is answered before everybody has asked.
            return work.text(3)
          }
        }
        if number == 49 { opening.finish() }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(values == Array(repeating: "xxx", count: 50))
    #expect(work.times == 1)
  }

  @Test func aFailureIsToldAndTriedAgain() async throws {
    let (cache, work) = (cache(100), Work())
    await #expect(throws: Refused.self) {
      try await cache.value(for: "a") { throw Refused() }
    }
    #expect(try await cache.value(for: "a") { work.text(2) } == "xx")
    #expect(work.times == 1)
  }
}
