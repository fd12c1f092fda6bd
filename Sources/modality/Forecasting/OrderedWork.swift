import Dispatch
import Foundation

/// Work on the pieces of a stream by several threads: pieces are read one after the other, worked
/// on at the same time, and their products written in the order of reading.
///
/// Reading and writing belong to whichever thread is free, one at a time each, so that neither
/// keeps the others waiting. A few pieces a thread are on their way at most, which bounds memory.
final class OrderedWork<Piece, Product>: @unchecked Sendable {
  private let read: () throws -> Piece?
  private let write: (Product) throws -> Void

  private let condition = NSCondition()
  private var isReading = false
  private var isWriting = false
  private var hasEnded = false
  private var piecesRead = 0
  private var piecesWritten = 0
  /// Products that wait for those before them, by the number of their piece.
  private var waiting: [Int: Product] = [:]
  private var mostUnderway = 1
  private var readFailure: (any Error)?
  private var writeFailure: (any Error)?

  /// Pieces on their way for each thread: one in hand, and some that wait for a slow one.
  private static var piecesPerThread: Int { 4 }

  /// - Parameters:
  ///   - read: The next piece; `nil` at the end.
  ///   - write: Takes the products in the order of their pieces.
  init(read: @escaping () throws -> Piece?, write: @escaping (Product) throws -> Void) {
    self.read = read
    self.write = write
  }

  /// Reads, works and writes until the end.
  ///
  /// - Parameters:
  ///   - threads: How many threads share the work; products and their order do not depend on it.
  ///   - makeWork: Makes what one thread does with its pieces.
  /// - Throws: What `write` throws; else what `read` throws, after every piece before has been
  ///   written.
  func run(threads: Int, _ makeWork: @Sendable () -> (Piece) -> Product) throws {
    mostUnderway = threads * Self.piecesPerThread
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      let work = makeWork()
      while let (number, piece) = take() { post(work(piece), number) }
    }
    if let failure = writeFailure ?? readFailure { throw failure }
  }

  /// The next piece and its number, once there is room for it; `nil` when there is none.
  private func take() -> (number: Int, piece: Piece)? {
    condition.lock()
    defer { condition.unlock() }
    while !hasEnded, isReading || piecesRead - piecesWritten >= mostUnderway { condition.wait() }
    guard !hasEnded else { return nil }
    isReading = true
    condition.unlock()
    let found = Result { try read() }
    condition.lock()
    isReading = false
    defer { condition.broadcast() }
    switch found {
    case .success(let piece?):
      piecesRead += 1
      return (piecesRead - 1, piece)
    case .success(nil): break
    case .failure(let error): readFailure = error
    }
    hasEnded = true
    return nil
  }

  /// Writes the product, and those that waited for it, when it is next; else leaves it to whoever
  /// writes the one before.
  private func post(_ product: Product, _ number: Int) {
    condition.lock()
    defer { condition.unlock() }
    waiting[number] = product
    guard !isWriting else { return }
    isWriting = true
    while writeFailure == nil, let next = waiting.removeValue(forKey: piecesWritten) {
      condition.unlock()
      let written = Result { try write(next) }
      condition.lock()
      piecesWritten += 1
      if case .failure(let error) = written {
        writeFailure = error
        hasEnded = true
      }
      condition.broadcast()
    }
    isWriting = false
  }
}
